"""Every write of the assessment: recording results, confirming them, awarding."""

from juncta.assessment.operations.awarding import award
from juncta.assessment.operations.confirming import confirm_results
from juncta.assessment.operations.recording import record_result, record_results

__all__ = ["award", "confirm_results", "record_result", "record_results"]

"""What the enrolment's rules know."""

from enum import StrEnum


class EnrolmentState(StrEnum):
    """Where a learner stands in an offering."""

    WAITING = "waiting"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"

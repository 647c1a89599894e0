"""What the enrolment's rules know."""

from enum import StrEnum


class EnrolmentState(StrEnum):
    """Where a learner stands in an offering."""

    WAITING = "waiting"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


LIVE = (EnrolmentState.WAITING, EnrolmentState.ENROLLED, EnrolmentState.COMPLETED)
SEATED = (EnrolmentState.ENROLLED, EnrolmentState.COMPLETED)  # who holds a numbered place

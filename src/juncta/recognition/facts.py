"""What the rules of recognition know: criteria, answers, outcomes."""

from enum import StrEnum


class ClaimState(StrEnum):
    """Where a claim stands."""

    OPEN = "open"
    DECIDED = "decided"


class Answer(StrEnum):
    """What an institution can answer (Lisbon Recognition Convention, by analogy)."""

    RECOGNISED = "recognised"
    PARTLY = "partly recognised"
    REFUSED = "refused"


class Truth(StrEnum):
    """What a criterion evaluates to."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

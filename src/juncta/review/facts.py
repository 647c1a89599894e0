"""What the review's rules know: verdicts, decisions, outcomes, a panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a seat of the panel can say."""

    APPROVE = "approve"
    RETURN = "return"


class Decision(StrEnum):
    """What an awarding partner can decide."""

    APPROVED = "approved"
    RETURNED = "returned"


class Outcome(StrEnum):
    """What became of a dossier."""

    OPEN = "open"  # the panel is speaking
    APPROVING = "approving"  # the panel has approved; awarding partners decide
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Panel:
    """The bodies who must speak (slugs), and what each has said so far."""

    seats: frozenset[str]
    voices: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Approvals:
    """The awarding partners who must decide (slugs), and what each has decided so far."""

    partners: frozenset[str]
    decisions: Mapping[str, Decision]

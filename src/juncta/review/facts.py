"""What the review's rules know: verdicts, decisions, outcomes, a panel, marks against standards, conditions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from juncta.kernel.words import mark


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

    OPEN = "open"  # the seats judge, each for itself; nobody reads the others
    DISCUSSING = "discussing"  # every seat has spoken; they read each other and settle it
    APPROVING = "approving"  # the panel has approved; awarding partners decide
    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is decided here."""
        return self in {Outcome.APPROVED, Outcome.RETURNED}


class Mark(StrEnum):
    """How a design stands against one standard."""

    MET = "met"
    PARTLY = "partly met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"


MARK_NAMES = {
    Mark.MET: mark("Met"),
    Mark.PARTLY: mark("Partly met"),
    Mark.NOT_MET: mark("Not met"),
    Mark.NOT_APPLICABLE: mark("Not applicable"),
}


class Ending(StrEnum):
    """How an objection ended."""

    LIFTED = "lifted"  # the partner lifted it
    RETURNED = "returned"  # the design went back to its team because of it


@dataclass(frozen=True, slots=True)
class Judged:
    """One standard as a seat judges it: which set, which standard, how it stands, and why."""

    standards: str
    standard: str
    mark: Mark
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition as somebody sets it: what must be shown, for which standard, until when, and who may close it."""

    text: str
    standard: str = ""
    due_on: date | None = None
    before_publication: bool = False
    office_may_close: bool = True


@dataclass(frozen=True, slots=True)
class Panel:
    """The seats that must speak, what each says now, which approve with conditions, and which have confirmed since the last change."""

    seats: frozenset[str]
    voices: Mapping[str, Verdict]
    conditional: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    @property
    def has_spoken(self) -> bool:
        """Whether every seat has; a panel without seats never has."""
        return bool(self.seats) and self.seats <= self.voices.keys()

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to discuss: all approve without a condition, or all return."""
        return self.has_spoken and len(set(self.voices.values())) == 1 and not self.conditional


@dataclass(frozen=True, slots=True)
class Approvals:
    """The awarding partners who must decide (slugs), and what each has decided so far."""

    partners: frozenset[str]
    decisions: Mapping[str, Decision]

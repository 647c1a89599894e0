"""Announcements about requests for support."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportAsked(Event):
    """A team asked a body for support."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportAnswered(Event):
    """Somebody answered."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportReopened(Event):
    """The team asks again: the answer left something open."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportClosed(Event):
    """The team has what it needed."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWithdrawn(Event):
    """The team took its question back."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportHandedOver(Event):
    """Somebody else answers from now on."""

    subject: ClassVar[str] = "support request"
    design_id: UUID
    person_id: UUID
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportDue(Event):
    """The day by which an answer was asked comes near, or has passed."""

    subject: ClassVar[str] = "support request"
    design_id: UUID
    due: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKept(Event):
    """An answer may be read at the same step of other designs."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDropped(Event):
    """An answer is no longer proposed to others."""

    subject: ClassVar[str] = "support request"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReused(Event):
    """An answer given elsewhere has helped a team."""

    subject: ClassVar[str] = "design"
    kept_id: UUID
    step: str

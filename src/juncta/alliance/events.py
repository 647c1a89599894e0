"""Announcements about who there is in an alliance."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceLoaded(Event):
    """An alliance was made from its data, or brought up to date with it."""

    subject: ClassVar[str] = "alliance"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded(Event):
    """Somebody became known to the alliance."""

    subject: ClassVar[str] = "person"
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(Event):
    """Somebody known to the alliance can sign in from now on."""

    subject: ClassVar[str] = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateGiven(Event):
    """Somebody may do something from a day on."""

    subject: ClassVar[str] = "person"
    mandate_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEnded(Event):
    """Somebody may no longer do something."""

    subject: ClassVar[str] = "person"
    mandate_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNamed(Event):
    """Somebody answers for a body from now on."""

    subject: ClassVar[str] = "body"
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerJoined(Event):
    """A learner without a home university joined by themselves."""

    subject: ClassVar[str] = "person"

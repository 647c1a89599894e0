"""Announcements about results and awards."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRecorded(Event):
    """A teacher recorded a result."""

    subject: ClassVar[str] = "enrolment"
    component: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsConfirmed(Event):
    """The board confirmed a learner's results."""

    subject: ClassVar[str] = "enrolment"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardConfirmed(Event):
    """The board awarded the micro-credential to one learner."""

    subject: ClassVar[str] = "award"
    edition_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardsConfirmed(Event):
    """The board closed a decision on one or more awards of an edition."""

    subject: ClassVar[str] = "edition"
    count: int

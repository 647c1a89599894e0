"""Announcements about enrolments."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerApplied(Event):
    """A learner applied."""

    subject: ClassVar[str] = "enrolment"
    offering_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGranted(Event):
    """A learner got a place."""

    subject: ClassVar[str] = "enrolment"
    offering_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedOnWaitingList(Event):
    """A learner waits for a place."""

    subject: ClassVar[str] = "enrolment"
    offering_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerWithdrew(Event):
    """A learner withdrew."""

    subject: ClassVar[str] = "enrolment"
    offering_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerCompleted(Event):
    """A learner finished the offering with an award."""

    subject: ClassVar[str] = "enrolment"
    offering_id: UUID
    person_id: UUID

"""Announcements about recognition."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionClaimed(Event):
    """A learner asked an institution to recognise a credential."""

    subject: ClassVar[str] = "claim"
    institution_id: UUID
    person_id: UUID
    credential_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionDecided(Event):
    """An institution decided on a claim."""

    subject: ClassVar[str] = "claim"
    institution_id: UUID
    person_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPutInForce(Event):
    """An institution put a version of its rules of recognition in force."""

    subject: ClassVar[str] = "rule-set"
    version: int

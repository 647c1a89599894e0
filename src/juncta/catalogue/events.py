"""Announcements about editions and offerings."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPublished(Event):
    """An approved design was frozen and published."""

    subject: ClassVar[str] = "edition"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingOpened(Event):
    """An edition is offered."""

    subject: ClassVar[str] = "offering"
    edition_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationProposed(Event):
    """Somebody proposed what becomes of an edition."""

    subject: ClassVar[str] = "edition"
    continuation_id: UUID
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationAnswered(Event):
    """A body agreed to what was proposed for an edition, or did not."""

    subject: ClassVar[str] = "edition"
    continuation_id: UUID
    body_id: UUID
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationDecided(Event):
    """Every body has agreed: the edition is renewed, revised or ended."""

    subject: ClassVar[str] = "edition"
    design_id: UUID
    course: str

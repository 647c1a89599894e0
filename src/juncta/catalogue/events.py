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

"""Announcements about skills."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsLoaded(Event):
    """A release of skills was loaded for the whole installation; no alliance owns it."""

    subject: ClassVar[str] = "release"
    alliance_id: UUID | None = None  # type: ignore[assignment] # skills belong to all alliances
    source: str
    version: str
    count: int

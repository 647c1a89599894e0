"""Announcements about frameworks and what was learnt on their way."""

from dataclasses import dataclass
from typing import ClassVar

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPublished(Event):
    """A version of the alliance's framework is in force for designs that begin from now on."""

    subject: ClassVar[str] = "framework"
    slug: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNoted(Event):
    """Somebody noted what was learnt, for the next version of the framework."""

    subject: ClassVar[str] = "lesson"

"""Announcements about frameworks, how the next version is made, and what was learnt on the way."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPublished(Event):
    """A version of the alliance's framework is in force for designs that begin from now on."""

    subject: ClassVar[str] = "framework"
    slug: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOpened(Event):
    """The alliance office began a draft of the next version."""

    subject: ClassVar[str] = "framework draft"
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChanged(Event):
    """The alliance office changed a part of the draft."""

    subject: ClassVar[str] = "framework draft"
    part: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftConsulted(Event):
    """Bodies of the alliance are asked for their comments on the draft."""

    subject: ClassVar[str] = "framework draft"
    deadline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCommented(Event):
    """A member of a consulted body commented on the draft."""

    subject: ClassVar[str] = "framework draft"
    comment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentAnswered(Event):
    """The alliance office answered a comment."""

    subject: ClassVar[str] = "framework draft"
    comment_id: UUID
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAdopted(Event):
    """The named body adopted the draft; it is published as the next version."""

    subject: ClassVar[str] = "framework draft"
    framework_id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWithdrawn(Event):
    """The alliance office withdrew the draft."""

    subject: ClassVar[str] = "framework draft"
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonUsed(Event):
    """A lesson was taken up in the draft, or set aside with a reason."""

    subject: ClassVar[str] = "framework draft"
    lesson_id: UUID
    taken_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNoted(Event):
    """Somebody noted what was learnt, for the next version of the framework."""

    subject: ClassVar[str] = "lesson"

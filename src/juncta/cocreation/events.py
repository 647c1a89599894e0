"""Announcements about the conversation at a design."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentWritten(Event):
    """Somebody commented on a section."""

    subject: ClassVar[str] = "design"
    section: str
    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentWithdrawn(Event):
    """Somebody took their comment back."""

    subject: ClassVar[str] = "design"
    section: str
    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMentioned(Event):
    """A comment speaks to somebody."""

    subject: ClassVar[str] = "design"
    section: str
    thread_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadResolved(Event):
    """What a thread was about is settled."""

    subject: ClassVar[str] = "design"
    section: str
    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadReopened(Event):
    """A settled thread is talked about again."""

    subject: ClassVar[str] = "design"
    section: str
    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionMade(Event):
    """Somebody proposed other words for a passage."""

    subject: ClassVar[str] = "design"
    section: str
    suggestion_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionAccepted(Event):
    """The proposed words stand in the section now."""

    subject: ClassVar[str] = "design"
    section: str
    suggestion_id: UUID
    person_id: UUID  # who proposed it


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionDeclined(Event):
    """The team keeps its words."""

    subject: ClassVar[str] = "design"
    section: str
    suggestion_id: UUID
    person_id: UUID  # who proposed it
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionWithdrawn(Event):
    """Who proposed it took it back."""

    subject: ClassVar[str] = "design"
    section: str
    suggestion_id: UUID

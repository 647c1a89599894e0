"""Announcements about needs, and about drafts that were brought in."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedNoted(Event):
    """Somebody noted a need."""

    subject: ClassVar[str] = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedChanged(Event):
    """The words of a need were changed."""

    subject: ClassVar[str] = "need"
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSeconded(Event):
    """Somebody has the same need."""

    subject: ClassVar[str] = "need"
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondTakenBack(Event):
    """Somebody no longer seconds a need."""

    subject: ClassVar[str] = "need"
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestNoted(Event):
    """A university is interested, and says in which role."""

    subject: ClassVar[str] = "need"
    institution_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestTakenBack(Event):
    """A university is no longer interested."""

    subject: ClassVar[str] = "need"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSetAside(Event):
    """The area's committee set a need aside, with its reason."""

    subject: ClassVar[str] = "need"
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReopened(Event):
    """A need that was set aside is open again."""

    subject: ClassVar[str] = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedWithdrawn(Event):
    """Whoever noted a need has withdrawn it."""

    subject: ClassVar[str] = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMerged(Event):
    """A need is the same as another, which carries its support from now on."""

    subject: ClassVar[str] = "need"
    same_as_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaGrown(Event):
    """An idea grew out of a need."""

    subject: ClassVar[str] = "need"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBroughtIn(Event):
    """Somebody brought in a draft as a file; nothing of it is written yet."""

    subject: ClassVar[str] = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTaken(Event):
    """What was confirmed of a draft stands in a design."""

    subject: ClassVar[str] = "draft"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded(Event):
    """Whoever brought a draft in has discarded it."""

    subject: ClassVar[str] = "draft"

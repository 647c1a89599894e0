"""Announcements about obstacles, barriers and reminders."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleNamed(Event):
    """A team named something that got in its way."""

    subject: ClassVar[str] = "obstacle"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierOpened(Event):
    """The alliance office opened a barrier in the register."""

    subject: ClassVar[str] = "barrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierReworded(Event):
    """A barrier's title, kind or place was changed."""

    subject: ClassVar[str] = "barrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleGrouped(Event):
    """An obstacle was put under a barrier."""

    subject: ClassVar[str] = "barrier"
    obstacle_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleSetApart(Event):
    """An obstacle was taken out of a barrier: it is something else."""

    subject: ClassVar[str] = "barrier"
    obstacle_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BarriersJoined(Event):
    """Another barrier turned out to be the same as this one."""

    subject: ClassVar[str] = "barrier"
    other_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierGivenOwner(Event):
    """A person or a body now sees to a barrier."""

    subject: ClassVar[str] = "barrier"
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierMoved(Event):
    """A barrier is worked on, answered, or open again."""

    subject: ClassVar[str] = "barrier"
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierShown(Event):
    """A barrier was made public, or is no longer so."""

    subject: ClassVar[str] = "barrier"
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitReminded(Event):
    """The alliance office reminded those for whom a design waits."""

    subject: ClassVar[str] = "design"
    place: str
    who: str

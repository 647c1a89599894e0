"""Announcements about designs."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignStarted(Event):
    """A design was begun from an idea."""

    subject: ClassVar[str] = "design"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaEndorsed(Event):
    """The self-steering committee endorsed the idea."""

    subject: ClassVar[str] = "design"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerInvited(Event):
    """An institution was invited into a role."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerAnswered(Event):
    """An institution answered an invitation."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    role: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInvited(Event):
    """Somebody was invited to the team."""

    subject: ClassVar[str] = "design"
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnswered(Event):
    """Somebody answered an invitation to the team."""

    subject: ClassVar[str] = "design"
    person_id: UUID
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChanged(Event):
    """A part of the design was changed."""

    subject: ClassVar[str] = "design"
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignSubmitted(Event):
    """The team sent the design to review."""

    subject: ClassVar[str] = "design"
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignReopened(Event):
    """The design came back to its team."""

    subject: ClassVar[str] = "design"
    version: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePassed(Event):
    """The design passed a gate of the framework."""

    subject: ClassVar[str] = "design"
    gate: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignRevised(Event):
    """An approved design was opened again, to become its next version."""

    subject: ClassVar[str] = "design"
    version: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionGranted(Event):
    """The body that the framework names lets one finding pass."""

    subject: ClassVar[str] = "design"
    gate: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerWithdrew(Event):
    """A partner withdrew from the design."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    because: str

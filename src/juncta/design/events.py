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
class PartnerReminded(Event):
    """An institution that has not answered was reminded."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReminded(Event):
    """Somebody who has not answered an invitation to the team was reminded."""

    subject: ClassVar[str] = "design"
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGiven(Event):
    """The team said who does what at a step."""

    subject: ClassVar[str] = "design"
    step: str
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTakenBack(Event):
    """The team took back who does what at a step."""

    subject: ClassVar[str] = "design"
    step: str
    letter: str


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
class StepMarked(Event):
    """The team said that a step is done, not needed, or open again (an empty state)."""

    subject: ClassVar[str] = "design"
    step: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlanned(Event):
    """A step got somebody who does it, or a date."""

    subject: ClassVar[str] = "design"
    step: str
    person: str  # id of who does it; empty for nobody in particular
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDue(Event):
    """The date of a step comes near, or has passed, and it is open."""

    subject: ClassVar[str] = "design"
    step: str
    person_id: UUID
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAttached(Event):
    """A document was attached to a step, or its next version."""

    subject: ClassVar[str] = "design"
    step: str
    name: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReady(Event):
    """The team has agreed on every clause of the cooperation agreement."""

    subject: ClassVar[str] = "design"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesSignedOff(Event):
    """A partner stands by clauses of the agreement; `clauses` names each with its version, such as "finance:2"."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    clauses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffTakenBack(Event):
    """A partner no longer stands by a clause."""

    subject: ClassVar[str] = "design"
    institution_id: UUID
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignMoved(Event):
    """The design moved to a later version of its framework."""

    subject: ClassVar[str] = "design"
    from_version: int
    to_version: int


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

"""Announcements about dossiers."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOpened(Event):
    """A submitted design lies before its panel."""

    subject: ClassVar[str] = "dossier"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceGiven(Event):
    """A seat of the panel has spoken; what it said stands in its voice alone, since nobody reads it before all have."""

    subject: ClassVar[str] = "dossier"
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSpoke(Event):
    """Every seat has spoken; now they read each other and discuss."""

    subject: ClassVar[str] = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkMade(Event):
    """A seat said something in the discussion."""

    subject: ClassVar[str] = "dossier"
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRevised(Event):
    """A seat changed its voice."""

    subject: ClassVar[str] = "dossier"
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatConfirmed(Event):
    """A seat confirmed that the panel can decide."""

    subject: ClassVar[str] = "dossier"
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerAppointed(Event):
    """The alliance office appointed a peer reviewer."""

    subject: ClassVar[str] = "dossier"
    person_id: UUID
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictDeclared(Event):
    """Somebody is not free to judge the design."""

    subject: ClassVar[str] = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMoved(Event):
    """Those who are asked have more time."""

    subject: ClassVar[str] = "dossier"
    due_on: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReminded(Event):
    """Something is due soon, or overdue: "voice:student-board", "approval:krakow", "condition:…"."""

    subject: ClassVar[str] = "dossier"
    thing: str
    due_on: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionAnswered(Event):
    """The team showed how a condition is met."""

    subject: ClassVar[str] = "dossier"
    condition_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionClosed(Event):
    """A condition is met."""

    subject: ClassVar[str] = "dossier"
    condition_id: UUID
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionNotMet(Event):
    """What was shown for a condition is not enough."""

    subject: ClassVar[str] = "dossier"
    condition_id: UUID
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsMet(Event):
    """Every condition before publication is met, and everybody has approved."""

    subject: ClassVar[str] = "dossier"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerObjected(Event):
    """A partner objects; nothing is decided meanwhile."""

    subject: ClassVar[str] = "dossier"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionLifted(Event):
    """A partner lifted its objection."""

    subject: ClassVar[str] = "dossier"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfEvaluated(Event):
    """The team wrote how it sees its design against some standards."""

    subject: ClassVar[str] = "design"
    standards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierReturned(Event):
    """The dossier went back to the team."""

    subject: ClassVar[str] = "dossier"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceApproved(Event):
    """The whole panel approves; the awarding partners decide next."""

    subject: ClassVar[str] = "dossier"
    design_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionDecided(Event):
    """An awarding partner recorded its own decision."""

    subject: ClassVar[str] = "dossier"
    institution_id: UUID
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignApproved(Event):
    """Every awarding partner has approved."""

    subject: ClassVar[str] = "dossier"
    design_id: UUID
    version: int

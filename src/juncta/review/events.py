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
    """A body of the panel has spoken."""

    subject: ClassVar[str] = "dossier"
    body_id: UUID
    verdict: str


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

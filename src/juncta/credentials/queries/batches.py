"""Batches and trust lists: what waits for whose signature."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from juncta.credentials.models import Approval, Batch, RequiredSigner, TrustList
from juncta.kernel.actor import SYSTEM, Actor, Role

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


def batches(actor: Actor) -> QuerySet[Batch]:
    """Batches that an actor may see: registrars and examiners of the universities that sign, and the alliance office."""
    found = Batch.objects.select_related("edition", "alliance")
    if actor == SYSTEM:
        return found
    found = found.filter(alliance=actor.alliance) if actor.alliance else found.none()
    if actor.holds(Role.ALLIANCE_OFFICE):
        return found
    mine = actor.institutions_as(Role.REGISTRAR) | actor.institutions_as(Role.EXAMINER)
    return found.filter(signers__institution__in=mine).distinct()


def batch_by_id(batch_id: UUID) -> Batch:
    """A batch for the house itself; raises DoesNotExist."""
    return Batch.objects.select_related("edition", "alliance").get(pk=batch_id)


def waiting_batches(actor: Actor) -> QuerySet[Batch]:
    """Batches that wait for an approval only this actor's universities can give."""
    approved = Approval.objects.filter(batch=OuterRef("batch"), institution=OuterRef("institution"))
    mine = RequiredSigner.objects.filter(batch=OuterRef("pk"), institution__in=actor.institutions_as(Role.REGISTRAR))
    return batches(actor).filter(Exists(mine.exclude(Exists(approved))), complete_at__isnull=True)


@dataclass(frozen=True, slots=True)
class SignerStanding:
    """How far one university is with one batch."""

    institution: "Institution"
    approved_at: datetime | None
    approved_by: str
    signed_at: datetime | None
    trouble: str

    @property
    def state(self) -> str:
        """The word for it: signed, approved (the signer works), or missing."""
        if self.signed_at:
            return "signed"
        return "approved" if self.approved_at else "missing"


def signers_of(batch: Batch) -> list[SignerStanding]:
    """Every university that must sign the batch, in the order of their names."""
    approvals = {each.institution_id: each for each in batch.approvals.select_related("person")}
    rows = batch.signers.select_related("institution").order_by("institution__short_name")
    return [
        SignerStanding(
            institution=row.institution,
            approved_at=approvals[row.institution_id].at if row.institution_id in approvals else None,
            approved_by=str(approvals[row.institution_id].person) if row.institution_id in approvals else "",
            signed_at=row.signed_at,
            trouble=row.trouble,
        )
        for row in rows
    ]


def trust_lists(actor: Actor) -> QuerySet[TrustList]:
    """Versions of the trust list that an actor may work on: registrars and the alliance office."""
    found = TrustList.objects.select_related("alliance")
    if actor == SYSTEM:
        return found
    if not (actor.holds(Role.REGISTRAR) or actor.holds(Role.ALLIANCE_OFFICE)):
        return found.none()
    return found.filter(alliance=actor.alliance)


def waiting_trust_lists(actor: Actor) -> list[TrustList]:
    """The newest version, if it waits for an approval only this actor's universities can give."""
    newest = trust_lists(actor).order_by("-version").first()
    mine = actor.institutions_as(Role.REGISTRAR)
    if newest is None or not newest.signatures.filter(institution__in=mine, statement__isnull=True).exists():
        return []
    return [newest]

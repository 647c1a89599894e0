"""A partner objects while a dossier is judged, or withdraws from the design."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_operations
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import ObjectionLifted, PartnerObjected
from juncta.review.facts import Ending, Outcome
from juncta.review.models import Dossier, Objection
from juncta.review.operations.deciding import send_back
from juncta.review.operations.locking import insist, locked, person_of

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design


@transaction.atomic
def object_to(*, dossier: Dossier, by: Actor, institution: "Institution", reasons: str) -> Objection:
    """Object for a partner: nothing is decided until the objection has ended."""
    dossier = locked(dossier)
    insist(permits.why_not_object(by, dossier, institution, reasons))
    made = Objection.objects.create(
        dossier=dossier, institution=institution, person_id=person_of(by), reasons=reasons.strip(), at=clock.now()
    )
    announce(PartnerObjected(alliance_id=dossier.alliance_id, subject_id=dossier.pk, institution_id=institution.pk), by)
    return made


@transaction.atomic
def lift_objection(*, objection: Objection, by: Actor, answer: str) -> Objection:
    """Lift one's objection, saying what settled it; the dossier goes on from where it stood."""
    dossier, objection = _held(objection)
    insist(permits.why_not_lift(by, objection) or permits.why_not_give_reasons(answer))
    _end(objection, by, Ending.LIFTED, answer)
    announce(ObjectionLifted(alliance_id=dossier.alliance_id, subject_id=dossier.pk, institution_id=objection.institution_id), by)
    return objection


@transaction.atomic
def take_back_dossier(*, objection: Objection, by: Actor, answer: str) -> Objection:
    """Take the design back because of an objection: it comes to its team as the next version."""
    dossier, objection = _held(objection)
    insist(permits.why_not_take_back(by, objection) or permits.why_not_give_reasons(answer))
    for each in dossier.objections.filter(ended=""):
        _end(each, by, Ending.RETURNED, answer)
    send_back(dossier, by, because=f"{objection.institution}: {objection.reasons}")
    return Objection.objects.get(pk=objection.pk)


@transaction.atomic
def withdraw_partner(*, design: "Design", by: Actor, institution: "Institution", reasons: str) -> "Design":
    """Withdraw a partner from a design. What is being judged goes back to the team, since it is no longer what was submitted.

    An edition that is published stays as it is for those enrolled; nobody can offer it again without the partner.
    """
    insist(permits.why_not_withdraw(by, design, institution, reasons))
    going_on = Dossier.objects.filter(design=design, closed_at__isnull=True).first()
    dossier = locked(going_on) if going_on else None
    withdrawn = design_operations.withdraw(design=design, by=by, institution=institution, reasons=reasons)
    if dossier and dossier.outcome not in {Outcome.APPROVED, Outcome.RETURNED} and permits.is_partner(dossier.snapshot, institution):
        for each in dossier.objections.filter(ended=""):
            _end(each, by, Ending.RETURNED, reasons)
        send_back(dossier, by, because=f"{institution}: {reasons.strip()}")
    return withdrawn


def _held(objection: Objection) -> tuple[Dossier, Objection]:
    dossier = locked(objection.dossier)
    return dossier, dossier.objections.select_related("institution", "dossier__design").get(pk=objection.pk)


def _end(objection: Objection, by: Actor, how: Ending, answer: str) -> None:
    objection.ended, objection.ended_at, objection.ended_by_id, objection.answer = how, clock.now(), by.person, answer.strip()
    objection.save(update_fields=["ended", "ended_at", "ended_by", "answer"])

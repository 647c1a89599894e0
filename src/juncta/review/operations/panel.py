"""Who sits in a panel: peers are appointed, conflicts declared, and more time is given."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import ConflictDeclared, DeadlineMoved, PeerAppointed
from juncta.review.facts import Outcome
from juncta.review.models import Conflict, Dossier, PanelSeat
from juncta.review.operations.locking import insist, locked, person_of

if TYPE_CHECKING:
    from juncta.alliance.models import Person


@transaction.atomic
def appoint_peer(*, dossier: Dossier, by: Actor, person: "Person", is_student: bool = False) -> PanelSeat:
    """Appoint a peer reviewer: to an empty peer's seat if there is one, else to a new one."""
    dossier = locked(dossier)
    insist(permits.why_not_appoint(by, dossier, person))
    seats = list(dossier.panel_seats.all())
    empty = next((seat for seat in seats if seat.body_id is None and seat.person_id is None), None)
    peers = sum(seat.body_id is None for seat in seats)
    seat = empty or PanelSeat(dossier=dossier, key=f"peer-{peers + 1}", position=max(each.position for each in seats) + 1)
    seat.person, seat.is_student = person, is_student
    seat.save()
    announce(PeerAppointed(alliance_id=dossier.alliance_id, subject_id=dossier.pk, person_id=person.pk, seat=seat.key), by)
    return seat


@transaction.atomic
def declare_conflict(*, dossier: Dossier, by: Actor, reasons: str) -> Conflict:
    """Say that one is not free to judge this design: somebody else of the body speaks; a peer's seat is empty again."""
    dossier = locked(dossier)
    insist(permits.why_not_declare(by, dossier, reasons))
    declared = Conflict.objects.create(dossier=dossier, person_id=person_of(by), reasons=reasons.strip(), at=clock.now())
    for seat in dossier.panel_seats.filter(person_id=person_of(by)):
        seat.person, seat.is_student = None, False
        seat.save(update_fields=["person", "is_student"])
    announce(ConflictDeclared(alliance_id=dossier.alliance_id, subject_id=dossier.pk), by)
    return declared


@transaction.atomic
def postpone(*, dossier: Dossier, by: Actor, due_on: date, reasons: str) -> Dossier:
    """Give those who are asked now more time, with a reason."""
    dossier = locked(dossier)
    insist(permits.why_not_postpone(by, dossier, due_on, reasons))
    field = "approvals_due_on" if dossier.outcome == Outcome.APPROVING else "voices_due_on"
    setattr(dossier, field, due_on)
    dossier.save(update_fields=[field])
    announce(DeadlineMoved(alliance_id=dossier.alliance_id, subject_id=dossier.pk, due_on=due_on.isoformat(), because=reasons.strip()), by)
    return dossier

"""Every write of the enrolment: applying, withdrawing, handing out free places, completing."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.catalogue import queries as catalogue
from juncta.enrolment import permits, rules
from juncta.enrolment.events import LearnerApplied, LearnerCompleted, LearnerWithdrew, PlacedOnWaitingList, PlaceGranted
from juncta.enrolment.facts import EnrolmentState
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.event import Event
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.catalogue.models import Offering


@transaction.atomic
def apply(*, offering: "Offering", by: Actor, motivation: str = "") -> Enrolment:
    """Take an application and give it a receipt; a free place is granted at once, otherwise the learner waits in receipt order."""
    offering = _held_fast(offering.pk)
    if refusal := permits.why_not_apply(by, offering):
        raise Refused(refusal)
    assert by.person is not None  # noqa: S101 - the permit let no visitor pass
    last = Enrolment.objects.filter(offering=offering).aggregate(last=Max("receipt"))["last"] or 0
    enrolment = Enrolment.objects.create(
        alliance_id=offering.alliance_id,
        offering=offering,
        person_id=by.person,
        receipt=last + 1,
        motivation=motivation.strip(),
        applied_at=clock.now(),
    )
    _announce(LearnerApplied, enrolment, by)
    _grant(offering, by)
    enrolment.refresh_from_db()
    if enrolment.state == EnrolmentState.WAITING:
        _announce(PlacedOnWaitingList, enrolment, by)
    return enrolment


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: Actor) -> Enrolment:
    """Give up one's place or one's turn in the waiting list; what was recorded stays."""
    _held_fast(enrolment.offering_id)
    enrolment = _locked(enrolment)
    if refusal := permits.why_not_withdraw(by, enrolment):
        raise Refused(refusal)
    enrolment.state, enrolment.place, enrolment.withdrawn_at = EnrolmentState.WITHDRAWN, None, clock.now()
    enrolment.save(update_fields=["state", "place", "withdrawn_at"])
    _announce(LearnerWithdrew, enrolment, by)
    return enrolment


@transaction.atomic
def fill_places(*, offering_id: UUID, by: Actor) -> list[Enrolment]:
    """Grant every free place to the waiting list, in receipt order; who got one. A second call finds nothing to do."""
    offering = _held_fast(offering_id)
    if refusal := permits.why_not_fill(by, offering):
        raise Refused(refusal)
    return _grant(offering, by)


@transaction.atomic
def complete(*, enrolment: Enrolment, by: Actor) -> Enrolment:
    """Note that the learner has earned the award; they keep their place. Completing twice changes nothing."""
    enrolment = _locked(enrolment)
    if enrolment.state == EnrolmentState.COMPLETED:
        return enrolment
    if refusal := permits.why_not_complete(by, enrolment):
        raise Refused(refusal)
    enrolment.state = EnrolmentState.COMPLETED
    enrolment.save(update_fields=["state"])
    _announce(LearnerCompleted, enrolment, by)
    return enrolment


def _held_fast(offering_id: UUID) -> "Offering":
    """The offering, locked until the transaction ends: whoever counts its places counts alone."""
    return catalogue.visible_offerings(SYSTEM).select_for_update(of=("self",), no_key=True).get(pk=offering_id)


def _locked(enrolment: Enrolment) -> Enrolment:
    found = Enrolment.objects.select_for_update(of=("self",), no_key=True).select_related("offering__edition__alliance", "person")
    return found.get(pk=enrolment.pk)


def _grant(offering: "Offering", by: Actor) -> list[Enrolment]:
    """Give free places to those who wait; the offering is locked by the caller."""
    everybody = Enrolment.objects.filter(offering=offering)
    held = [place for place in everybody.values_list("place", flat=True) if place]
    free = offering.capacity - len(held)
    waiting = list(everybody.filter(state=EnrolmentState.WAITING).order_by("receipt")[:free]) if free > 0 else []
    now = clock.now()
    for enrolment, place in rules.grants(offering.capacity, held, waiting):
        enrolment.state, enrolment.place, enrolment.placed_at = EnrolmentState.ENROLLED, place, now
        enrolment.save(update_fields=["state", "place", "placed_at"])
        _announce(PlaceGranted, enrolment, by)
    return waiting


def _announce(event: type[Event], enrolment: Enrolment, by: Actor) -> None:
    told = {"offering_id": enrolment.offering_id, "person_id": enrolment.person_id}
    announce(event(alliance_id=enrolment.alliance_id, subject_id=enrolment.pk, **told), by)

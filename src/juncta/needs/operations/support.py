"""People second a need; universities say that they are interested."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design.facts import PartnerRole
from juncta.kernel.actor import Actor
from juncta.needs import permits
from juncta.needs.events import InterestNoted, InterestTakenBack, NeedSeconded, SecondTakenBack
from juncta.needs.facts import NOBODY
from juncta.needs.models import Interest, Need, Second
from juncta.needs.operations.locking import insist, locked

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


@transaction.atomic
def second(*, need: Need, by: Actor) -> Second:
    """Say that one has the same need."""
    need = locked(need)
    insist(permits.why_not_second(by, need, seconded=need.seconds.filter(person_id=by.person or NOBODY).exists()))
    made = Second.objects.create(need=need, person=alliance.acting(by), at=clock.now())
    announce(NeedSeconded(alliance_id=need.alliance_id, subject_id=need.pk, person_id=made.person_id), by)
    return made


@transaction.atomic
def take_back_second(*, need: Need, by: Actor) -> Need:
    """No longer second it; nothing happens where one does not."""
    need = locked(need)
    insist(permits.why_not_note(by) or permits.why_not_living(need))
    count, _ = need.seconds.filter(person_id=by.person or NOBODY).delete()
    if count and by.person:
        announce(SecondTakenBack(alliance_id=need.alliance_id, subject_id=need.pk, person_id=by.person or NOBODY), by)
    return need


@transaction.atomic
def note_interest(*, need: Need, by: Actor, institution: "Institution", role: PartnerRole | str, note: str = "") -> Interest:
    """Say that a university is interested, and what it could do; said again, the last word counts."""
    need, role = locked(need), PartnerRole(role)
    insist(permits.why_not_be_interested(by, need, institution))
    interest, _ = Interest.objects.update_or_create(
        need=need,
        institution=institution,
        defaults={"role": role.value, "note": note.strip(), "person": alliance.acting(by), "at": clock.now()},
    )
    announce(InterestNoted(alliance_id=need.alliance_id, subject_id=need.pk, institution_id=institution.pk, role=role.value), by)
    return interest


@transaction.atomic
def take_back_interest(*, interest: Interest, by: Actor) -> Need:
    """The university is no longer interested."""
    need = locked(interest.need)
    interest = need.interests.select_related("institution").get(pk=interest.pk)
    insist(permits.why_not_be_interested(by, need, interest.institution))
    interest.delete()
    announce(InterestTakenBack(alliance_id=need.alliance_id, subject_id=need.pk, institution_id=interest.institution_id), by)
    return need

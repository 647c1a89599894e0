"""The team says who does what at a step."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import DutyGiven, DutyTakenBack
from juncta.design.models import Design, Duty
from juncta.design.operations.locking import insist, locked
from juncta.design.rules.duties import Letter
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Institution, Person


@transaction.atomic
def give_duty(
    *, design: Design, by: Actor, step: str, letter: Letter | str, person: "Person | None" = None, institution: "Institution | None" = None
) -> Duty:
    """Give a letter to a person of the team or to a partner; a new accountable one replaces the one before."""
    design, letter = locked(design), Letter(letter)
    insist(permits.why_not_give_duty(by, design, step, person, institution))
    where = {"design": design, "step": step, "letter": letter.value}
    if letter is Letter.ACCOUNTABLE:
        Duty.objects.filter(**where).delete()
    duty, _ = Duty.objects.get_or_create(
        **where, person=person, institution=institution, defaults={"given_by": alliance.acting(by), "given_at": clock.now()}
    )
    announce(DutyGiven(alliance_id=design.alliance_id, subject_id=design.pk, step=step, letter=letter.value), by)
    return duty


@transaction.atomic
def take_back_duty(*, duty: Duty, by: Actor) -> Design:
    """Take it back: where nothing is left for a letter, what the framework says holds again. Taken back twice, nothing happens."""
    design = locked(duty.design_id)
    insist(permits.why_not_give_duty(by, design))
    count, _ = design.duties.filter(pk=duty.pk).delete()
    if count:
        announce(DutyTakenBack(alliance_id=design.alliance_id, subject_id=design.pk, step=duty.step, letter=duty.letter), by)
    return design

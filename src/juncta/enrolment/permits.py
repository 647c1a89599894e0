"""Who may apply, withdraw, hand out places and read an offering's list, and why not."""

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.enrolment.facts import LIVE, EnrolmentState
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.catalogue.models import Offering

DAY = "j F Y"


def why_not_apply(actor: Actor, offering: "Offering") -> Refusal | None:
    """A learner of the alliance applies while enrolment is open, once."""
    if actor.is_visitor:
        return Refusal("ENR-101", _("Only signed-in learners apply."), _("Sign in, or join as a learner."))
    if actor.alliance != offering.alliance_id:
        return Refusal("ENR-102", _("This offering belongs to another alliance."), _("Look into the catalogue of your own alliance."))
    if not actor.holds(Role.LEARNER):
        return Refusal("ENR-103", _("You are not registered as a learner."), _("Join as a learner, or ask the alliance office."))
    return why_not_apply_again(actor, offering) or why_not_enrol_now(offering)


def why_not_enrol_now(offering: "Offering") -> Refusal | None:
    """Enrolment has a beginning and an end."""
    now = clock.now()
    if now < offering.enrol_from:
        opens = date_format(localtime(offering.enrol_from), DAY)
        return Refusal("ENR-104", _("Enrolment has not begun."), _("Come back on {day}.").format(day=opens))
    if now >= offering.enrol_until:
        closed = date_format(localtime(offering.enrol_until), DAY)
        return Refusal("ENR-105", _("Enrolment ended on {day}.").format(day=closed), _("Look in the catalogue for the next offering."))
    return None


def why_not_apply_again(actor: Actor, offering: "Offering") -> Refusal | None:
    """One live application per person and offering; and nobody earns the same micro-credential twice."""
    mine = Enrolment.objects.filter(person=actor.person)
    live = mine.filter(offering=offering, state__in=LIVE).first()
    if live and live.state == EnrolmentState.WAITING:
        return Refusal("ENR-106", _("You are already on the waiting list."), _("You hear from us when a place becomes free."))
    if live and live.state == EnrolmentState.ENROLLED:
        return Refusal("ENR-107", _("You already have a place."), _("Your enrolment shows what comes next."))
    if mine.filter(offering__edition=offering.edition_id, state=EnrolmentState.COMPLETED).exists():
        return Refusal("ENR-108", _("You have already earned this micro-credential."), _("You find it in your portfolio."))
    return None


def why_not_withdraw(actor: Actor, enrolment: Enrolment) -> Refusal | None:
    """Learners withdraw themselves, as long as nothing has been awarded."""
    if actor.person is None or actor.person != enrolment.person_id:
        return Refusal("ENR-111", _("Only the learner withdraws."), _("Ask the learner to do it."))
    if enrolment.state == EnrolmentState.WITHDRAWN:
        return Refusal("ENR-112", _("You have already withdrawn."), _("You can apply again while enrolment is open."))
    if enrolment.state == EnrolmentState.COMPLETED:
        return Refusal("ENR-113", _("You have completed it; there is nothing to withdraw from."))
    return None


def why_not_fill(actor: Actor, offering: "Offering") -> Refusal | None:
    """Free places are handed out by the house itself; the alliance office may ask it to."""
    office = actor.alliance == offering.alliance_id and actor.holds(Role.ALLIANCE_OFFICE)
    if actor == SYSTEM or office:
        return None
    return Refusal(
        "ENR-121", _("Free places are handed out by themselves, in the order of the receipts."), _("The alliance office can ask for it.")
    )


def why_not_complete(actor: Actor, enrolment: Enrolment) -> Refusal | None:
    """An enrolment is completed by the board that awards, never by hand; only somebody with a place can complete."""
    if actor != SYSTEM and not (actor.alliance == enrolment.alliance_id and actor.holds(Role.EXAMINER)):
        return Refusal("ENR-131", _("An enrolment is completed when the examination board awards."), _("Wait for the board."))
    if enrolment.state != EnrolmentState.ENROLLED:
        return Refusal("ENR-132", _("Only somebody who has a place completes an offering."))
    return None

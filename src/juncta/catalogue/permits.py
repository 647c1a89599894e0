"""Who may publish an edition and open an offering, and why not."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.catalogue.models import Edition
from juncta.design.facts import DesignState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.design.models import Design

MOST_PLACES = 100_000


def why_not_publish(actor: Actor, design: "Design") -> Refusal | None:
    """The house publishes what every awarding partner has approved; the alliance office may ask it to."""
    if actor != SYSTEM and not (actor.alliance == design.alliance_id and actor.holds(Role.ALLIANCE_OFFICE)):
        return Refusal(
            "CAT-101",
            _("An edition is published by itself when the last awarding partner approves."),
            _("The alliance office can ask for it again."),
        )
    if design.state != DesignState.APPROVED:
        return Refusal("CAT-102", _("Not every awarding partner has approved this design yet."), _("Wait for their decisions."))
    return None


def why_not_offer(actor: Actor, edition: Edition) -> Refusal | None:
    """The alliance office opens offerings, and so do academics and registrars of the coordinating institution."""
    coordinator = edition.coordinator_id
    coordinates = (
        actor.holds(Role.REGISTRAR, institution=coordinator)
        or actor.holds(Role.ACADEMIC, institution=coordinator)
        or (actor.holds(Role.ACADEMIC) and actor.institution == coordinator)  # a committee's academic, at home there
    )
    if actor.alliance == edition.alliance_id and (coordinates or actor.holds(Role.ALLIANCE_OFFICE)):
        return None
    return Refusal(
        "CAT-111",
        _("You do not open offerings of this micro-credential."),
        _("The coordinating university does, and so does the alliance office."),
    )


def why_not_schedule(*, enrol_from: datetime, enrol_until: datetime, starts_on: date, ends_on: date | None) -> Refusal | None:
    """Dates that make sense together."""
    if enrol_until <= enrol_from:
        return Refusal("CAT-113", _("Enrolment would end before it begins."), _("Choose a later end of enrolment."))
    if enrol_until <= clock.now():
        return Refusal("CAT-114", _("Enrolment would already be over."), _("Choose an end of enrolment in the future."))
    if ends_on and ends_on < starts_on:
        return Refusal("CAT-115", _("The offering would end before it starts."), _("Leave the end empty for self-paced learning."))
    if ends_on and enrol_until.date() > ends_on:
        return Refusal(
            "CAT-116", _("Enrolment would still be open after the offering has ended."), _("Choose an earlier end of enrolment.")
        )
    return None


def why_not_size(*, capacity: int, fees: tuple[Decimal, ...]) -> Refusal | None:
    """Places and fees that make sense."""
    if not 0 < capacity <= MOST_PLACES:
        return Refusal("CAT-112", _("An offering needs at least one place."), _("Enter how many people can take part."))
    if any(fee < 0 for fee in fees):
        return Refusal("CAT-117", _("A fee is never below 0 euro."), _("Enter 0 where it is free."))
    return None

"""Those for whom designs wait are reminded: once a day for each, so that reminders stay worth reading."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.portfolio import permits
from juncta.portfolio.events import WaitReminded
from juncta.portfolio.models import Reminder
from juncta.portfolio.operations.locking import insist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from juncta.design.models import Design


@transaction.atomic
def remind(*, designs: "Iterable[Design]", place: str, who: str, by: Actor) -> list[Reminder]:
    """Remind a body or an institution (its slug) of the designs that wait for it at a place; raises Refused if all were today."""
    insist(permits.why_not_remind(by))
    person, today, made = alliances.acting(by), clock.today(), []
    for design in designs:
        reminder, new = Reminder.objects.get_or_create(
            design=design, place=place, who=who, on=today, defaults={"alliance": design.alliance, "person": person}
        )
        if new:
            made.append(reminder)
            announce(WaitReminded(alliance_id=design.alliance_id, subject_id=design.pk, place=place, who=who), by)
    if not made:
        insist(Refusal("POR-117", _("They have been reminded today."), _("Call them, or remind them tomorrow.")))
    return made

"""What on the board waits for somebody: needs of an area they keep, and universities that were interested in a need of their design."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Min

from juncta.alliance import queries as alliance
from juncta.design.facts import DesignState, InvitationState
from juncta.kernel.actor import Actor, Role
from juncta.needs.facts import NOBODY, NeedState
from juncta.needs.models import Growth
from juncta.needs.queries.board import visible_to

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea, Institution
    from juncta.design.models import Design


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many needs of an area nobody has taken up or set aside, and since when the oldest waits."""

    area: "FocusArea"
    count: int
    since: datetime


def to_answer(actor: Actor) -> list[Unanswered]:
    """The areas with open needs whose board they keep: as a member of its committee, or of the office where it has none."""
    held = {mandate.body for mandate in actor.mandates} - {None}
    if actor.is_visitor or not (held or actor.holds(Role.ALLIANCE_OFFICE)):
        return []
    keepers: dict[object, set[object]] = {}
    for body in alliance.bodies(actor):
        keepers.setdefault(body.focus_area_id, set()).add(body.pk)
    steps_in = actor.holds(Role.ALLIANCE_OFFICE)
    kept = {area.pk: area for area in alliance.focus_areas(actor) if (keepers[area.pk] & held if area.pk in keepers else steps_in)}
    found = visible_to(actor).filter(state=NeedState.OPEN, focus_area__in=kept).order_by()
    rows = found.values_list("focus_area").annotate(count=Count("pk"), since=Min("created_at")).order_by("since")
    return [Unanswered(kept[key], count, since) for key, count, since in rows]


@dataclass(frozen=True, slots=True)
class Interested:
    """A design that grew out of a need, and the universities that were interested and are not invited."""

    design: "Design"
    institutions: "tuple[Institution, ...]"


def to_invite(actor: Actor) -> list[Interested]:
    """The drafted designs of a team they are on, where somebody who was interested waits to be invited; one that declined does not."""
    if actor.is_visitor:
        return []
    growths = (
        Growth.objects.filter(need__in=visible_to(actor), design__state=DesignState.DRAFTING)
        .filter(design__team__person_id=actor.person or NOBODY, design__team__state=InvitationState.ACCEPTED)
        .select_related("design", "need")
        .prefetch_related("need__interests__institution", "design__partnerships")
        .order_by("at")
    )
    found = []
    for growth in growths:
        asked = {each.institution_id for each in growth.design.partnerships.all()}
        left = tuple(each.institution for each in growth.need.interests.all() if each.institution_id not in asked)
        if left:
            found.append(Interested(growth.design, left))
    return found

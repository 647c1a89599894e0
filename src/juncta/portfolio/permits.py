"""Why somebody may not see the portfolio, name an obstacle, keep the register, or remind others."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design import permits as designing
from juncta.design import queries as designs
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.portfolio.facts import CLOSED, BarrierState
from juncta.portfolio.models import Barrier, Obstacle

if TYPE_CHECKING:
    from juncta.design.models import Design


def is_office(actor: Actor) -> bool:
    """Whether they are the alliance office."""
    return actor.holds(Role.ALLIANCE_OFFICE)


def why_not_look(actor: Actor) -> Refusal | None:
    """Whoever works in the alliance sees what it works on; learners see what is published."""
    if designs.is_staff(actor):
        return None
    return Refusal("POR-101", _("The portfolio is for those who work in the alliance."), _("The catalogue shows what is published."))


def why_not_take_along(actor: Actor) -> Refusal | None:
    """Tables of the whole alliance leave the house by its office."""
    return None if is_office(actor) else Refusal("POR-102", _("Only the alliance office exports."), _("Ask it for the table."))


def why_not_name_obstacle(actor: Actor, design: "Design") -> Refusal | None:
    """The team says what gets in its way, whatever state its design is in; so does whoever answers for one of its partners."""
    at_work = {each.pk for each in designing.partners_at_work(design)}
    if designing.is_on_team(actor, design) or any(designing.may_answer_for(actor, institution) for institution in at_work):
        return None
    return Refusal("POR-103", _("The team and its partners name what gets in their way."), _("Tell the team about it."))


def why_not_keep(actor: Actor) -> Refusal | None:
    """The alliance office keeps the register: it groups, words, joins, assigns and publishes."""
    if is_office(actor):
        return None
    return Refusal("POR-104", _("The alliance office keeps the register of barriers."), _("Tell it what you know."))


def why_not_change(actor: Actor, barrier: Barrier) -> Refusal | None:
    """The office changes a barrier as long as it stands for itself."""
    return why_not_keep(actor) or _why_not_joined(barrier)


def _why_not_joined(barrier: Barrier) -> Refusal | None:
    if barrier.state != BarrierState.MERGED:
        return None
    return Refusal("POR-105", _("This barrier was joined with another one."), _("Go on with the other one."))


def owns(actor: Actor, barrier: Barrier) -> bool:
    """Whether somebody sees to this barrier: themselves, or as a member of the body that does."""
    bodies = {held.body for held in actor.mandates if held.body}
    return not actor.is_visitor and (barrier.owner_id == actor.person or barrier.owning_body_id in bodies)


def why_not_move(actor: Actor, barrier: Barrier) -> Refusal | None:
    """Its owner or the office says that it is worked on, or answered."""
    if is_office(actor) or owns(actor, barrier):
        return _why_not_joined(barrier)
    return Refusal("POR-106", _("Whoever sees to this barrier, or the alliance office, says how it stands."), _("Tell them what you know."))


def why_not_group(actor: Actor, obstacle: Obstacle, barrier: Barrier) -> Refusal | None:
    """Obstacles of one alliance, under a barrier that stands."""
    if refusal := why_not_change(actor, barrier):
        return refusal
    if obstacle.alliance_id != barrier.alliance_id:
        return Refusal("POR-107", _("This obstacle was named in another alliance."))
    if obstacle.barrier_id == barrier.pk:
        return Refusal("POR-108", _("This obstacle stands under that barrier already."))
    return None


def why_not_join(actor: Actor, barrier: Barrier, other: Barrier) -> Refusal | None:
    """Two different barriers of one alliance."""
    if refusal := why_not_change(actor, barrier) or why_not_change(actor, other):
        return refusal
    if barrier.alliance_id != other.alliance_id or barrier.pk == other.pk:
        return Refusal("POR-109", _("These cannot be joined."), _("Choose another barrier of this alliance."))
    return None


def why_not_show(actor: Actor, barrier: Barrier) -> Refusal | None:
    """What is public is worded for the public: title, place, state and answer."""
    return why_not_change(actor, barrier)


def why_not_answer(state: BarrierState, resolution: str) -> Refusal | None:
    """A barrier that is closed says how."""
    if state in CLOSED and not resolution.strip():
        return Refusal("POR-110", _("Say how it was answered."), _("Others will meet the same barrier."))
    if state is BarrierState.MERGED:
        return Refusal("POR-111", _("Barriers are joined by choosing the other one."))
    return None


def why_not_remind(actor: Actor) -> Refusal | None:
    """The alliance office reminds."""
    if is_office(actor):
        return None
    return Refusal("POR-112", _("The alliance office reminds those who are late."), _("Ask it to."))

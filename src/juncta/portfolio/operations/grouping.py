"""Obstacles are put under barriers and taken out again; barriers that turn out to be one are joined."""

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.portfolio import permits
from juncta.portfolio.events import BarriersJoined, ObstacleGrouped, ObstacleSetApart
from juncta.portfolio.facts import BarrierState
from juncta.portfolio.models import Barrier, Obstacle
from juncta.portfolio.operations.locking import insist, locked


@transaction.atomic
def group(*, obstacle: Obstacle, barrier: Barrier, by: Actor) -> Obstacle:
    """Put an obstacle under a barrier; where it stood under another, it moves."""
    barrier = locked(barrier)
    obstacle = Obstacle.objects.select_for_update(of=("self",)).get(pk=obstacle.pk)
    insist(permits.why_not_group(by, obstacle, barrier))
    obstacle.barrier = barrier
    obstacle.save(update_fields=["barrier"])
    announce(ObstacleGrouped(alliance_id=barrier.alliance_id, subject_id=barrier.pk, obstacle_id=obstacle.pk), by)
    return obstacle


@transaction.atomic
def set_apart(*, obstacle: Obstacle, by: Actor) -> Obstacle:
    """Take an obstacle out of its barrier: it waits to be grouped again, or gets a barrier of its own."""
    obstacle = Obstacle.objects.select_for_update(of=("self",)).select_related("barrier").get(pk=obstacle.pk)
    insist(permits.why_not_keep(by))
    barrier = obstacle.barrier
    if barrier is None:
        insist(Refusal("POR-116", _("This obstacle stands under no barrier."), _("Open one behind it, or put it under another.")))
        return obstacle
    obstacle.barrier = None
    obstacle.save(update_fields=["barrier"])
    announce(ObstacleSetApart(alliance_id=obstacle.alliance_id, subject_id=barrier.pk, obstacle_id=obstacle.pk), by)
    return obstacle


@transaction.atomic
def join(*, barrier: Barrier, other: Barrier, by: Actor) -> Barrier:
    """`other` is the same as `barrier`: its obstacles move there, and it stays in the register as a pointer.

    Both rows are held in one order, so that two who join them crosswise do not wait for each other.
    """
    first, second = (locked(each) for each in sorted((barrier, other), key=lambda each: each.pk))
    barrier, other = (first, second) if first.pk == barrier.pk else (second, first)
    insist(permits.why_not_join(by, barrier, other))
    other.obstacles.update(barrier=barrier)
    Barrier.objects.filter(merged_into=other).update(merged_into=barrier)
    other.state, other.merged_into, other.is_public = BarrierState.MERGED, barrier, False
    other.closed_at = other.closed_at or clock.now()
    other.save(update_fields=["state", "merged_into", "is_public", "closed_at"])
    announce(BarriersJoined(alliance_id=barrier.alliance_id, subject_id=barrier.pk, other_id=other.pk), by)
    return barrier

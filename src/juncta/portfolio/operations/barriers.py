"""The register: barriers are opened from obstacles, worded for everybody, given an owner, and answered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import operations as framework
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText
from juncta.portfolio import permits
from juncta.portfolio.events import BarrierGivenOwner, BarrierMoved, BarrierOpened, BarrierReworded, BarrierShown, ObstacleGrouped
from juncta.portfolio.facts import CLOSED, KINDS, STATE_NAMES, BarrierState
from juncta.portfolio.models import Barrier, Obstacle
from juncta.portfolio.operations.locking import insist, locked

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution, Person

Words = LangText | Mapping[str, str] | str


@transaction.atomic
def open_barrier(*, obstacle: Obstacle, by: Actor) -> Barrier:
    """Open a barrier behind an obstacle; it begins with the team's words, which the office then words for everybody."""
    obstacle = Obstacle.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=obstacle.pk)
    insist(permits.why_not_keep(by))
    if obstacle.barrier_id:
        insist(Refusal("POR-114", _("This obstacle stands under a barrier already."), _("Take it out there first.")))
    barrier = Barrier.objects.create(
        alliance=obstacle.alliance,
        title=LangText(obstacle.title),
        kind=obstacle.kind,
        country=obstacle.country,
        institution_id=obstacle.institution_id,
        opened_at=clock.now(),
    )
    obstacle.barrier = barrier
    obstacle.save(update_fields=["barrier"])
    announce(BarrierOpened(alliance_id=barrier.alliance_id, subject_id=barrier.pk), by)
    announce(ObstacleGrouped(alliance_id=barrier.alliance_id, subject_id=barrier.pk, obstacle_id=obstacle.pk), by)
    return barrier


@transaction.atomic
def reword(*, barrier: Barrier, by: Actor, title: Words, kind: str, country: str = "", institution: "Institution | None" = None) -> Barrier:
    """Word a barrier for everybody, and say where it stands; raises ValueError for an unknown kind."""
    barrier = locked(barrier)
    insist(permits.why_not_change(by, barrier))
    if kind not in KINDS:
        message = f"{kind!r} is no kind of barrier"
        raise ValueError(message)
    barrier.title, barrier.kind, barrier.country, barrier.institution = LangText(title), kind, country, institution
    barrier.save(update_fields=["title", "kind", "country", "institution"])
    announce(BarrierReworded(alliance_id=barrier.alliance_id, subject_id=barrier.pk), by)
    return barrier


@transaction.atomic
def give_owner(*, barrier: Barrier, by: Actor, person: "Person | None" = None, body: "Body | None" = None) -> Barrier:
    """Give a barrier to a person or a body to see to; to neither takes it back."""
    barrier = locked(barrier)
    insist(permits.why_not_change(by, barrier))
    if any(each and each.alliance_id != barrier.alliance_id for each in (person, body)) or (person and body):
        insist(Refusal("POR-115", _("One person or one body of this alliance sees to a barrier."), _("Choose one.")))
    barrier.owner, barrier.owning_body = person, body
    barrier.save(update_fields=["owner", "owning_body"])
    announce(BarrierGivenOwner(alliance_id=barrier.alliance_id, subject_id=barrier.pk, owner=str(person or body or "")), by)
    return barrier


@transaction.atomic
def move(*, barrier: Barrier, by: Actor, state: BarrierState | str, resolution: Words = "", lesson: Words = "") -> Barrier:
    """Say how a barrier stands; a closed one says how it was answered, and what the alliance learns goes to the next framework."""
    barrier, state = locked(barrier), BarrierState(state)
    insist(permits.why_not_move(by, barrier) or permits.why_not_answer(state, str(LangText(resolution))))
    closes = state in CLOSED
    barrier.state = state.value
    barrier.closed_at = (barrier.closed_at or clock.now()) if closes else None
    if resolution:
        barrier.resolution = LangText(resolution)
    if lesson:
        barrier.lesson = LangText(lesson)
    barrier.save(update_fields=["state", "closed_at", "resolution", "lesson"])
    announce(BarrierMoved(alliance_id=barrier.alliance_id, subject_id=barrier.pk, state=state.value), by)
    if closes and barrier.lesson:
        framework.note_lesson(
            alliance=barrier.alliance,
            by=by,
            text=LangText(barrier.lesson),
            provenance=_("Barrier “{title}”: {state}").format(title=barrier, state=_(STATE_NAMES[state]).lower()),
            ref=f"barrier:{barrier.pk}",
        )
    return barrier


@transaction.atomic
def show(*, barrier: Barrier, by: Actor, public: bool) -> Barrier:
    """Make a barrier public (title, place, state and answer, no design), or no longer so."""
    barrier = locked(barrier)
    insist(permits.why_not_show(by, barrier))
    barrier.is_public = public
    barrier.save(update_fields=["is_public"])
    announce(BarrierShown(alliance_id=barrier.alliance_id, subject_id=barrier.pk, public=public), by)
    return barrier

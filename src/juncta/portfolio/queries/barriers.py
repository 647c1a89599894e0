"""The register of barriers: seen by colleagues in full, by everybody where the office has made it public."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from juncta.alliance import queries as alliances
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM, VISITOR, Actor
from juncta.portfolio.facts import BarrierState, heaviest
from juncta.portfolio.models import Barrier, Obstacle

if TYPE_CHECKING:
    from juncta.design.models import Design


def visible_to(actor: Actor) -> QuerySet[Barrier]:
    """The barriers of the actor's alliance, for those who work in it."""
    found = Barrier.objects.select_related("alliance", "institution", "owner", "owning_body", "merged_into")
    if actor == SYSTEM:
        return found
    return found.filter(alliance=actor.alliance) if designs.is_staff(actor) else found.none()


def barriers(actor: Actor) -> QuerySet[Barrier]:
    """Those that stand for themselves, with all obstacles under them, in a fixed number of queries."""
    return visible_to(actor).exclude(state=BarrierState.MERGED).prefetch_related("obstacles__design", "obstacles__institution")


def obstacles(actor: Actor) -> QuerySet[Obstacle]:
    """The obstacles of the designs that an actor sees: colleagues those of their alliance, students those of their own teams."""
    found = Obstacle.objects.select_related("design", "institution", "person", "barrier", "alliance")
    return found if actor == SYSTEM else found.filter(design__in=designs.visible_to(actor))


def obstacles_of(design: "Design", actor: Actor) -> QuerySet[Obstacle]:
    """What got in the way of one design."""
    return obstacles(actor).filter(design=design)


def ungrouped(actor: Actor) -> QuerySet[Obstacle]:
    """What teams have named and nobody has looked at yet, the oldest first."""
    return obstacles(actor).filter(barrier__isnull=True).order_by("at")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A barrier in the register: how many obstacles and designs it touches, and how heavy the heaviest is."""

    barrier: Barrier
    obstacles: int
    designs: "list[Design]"
    severity: str


def register(actor: Actor, wanted: Mapping[str, str] | None = None) -> list[RegisterLine]:
    """The register, open ones first; `wanted` narrows it by kind, state, country or institution (slug)."""
    found = barriers(actor)
    names = {"kind": "kind", "state": "state", "country": "country", "institution": "institution__slug"}
    for name, field in names.items():
        if value := (wanted or {}).get(name):
            found = found.filter(**{field: value})
    lines = [_line(barrier) for barrier in found]
    return sorted(lines, key=lambda line: (line.barrier.closed_at is not None, -line.obstacles, str(line.barrier)))


def _line(barrier: Barrier) -> RegisterLine:
    there = list(barrier.obstacles.all())
    touched = {each.design_id: each.design for each in there}
    return RegisterLine(barrier, len(there), list(touched.values()), heaviest(each.severity for each in there))


def public_barriers(actor: Actor = VISITOR) -> QuerySet[Barrier]:
    """What the alliance whose pages are shown tells everybody: no design, no team, no person."""
    here = alliances.current(actor)
    found = Barrier.objects.filter(alliance=here, is_public=True).select_related("institution")
    return found.annotate(met=Count("obstacles__design", distinct=True)).order_by("country", "kind", "opened_at")


def met_in(jurisdiction: str, actor: Actor = VISITOR, institutions: Collection[str] = ()) -> QuerySet[Barrier]:
    """The public barriers met in a jurisdiction ("PL", or "BE-VLG" for a part of a country), or at one of its institutions (slugs).

    A part of a country has the barriers of the whole, unless they were met at somebody else's university there.
    """
    country = jurisdiction[:2].upper()
    there = Q(country=country, institution__isnull=True) if institutions else Q(country=country)
    where = there if country else Q(pk__in=[])
    return public_barriers(actor).filter(where | Q(institution__slug__in=list(institutions)))

"""The board as somebody sees it: everybody of the alliance sees its needs, nobody else does."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from juncta.alliance import queries as alliance
from juncta.design import queries as designs
from juncta.kernel.actor import Actor
from juncta.needs.facts import LIVING, NOBODY, NeedState, Wanted
from juncta.needs.models import Growth, Interest, Need, Second

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea, Person
    from juncta.design.models import Design


def visible_to(actor: Actor) -> QuerySet[Need]:
    """The needs of the actor's own alliance; a visitor sees none."""
    if actor.is_visitor or actor.alliance is None:
        return Need.objects.none()
    return Need.objects.filter(alliance_id=actor.alliance)


def _count(of: QuerySet[Interest] | QuerySet[Second]) -> Coalesce:
    counted = of.order_by().values("need").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def with_support(actor: Actor) -> QuerySet[Need]:
    """What they see, with how many second it, how many universities are interested, and whether they second it themselves."""
    return (
        visible_to(actor)
        .select_related("alliance", "focus_area", "author", "institution", "same_as", "closed_by")
        .annotate(
            seconded_by=_count(Second.objects.filter(need=OuterRef("pk"))),
            interested=_count(Interest.objects.filter(need=OuterRef("pk"))),
            is_seconded=Exists(Second.objects.filter(need=OuterRef("pk"), person_id=actor.person or NOBODY)),
        )
        .annotate(support=F("seconded_by") + F("interested"))
        .prefetch_related(
            Prefetch("interests", Interest.objects.select_related("institution", "person").order_by("at")),
            Prefetch("growths", Growth.objects.select_related("design", "person")),
        )
    )


def board(actor: Actor, wanted: Wanted) -> QuerySet[Need]:
    """The needs somebody looks for; without a state those that live. The best supported first, or the newest."""
    found = with_support(actor)
    if wanted.area:
        found = found.filter(focus_area__slug=wanted.area)
    if wanted.institution:
        there = Interest.objects.filter(need=OuterRef("pk"), institution__slug=wanted.institution)
        found = found.filter(Q(institution__slug=wanted.institution) | Q(Exists(there)))
    if wanted.state != "all":
        found = found.filter(state=wanted.state) if wanted.state in set(NeedState) else found.filter(state__in=LIVING)
    return found.order_by("-created_at", "pk") if wanted.sort == "newest" else found.order_by(F("support").desc(), "-created_at", "pk")


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area on the board, and how many needs live there."""

    area: "FocusArea"
    count: int


def areas(actor: Actor) -> list[Area]:
    """Every focus area of the alliance, those without needs too."""
    counted = dict(visible_to(actor).filter(state__in=LIVING).order_by().values_list("focus_area").annotate(n=Count("pk")))
    return [Area(area, counted.get(area.pk, 0)) for area in alliance.focus_areas(actor)]


def mergeable_with(actor: Actor, need: Need) -> QuerySet[Need]:
    """The living needs that this one could be the same as, those of its area first."""
    far = Case(When(focus_area=need.focus_area_id, then=0), default=1, output_field=IntegerField())
    found = visible_to(actor).filter(state__in=LIVING).exclude(pk=need.pk).select_related("focus_area")
    return found.annotate(far=far).order_by("far", "-created_at")


def designs_of(actor: Actor, need: Need) -> "list[tuple[Growth, bool]]":
    """What grew out of a need, each with whether the actor may open it."""
    growths = list(need.growths.all())
    seen = (
        set(designs.visible_to(actor).filter(pk__in=[each.design_id for each in growths]).values_list("pk", flat=True))
        if growths
        else set()
    )
    return [(each, each.design_id in seen) for each in growths]


def grown(actor: Actor, design: "Design") -> Growth | None:
    """How a design grew out of a need, where it did and the actor sees the need."""
    return Growth.objects.filter(design=design, need__in=visible_to(actor)).select_related("need__focus_area").first()


def interest_behind(actor: Actor, design: "Design") -> QuerySet[Interest]:
    """The interest noted in the need from which a design grew; none where it grew out of nothing that the actor sees."""
    return Interest.objects.filter(need__in=visible_to(actor).filter(growths__design=design)).select_related("institution", "person")


def standing_behind(need_id: UUID) -> "tuple[Need, list[Person]]":
    """A need with whoever noted it, seconds it or spoke for an interested university, for letters of the house."""
    need = Need.objects.select_related("author__account").get(pk=need_id)
    seconds = [each.person for each in need.seconds.select_related("person__account")]
    interests = [each.person for each in need.interests.select_related("person__account")]
    return need, list({person.pk: person for person in (need.author, *seconds, *interests)}.values())

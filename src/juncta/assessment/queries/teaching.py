"""What teachers have to grade: the components their university provides, offering by offering."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from juncta.alliance import queries as alliance
from juncta.assessment.models import Result
from juncta.catalogue import queries as catalogue
from juncta.catalogue.facts import ComponentContent
from juncta.enrolment import queries as enrolments
from juncta.enrolment.facts import EnrolmentState
from juncta.kernel.actor import SYSTEM, Actor, Role

if TYPE_CHECKING:
    from juncta.catalogue.models import Offering


@dataclass(frozen=True, slots=True)
class Grading:
    """One component of one offering, for its teacher: how many learners there are, and how many have no result yet."""

    offering: "Offering"
    component: ComponentContent
    learners: int
    open: int


def visible_offerings(actor: Actor) -> "QuerySet[Offering]":
    """The offerings whose results the actor may look at: teachers and examiners of a partner, and the alliance office."""
    found = catalogue.visible_offerings(actor)
    if actor == SYSTEM or actor.holds(Role.ALLIANCE_OFFICE):
        return found
    return found.filter(enrolments.of_partners(actor, [Role.TEACHER, Role.EXAMINER], "edition__"))


def to_grade(actor: Actor) -> list[Grading]:
    """Every component the actor teaches in an offering with learners, those with open results first; a fixed number of queries."""
    at = actor.institutions_as(Role.TEACHER)
    slugs = set(alliance.institutions(SYSTEM).filter(pk__in=at).values_list("slug", flat=True)) if at else set()
    providing = Q(pk__in=[])
    for slug in sorted(slugs):
        providing |= Q(edition__content__contains={"components": [{"provider": slug}]})
    offerings = list(catalogue.visible_offerings(actor).filter(providing)) if slugs else []
    learning = enrolments.visible_to(SYSTEM).filter(offering__in=offerings, state=EnrolmentState.ENROLLED).order_by()
    learners = dict(learning.values_list("offering").annotate(Count("pk")))
    graded = _graded(offerings)
    rows = [
        Grading(offering, part, learners[offering.pk], learners[offering.pk] - graded[offering.pk, part.key])
        for offering in offerings
        if offering.pk in learners
        for part in catalogue.content_of(offering.edition).components
        if part.provider in slugs
    ]
    return sorted(rows, key=lambda row: row.open == 0)


def _graded(offerings: "list[Offering]") -> "dict[tuple[object, str], int]":
    """How many learners have a result, by offering and component."""
    found = Result.objects.filter(enrolment__offering__in=offerings, enrolment__state=EnrolmentState.ENROLLED).order_by()
    counted = found.values_list("enrolment__offering", "component").annotate(learners=Count("enrolment", distinct=True))
    return defaultdict(int, {(offering, component): learners for offering, component, learners in counted})


def latest_in(offering: "Offering", component: str) -> dict[UUID, Result]:
    """The newest version of each learner's result in one component, by enrolment."""
    found = Result.objects.filter(enrolment__offering=offering, component=component).select_related("recorded_by", "confirmed_by")
    return {result.enrolment_id: result for result in found.order_by("version")}

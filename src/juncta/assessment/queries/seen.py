"""Results and awards, seen by whoever is looking: learners their own, partners those of their own editions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from juncta.assessment.models import Award, Result
from juncta.enrolment import queries as enrolments
from juncta.kernel.actor import SYSTEM, Actor

if TYPE_CHECKING:
    from juncta.catalogue.models import Edition
    from juncta.enrolment.models import Enrolment


def visible_to(actor: Actor) -> QuerySet[Result]:
    """The results of the enrolments the actor sees, in every version."""
    found = Result.objects.select_related("enrolment__person", "recorded_by", "confirmed_by")
    return found if actor == SYSTEM else found.filter(enrolment__in=enrolments.visible_to(actor))


def results_of(enrolment: "Enrolment") -> QuerySet[Result]:
    """Every version of every result of an enrolment, by component, the oldest first."""
    return Result.objects.filter(enrolment=enrolment).select_related("recorded_by", "confirmed_by")


def pending_among(learners: "Iterable[Enrolment]") -> QuerySet[Result]:
    """The newest versions that wait for the board; a version that a newer one replaced no longer waits."""
    newer = Result.objects.filter(enrolment=OuterRef("enrolment"), component=OuterRef("component"), version__gt=OuterRef("version"))
    found = Result.objects.filter(~Exists(newer), enrolment__in=learners, confirmed_at__isnull=True)
    return found.select_related("enrolment__person", "recorded_by")


def counting_results(enrolment: "Enrolment") -> list[Result]:
    """The result that counts in each component: the last version that was confirmed."""
    counts = {each.component: each for each in results_of(enrolment).filter(confirmed_at__isnull=False)}
    return list(counts.values())


def visible_awards(actor: Actor) -> QuerySet[Award]:
    """The awards of the enrolments the actor sees."""
    found = Award.objects.select_related("edition", "enrolment__person", "decided_by")
    return found if actor == SYSTEM else found.filter(enrolment__in=enrolments.visible_to(actor))


def award_of(enrolment: "Enrolment") -> Award | None:
    """The award an enrolment has earned, if any."""
    return Award.objects.filter(enrolment=enrolment).select_related("edition", "decided_by").first()


def award_by_id(award_id: UUID) -> Award:
    """The award of that id, for reactions of the house; raises Award.DoesNotExist."""
    return Award.objects.select_related("edition", "enrolment__person").get(pk=award_id)


def awards_of(edition: "Edition") -> QuerySet[Award]:
    """The awards of an edition, in the order of their numbers."""
    found = Award.objects.filter(edition=edition).select_related("edition", "enrolment__person", "decided_by")
    return found.order_by("year", "series", "serial")

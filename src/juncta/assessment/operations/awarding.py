"""Awarding: the board's decision, once for each learner, with a number that leaves no gap and every credit counted once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.assessment import permits, queries
from juncta.assessment.events import AwardConfirmed, AwardsConfirmed
from juncta.assessment.facts import Readiness
from juncta.assessment.models import Award, AwardedCredit, Result, SerialCounter
from juncta.assessment.operations.locking import held_fast
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.catalogue import queries as catalogue
from juncta.enrolment import operations as enrolment_operations
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from uuid import UUID

    from juncta.catalogue.models import Edition
    from juncta.enrolment.models import Enrolment

SERIES = "MC"


@transaction.atomic
def award(*, edition: "Edition", by: Actor, enrolments: "Iterable[Enrolment]") -> list[Award]:
    """Award the micro-credential to these learners, all of them or none; their awards, in the order of the numbers.

    Whoever already has the award keeps it: deciding twice, or two examiners at once, makes one award and one announcement.
    """
    if refusal := permits.why_not_examine(by, edition):
        raise Refused(refusal)
    learners = held_fast(enrolments)
    if not learners:
        raise Refused(Refusal("ASM-126", _("Nobody is chosen."), _("Choose at least one learner who is ready.")))
    earlier = list(queries.awards_of(edition).filter(enrolment__in=learners))
    known = {each.enrolment_id for each in earlier}
    new = [each for each in learners if each.pk not in known]
    made = _decide(edition, by, new) if new else []
    return [*earlier, *made]


def _decide(edition: "Edition", by: Actor, learners: "list[Enrolment]") -> list[Award]:
    content = catalogue.content_of(edition)
    results: dict[UUID, list[Result]] = defaultdict(list)
    for result in Result.objects.filter(enrolment__in=learners).order_by("version"):
        results[result.enrolment_id].append(result)
    ready = {each.pk: queries.readiness_of(content, results[each.pk]) for each in learners}
    for enrolment in learners:
        if refusal := permits.why_not_award(by, edition, enrolment, ready[enrolment.pk]):
            raise Refused(refusal)
    numbers = _numbers(edition, len(learners))
    made = [
        _award(edition, by, enrolment, number, ready[enrolment.pk], results[enrolment.pk])
        for enrolment, number in zip(learners, numbers, strict=True)
    ]
    announce(AwardsConfirmed(alliance_id=edition.alliance_id, subject_id=edition.pk, count=len(made)), by)
    return made


def _award(edition: "Edition", by: Actor, enrolment: "Enrolment", serial: int, readiness: Readiness, results: list[Result]) -> Award:
    assert by.person is not None  # noqa: S101 - an examiner is somebody
    now = clock.now()
    decided = Award.objects.create(
        alliance_id=edition.alliance_id,
        edition=edition,
        enrolment=enrolment,
        ects=edition.content["ects"],
        series=SERIES,
        year=now.year,
        serial=serial,
        decided_by_id=by.person,
        decided_at=now,
    )
    counts = {result.component: result for result in results if result.confirmed_at}
    AwardedCredit.objects.bulk_create(
        AwardedCredit(award=decided, result=counts[part.key], component=part.key, institution=part.provider, ects=part.ects.points)
        for part in readiness.earning
    )
    enrolment_operations.complete(enrolment=enrolment, by=by)
    told = {"edition_id": edition.pk, "person_id": enrolment.person_id}
    announce(AwardConfirmed(alliance_id=edition.alliance_id, subject_id=decided.pk, **told), by)
    return decided


def _numbers(edition: "Edition", count: int) -> range:
    """The next serial numbers of the alliance's year; the counter stays locked until the awards are written, so none is lost."""
    found, _new = SerialCounter.objects.get_or_create(alliance_id=edition.alliance_id, series=SERIES, year=clock.now().year)
    counter = SerialCounter.objects.select_for_update().get(pk=found.pk)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return range(first, first + count)

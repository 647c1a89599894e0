"""Recording results: every version stays, a correction is a new one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.assessment import permits
from juncta.assessment.events import ResultRecorded
from juncta.assessment.facts import FAIL, PASS, SCHEME
from juncta.assessment.models import Result
from juncta.assessment.operations.locking import held_fast
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.enrolment.models import Enrolment


@transaction.atomic
def record_result(*, enrolment: "Enrolment", by: Actor, component: str, passed: bool) -> Result:
    """Record one learner's result; saying again what is already the newest version changes nothing."""
    _record({enrolment: passed}, by, component)
    return Result.objects.filter(enrolment=enrolment, component=component).order_by("-version")[0]


@transaction.atomic
def record_results(*, marks: "Mapping[Enrolment, bool]", by: Actor, component: str) -> list[Result]:
    """Record the results of several learners in one component, all of them or none; the versions that are new."""
    return _record(marks, by, component)


def _record(marks: "Mapping[Enrolment, bool]", by: Actor, component: str) -> list[Result]:
    passed = {enrolment.pk: mark for enrolment, mark in marks.items()}
    learners = held_fast(marks)
    editions = {each.offering.edition_id: each.offering.edition for each in learners}
    refusals = [permits.why_not_teach(by, edition, component) for edition in editions.values()]
    refusals += [permits.why_not_grade(by, each) or permits.why_not_mark(passed[each.pk]) for each in learners]
    for refusal in refusals:
        if refusal:
            raise Refused(refusal)
    known = Result.objects.filter(enrolment__in=learners, component=component).order_by("version")
    newest = {result.enrolment_id: result for result in known}
    return [
        _write(each, by, component, newest.get(each.pk), passed=passed[each.pk])
        for each in learners
        if each.pk not in newest or newest[each.pk].passed != passed[each.pk]
    ]


def _write(enrolment: "Enrolment", by: Actor, component: str, newest: Result | None, *, passed: bool) -> Result:
    assert by.person is not None  # noqa: S101 - a teacher is somebody
    result = Result.objects.create(
        enrolment=enrolment,
        component=component,
        version=newest.version + 1 if newest else 1,
        grading_scheme=enrolment.offering.edition.content.get("grading_scheme") or SCHEME,
        grade=PASS if passed else FAIL,
        passed=passed,
        recorded_by_id=by.person,
        recorded_at=clock.now(),
    )
    announce(ResultRecorded(alliance_id=enrolment.alliance_id, subject_id=enrolment.pk, component=component), by)
    return result

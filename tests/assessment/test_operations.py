"""Recording, confirming, awarding: by whom, once, and every version kept."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.assessment import operations, queries
from juncta.assessment.models import Award, AwardedCredit, Result, SerialCounter
from juncta.base import clock
from juncta.base.models import Happening
from juncta.enrolment import operations as enrolling
from juncta.enrolment.facts import EnrolmentState
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_institution, make_mandate, make_person
from tests.assessment.factories import ALL, ARTS, CLIMATE, ECONOMY, INTRODUCTION, make_award, make_school
from tests.catalogue.factories import make_offering, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def refused(code, act, **more):
    with pytest.raises(Refused) as caught:
        act(**more)
    assert caught.value.refusal.code == code
    assert caught.value.refusal.sentence
    return caught.value.refusal


def happened(kind):
    return Happening.objects.filter(kind=kind).count()


# --- recording -------------------------------------------------------------------------------------------------------------------


def test_a_teacher_records_and_a_correction_is_a_new_version(school):
    enrolment = school.learner()
    first = school.record(enrolment, [CLIMATE], passed=False)[0]
    second = school.record(enrolment, [CLIMATE])[0]
    assert [(each.version, each.grade) for each in (first, second)] == [(1, "fail"), (2, "pass")]
    assert list(queries.results_of(enrolment)) == [first, second]
    assert happened("ResultRecorded") == 2


def test_recording_the_same_again_changes_nothing(school):
    enrolment = school.learner()
    assert school.record(enrolment, [CLIMATE]) == school.record(enrolment, [CLIMATE])
    assert happened("ResultRecorded") == 1


def test_many_are_recorded_at_once_or_nobody(school):
    one, other = school.learner(), school.learner()
    by = school.teacher(CLIMATE)
    assert len(operations.record_results(marks={one: True, other: False}, by=by, component=CLIMATE)) == 2
    assert len(operations.record_results(marks={one: True, other: True}, by=by, component=CLIMATE)) == 1
    enrolling.withdraw(enrolment=other, by=actor_of(other.person))
    refused("ASM-102", operations.record_results, marks={one: False, other: False}, by=by, component=CLIMATE)
    assert queries.results_of(one).count() == 1


def test_only_teachers_of_the_providing_university_record(school):
    enrolment = school.learner()
    for by in (school.teacher(ECONOMY), school.board(), actor_of(make_office()), SYSTEM, VISITOR):
        refused("ASM-101", operations.record_result, enrolment=enrolment, by=by, component=CLIMATE, passed=True)
    stranger = make_school("other")
    refused("ASM-101", operations.record_result, enrolment=enrolment, by=stranger.teacher(CLIMATE), component=CLIMATE, passed=True)


def test_nothing_is_recorded_in_a_component_that_does_not_exist(school):
    by = school.teacher(CLIMATE)
    refused("ASM-103", operations.record_result, enrolment=school.learner(), by=by, component="magic", passed=True)


def test_nobody_grades_themselves(school):
    make_mandate(school.teachers["helsinki"], Role.LEARNER)
    enrolment = enrolling.apply(offering=school.offering, by=school.teacher(CLIMATE))
    refused("ASM-104", operations.record_result, enrolment=enrolment, by=school.teacher(CLIMATE), component=CLIMATE, passed=True)


def test_a_mark_is_a_pass_or_not(school):
    enrolment, by = school.learner(), school.teacher(CLIMATE)
    refused("ASM-106", operations.record_result, enrolment=enrolment, by=by, component=CLIMATE, passed="maybe")


def test_results_no_longer_change_once_the_learner_is_awarded(school):
    enrolment = school.ready()
    school.award(enrolment)
    by = school.teacher(CLIMATE)
    refused("ASM-105", operations.record_result, enrolment=enrolment, by=by, component=CLIMATE, passed=False)


# --- confirming --------------------------------------------------------------------------------------------------------------------


def test_the_board_confirms_the_newest_version_and_says_who_and_when(school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE], passed=False)
    school.record(enrolment, [CLIMATE])
    (result,) = school.confirm(enrolment)
    assert (result.version, result.confirmed_by, bool(result.confirmed_at)) == (2, school.examiner, True)
    assert [each.version for each in queries.counting_results(enrolment)] == [2]
    assert Happening.objects.get(kind="ResultsConfirmed").payload["count"] == 1


def test_until_it_is_confirmed_again_the_earlier_version_counts(school):
    enrolment = school.ready()
    school.record(enrolment, [CLIMATE], passed=False)
    assert [each.passed for each in queries.counting_results(enrolment)] == [True] * 5
    refused("ASM-124", operations.award, edition=school.edition, by=school.board(), enrolments=[enrolment])
    school.confirm(enrolment)
    assert sorted(each.passed for each in queries.counting_results(enrolment)) == [False, True, True, True, True]


def test_only_examiners_of_a_partner_confirm(school):
    enrolment = school.learner()
    school.record(enrolment)
    outside = make_person(institution=make_institution(school.offering.alliance, "zurich"), roles=[Role.EXAMINER])
    for by in (school.teacher(CLIMATE), actor_of(outside), actor_of(make_office()), make_school("other").board(), VISITOR):
        refused("ASM-111", operations.confirm_results, enrolments=[enrolment], by=by)


def test_four_eyes(school):
    make_mandate(school.teachers["helsinki"], Role.EXAMINER, make_institution(school.offering.alliance, "helsinki"))
    both, enrolment = actor_of(school.teachers["helsinki"]), school.learner()
    school.record(enrolment)
    refused("ASM-112", operations.confirm_results, enrolments=[enrolment], by=both)
    foreign = queries.results_of(enrolment).get(component=ARTS)
    assert operations.confirm_results(enrolments=[enrolment], by=both, seen=[foreign.pk]) == [foreign]


def test_nobody_confirms_their_own_result(school):
    make_mandate(school.examiner, Role.LEARNER)
    enrolment = enrolling.apply(offering=school.offering, by=school.board())
    school.record(enrolment)
    refused("ASM-113", operations.confirm_results, enrolments=[enrolment], by=school.board())


def test_what_changed_since_the_examiner_looked_is_not_confirmed(school):
    enrolment = school.learner()
    seen = [result.pk for result in school.record(enrolment)]
    school.record(enrolment, [CLIMATE], passed=False)
    refused("ASM-115", operations.confirm_results, enrolments=[enrolment], by=school.board(), seen=seen)
    assert not Result.objects.filter(confirmed_at__isnull=False).exists()


def test_without_anything_that_waits_there_is_nothing_to_confirm(school):
    refused("ASM-116", operations.confirm_results, enrolments=[school.ready()], by=school.board())


# --- awarding ----------------------------------------------------------------------------------------------------------------------


def test_the_board_awards_and_every_credit_counts_once(school):
    enrolment = school.ready()
    (award,) = school.award(enrolment)
    credited = {each.component: (each.institution, str(each.ects)) for each in award.credits.all()}
    assert credited[ECONOMY] == ("krakow", "2")
    assert credited[INTRODUCTION] == ("helsinki", "3")
    assert sum(each.ects.points for each in award.credits.all()) == 10
    award.refresh_from_db()
    assert award.ects == Ects("10")
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.COMPLETED
    assert (happened("AwardConfirmed"), happened("AwardsConfirmed"), happened("LearnerCompleted")) == (1, 1, 1)
    told = Happening.objects.get(kind="AwardsConfirmed")
    assert (told.subject, told.subject_id, told.payload["count"]) == ("edition", school.edition.pk, 1)


def test_one_decision_on_many_is_announced_once(school):
    awards = school.award(*[school.ready() for _ in range(3)])
    assert [award.number[-5:] for award in awards] == ["00001", "00002", "00003"]
    assert (happened("AwardConfirmed"), happened("AwardsConfirmed")) == (3, 1)


def test_awarding_again_makes_nothing_new(school):
    enrolment = school.ready()
    assert school.award(enrolment) == school.award(enrolment)
    assert (Award.objects.count(), happened("AwardConfirmed"), happened("AwardsConfirmed")) == (1, 1, 1)


def test_all_are_awarded_or_nobody_and_no_number_is_lost(school):
    ready, unready = school.ready(), school.learner()
    with pytest.raises(Refused) as caught:
        school.award(ready, unready)
    assert caught.value.refusal.code == "ASM-124"
    assert str(unready.person) in caught.value.refusal.sentence
    assert not Award.objects.exists()
    (award,) = school.award(ready)
    assert award.serial == 1


@pytest.mark.parametrize("missing", ALL)
def test_one_component_without_a_confirmed_pass_is_enough_to_wait(school, missing):
    enrolment = school.learner()
    school.record(enrolment, [each for each in ALL if each != missing])
    school.confirm(enrolment)
    refused("ASM-124", operations.award, edition=school.edition, by=school.board(), enrolments=[enrolment])
    school.record(enrolment, [missing])
    refused("ASM-124", operations.award, edition=school.edition, by=school.board(), enrolments=[enrolment])
    school.confirm(enrolment)
    assert school.award(enrolment)


def test_only_the_board_awards(school):
    enrolment = school.ready()
    for by in (school.teacher(CLIMATE), actor_of(make_office()), make_school("other").board(), SYSTEM, VISITOR):
        refused("ASM-111", operations.award, edition=school.edition, by=by, enrolments=[enrolment])


def test_the_board_awards_what_was_learnt(school):
    elsewhere = make_school("other")
    refused("ASM-121", operations.award, edition=school.edition, by=school.board(), enrolments=[elsewhere.ready()])


def test_nobody_awards_themselves(school):
    make_mandate(school.examiner, Role.LEARNER)
    enrolment = enrolling.apply(offering=school.offering, by=school.board())
    school.record(enrolment)
    operations.confirm_results(enrolments=[enrolment], by=actor_of(school.second))
    refused("ASM-122", operations.award, edition=school.edition, by=school.board(), enrolments=[enrolment])
    assert operations.award(edition=school.edition, by=actor_of(school.second), enrolments=[enrolment])


def test_whoever_withdrew_is_not_awarded(school):
    enrolment = school.ready()
    enrolling.withdraw(enrolment=enrolment, by=actor_of(enrolment.person))
    refused("ASM-123", operations.award, edition=school.edition, by=school.board(), enrolments=[enrolment])


def test_the_board_chooses_somebody(school):
    refused("ASM-126", operations.award, edition=school.edition, by=school.board(), enrolments=[])


def test_numbers_begin_again_with_the_year_and_are_of_the_alliance(school):
    first, second = school.ready(), school.ready()
    with clock.set_to(datetime(2027, 1, 2, tzinfo=UTC)):
        (award,) = school.award(first)
    assert award.number == "MC-2027-00001"
    with clock.set_to(datetime(2028, 1, 2, tzinfo=UTC)):
        assert school.award(second)[0].number == "MC-2028-00001"
    assert SerialCounter.objects.count() == 2


# --- what the database holds when the code is wrong ------------------------------------------------------------------------------


def at_the_end():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_results_stay_and_are_confirmed_once(school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE])
    mine = Result.objects.filter(enrolment=enrolment)
    for change in ({"passed": False}, {"grade": "fail"}, {"version": 9}, {"component": ARTS}, {"recorded_by": school.examiner}):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            mine.update(**change)
    school.confirm(enrolment)
    for change in ({"confirmed_by": school.second}, {"confirmed_by": None, "confirmed_at": None}):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            mine.update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM assessment_result")


def test_the_database_wants_four_eyes_too(school):
    school.record(school.learner(), [CLIMATE])
    with pytest.raises(IntegrityError, match="results_need_four_eyes"), transaction.atomic():
        Result.objects.update(confirmed_by=school.teachers["helsinki"], confirmed_at=clock.now())


@pytest.mark.parametrize("model", [Award, AwardedCredit])
def test_awards_and_their_credits_stay(model):
    make_award()
    at_the_end()
    for change in (lambda: model.objects.update(ects="9"), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            change()


def forged(school, *, leave_out=(), **more):
    """An award written past the operations."""
    enrolment = more.pop("enrolment", None) or school.ready()
    enrolment.state = more.pop("state", EnrolmentState.COMPLETED)
    enrolment.save()
    fields = {"ects": "10", "year": 2026, "serial": 7, "decided_by": school.examiner, "decided_at": clock.now(), **more}
    award = Award.objects.create(alliance=enrolment.alliance, edition=school.edition, enrolment=enrolment, **fields)
    content = {part["key"]: part for part in school.edition.content["components"]}
    for result in queries.results_of(enrolment):
        if result.component not in leave_out:
            part = content[result.component]
            AwardedCredit.objects.create(award=award, result=result, component=part["key"], institution=part["provider"], ects=part["ects"])
    at_the_end()
    return award


def test_an_award_that_adds_up_is_written(school):
    assert forged(school)


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"leave_out": [ARTS]}, "do not add up"),
        ({"leave_out": ALL}, "do not add up"),
        ({"ects": "9", "leave_out": [ARTS]}, "does not fit"),
        ({"state": EnrolmentState.ENROLLED}, "does not fit"),
    ],
)
def test_an_award_that_does_not_add_up_is_not_written(school, wrong, because):
    with pytest.raises(IntegrityError, match=because), transaction.atomic():
        forged(school, **wrong)


def test_no_credit_without_a_confirmed_pass(school):
    enrolment = school.learner()
    school.record(enrolment)
    with pytest.raises(IntegrityError, match="stands on no confirmed pass"), transaction.atomic():
        forged(school, enrolment=enrolment)


def test_a_result_earns_credit_once(school):
    award = forged(school)
    credit = award.credits.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardedCredit.objects.create(award=award, result=credit.result, component="again", institution="helsinki", ects=credit.ects)


def test_no_credit_is_added_to_an_award_later(school):
    award, other = forged(school), school.learner()
    school.record(other, [CLIMATE])
    with pytest.raises(IntegrityError, match="add up"), transaction.atomic():
        AwardedCredit.objects.create(
            award=award, result=queries.results_of(other).get(), component="more", institution="helsinki", ects="1"
        )


def test_an_award_is_for_a_learner_of_its_edition(school):
    foreign = make_school("other").ready()
    with pytest.raises(IntegrityError, match="does not fit"), transaction.atomic():
        forged(school, enrolment=foreign)


def test_the_naive_sum_would_count_a_component_twice(school):
    """Counting all passed versions instead of the last confirmed one gives more credit than the edition has."""
    enrolment = school.ready()
    school.record(enrolment, [CLIMATE], passed=False)
    school.record(enrolment, [CLIMATE])
    school.confirm(enrolment)
    size = {part["key"]: int(part["ects"]) for part in school.edition.content["components"]}
    naive = sum(size[result.component] for result in queries.results_of(enrolment) if result.passed and result.confirmed_at)
    assert naive == 12
    (award,) = school.award(enrolment)
    assert sum(each.ects.points for each in award.credits.all()) == 10


def test_a_second_offering_of_the_edition_has_the_same_board(school):
    later = make_school(offering=make_offering(school.edition))
    awards = school.award(school.ready(), later.ready())
    assert len(awards) == 2

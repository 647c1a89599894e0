"""Two clicks at once make one award, and numbers leave no gap; without the locks they would not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.assessment import operations, queries
from juncta.assessment.models import Award, AwardedCredit, Result
from juncta.base import clock
from juncta.base.models import Happening
from juncta.enrolment.models import Enrolment
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of
from tests.assessment.factories import CLIMATE, make_school

pytestmark = pytest.mark.django_db(transaction=True)

CLICKS = 8


def at_once(*acts):
    """Run the acts in threads that start together; each answers with its result, or how it failed."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=30)
            return act()
        except Refused as refused:
            return refused.refusal.code
        except IntegrityError as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def happened(kind):
    return Happening.objects.filter(kind=kind).count()


@pytest.fixture
def school():
    return make_school()


def test_many_clicks_at_once_make_one_award(school):
    enrolment = school.ready()
    answers = at_once(*(lambda: school.award(enrolment),) * CLICKS)
    assert {award.pk for (award,) in answers} == {Award.objects.get().pk}
    assert (happened("AwardConfirmed"), happened("AwardsConfirmed"), happened("LearnerCompleted")) == (1, 1, 1)
    assert AwardedCredit.objects.count() == 5


def test_two_examiners_with_overlapping_choices_neither_wait_for_ever_nor_award_twice(school):
    one, two, three = (school.ready() for _ in range(3))
    boards = [actor_of(school.examiner), actor_of(school.second)]
    at_once(
        lambda: operations.award(edition=school.edition, by=boards[0], enrolments=[one, two, three]),
        lambda: operations.award(edition=school.edition, by=boards[1], enrolments=[three, two]),
        lambda: operations.award(edition=school.edition, by=boards[1], enrolments=[two, one]),
    )
    assert sorted(Award.objects.values_list("serial", flat=True)) == [1, 2, 3]
    assert happened("AwardConfirmed") == 3


def test_numbers_have_no_gap_when_some_decisions_fail(school):
    ready = [school.ready() for _ in range(4)]
    unready = school.learner()
    at_once(*(lambda each=each: school.award(each) for each in ready), *(lambda each=each: school.award(each, unready) for each in ready))
    assert sorted(Award.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]


def naively(school, enrolment, both_have_looked):
    """The naive variant: look whether there is an award and which number is next, then write, with nobody holding the learner."""

    def act():
        with transaction.atomic():
            if Award.objects.filter(enrolment=enrolment).exists():
                return "already"
            serial = Award.objects.count() + 1
            both_have_looked.wait(timeout=30)
            Enrolment.objects.filter(pk=enrolment.pk).update(state="completed")
            award = Award.objects.create(
                alliance=enrolment.alliance,
                edition=school.edition,
                enrolment=enrolment,
                ects="10",
                year=2026,
                serial=serial,
                decided_by=school.examiner,
                decided_at=clock.now(),
            )
            parts = {part["key"]: part for part in school.edition.content["components"]}
            for result in queries.counting_results(enrolment):
                part = parts[result.component]
                AwardedCredit.objects.create(
                    award=award, result=result, component=part["key"], institution=part["provider"], ects=part["ects"]
                )
            return award

    return act


def constraints(table, *kinds):
    """The unique constraints of a table, as statements that drop them and make them again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = ANY(%s)",
            [table, list(kinds)],
        )
        found = cursor.fetchall()
    return [(f"ALTER TABLE {table} DROP CONSTRAINT {name}", f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}") for name, text in found]


def test_the_naive_variant_awards_twice_under_one_number(school):
    """Without the constraints nothing stops it: two awards, one number, twenty credits for ten."""
    enrolment = school.ready()
    unique = constraints("assessment_award", "u") + constraints("assessment_awardedcredit", "u")
    with connection.cursor() as cursor:
        for drop, _again in unique:
            cursor.execute(drop)
    try:
        both = Barrier(2)
        at_once(naively(school, enrolment, both), naively(school, enrolment, both))
        assert list(Award.objects.values_list("enrolment", "serial")) == [(enrolment.pk, 1)] * 2
        assert AwardedCredit.objects.count() == 10
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE assessment_award, assessment_awardedcredit CASCADE")
            for _drop, again in unique:
                cursor.execute(again)


def test_the_constraints_stop_the_naive_variant(school):
    enrolment = school.ready()
    both = Barrier(2)
    answers = at_once(naively(school, enrolment, both), naively(school, enrolment, both))
    assert sorted(isinstance(answer, Award) for answer in answers) == [False, True]
    assert "IntegrityError" in answers
    assert Award.objects.count() == 1


def test_a_result_recorded_many_times_at_once_is_one_version(school):
    enrolment = school.learner()
    at_once(*(lambda: school.record(enrolment, [CLIMATE]),) * CLICKS)
    assert list(Result.objects.values_list("version", flat=True)) == [1]
    assert happened("ResultRecorded") == 1


def test_a_correction_while_the_board_awards_comes_before_or_not_at_all(school):
    for _ in range(3):
        enrolment = school.ready()
        award, correction = at_once(
            lambda each=enrolment: school.award(each), lambda each=enrolment: school.record(each, [CLIMATE], passed=False)
        )
        assert (award == "ASM-124", correction == "ASM-105") in {(True, False), (False, True)}


def test_a_result_confirmed_twice_at_once_is_confirmed_once(school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE])
    answers = at_once(*(lambda: school.confirm(enrolment),) * 4)
    assert answers.count("ASM-116") == 3
    assert happened("ResultsConfirmed") == 1

"""What each may see of results and awards, and what is handed to those who compose credentials."""

import pytest

from juncta.assessment import queries
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.ects import Ects
from tests.alliance.factories import actor_of, make_institution, make_person
from tests.assessment.factories import ALL, ARTS, CLIMATE, ECONOMY, INTRODUCTION, make_award, make_school
from tests.catalogue.factories import make_offering, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def test_learners_see_their_own_results_and_awards(school):
    mine, other = school.ready(), school.ready()
    school.award(mine, other)
    by = actor_of(mine.person)
    assert {result.enrolment for result in queries.visible_to(by)} == {mine}
    assert [award.enrolment for award in queries.visible_awards(by)] == [mine]
    assert not queries.visible_to(VISITOR).exists()


def test_a_stranger_sees_nothing(school):
    award = make_award(school)
    other = make_school("other")
    theirs = make_award(other)
    for stranger in (other.board(), other.teacher(CLIMATE), actor_of(make_office(theirs.alliance))):
        assert award not in queries.visible_awards(stranger)
        assert {result.enrolment for result in queries.visible_to(stranger)} == {theirs.enrolment}
        assert list(queries.visible_boards(stranger)) in ([], [theirs.edition])
        assert school.offering not in queries.visible_offerings(stranger)
    assert [board.edition for board in queries.boards(other.board())] == [theirs.edition]
    assert {each.offering for each in queries.to_grade(other.teacher(CLIMATE))} <= {other.offering}


def test_another_university_of_the_alliance_sees_nothing_of_an_edition_it_has_no_part_in(school):
    make_award(school)
    outside = make_institution(school.offering.alliance, "zurich")
    for role in (Role.TEACHER, Role.EXAMINER, Role.REGISTRAR):
        by = actor_of(make_person(institution=outside, roles=[role]))
        assert not queries.visible_to(by).exists()
        assert not queries.visible_awards(by).exists()
        assert not queries.visible_boards(by).exists()
        assert not queries.visible_offerings(by).exists()


def test_a_teacher_has_the_components_of_their_university_to_grade(school):
    first, _second = school.learner(), school.learner()
    school.record(first, [INTRODUCTION])
    rows = {row.component.key: (row.learners, row.open) for row in queries.to_grade(school.teacher(INTRODUCTION))}
    assert rows == {INTRODUCTION: (2, 1), CLIMATE: (2, 2), "biodiversity": (2, 2)}
    assert [row.component.key for row in queries.to_grade(school.teacher(ECONOMY))] == [ECONOMY]
    assert queries.to_grade(school.board()) == []


def test_what_is_graded_stands_last(school):
    school.record(school.learner(), [INTRODUCTION])
    make_school(offering=make_offering(school.edition))
    assert [row.component.key for row in queries.to_grade(school.teacher(CLIMATE))][-1] == INTRODUCTION


def test_the_agenda_names_who_waits_for_what(school):
    ready, started, corrected, done = school.ready(), school.learner(), school.ready(), school.ready()
    school.award(done)
    school.record(started, [INTRODUCTION])
    school.record(corrected, [CLIMATE], passed=False)
    board = queries.board_of(school.edition)
    assert [row.enrolment for row in board.ready] == [ready]
    assert [row.enrolment for row in board.awarded] == [done]
    why = {row.enrolment: [finding.code for finding in row.readiness.findings] for row in board.unready}
    assert why == {started: ["ASM-202"] + ["ASM-201"] * 4, corrected: ["ASM-205"]}
    assert {(result.enrolment, result.component) for result in board.waits} == {(started, INTRODUCTION), (corrected, CLIMATE)}
    assert [found.edition for found in queries.boards(school.board())] == [school.edition]
    assert queries.boards(school.teacher(CLIMATE)) == []


def test_only_the_newest_version_waits(school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE], passed=False)
    (second,) = school.record(enrolment, [CLIMATE])
    assert list(queries.pending_among([enrolment])) == [second]


def test_the_result_that_counts_is_the_last_confirmed_one(school):
    enrolment = school.ready()
    school.record(enrolment, [ARTS], passed=False)
    assert {result.component: result.passed for result in queries.counting_results(enrolment)} == dict.fromkeys(ALL, True)
    assert queries.results_of(enrolment).count() == 6


def test_awards_are_handed_on_as_plain_facts(school, django_assert_num_queries):
    enrolments = [school.ready() for _ in range(3)]
    assert queries.award_of(enrolments[0]) is None
    school.award(*enrolments)
    awards = list(queries.awards_of(school.edition))
    assert [award.serial for award in awards] == [1, 2, 3]
    assert queries.award_of(enrolments[0]) == queries.award_by_id(awards[0].pk)
    with django_assert_num_queries(2):
        facts = queries.facts_of(awards)
    one = facts[0]
    assert (one.number, one.ects, one.grading_scheme) == (awards[0].number, Ects("10"), "pass-fail")
    assert one.full_name == str(awards[0].enrolment.person)
    assert one.decided_by == str(school.examiner)
    assert [(each.component, each.institution, str(each.ects), each.grade) for each in one.credits] == [
        ("introduction", "helsinki", "3", "pass"),
        ("climate", "helsinki", "2", "pass"),
        ("biodiversity", "helsinki", "2", "pass"),
        ("political-economy", "krakow", "2", "pass"),
        ("arts", "bologna", "1", "pass"),
    ]
    assert str(one.credits[3].title) == "Political Economy"
    assert hash(one)


def test_the_house_sees_everything(school):
    make_award(school)
    assert queries.visible_to(SYSTEM).count() == 5
    assert queries.visible_awards(SYSTEM).count() == 1
    assert list(queries.visible_boards(SYSTEM)) == [school.edition]

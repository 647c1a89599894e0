"""The pages: what waits for me, the teacher's grid, the board, awarding after a second look, my results."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from juncta.assessment import panels, queries
from juncta.assessment.models import Award, Result
from juncta.enrolment.models import Enrolment
from tests.alliance.factories import make_alliance
from tests.assessment.factories import ALL, CLIMATE, ECONOMY, INTRODUCTION, make_school
from tests.catalogue.factories import make_edition, make_offering, make_office
from tests.design.factories import make_cast
from tests.enrolment.factories import make_learner
from tests.review.factories import make_approved_court

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_BOARD = 11
QUERIES_OF_THE_OVERVIEW = 13
QUERIES_OF_THE_GRID = 9


@pytest.fixture
def school():
    return make_school()


def page(client, name, *args, status=200, **more):
    answer = client.get(reverse(name, args=args), **more)
    assert answer.status_code == status
    return answer.content.decode()


def sent(client, name, *args, status=200, **data):
    answer = client.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == status
    return answer.content.decode()


# --- what waits for me -------------------------------------------------------------------------------------------------------------


def test_the_overview_says_what_waits_for_whom(sign_in, school):
    school.record(school.learner(), [INTRODUCTION])
    text = page(sign_in(school.teachers["helsinki"]), "assessment-overview")
    for said in ("all recorded", "1 of 1 learners has none", reverse("assessment-grid", args=[school.offering.pk, CLIMATE])):
        assert said in text
    text = page(sign_in(school.examiner), "assessment-overview")
    assert reverse("assessment-board", args=[school.edition.pk]) in text
    assert "Components you grade" not in text


def test_the_overview_says_what_will_stand_there(sign_in, school):
    assert "Nothing waits for you" in page(sign_in(make_learner()), "assessment-overview")
    enrolment = school.learner()
    assert reverse("assessment-results", args=[enrolment.pk]) in page(sign_in(enrolment.person), "assessment-overview")


# --- the teacher's grid --------------------------------------------------------------------------------------------------------------


def grid(school, component=CLIMATE):
    return "assessment-grid", school.offering.pk, component


def mark(enrolment):
    return f"mark-{enrolment.pk}"


def test_a_teacher_marks_several_learners_with_one_save(sign_in, school):
    one, other, third = (school.learner() for _ in range(3))
    client = sign_in(school.teachers["helsinki"])
    assert str(one.person) in page(client, *grid(school))
    text = sent(client, *grid(school), **{mark(one): "pass", mark(other): "fail", mark(third): ""})
    assert "2 results recorded." in text
    assert "waits for the board" in text
    assert {result.enrolment: result.grade for result in Result.objects.all()} == {one: "pass", other: "fail"}


def test_only_what_was_changed_is_recorded(sign_in, school):
    one, other = school.learner(), school.learner()
    school.record(one, [CLIMATE])
    data = {mark(one): "pass", f"initial-{mark(one)}": "pass", mark(other): "pass", f"initial-{mark(other)}": ""}
    assert "1 result recorded." in sent(sign_in(school.teachers["helsinki"]), *grid(school), **data)
    assert "0 results recorded." in sent(sign_in(school.teachers["helsinki"]), *grid(school), **data | {f"initial-{mark(other)}": "pass"})


@pytest.mark.parametrize("row", [0, 1, 2])
def test_bad_input_is_named_wherever_it_stands_and_nothing_is_recorded(sign_in, school, row):
    enrolments = [school.learner() for _ in range(3)]
    data = {mark(each): "pass" for each in enrolments} | {mark(enrolments[row]): "maybe"}
    text = sent(sign_in(school.teachers["helsinki"]), *grid(school), status=400, **data)
    assert f"{enrolments[row].person}: “maybe” is no result." in text
    assert not Result.objects.exists()


def test_a_recorded_result_is_corrected_not_taken_away(sign_in, school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE])
    data = {mark(enrolment): "", f"initial-{mark(enrolment)}": "pass"}
    assert "corrected, not taken away" in sent(sign_in(school.teachers["helsinki"]), *grid(school), status=400, **data)


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten_unseen(sign_in, school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE], passed=False)  # while the page was open
    data = {mark(enrolment): "pass", f"initial-{mark(enrolment)}": ""}
    text = sent(sign_in(school.teachers["helsinki"]), *grid(school), status=400, **data)
    assert "Somebody else has recorded a result meanwhile" in text
    assert Result.objects.get().grade == "fail"


def test_a_teacher_of_another_partner_sees_the_grid_closed_with_its_reason(sign_in, school):
    enrolment = school.learner()
    client = sign_in(school.teachers["krakow"])
    assert "ASM-101" in page(client, *grid(school))
    assert "ASM-101" in sent(client, *grid(school), status=403, **{mark(enrolment): "pass"})
    assert not Result.objects.exists()


def test_an_awarded_learner_stands_in_the_grid_without_a_choice(sign_in, school):
    enrolment = school.ready()
    school.award(enrolment)
    text = page(sign_in(school.teachers["helsinki"]), *grid(school))
    assert "awarded" in text
    assert mark(enrolment) not in text


def test_an_empty_grid_says_what_will_stand_there(sign_in, school):
    assert "Nobody learns here yet" in page(sign_in(school.teachers["helsinki"]), *grid(school))


# --- the board -----------------------------------------------------------------------------------------------------------------------


def board(school):
    return "assessment-board", school.edition.pk


def test_the_board_sees_who_is_ready_and_who_is_not_and_why(sign_in, school):
    ready, started = school.ready(), school.learner()
    text = page(sign_in(school.examiner), *board(school))
    for said in (
        str(ready.person),
        str(started.person),
        "There is no result in “Political Economy” yet.",
        "To confirm: 0 · ready: 1 · not ready yet: 1 · awarded: 0",
        "5 of 5 components passed",
    ):
        assert said in text


def test_an_empty_board_says_what_will_stand_there(sign_in, school):
    assert "Nothing to decide yet" in page(sign_in(school.examiner), *board(school))


def test_the_examiner_confirms_what_was_chosen(sign_in, school):
    enrolment = school.learner()
    first, second = school.record(enrolment, [INTRODUCTION, ECONOMY])
    client = sign_in(school.examiner)
    assert f'value="{first.pk}" checked' in page(client, *board(school))
    assert "1 result confirmed." in sent(client, "assessment-confirm", school.edition.pk, chosen=[str(first.pk)])
    assert [result.component for result in queries.counting_results(enrolment)] == [INTRODUCTION]
    assert second.confirmed_at is None


@pytest.mark.parametrize(
    ("chosen", "said"), [([], "Choose at least one."), (["nonsense"], "Something has changed since you opened this page.")]
)
def test_a_choice_that_makes_no_sense_confirms_and_awards_nothing(sign_in, school, chosen, said):
    school.record(school.learner())
    school.ready()
    client = sign_in(school.examiner)
    for name in ("assessment-confirm", "assessment-award"):
        assert said in sent(client, name, school.edition.pk, chosen=chosen)
    assert not Award.objects.exists()
    assert Result.objects.filter(confirmed_at__isnull=True).count() == 5


def test_a_result_that_changed_since_is_not_confirmed(sign_in, school):
    enrolment = school.learner()
    (seen,) = school.record(enrolment, [CLIMATE])
    school.record(enrolment, [CLIMATE], passed=False)
    text = sent(sign_in(school.examiner), "assessment-confirm", school.edition.pk, chosen=[str(seen.pk)])
    assert "Something has changed since you opened this page." in text
    assert not Result.objects.filter(confirmed_at__isnull=False).exists()


def test_the_board_awards_after_a_second_look(sign_in, school):
    one, other = school.ready(), school.ready()
    client = sign_in(school.examiner)
    chosen = {"chosen": [str(one.pk), str(other.pk)]}
    text = page(client, "assessment-award", school.edition.pk, data=chosen)
    assert "Award 2 micro-credentials" in text
    assert not Award.objects.exists()
    text = sent(client, "assessment-award", school.edition.pk, **chosen)
    assert "2 micro-credentials awarded." in text
    assert "-00001" in text
    assert "-00002" in text
    sent(client, "assessment-award", school.edition.pk, **chosen)  # the second click
    assert Award.objects.count() == 2


def test_whoever_is_not_ready_cannot_be_chosen(sign_in, school):
    school.ready()
    unready = school.learner()
    client = sign_in(school.examiner)
    text = sent(client, "assessment-award", school.edition.pk, chosen=[str(unready.pk)])
    assert "Something has changed" in text
    assert not Award.objects.exists()


def test_the_office_reads_the_board_but_does_not_decide(sign_in, school):
    enrolment = school.ready()
    client = sign_in(make_office(school.offering.alliance))
    assert "ASM-111" in page(client, *board(school))
    assert "ASM-111" in page(client, "assessment-award", school.edition.pk, data={"chosen": str(enrolment.pk)})
    assert "ASM-111" in sent(client, "assessment-award", school.edition.pk, status=403, chosen=[str(enrolment.pk)])
    assert not Award.objects.exists()


def test_an_examiner_who_recorded_a_result_sees_why_another_confirms_it(sign_in, school):
    from juncta.kernel.actor import Role
    from tests.alliance.factories import make_institution, make_mandate

    make_mandate(school.teachers["helsinki"], Role.EXAMINER, make_institution(school.offering.alliance, "helsinki"))
    school.record(school.learner(), [CLIMATE])
    assert "ASM-112" in page(sign_in(school.teachers["helsinki"]), *board(school))


# --- my results ----------------------------------------------------------------------------------------------------------------------


def test_a_learner_sees_who_confirmed_what(sign_in, school):
    enrolment = school.learner()
    school.record(enrolment, [INTRODUCTION], passed=False)
    school.confirm(enrolment)
    school.record(enrolment, [INTRODUCTION, CLIMATE])
    text = page(sign_in(enrolment.person), "assessment-results", enrolment.pk)
    for said in (
        "Your results",
        f"Confirmed by {school.examiner} for the examination board",
        "A newer result waits for the board:",
        "2 versions",
        "It counts when the examination board has confirmed it.",
        "No result has been recorded.",
        "0 of 5 components passed",
    ):
        assert said in text
    school.record(enrolment)
    school.confirm(enrolment)
    (award,) = school.award(enrolment)
    assert award.number in page(sign_in(enrolment.person), "assessment-results", enrolment.pk)


def test_the_enrolments_page_shows_the_progress(school):
    enrolment = school.learner()
    school.record(enrolment, [CLIMATE])
    text = panels.enrolment_progress(RequestFactory().get("/"), enrolment)
    assert "waits for the board" in text
    assert reverse("assessment-results", args=[enrolment.pk]) in text


# --- strangers, and how many queries it takes ---------------------------------------------------------------------------------------


def test_the_stranger_finds_nothing(sign_in, school):
    enrolment = school.ready()
    other = make_school("other")
    pages = [
        ("assessment-results", enrolment.pk),
        ("assessment-board", school.edition.pk),
        ("assessment-award", school.edition.pk),
        ("assessment-grid", school.offering.pk, CLIMATE),
    ]
    strangers = [other.examiner, other.teachers["helsinki"], make_office(make_alliance("other")), make_learner(make_alliance("other"))]
    for stranger in [*strangers, make_learner(school.offering.alliance)]:
        client = sign_in(stranger)
        for name, *args in pages:
            page(client, name, *args, status=404)
        for name in ("assessment-confirm", "assessment-award"):
            sent(client, name, school.edition.pk, status=404, chosen=[str(enrolment.pk)])
        sent(client, *grid(school), status=404, **{mark(enrolment): "fail"})
    assert not Award.objects.exists()


def test_an_unknown_component_is_not_found(sign_in, school):
    page(sign_in(school.teachers["helsinki"]), *grid(school, "magic"), status=404)


def test_a_visitor_signs_in_first(client, school):
    for name, *args in [("assessment-overview",), board(school), grid(school)]:
        assert client.get(reverse(name, args=args)).status_code == 302


def test_lists_take_as_many_queries_for_three_as_for_one(sign_in, school, django_assert_num_queries):
    client = sign_in(make_office(school.offering.alliance))
    for count in (1, 3):
        while Enrolment.objects.count() < 3 * count:
            school.ready()
            school.record(school.learner(), [INTRODUCTION])
            school.award(school.ready())
        with django_assert_num_queries(QUERIES_OF_THE_BOARD):
            page(client, *board(school))
        with django_assert_num_queries(QUERIES_OF_THE_GRID):
            page(client, *grid(school))


def test_the_overview_takes_as_many_queries_for_three_boards_as_for_one(sign_in, django_assert_num_queries):
    cast = make_cast()
    for count in (1, 3):
        while Enrolment.objects.count() < count:
            school = make_school(offering=make_offering(make_edition(court=make_approved_court(cast=cast))))
            school.record(school.learner(), ALL)
        client = sign_in(school.examiner)
        with django_assert_num_queries(QUERIES_OF_THE_OVERVIEW):
            text = page(client, "assessment-overview")
        assert text.count("Results to confirm") == count

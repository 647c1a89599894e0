"""The pages of the review, opened by those who may, those who must wait, and a stranger."""

from datetime import timedelta

import pytest
from django.urls import reverse

from juncta.base import clock
from juncta.review.facts import Outcome
from juncta.review.models import InstitutionalApproval, Voice
from tests.design.factories import make_cast
from tests.review.factories import SEATS, give_voice, make_approved_court, make_approving_court, make_court

pytestmark = pytest.mark.django_db


def page(court) -> str:
    return reverse("review-dossier", args=[court.dossier.pk])


def test_the_list_says_what_waits_for_me(sign_in):
    court = make_court()
    answer = sign_in(court.reviewers["student-board"]).get(reverse("review-list"))
    assert [row.dossier for row in answer.context["mine"]] == [court.dossier]
    answer = sign_in(court.cast.academic).get(reverse("review-list"))
    assert (answer.context["mine"], [row.dossier for row in answer.context["others"]]) == ([], [court.dossier])
    assert "Nothing waits for you" in answer.content.decode()


def test_closed_dossiers_stand_apart(sign_in):
    court = make_approved_court()
    answer = sign_in(court.cast.academic).get(reverse("review-list"))
    assert [row.dossier for row in answer.context["closed"]] == [court.dossier]


def test_the_list_takes_as_many_queries_for_three_as_for_one(sign_in, django_assert_num_queries):
    cast = make_cast()
    court = make_court(cast=cast)
    client = sign_in(court.reviewers["student-board"])
    client.get(reverse("review-list"))
    for courts in (1, 3):
        while len(client.get(reverse("review-list")).context["mine"]) < courts:
            make_court(cast=cast)
        with django_assert_num_queries(QUERIES_OF_THE_LIST):
            client.get(reverse("review-list"))


QUERIES_OF_THE_LIST = 12


@pytest.mark.parametrize("make", [make_court, make_approving_court, make_approved_court])
def test_the_dossier_opens_in_every_state(sign_in, make):
    court = make()
    for person in (court.reviewers["quality-assurance"], court.cast.academic, court.cast.approvers["helsinki"]):
        answer = sign_in(person).get(page(court))
        assert answer.status_code == 200
        assert court.dossier.digest in answer.content.decode()


def test_voices_stay_hidden_until_one_has_spoken(sign_in):
    court = make_court()
    give_voice(court, SEATS[0], reasons="The outcomes are clear.")
    assert "The outcomes are clear." not in sign_in(court.reviewers[SEATS[1]]).get(page(court)).content.decode()
    assert "The outcomes are clear." in sign_in(court.reviewers[SEATS[0]]).get(page(court)).content.decode()


def test_a_reviewer_speaks_on_the_page(sign_in):
    court = make_court()
    client = sign_in(court.reviewers["student-board"])
    to = reverse("review-speak", args=[court.dossier.pk, "student-board"])
    answer = client.post(to, {"student-board-verdict": "approve", "student-board-reasons": "Fair to students."}, follow=True)
    assert "has spoken" in answer.content.decode()
    assert Voice.objects.get().reasons == "Fair to students."


def test_a_voice_without_reasons_comes_back_with_the_form(sign_in):
    court = make_court()
    to = reverse("review-speak", args=[court.dossier.pk, "student-board"])
    answer = sign_in(court.reviewers["student-board"]).post(to, {"student-board-verdict": "approve"})
    assert (answer.status_code, Voice.objects.count()) == (400, 0)
    assert "Please look at this again" in answer.content.decode()


def test_speaking_for_another_body_is_refused_with_the_reason(sign_in):
    court = make_court()
    to = reverse("review-speak", args=[court.dossier.pk, "student-board"])
    answer = sign_in(court.reviewers["quality-assurance"]).post(to, {"student-board-verdict": "return", "student-board-reasons": "No."})
    assert answer.status_code == 403
    assert "REV-103" in answer.content.decode()


def test_an_author_with_a_mandate_sees_why_the_button_is_closed(sign_in):
    from juncta.kernel.actor import Role
    from tests.alliance.factories import make_mandate

    court = make_court()
    make_mandate(court.cast.academic, Role.REVIEWER, body=court.bodies["student-board"])
    assert "REV-102" in sign_in(court.cast.academic).get(page(court)).content.decode()


def test_an_approver_waits_for_the_panel_then_decides(sign_in):
    court = make_court()
    client = sign_in(court.cast.approvers["helsinki"])
    assert "REV-111" in client.get(page(court)).content.decode()
    for seat in SEATS:
        give_voice(court, seat)
    to = reverse("review-decide", args=[court.dossier.pk, "helsinki"])
    written = {"decision": "approved", "deciding_body": "Academic Council", "decided_on": clock.today().isoformat(), "reference": "12/2026"}
    answer = client.post(to, {f"helsinki-{name}": value for name, value in written.items()}, follow=True)
    assert answer.status_code == 200
    assert "Academic Council" in answer.content.decode()
    assert InstitutionalApproval.objects.get().reference == "12/2026"


def test_a_decision_from_the_future_comes_back_with_the_form(sign_in):
    court = make_approving_court()
    to = reverse("review-decide", args=[court.dossier.pk, "helsinki"])
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    written = {"decision": "approved", "deciding_body": "Council", "decided_on": tomorrow}
    answer = sign_in(court.cast.approvers["helsinki"]).post(to, {f"helsinki-{name}": value for name, value in written.items()})
    assert answer.status_code == 400
    assert "lies in the future" in answer.content.decode()
    assert court.again().outcome == Outcome.APPROVING


def test_a_stranger_finds_nothing(sign_in):
    court, strangers = make_court("una"), make_court("harbour")
    client = sign_in(strangers.cast.academic)
    assert client.get(page(court)).status_code == 404
    assert client.post(reverse("review-speak", args=[court.dossier.pk, "student-board"])).status_code == 404
    assert client.post(reverse("review-decide", args=[court.dossier.pk, "helsinki"])).status_code == 404
    assert [row.dossier for row in client.get(reverse("review-list")).context["others"]] == [strangers.dossier]


def test_a_visitor_signs_in_first(client):
    court = make_court()
    for to in (reverse("review-list"), page(court)):
        assert client.get(to).status_code == 302

"""The pages of the review, opened by those who may, those who must wait, and a stranger."""

from datetime import timedelta

import pytest
from django.urls import reverse

from juncta.base import clock
from juncta.kernel.actor import Role
from juncta.review.facts import Outcome, Verdict
from juncta.review.models import InstitutionalApproval, Objection, Voice
from tests.alliance.factories import make_mandate, make_person
from tests.catalogue.factories import make_office
from tests.design.factories import make_cast, make_whole_design
from tests.review.factories import (
    SEATS,
    confirm,
    give_voice,
    make_approved_court,
    make_approving_court,
    make_court,
    make_discussing_court,
    make_returned_court,
)

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


QUERIES_OF_THE_LIST = 18


@pytest.mark.parametrize("make", [make_court, make_discussing_court, make_approving_court, make_approved_court, make_returned_court])
def test_the_dossier_opens_in_every_state(sign_in, make):
    court = make()
    for person in (court.reviewers["quality-assurance"], court.cast.academic, court.cast.approvers["helsinki"]):
        answer = sign_in(person).get(page(court))
        assert answer.status_code == 200
        assert court.dossier.digest in answer.content.decode()


def test_voices_stay_hidden_until_every_seat_has_spoken(sign_in):
    court = make_court()
    give_voice(court, SEATS[0], reasons="The outcomes are clear.")
    for person in (court.reviewers[SEATS[1]], court.cast.academic):
        for to in (page(court), reverse("review-json", args=[court.dossier.pk])):
            assert "The outcomes are clear." not in sign_in(person).get(to).content.decode()
    assert "The outcomes are clear." in sign_in(court.reviewers[SEATS[0]]).get(page(court)).content.decode()


def voice_page(court, seat: str = "student-board") -> str:
    return reverse("review-speak", args=[court.dossier.pk, seat])


def test_a_reviewer_speaks_on_the_page(sign_in):
    court = make_court()
    client = sign_in(court.reviewers["student-board"])
    assert "Standard by standard" in client.get(voice_page(court)).content.decode()
    written = {
        "verdict": "approve",
        "reasons": "Fair to students.",
        "rest_is_met": "on",
        "condition-0-text": "Say the fee.",
        "condition-0-before_publication": "on",
    }
    answer = client.post(voice_page(court), written, follow=True)
    assert "has spoken" in answer.content.decode()
    voice = Voice.objects.get()
    assert (voice.reasons, voice.judgements.count(), voice.conditions.get().text) == ("Fair to students.", 19, "Say the fee.")


def test_a_voice_without_reasons_comes_back_with_the_form(sign_in):
    court = make_court()
    answer = sign_in(court.reviewers["student-board"]).post(voice_page(court), {"verdict": "approve"})
    assert (answer.status_code, Voice.objects.count()) == (400, 0)
    assert "Please look at this again" in answer.content.decode()


def test_a_standard_not_met_asks_for_a_reason_and_keeps_what_was_typed(sign_in):
    court = make_court()
    written = {"verdict": "return", "reasons": "Not <b>yet</b>.", "mark-european-approach-2015/1.1": "not met"}
    answer = sign_in(court.reviewers["student-board"]).post(voice_page(court), written)
    assert answer.status_code == 400
    assert "Say why standard 1.1" in answer.content.decode()
    assert "Not &lt;b&gt;yet&lt;/b&gt;." in answer.content.decode()


def test_speaking_for_another_body_is_refused_with_the_reason(sign_in):
    court = make_court()
    answer = sign_in(court.reviewers["quality-assurance"]).post(voice_page(court), {"verdict": "return", "reasons": "No."})
    assert answer.status_code == 403
    assert "REV-103" in answer.content.decode()


def test_an_author_with_a_mandate_sees_why_the_button_is_closed(sign_in):
    court = make_court()
    make_mandate(court.cast.academic, Role.REVIEWER, body=court.bodies["student-board"])
    assert "REV-102" in sign_in(court.cast.academic).get(page(court)).content.decode()


def test_a_seat_reads_the_others_says_something_changes_its_voice_and_confirms(sign_in):
    court = make_discussing_court(verdict=Verdict.RETURN)
    client = sign_in(court.reviewers["student-board"])
    assert "It is sound." in client.get(page(court)).content.decode()
    client.post(reverse("review-remark", args=[court.dossier.pk, "student-board"]), {"remark-text": "You have convinced me."})
    assert "You have convinced me." in client.get(page(court)).content.decode()
    assert client.post(voice_page(court), {"verdict": "approve", "reasons": "Good."}).status_code == 400
    changed = {"verdict": "approve", "reasons": "Good.", "because": "The others showed me."}
    assert client.post(voice_page(court), changed).status_code == 302
    answer = client.post(reverse("review-confirm", args=[court.dossier.pk, "student-board"]), follow=True)
    assert "has confirmed" in answer.content.decode()
    assert court.again().outcome == Outcome.APPROVING
    assert "What it said first" in client.get(page(court)).content.decode()


def test_the_office_appoints_a_peer_and_gives_more_time(sign_in):
    court = make_court()
    office = make_office(court.cast.alliance)
    peer = make_person(court.cast.alliance, name="Peer")
    client = sign_in(office)
    assert "Appoint a peer reviewer" in client.get(page(court)).content.decode()
    own = client.post(reverse("review-appoint", args=[court.dossier.pk]), {"peer-person": court.cast.academic.pk})
    assert (own.status_code, "not free to judge" in own.content.decode()) == (400, True)
    client.post(reverse("review-appoint", args=[court.dossier.pk]), {"peer-person": peer.pk, "peer-is_student": "on"})
    assert court.again().panel().seats == {*SEATS, "peer-1"}
    later = (clock.today() + timedelta(days=60)).isoformat()
    client.post(reverse("review-postpone", args=[court.dossier.pk]), {"deadline-due_on": later, "deadline-reasons": "Exams."})
    assert court.again().voices_due_on.isoformat() == later
    assert sign_in(peer).get(voice_page(court, "peer-1")).status_code == 200


def test_somebody_who_is_not_free_says_so(sign_in):
    court = make_court()
    client = sign_in(court.reviewers["student-board"])
    answer = client.post(reverse("review-declare", args=[court.dossier.pk]), {"conflict-reasons": "My brother leads it."}, follow=True)
    assert "Somebody else will judge it" in answer.content.decode()
    assert "REV-107" in client.get(page(court)).content.decode()


def test_an_approver_waits_for_the_panel_then_decides(sign_in):
    court = make_court()
    client = sign_in(court.cast.approvers["helsinki"])
    assert "REV-111" in client.get(page(court)).content.decode()
    for seat in SEATS:
        give_voice(court, seat)
    confirm(court, SEATS[0])
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


def test_a_partner_objects_and_lifts_it(sign_in):
    court = make_approving_court()
    client = sign_in(court.cast.approvers["krakow"])
    to = reverse("review-object", args=[court.dossier.pk, "krakow"])
    assert "decide nothing" in client.get(to).content.decode()
    assert client.post(to, {"reasons": ""}).status_code == 400
    answer = client.post(to, {"reasons": "Our senate was not asked."}, follow=True)
    assert "Our senate was not asked." in answer.content.decode()
    client.post(reverse("review-objection", args=[court.dossier.pk, Objection.objects.get().pk]), {"reasons": "It was asked."})
    assert Objection.objects.get().ended == "lifted"


def test_a_partner_reads_what_follows_before_it_withdraws(sign_in):
    court = make_approving_court()
    client = sign_in(court.cast.approvers["krakow"])
    to = reverse("review-withdraw", args=[court.dossier.design_id, "krakow"])
    said = client.get(to).content.decode()
    assert "“Political Economy” then has no provider." in said
    assert "2 countries remain." in said
    client.post(to, {"reasons": "Our faculty closes."})
    assert court.again().outcome == Outcome.RETURNED


def test_the_team_evaluates_itself_and_nothing_typed_is_lost(sign_in):
    design = make_whole_design(cast := make_cast())
    to = reverse("review-self-evaluation", args=[design.pk])
    key = "european-approach-2015"
    client = sign_in(cast.academic)
    client.post(to, {"standards": key, f"{key}-1.1": "All three may award.", f"{key}-seen-1.1": ""})
    assert "All three may award." in client.get(to).content.decode()
    late = sign_in(cast.designer).post(to, {"standards": key, f"{key}-1.1": "All of us may.", f"{key}-seen-1.1": ""})
    said = late.content.decode()
    assert (late.status_code, "All three may award." in said, "All of us may." in said) == (409, True, True)


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_each_university_takes_its_own_form(sign_in, kind):
    court = make_approving_court()
    answer = sign_in(court.cast.approvers["bologna"]).get(reverse("review-local-form", args=[court.dossier.pk, "bologna", kind]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'-1.{kind}"')


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

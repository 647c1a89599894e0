"""What becomes of an edition: renewed, revised, or ended so that everybody enrolled can finish."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from juncta.base import clock
from juncta.catalogue import operations, queries
from juncta.catalogue.facts import Course
from juncta.catalogue.models import Edition, Offering
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of
from tests.catalogue.factories import make_edition, make_offering, make_office, offering_fields
from tests.review.factories import make_approved_court

pytestmark = pytest.mark.django_db
SOON, LATER = clock.today() + timedelta(days=30), clock.today() + timedelta(days=400)


def code_of(refused) -> str:
    return refused.value.refusal.code


@pytest.fixture
def court():
    return make_approved_court()


@pytest.fixture
def edition(court):
    return make_edition(court=court)


def propose(edition, course=Course.RETIRE, **more):
    days = {"last_enrolment_on": SOON, "teach_out_until": LATER} if course == Course.RETIRE else {"renewed_until": LATER}
    fields = {"reasons": "Few came.", **days, **more}
    return operations.propose_continuation(edition=edition, by=actor_of(make_office(edition.alliance)), course=course, **fields)


def answer(court, made, seat, *, agrees=True, reasons=""):
    return operations.answer_continuation(
        continuation=made, by=court.reviewer(seat), body=court.bodies[seat], agrees=agrees, reasons=reasons
    )


def end(court, edition, **more):
    made = propose(edition, **more)
    answer(court, made, "quality-assurance")
    return answer(court, made, "student-board")


def test_every_body_of_the_last_gate_agrees_before_anything_holds(court, edition):
    made = propose(edition)
    assert answer(court, made, "quality-assurance").decided_at is None
    assert queries.end_of(edition) is None
    assert answer(court, made, "student-board").decided_at
    assert queries.end_of(edition) == made
    assert edition.design.passages.get(gate="G7").version == 1


def test_an_ended_edition_takes_nobody_new_and_keeps_its_offerings(court, edition):
    offering = make_offering(edition)
    end(court, edition)
    with pytest.raises(Refused) as refused:
        make_offering(edition)
    assert code_of(refused) == "CAT-118"
    with pytest.raises(IntegrityError, match="has ended"), transaction.atomic():
        Offering.objects.create(alliance=edition.alliance, edition=edition, opened_at=clock.now(), **offering_fields())
    assert Offering.objects.get() == offering
    assert Edition.objects.get().digest == edition.digest
    with pytest.raises(Refused) as refused:
        propose(edition, Course.RENEW)
    assert code_of(refused) == "CAT-118"


def test_the_teach_out_outlasts_the_last_offering(edition):
    make_offering(edition, ends_on=LATER + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        propose(edition)
    assert code_of(refused) == "CAT-127"


def test_one_no_drops_the_proposal_and_says_why(court, edition):
    made = propose(edition)
    with pytest.raises(Refused) as refused:
        answer(court, made, "student-board", agrees=False)
    assert code_of(refused) == "CAT-131"
    assert answer(court, made, "student-board", agrees=False, reasons="Learners want it.").dropped_at
    assert queries.end_of(edition) is None
    end(court, edition, course=Course.RENEW)
    assert queries.renewal_of(edition).renewed_until == LATER


def test_nobody_decides_it_by_hand(edition):
    made = propose(edition)
    with pytest.raises(IntegrityError, match="agrees first"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE catalogue_continuation SET decided_at = now() WHERE id = %s", [made.pk])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"teach_out_until": None}, "CAT-125"),
        ({"teach_out_until": SOON - timedelta(days=1)}, "CAT-125"),
        ({"last_enrolment_on": clock.today() - timedelta(days=9), "teach_out_until": clock.today()}, "CAT-126"),
        ({"course": Course.RENEW, "renewed_until": clock.today()}, "CAT-124"),
        ({"reasons": " "}, "CAT-132"),
    ],
)
def test_a_course_has_its_days_and_reasons(edition, more, code):
    with pytest.raises(Refused) as refused:
        propose(edition, **more)
    assert code_of(refused) == code


def test_the_pages_propose_answer_and_show_the_end(court, edition, sign_in, client):
    to = reverse("catalogue-continuation", args=[edition.slug])
    office = sign_in(make_office(edition.alliance))
    assert office.post(to, {"course": "retire", "reasons": "Few came."}).status_code == 400
    written = {"course": "retire", "reasons": "Few came.", "last_enrolment_on": SOON.isoformat(), "teach_out_until": LATER.isoformat()}
    assert office.post(to, written).status_code == 302
    made = edition.continuations.get()
    for seat in ("quality-assurance", "student-board"):
        asked = sign_in(court.reviewers[seat])
        assert "is asked" in asked.get(to).content.decode()
        assert asked.post(reverse("catalogue-agree", args=[edition.slug, made.pk, seat]), {"agrees": "yes"}).status_code == 302
    client.logout()
    assert "Everybody who is enrolled can finish until" in client.get(reverse("catalogue-edition", args=[edition.slug])).content.decode()


def test_a_stranger_finds_nothing(edition, sign_in):
    stranger = sign_in(make_office(make_edition("harbour").alliance))
    assert stranger.get(reverse("catalogue-continuation", args=[edition.slug])).status_code == 404

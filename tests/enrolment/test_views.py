"""The pages: apply, my enrolment, withdraw, the registrar's list; and the panel in the catalogue."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse

from juncta.base import clock
from juncta.enrolment import operations, panels
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import VISITOR
from tests.alliance.factories import actor_of, make_alliance
from tests.catalogue.factories import make_offering, make_office
from tests.enrolment.factories import make_enrolment, make_learner, make_registrar

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_OVERVIEW = 8
QUERIES_OF_THE_LIST = 11


@pytest.fixture
def offering():
    return make_offering(capacity=2)


def page(client, name, *args, status=200, **more):
    answer = client.get(reverse(name, args=args), **more)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, offering):
    address = reverse("enrolment-apply", args=[offering.pk])
    answer = client.get(address)
    assert answer.status_code == 302
    assert address in answer["Location"]


def test_a_learner_reads_what_they_apply_for_and_applies(sign_in, offering):
    learner = make_learner(offering.alliance, home="")
    client = sign_in(learner)
    text = page(client, "enrolment-apply", offering.pk)
    for said in ("2 places are free", "45 euro", "10\N{NO-BREAK SPACE}ECTS", "Introduction", "at your own pace"):
        assert said in text
    answer = client.post(reverse("enrolment-apply", args=[offering.pk]), {"motivation": "I farm."}, follow=True)
    text = answer.content.decode()
    assert "You have a place." in text
    assert "1 of 2" in text
    assert "I farm." in text


def test_a_waiting_learner_sees_the_number_in_the_list(sign_in, offering):
    waiting = [make_enrolment(offering) for _ in range(4)][3]
    text = page(sign_in(waiting.person), "enrolment-enrolment", waiting.pk)
    assert "Number 2 on the waiting list" in text
    assert "No. 4" in text


def test_a_second_application_leads_to_the_first(sign_in, offering):
    enrolment = make_enrolment(offering)
    client = sign_in(enrolment.person)
    assert "You already have a place." in page(client, "enrolment-apply", offering.pk)
    answer = client.post(reverse("enrolment-apply", args=[offering.pk]))
    assert answer["Location"] == reverse("enrolment-enrolment", args=[enrolment.pk])
    assert Enrolment.objects.count() == 1


def test_a_closed_enrolment_says_why_and_takes_nothing(sign_in, offering):
    client = sign_in(make_learner(offering.alliance))
    with clock.set_to(offering.enrol_until + timedelta(days=1)):
        text = page(client, "enrolment-apply", offering.pk)
        assert "ENR-105" in text
        answer = client.post(reverse("enrolment-apply", args=[offering.pk]))
    assert answer.status_code == 403
    assert not Enrolment.objects.exists()


def test_a_motivation_that_is_too_long_is_named(sign_in, offering):
    client = sign_in(make_learner(offering.alliance))
    answer = client.post(reverse("enrolment-apply", args=[offering.pk]), {"motivation": "x" * 2001})
    assert "at most 2000 characters" in answer.content.decode()
    assert not Enrolment.objects.exists()


def test_withdrawing_asks_once_more(sign_in, offering):
    first, _second, third = (make_enrolment(offering) for _ in range(3))
    client = sign_in(first.person)
    assert reverse("enrolment-withdraw", args=[first.pk]) in page(client, "enrolment-enrolment", first.pk)
    assert "goes to the next person" in page(client, "enrolment-withdraw", first.pk)
    first.refresh_from_db()
    assert first.place
    answer = client.post(reverse("enrolment-withdraw", args=[first.pk]), follow=True)
    assert "You have withdrawn." in answer.content.decode()
    assert "ENR-112" in page(client, "enrolment-withdraw", first.pk)
    assert client.post(reverse("enrolment-withdraw", args=[first.pk])).status_code == 403
    del third


@pytest.mark.parametrize("name", ["enrolment-enrolment", "enrolment-withdraw"])
def test_nobody_opens_somebody_elses_enrolment(sign_in, offering, name):
    enrolment = make_enrolment(offering)
    for other in (make_learner(offering.alliance), make_learner(make_alliance("other")), make_office(make_alliance("other"))):
        client = sign_in(other)
        page(client, name, enrolment.pk, status=404)
        page(client, name, offering.pk, status=404)  # an id that does not exist looks the same
    assert sign_in(make_office(make_alliance("other"))).post(reverse("enrolment-withdraw", args=[enrolment.pk])).status_code == 404


def test_a_stranger_finds_neither_the_offering_nor_its_list(sign_in, offering):
    client = sign_in(make_office(make_alliance("other")))
    page(client, "enrolment-apply", offering.pk, status=404)
    page(client, "enrolment-offering", offering.pk, status=404)


def test_the_registrar_of_a_partner_sees_who_has_a_place_and_who_waits(sign_in, offering):
    enrolments = [make_enrolment(offering, make_learner(offering.alliance, name=f"Learner {number}")) for number in range(4)]
    operations.withdraw(enrolment=enrolments[0], by=actor_of(enrolments[0].person))
    text = page(sign_in(make_registrar(offering.alliance)), "enrolment-offering", offering.pk)
    for said in ("Learner 1", "Learner 2", "Learner 3", "1 of 2 places taken", "2 waiting", "1 person has withdrawn"):
        assert said in text


def test_the_list_is_for_registrars_of_partners_and_the_office_only(sign_in, offering):
    page(sign_in(make_learner(offering.alliance)), "enrolment-offering", offering.pk, status=404)
    page(sign_in(make_registrar(offering.alliance, "zurich")), "enrolment-offering", offering.pk, status=404)
    assert "Nobody has a place yet" in page(sign_in(make_office(offering.alliance)), "enrolment-offering", offering.pk)


def test_the_list_takes_as_many_queries_for_three_as_for_one(sign_in, offering, django_assert_num_queries):
    client = sign_in(make_office(offering.alliance))
    for count in (1, 3):
        while Enrolment.objects.count() < count:
            make_enrolment(offering)
        with django_assert_num_queries(QUERIES_OF_THE_LIST):
            page(client, "enrolment-offering", offering.pk)


def test_the_overview_takes_as_many_queries_for_three_as_for_one(sign_in, offering, django_assert_num_queries):
    office = make_office(offering.alliance)
    client, offerings = sign_in(office), [offering]
    for count in (1, 3):
        while len(offerings) < count:
            offerings.append(make_offering(offering.edition))
        make_enrolment(offerings[-1])
        with django_assert_num_queries(QUERIES_OF_THE_OVERVIEW):
            page(client, "enrolment-overview")


def test_the_overview_says_what_will_stand_there(sign_in, offering):
    learner = make_learner(offering.alliance)
    assert "You take part in nothing yet" in page(sign_in(learner), "enrolment-overview")
    make_enrolment(offering, learner)
    assert "has a place" in page(sign_in(learner), "enrolment-overview")


# --- the panel ---------------------------------------------------------------------------------------------------------------------


def panel(offering, actor):
    request = RequestFactory().get("/")
    request.actor = actor
    return panels.offering_apply(request, offering)


def test_the_panel_asks_a_visitor_to_sign_in(offering):
    text = panel(offering, VISITOR)
    assert "Sign in to apply" in text
    assert "2 of 2 places left" in text


def test_the_panel_lets_a_learner_apply(offering):
    assert reverse("enrolment-apply", args=[offering.pk]) in panel(offering, actor_of(make_learner(offering.alliance)))


def test_the_panel_says_why_it_is_closed(offering):
    assert "ENR-103" in panel(offering, actor_of(make_office(offering.alliance)))
    with clock.set_to(offering.enrol_from - timedelta(days=1)):
        assert "ENR-104" in panel(offering, VISITOR)


def test_the_panel_shows_where_one_stands(offering):
    enrolments = [make_enrolment(offering) for _ in range(3)]
    assert "on the waiting list" in panel(offering, actor_of(enrolments[2].person))
    assert "All 2 places taken, 1 waiting" in panel(offering, VISITOR)

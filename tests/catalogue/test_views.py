"""The public pages, and the one page on which an offering is opened."""

import hashlib

import pytest
from django.urls import reverse

from juncta.base import panels
from juncta.catalogue.models import Offering
from juncta.kernel.actor import Role
from tests.alliance.factories import make_alliance, make_institution, make_person
from tests.catalogue.factories import make_edition, make_offering, make_office, offering_fields
from tests.catalogue.test_operations import make_on_behalf
from tests.design.factories import make_cast
from tests.review.factories import make_approved_court

pytestmark = pytest.mark.django_db

SHELF = "catalogue-shelf"
QUERIES_OF_THE_SHELF = 6


def test_the_shelf_is_public_and_says_when_it_is_empty(client):
    make_alliance()
    answer = client.get(reverse(SHELF))
    assert answer.status_code == 200
    assert "The shelf is still empty" in answer.content.decode()


def test_the_shelf_stands_before_the_first_alliance(client):
    assert client.get(reverse(SHELF)).status_code == 200


def test_an_offer_says_what_one_wants_to_know(client):
    make_offering()
    text = client.get(reverse(SHELF)).content.decode()
    for said in ("10\N{NO-BREAK SPACE}ECTS", "EQF 7", "Online", "English", "Helsinki", "Krakow", "jointly by 3", "You can enrol now", "45"):
        assert said in text


def test_a_search_without_a_hit_leads_back(client):
    make_edition()
    text = client.get(reverse(SHELF), {"words": "astronomy"}).content.decode()
    assert "Nothing fits yet" in text
    assert client.get(reverse(SHELF), {"award_model": "joint"}).context["cards"]


def test_a_senseless_facet_is_no_error(client):
    make_edition()
    assert client.get(reverse(SHELF), {"award_model": "by lot"}).status_code == 200


def test_the_shelf_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries):
    cast = make_cast()
    for count in (1, 3):
        while len(client.get(reverse(SHELF)).context["cards"]) < count:
            make_offering(make_edition(court=make_approved_court(cast=cast)))
        with django_assert_num_queries(QUERIES_OF_THE_SHELF):
            client.get(reverse(SHELF))


def test_an_edition_shows_the_standard_elements_and_who_awards(client):
    edition = make_edition()
    text = client.get(reverse("catalogue-edition", args=[edition.slug])).content.decode()
    for said in (
        "Explain causes.",
        "Type of assessment",
        "Institutional accreditation",
        "Awarded jointly by 3 universities; all sign.",
        "Academic Council",
        "Quality Assurance",
        "Introduction",
        edition.digest,
        "No start planned yet",
    ):
        assert said in text
    assert "Reviewer" not in text  # nobody's name


def test_an_edition_awarded_on_behalf_of_the_alliance_says_so(client):
    edition = make_edition(court=make_on_behalf())
    assert "Helsinki awards it on behalf of the alliance." in client.get(reverse("catalogue-edition", args=[edition.slug])).content.decode()


def test_an_unknown_edition_is_not_found(client):
    make_alliance()
    for name in ("catalogue-edition", "catalogue-document"):
        assert client.get(reverse(name, args=["nothing-1"])).status_code == 404


def test_the_document_has_the_digest_it_is_said_to_have(client):
    edition = make_edition()
    answer = client.get(reverse("catalogue-document", args=[edition.slug]))
    assert answer["Content-Type"] == "application/json"
    assert hashlib.sha256(answer.content).hexdigest() == edition.digest


def test_higher_rooms_fill_the_slots(client, monkeypatch):
    offering = make_offering()
    monkeypatch.setattr(panels, "_panels", {})
    panels.register("offering-apply", lambda request, thing: f"<b>{thing.capacity} places, {request.method}</b>")
    panels.register("edition-recognition", lambda request, thing: thing.slug)
    text = client.get(reverse("catalogue-edition", args=[offering.edition.slug])).content.decode()
    assert "&lt;b&gt;2 places, GET&lt;/b&gt;" in text  # plain text is escaped


def test_a_panel_registered_twice_stands_once(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})

    def panel(request, thing) -> str:
        return ""

    panels.register("somewhere", panel)
    panels.register("somewhere", panel)
    assert panels.panels_in("somewhere") == (panel,)
    assert panels.panels_in("nowhere") == ()


def written(edition) -> dict[str, object]:
    fields = {name: value for name, value in offering_fields().items() if value is not None}
    return fields | {name: fields[name].strftime("%Y-%m-%dT%H:%M") for name in ("enrol_from", "enrol_until")}


def test_the_coordinating_university_opens_an_offering(sign_in):
    edition = make_edition()
    registrar = make_person(institution=make_institution(edition.alliance, "helsinki"), roles=[Role.REGISTRAR])
    client = sign_in(registrar)
    to = reverse("catalogue-offer", args=[edition.slug])
    assert to in client.get(reverse("catalogue-edition", args=[edition.slug])).content.decode()
    assert client.get(to).status_code == 200
    answer = client.post(to, written(edition), follow=True)
    assert "The offering is open." in answer.content.decode()
    assert Offering.objects.get().capacity == 2


def test_an_offering_that_makes_no_sense_comes_back_with_the_form(sign_in):
    edition = make_edition()
    client = sign_in(make_office(edition.alliance))
    senseless = written(edition) | {"ends_on": "2020-01-01"}
    answer = client.post(reverse("catalogue-offer", args=[edition.slug]), senseless)
    assert answer.status_code == 400
    assert "would end before it starts" in answer.content.decode()


def test_others_do_not_open_offerings(sign_in):
    edition = make_edition()
    client = sign_in(make_person(edition.alliance, roles=[Role.LEARNER]))
    to = reverse("catalogue-offer", args=[edition.slug])
    assert to not in client.get(reverse("catalogue-edition", args=[edition.slug])).content.decode()
    answer = client.post(to, written(edition))
    assert (answer.status_code, Offering.objects.count()) == (403, 0)


def test_a_visitor_signs_in_before_opening_an_offering(client):
    assert client.get(reverse("catalogue-offer", args=[make_edition().slug])).status_code == 302


def test_a_stranger_reads_what_is_public_and_opens_nothing(sign_in):
    edition = make_edition("una", title={"en": "Urban Water"})
    stranger = make_office(make_alliance("harbour"))
    client = sign_in(stranger)
    assert client.get(reverse("catalogue-edition", args=[edition.slug])).status_code == 200
    assert client.get(reverse(SHELF)).context["cards"] == []
    to = reverse("catalogue-offer", args=[edition.slug])
    assert client.get(to).status_code == 404
    assert client.post(to, written(edition)).status_code == 404

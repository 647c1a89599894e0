"""What is on the shelf, at which address, and for whom."""

from datetime import timedelta

import pytest

from juncta.alliance.models import Alliance
from juncta.base import clock
from juncta.catalogue import queries
from juncta.catalogue.models import Edition
from juncta.kernel.actor import SYSTEM, VISITOR
from juncta.kernel.canonical import digest
from tests.alliance.factories import actor_of
from tests.catalogue.factories import make_edition, make_offering, make_office
from tests.catalogue.test_operations import make_on_behalf
from tests.review.factories import make_approved_court

pytestmark = pytest.mark.django_db


def test_only_the_own_alliances_editions_are_listed():
    ours, theirs = make_edition("una"), make_edition("harbour")
    assert list(queries.published(ours.alliance)) == [ours]
    assert list(queries.visible_to(actor_of(make_office(theirs.alliance)))) == [theirs]
    assert list(queries.visible_to(VISITOR)) == [ours]  # the installation's own, the first
    assert queries.visible_to(SYSTEM).count() == 2


def test_a_public_address_is_open_to_everybody_even_from_another_alliance():
    ours, theirs = make_edition("una"), make_edition("harbour")
    stranger = actor_of(make_office(theirs.alliance))
    assert queries.edition_by_slug(ours.slug, stranger) in {ours, theirs}
    assert queries.edition_by_slug("nothing-1", VISITOR) is None


def test_offerings_stay_in_their_alliance():
    ours, theirs = make_offering(make_edition("una")), make_offering(make_edition("harbour"))
    assert list(queries.visible_offerings(VISITOR)) == [ours]
    assert list(queries.offerings_open(actor_of(make_office(theirs.alliance)))) == [theirs]


@pytest.mark.parametrize(
    ("did", "base"),
    [
        ("did:web:una.example", "https://una.example"),
        ("did:web:localhost%3A8471", "https://localhost:8471"),
        ("did:web:example.org:alliances:una", "https://example.org/alliances/una"),
    ],
)
def test_an_edition_stands_under_the_alliances_own_domain(did, base):
    edition = Edition(slug="water-1", alliance=Alliance(did=did))
    assert queries.edition_address(edition) == f"{base}/catalogue/water-1"


def test_the_bytes_served_are_those_of_the_digest():
    edition = make_edition()
    import hashlib

    assert hashlib.sha256(queries.bytes_of(edition)).hexdigest() == edition.digest == digest(edition.content)


def test_a_card_names_the_next_offering_one_can_still_enrol_in():
    edition = make_edition()
    now = clock.now()
    assert queries.shelf(edition.alliance)[0].next is None
    later = make_offering(edition, enrol_from=now + timedelta(days=5), starts_on=(now + timedelta(days=35)).date())
    card = queries.shelf(edition.alliance)[0]
    assert (card.next, card.enrols_now) == (later, False)
    open_now = make_offering(edition)
    card = queries.shelf(edition.alliance)[0]
    assert (card.next, card.enrols_now) == (open_now, True)
    with_time = clock.set_to(now + timedelta(days=60))
    with with_time:
        assert queries.shelf(edition.alliance)[0].next is None


@pytest.mark.parametrize(
    ("search", "finds"),
    [
        ({}, True),
        ({"words": "sustain"}, True),
        ({"words": "CLIMATE sustainability"}, True),
        ({"words": "astronomy"}, False),
        ({"focus_area": "sustainability"}, True),
        ({"focus_area": "one-health"}, False),
        ({"award_model": "joint"}, True),
        ({"award_model": "on behalf"}, False),
    ],
)
def test_the_shelf_is_searched_by_words_and_facets(search, finds):
    edition = make_edition()
    assert bool(queries.shelf(edition.alliance, queries.Search(**search))) is finds


def test_the_two_award_models_stand_side_by_side():
    on_behalf = make_edition(court=make_on_behalf())
    joint = make_edition(court=make_approved_court())
    found = {card.edition: card for card in queries.shelf(joint.alliance)}
    assert [each.slug for each in found[on_behalf].awarding] == ["helsinki"]
    assert len(found[joint].awarding) == 3


def test_roles_say_who_coordinates_teaches_and_awards():
    edition = make_edition(court=make_on_behalf())
    rows = {row.institution.slug: row for row in queries.roles_of(edition, queries.partners_of(edition))}
    helsinki, krakow = rows["helsinki"], rows["krakow"]
    assert (helsinki.coordinates, helsinki.awards, len(helsinki.teaches)) == (True, True, 3)
    assert (krakow.designs, krakow.awards, [each.key for each in krakow.teaches]) == (True, False, ["political-economy"])

import pytest

from juncta.alliance import operations, queries
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from tests.alliance.factories import (
    actor_of,
    make_alliance,
    make_body,
    make_focus_area,
    make_institution,
    make_mandate,
    make_person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    """Another alliance with one row of everything, and an academic in it."""
    alliance = make_alliance("other")
    institution = make_institution(alliance, "elsewhere")
    make_body(alliance, "quality-assurance")
    make_focus_area(alliance)
    return make_person(institution=institution, roles=[Role.ACADEMIC])


@pytest.fixture
def academic(stranger):
    """An academic of the first alliance, which is younger than the stranger's."""
    return make_person(institution=make_institution(make_alliance("una"), "helsinki"), roles=[Role.ACADEMIC])


def test_everybody_sees_their_own_alliance_only(academic, stranger):
    body, area = make_body(academic.alliance), make_focus_area(academic.alliance)
    actor = actor_of(academic)
    assert list(queries.institutions(actor)) == [academic.institution]
    assert list(queries.bodies(actor)) == [body]
    assert list(queries.focus_areas(actor)) == [area]
    assert list(queries.persons(actor)) == [academic]
    assert [mandate.person for mandate in queries.mandates(actor)] == [academic]
    assert queries.institution(actor, "elsewhere") is None
    assert queries.body(actor_of(stranger), "quality-assurance") != body
    assert queries.person_of(actor) == academic


def test_the_house_itself_sees_all(academic, stranger):
    assert set(queries.persons(SYSTEM)) == {academic, stranger}
    assert queries.person_of(SYSTEM) is None


def test_learners_see_themselves_and_visitors_nobody(academic):
    learner = make_person(academic.alliance, roles=[Role.LEARNER])
    assert list(queries.visible_to(actor_of(learner))) == [learner]
    assert list(queries.visible_to(VISITOR)) == []
    assert list(queries.mandates(VISITOR)) == []


def test_somebody_whose_mandates_are_over_sees_themselves(academic):
    retired = make_person(academic.alliance)
    assert list(queries.persons(actor_of(retired))) == [retired]


def test_whose_pages_a_visitor_sees(academic, stranger, settings):
    assert queries.current(VISITOR) == stranger.alliance, "the oldest"
    settings.JUNCTA_ALLIANCE = "una"
    assert queries.current(VISITOR) == academic.alliance, "the one in the settings"
    assert queries.current(actor_of(stranger)) == stranger.alliance, "the actor's own before all"
    settings.JUNCTA_ALLIANCE = "nowhere"
    assert queries.current() == stranger.alliance
    assert list(queries.institutions(VISITOR)) == [stranger.institution]


def test_before_the_first_alliance_there_is_nothing():
    assert queries.current() is None
    assert list(queries.institutions(VISITOR)) == []


def test_who_is_to_be_told(academic, stranger):
    leuven = make_institution(academic.alliance, "leuven")
    body = make_body(academic.alliance)
    registrar = make_person(institution=leuven, roles=[Role.REGISTRAR])
    reviewer = make_person(institution=leuven, roles=[Role.REVIEWER], body=body)
    former = make_person(institution=leuven)
    make_mandate(former, Role.REGISTRAR, leuven, valid_until=make_mandate(former, Role.LEARNER).valid_from)
    assert list(queries.persons_with(Role.REGISTRAR, leuven)) == [registrar]
    assert list(queries.persons_with(Role.REGISTRAR, institution=academic.institution)) == []
    assert list(queries.persons_with(Role.REVIEWER, body=body)) == [reviewer]
    assert list(queries.persons_with(Role.ACADEMIC, alliance=academic.alliance)) == [academic]
    with pytest.raises(ValueError, match="say where"):
        queries.persons_with(Role.ACADEMIC)


def test_whom_to_ask(academic):
    body, leuven = make_body(academic.alliance), make_institution(academic.alliance, "leuven")
    here, everywhere = make_person(institution=leuven), make_person(academic.alliance)
    operations.name_contact(body=body, by=SYSTEM, person=here, institution=leuven)
    operations.name_contact(body=body, by=SYSTEM, person=everywhere)
    assert [contact.person for contact in queries.contacts_for(body, leuven)] == [here, everywhere]
    assert [contact.person for contact in queries.contacts_for(body, academic.institution)] == [everywhere]
    assert [contact.person for contact in queries.contacts_for(body)] == [here, everywhere]

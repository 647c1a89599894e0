import copy
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from juncta.alliance import operations, queries
from juncta.alliance.models import Alliance, Body, Category, Contact, Institution, Mandate, Person
from juncta.base import clock
from juncta.base.models import Account, Happening
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_alliance, make_body, make_institution, make_mandate, make_person

pytestmark = pytest.mark.django_db
SECOND = Path(__file__).with_name("second-alliance.toml")


def second():
    return tomllib.loads(SECOND.read_text())


def office(alliance=None):
    return actor_of(make_person(alliance, roles=[Role.ALLIANCE_OFFICE]))


def refused(act, **arguments):
    with pytest.raises(Refused) as caught:
        act(**arguments)
    return caught.value.refusal.code


def test_an_alliance_is_made_from_data_alone():
    alliance = operations.load(data=second(), by=SYSTEM)
    assert str(alliance.name) == "Harbour Universities"
    assert list(alliance.institutions.values_list("slug", flat=True)) == ["northport", "southmole", "westquay"]
    assert alliance.bodies.get(slug="crew-sea").focus_area.slug == "sea"
    assert Happening.objects.filter(kind="AllianceLoaded", alliance_id=alliance.pk).count() == 1


def test_loading_again_changes_nothing():
    first = operations.load(data=second(), by=SYSTEM)
    again = operations.load(data=second(), by=SYSTEM)
    assert again.pk == first.pk
    assert Institution.objects.filter(alliance=first).count() == 3
    assert Happening.objects.filter(kind="AllianceLoaded").count() == 1


def test_changed_data_brings_the_alliance_up_to_date_and_takes_nothing_away():
    operations.load(data=second(), by=SYSTEM)
    changed = copy.deepcopy(second())
    changed["institutions"][0]["city"] = "Old Town"
    del changed["institutions"][2]
    alliance = operations.load(data=changed, by=SYSTEM)
    assert alliance.institutions.get(slug="northport").city == "Old Town"
    assert alliance.institutions.filter(slug="southmole").exists()
    assert Happening.objects.filter(kind="AllianceLoaded").count() == 2


def test_only_administrators_load_and_only_their_own():
    assert refused(operations.load, data=second(), by=office()) == "ALL-101"
    stranger = actor_of(make_person(make_alliance("other"), roles=[Role.ADMINISTRATOR]))
    operations.load(data=second(), by=SYSTEM)
    assert refused(operations.load, data=second(), by=stranger) == "ALL-101"
    assert Happening.objects.filter(kind="AllianceLoaded").count() == 1


def add(alliance, by, **more):
    fields = {"given_name": "Ada", "family_name": "Example", "email": "ada@people.example", "category": Category.ACADEMIC}
    return operations.add_person(alliance=alliance, by=by, **{**fields, **more})


def test_the_office_adds_people_once_per_address():
    alliance = make_alliance()
    person = add(alliance, office(alliance))
    assert actor_of(person).mandates == frozenset()
    assert refused(add, alliance=alliance, by=office(alliance), email="ADA@people.example") == "ALL-110"


@pytest.mark.parametrize("role", [Role.ACADEMIC, Role.REGISTRAR, Role.LEARNER])
def test_nobody_else_adds_people(role):
    alliance = make_alliance()
    assert refused(add, alliance=alliance, by=actor_of(make_person(alliance, roles=[role]))) == "ALL-102"
    assert refused(add, alliance=alliance, by=VISITOR) == "ALL-102"


def test_another_alliances_office_keeps_its_hands_off():
    alliance, stranger = make_alliance(), office(make_alliance("other"))
    person = make_person(alliance)
    assert refused(add, alliance=alliance, by=stranger) == "ALL-102"
    assert refused(operations.give_mandate, person=person, by=stranger, role=Role.ACADEMIC) == "ALL-102"
    assert refused(operations.open_account, person=make_person(alliance, account=False), by=stranger) == "ALL-102"
    body = make_body(alliance)
    assert refused(operations.name_contact, body=body, by=stranger, person=person) == "ALL-102"


def test_places_of_another_alliance_do_not_fit():
    alliance, elsewhere = make_alliance(), make_institution(make_alliance("other"))
    by, person = office(alliance), make_person(alliance)
    assert refused(add, alliance=alliance, by=by, institution=elsewhere) == "ALL-111"
    assert refused(operations.give_mandate, person=person, by=by, role=Role.TEACHER, institution=elsewhere) == "ALL-111"
    body = make_body(alliance)
    assert refused(operations.name_contact, body=body, by=by, person=person, institution=elsewhere) == "ALL-111"


def test_a_mandate_holds_from_its_day_on():
    person = make_person()
    operations.give_mandate(person=person, by=SYSTEM, role=Role.TEACHER, valid_from=clock.today() + timedelta(days=2))
    assert not actor_of(person).holds(Role.TEACHER)
    with clock.set_to(clock.now() + timedelta(days=2)):
        assert actor_of(person).holds(Role.TEACHER)


def test_a_mandate_that_ends_no_longer_holds():
    institution = make_institution()
    person = make_person(institution=institution)
    mandate = operations.give_mandate(person=person, by=office(institution.alliance), role=Role.TEACHER, institution=institution)
    assert actor_of(person).holds(Role.TEACHER, institution=institution.pk)
    operations.end_mandate(mandate=mandate, by=office(institution.alliance))
    assert not actor_of(person).holds(Role.TEACHER)
    assert refused(operations.end_mandate, mandate=mandate, by=office(institution.alliance)) == "ALL-105"
    assert list(Happening.objects.filter(subject_id=person.pk).values_list("kind", flat=True)) == ["MandateGiven", "MandateEnded"]


def test_the_same_mandate_twice_is_one():
    person, by = make_person(), SYSTEM
    assert operations.give_mandate(person=person, by=by, role=Role.ACADEMIC) == operations.give_mandate(
        person=person, by=by, role=Role.ACADEMIC
    )
    assert Mandate.objects.filter(person=person).count() == 1


def test_nobody_gives_mandates_to_themselves_nor_makes_administrators_without_being_one():
    somebody = make_person(roles=[Role.ALLIANCE_OFFICE])
    by = actor_of(somebody)
    assert refused(operations.give_mandate, person=somebody, by=by, role=Role.REGISTRAR) == "ALL-103"
    assert refused(operations.give_mandate, person=make_person(), by=by, role=Role.ADMINISTRATOR) == "ALL-104"
    administrator = actor_of(make_person(roles=[Role.ADMINISTRATOR]))
    assert operations.give_mandate(person=make_person(), by=administrator, role=Role.ADMINISTRATOR)


def test_a_contact_takes_the_place_of_the_one_before():
    body, institution = make_body(), make_institution()
    first, then = make_person(institution=institution), make_person(institution=institution)
    for person in (first, then):
        operations.name_contact(body=body, by=SYSTEM, person=person, institution=institution)
    assert [contact.person for contact in Contact.objects.all()] == [then]


def test_an_account_is_opened_once_for_one_person():
    person = make_person(account=False)
    account = operations.open_account(person=person, by=SYSTEM, password="four common words here")
    assert queries.actor_for(account).person == person.pk
    assert account.check_password("four common words here")
    assert refused(operations.open_account, person=person, by=SYSTEM) == "ALL-106"
    other = make_person(account=False)
    assert refused(operations.open_account, person=other, by=SYSTEM, email=account.email.upper()) == "ALL-107"


def test_an_account_without_a_person_is_a_visitor_and_can_join_once():
    alliance = make_alliance()
    account = Account.objects.create_user(email="lifelong@people.example")
    assert queries.actor_for(account) == VISITOR
    person = operations.join(account=account, alliance=alliance, given_name="Lifelong", family_name="Learner")
    assert queries.actor_for(account).holds(Role.LEARNER)
    assert person.esi is None
    assert person.institution is None
    assert operations.join(account=account, alliance=alliance, given_name="Lifelong", family_name="Learner") == person
    assert Happening.objects.filter(kind="LearnerJoined").count() == 1


def test_joining_never_slips_into_somebody_elses_mandates():
    known = make_person(account=False, roles=[Role.ADMINISTRATOR])
    account = Account.objects.create_user(email=known.email.upper())
    arguments = {"account": account, "given_name": "Mallory", "family_name": ""}
    assert refused(operations.join, alliance=known.alliance, **arguments) == "ALL-109"
    assert refused(operations.join, alliance=None, **arguments) == "ALL-108"
    assert queries.actor_for(account) == VISITOR


def test_a_closed_account_is_nobody():
    person = make_person(roles=[Role.ACADEMIC])
    person.account.is_active = False
    person.account.save()
    assert queries.actor_for(person.account) == VISITOR


@pytest.mark.django_db(transaction=True)
def test_joining_in_two_windows_makes_one_learner():
    alliance = make_alliance()
    account = Account.objects.create_user(email="twice@people.example")

    def join(_number):
        try:
            return operations.join(account=account, alliance=alliance, given_name="Twice", family_name="").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as windows:
        found = set(windows.map(join, range(4)))
    assert len(found) == 1
    assert Person.objects.filter(account=account).count() == 1
    assert Mandate.objects.filter(person__account=account).count() == 1


@pytest.mark.django_db(transaction=True)
def test_loading_from_two_sides_makes_one_alliance():
    def load(_number):
        try:
            return operations.load(data=second(), by=SYSTEM).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as sides:
        found = set(sides.map(load, range(3)))
    assert len(found) == 1
    assert Alliance.objects.count() == 1
    assert Body.objects.count() == 3


def test_mandates_are_read_on_the_day_that_the_clock_says():
    person = make_person()
    make_mandate(person, Role.EXAMINER, valid_from=date(2026, 1, 1), valid_until=date(2026, 6, 30))
    with clock.set_to(datetime(2026, 6, 30, 12, tzinfo=UTC)):
        assert actor_of(person).holds(Role.EXAMINER)
    with clock.set_to(datetime(2026, 7, 1, 0, 1, tzinfo=UTC)):
        assert not actor_of(person).holds(Role.EXAMINER)

import tomllib
from pathlib import Path

import pytest
from django.urls import reverse

from juncta.alliance import operations, queries
from juncta.alliance.models import Person
from juncta.base.models import Account
from juncta.kernel.actor import SYSTEM, Role
from juncta.project import story
from tests.alliance.factories import actor_of, make_alliance, make_body, make_institution, make_mandate, make_person

pytestmark = pytest.mark.django_db
UNA = Path(story.__file__).parent / "data" / "una-europa.toml"


@pytest.fixture
def office():
    return make_person(make_alliance("una"), roles=[Role.ALLIANCE_OFFICE])


@pytest.fixture
def stranger(office):
    """The office of another alliance."""
    return make_person(make_alliance("other"), roles=[Role.ALLIANCE_OFFICE])


def page(client, name, *arguments, status=200):
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == status
    return answer.content.decode()


def test_anybody_sees_who_the_alliance_is(client):
    una = operations.load(data=tomllib.loads(UNA.read_text()), by=SYSTEM)
    shown = page(client, "alliance-overview")
    for institution in una.institutions.all():
        assert str(institution.name) in shown
    for row in (*una.focus_areas.all(), *una.bodies.all()):
        assert str(row.name) in shown
    assert "Finland" in shown
    assert "Finnish, Swedish" in shown
    assert "Keep people and mandates" not in shown


def test_what_is_not_verified_is_marked(client):
    una = operations.load(data=tomllib.loads(UNA.read_text()), by=SYSTEM)
    marks = sum(len(each.unverified) for each in una.institutions.all()) + una.bodies.filter(unverified=True).count()
    unknown = una.institutions.filter(hours_per_ects="").count()
    shown = page(client, "alliance-overview")
    assert shown.count("not verified") == marks > 0
    assert shown.count("not known yet") == unknown > 0


def test_the_overview_reads_in_french(client):
    operations.load(data=tomllib.loads(UNA.read_text()), by=SYSTEM)
    shown = client.get(reverse("alliance-overview"), headers={"accept-language": "fr"}).content.decode()
    assert "Finlande" in shown
    assert "Conseil étudiant" in shown
    assert '<html lang="fr"' in shown


def test_before_there_is_an_alliance_the_page_is_not_found(client):
    page(client, "alliance-overview", status=404)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_overview_asks_a_fixed_number_of_questions(client, django_assert_num_queries, rows):
    alliance = make_alliance()
    for number in range(rows):
        make_institution(alliance, f"partner-{number}")
        make_body(alliance, f"body-{number}")
    with django_assert_num_queries(8):
        client.get(reverse("alliance-overview"))


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_of_people_asks_a_fixed_number_of_questions(client, sign_in, office, django_assert_num_queries, people):
    for _number in range(people):
        make_person(institution=make_institution(office.alliance), roles=[Role.ACADEMIC, Role.TEACHER])
    sign_in(office)
    with django_assert_num_queries(9):
        client.get(reverse("alliance-people"))


def test_the_office_adds_somebody_and_says_what_they_may_do(client, sign_in, office):
    leuven, cluster = make_institution(office.alliance, "leuven"), make_body(office.alliance)
    sign_in(office)
    fields = {"given_name": "Ada", "family_name": "Example", "email": "ada@people.example", "category": "professional"}
    answer = client.post(reverse("alliance-person-add"), {**fields, "institution": leuven.pk})
    ada = Person.objects.get(email="ada@people.example")
    assert answer.url == reverse("alliance-person", args=[ada.pk])
    client.post(reverse("alliance-mandate-give", args=[ada.pk]), {"role": "reviewer", "body": cluster.pk})
    client.post(reverse("alliance-contact-name", args=[ada.pk]), {"contact-body": cluster.pk, "contact-institution": leuven.pk})
    client.post(reverse("alliance-account-open", args=[ada.pk]))
    ada.refresh_from_db()
    assert queries.actor_for(ada.account).holds(Role.REVIEWER, body=cluster.pk)
    shown = page(client, "alliance-person", ada.pk)
    assert "Quality Assurance" in shown
    mandate = ada.mandates.get()
    client.post(reverse("alliance-mandate-end", args=[mandate.pk]))
    assert actor_of(ada).mandates == frozenset()
    assert "not in force" in page(client, "alliance-person", ada.pk)


def test_the_same_address_twice_is_answered_on_the_form(client, sign_in, office):
    fields = {"given_name": "A", "family_name": "B", "email": office.email, "category": "academic"}
    answer = sign_in(office).post(reverse("alliance-person-add"), fields)
    assert answer.status_code == 400
    assert "already known" in answer.content.decode()


@pytest.mark.parametrize(("role", "said"), [("reviewer", "Say for which body"), ("registrar", "Say at which institution")])
def test_a_mandate_needs_its_place(client, sign_in, office, role, said):
    person = make_person(office.alliance)
    answer = sign_in(office).post(reverse("alliance-mandate-give", args=[person.pk]), {"role": role})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not person.mandates.exists()


def test_ones_own_page_says_why_not(client, sign_in, office):
    shown = page(sign_in(office), "alliance-person", office.pk)
    assert "Nobody gives a mandate to themselves." in shown
    answer = client.post(reverse("alliance-mandate-give", args=[office.pk]), {"role": "academic"})
    assert answer.status_code == 403


def people_pages(person, mandate):
    return [
        ("get", reverse("alliance-person", args=[person.pk])),
        ("post", reverse("alliance-mandate-give", args=[person.pk])),
        ("post", reverse("alliance-contact-name", args=[person.pk])),
        ("post", reverse("alliance-account-open", args=[person.pk])),
        ("post", reverse("alliance-mandate-end", args=[mandate.pk])),
    ]


def test_a_stranger_finds_nobody(client, sign_in, office, stranger):
    person = make_person(office.alliance, account=False)
    mandate = make_mandate(person, Role.ACADEMIC)
    sign_in(stranger)
    for verb, address in people_pages(person, mandate):
        assert getattr(client, verb)(address).status_code == 404, address
    assert str(person) not in page(client, "alliance-people")
    person.refresh_from_db()
    assert person.account is None


def test_colleagues_without_the_offices_mandate_are_refused_and_learners_find_nobody(client, sign_in, office):
    person = make_person(office.alliance, account=False)
    mandate = make_mandate(person, Role.ACADEMIC)
    sign_in(make_person(office.alliance, roles=[Role.ACADEMIC]))
    for verb, address in people_pages(person, mandate):
        if "contact" not in address and verb == "post":
            assert getattr(client, verb)(address, {"role": "academic"}).status_code == 403, address
    assert client.get(reverse("alliance-people")).status_code == 403
    sign_in(make_person(office.alliance, roles=[Role.LEARNER]))
    for verb, address in people_pages(person, mandate):
        assert getattr(client, verb)(address).status_code == 404, address


def test_visitors_are_asked_to_sign_in(client, office):
    for name in ("alliance-people", "alliance-person-add", "alliance-join"):
        assert client.get(reverse(name)).status_code == 302


def test_an_account_without_a_name_becomes_a_learner(client, office):
    account = Account.objects.create_user(email="lifelong@people.example")
    client.force_login(account)
    assert client.get(reverse("alliance-people")).url == reverse("alliance-join"), "every closed page leads there, and not in a circle"
    assert "You need no university" in page(client, "alliance-join")
    client.post(reverse("alliance-join"), {"given_name": "Lifelong", "family_name": "Learner"})
    assert queries.actor_for(account).holds(Role.LEARNER)
    assert client.get(reverse("alliance-join")).url == reverse("alliance-overview")


def test_who_cannot_join_is_told_why(client, office):
    make_person(office.alliance, account=False, email="known@people.example")
    client.force_login(Account.objects.create_user(email="KNOWN@people.example"))
    assert "Ask the alliance office to open your account." in page(client, "alliance-join")
    answer = client.post(reverse("alliance-join"), {"given_name": "K", "family_name": "N"})
    assert answer.status_code == 403

import json

import pytest
from django.urls import reverse

from juncta.alliance import operations as alliances
from juncta.framework import operations, queries
from juncta.framework.models import Framework, FrameworkDraft
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.canonical import digest
from tests.alliance.factories import make_alliance, make_body, make_institution, make_person
from tests.framework.factories import make_framework, make_heard, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework():
    return make_framework(make_alliance("una"))


def page(client, name, *arguments, status=200):
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == status
    return answer.content.decode()


def test_anybody_reads_what_a_joint_micro_credential_is_and_how_it_comes_about(client, framework):
    shown = page(client, "framework-overview")
    facts = queries.facts_of(framework)
    for row in (*facts.criteria, *facts.stages, *facts.gates):
        assert row.name["en"] in shown
    for step in facts.steps:
        assert step.name["en"].replace("'", "&#x27;") in shown
        assert reverse("framework-step", args=[step.code]) in shown
    assert "Make the next version" not in shown


def test_it_is_read_in_french_too(client, framework):
    client.cookies["django_language"] = "fr"
    shown = client.get(reverse("framework-overview"), headers={"accept-language": "fr"}).content.decode()
    assert "Écrire l’idée" in shown
    assert "Write the idea down" not in shown


def test_the_page_asks_the_database_a_fixed_number_of_questions(client, framework, django_assert_num_queries):
    client.get(reverse("framework-overview"))
    with django_assert_num_queries(5):
        client.get(reverse("framework-overview"))
    for number in range(3):
        make_body(framework.alliance, f"more-{number}")
    with django_assert_num_queries(5):
        client.get(reverse("framework-overview"))


def test_a_step_says_what_to_do_and_whom_to_ask(client, framework):
    shown = page(client, "framework-step", "B2")
    step = queries.facts_of(framework).step("B2")
    assert step.recommendation["en"] in shown
    assert "Quality Assurance" in shown
    assert "DES-211" in shown
    assert reverse("framework-step", args=["B1"]) in shown
    assert reverse("framework-step", args=["B3"]) in shown
    assert "Advice." in shown


@pytest.mark.parametrize("code", ["A1", "H2", "A2", "D5", "D6", "E1"])
def test_first_last_and_gate_steps_have_their_pages(client, framework, code):
    page(client, "framework-step", code)


def test_an_unknown_step_is_not_found(client, framework):
    page(client, "framework-step", "Z9", status=404)


def test_people_who_answer_are_shown_to_colleagues_only(client, sign_in, framework):
    leuven = make_institution(framework.alliance, "leuven")
    contact = make_person(institution=leuven, name="Quality Contact")
    body = framework.alliance.bodies.get(slug="quality-assurance")
    alliances.name_contact(body=body, by=SYSTEM, person=contact, institution=leuven)
    assert "Quality Contact" not in page(client, "framework-step", "B2")
    learner = make_person(institution=leuven, roles=[Role.LEARNER])
    assert "Quality Contact" not in page(sign_in(learner), "framework-step", "B2")
    colleague = make_person(institution=leuven, roles=[Role.ACADEMIC])
    assert contact.email in page(sign_in(colleague), "framework-step", "B2")


def test_the_version_in_force_can_be_read_as_data(client, framework):
    content = json.loads(page(client, "framework-file"))
    assert digest(content) == framework.digest


def test_before_the_first_version_the_page_says_so(client):
    page(client, "framework-overview", status=404)
    make_alliance()
    assert "No framework yet" in page(client, "framework-overview")
    page(client, "framework-step", "A1", status=404)
    page(client, "framework-file", status=404)


def test_the_office_publishes_the_first_version_from_a_file(client, sign_in, framework):
    other = make_alliance("other")
    for body in framework.alliance.bodies.all():
        make_body(other, body.slug, body.kind)
    office = make_person(other, roles=[Role.ALLIANCE_OFFICE])
    assert "Publish the first version" in page(sign_in(office), "framework-overview")
    assert "version = 1" in page(client, "framework-publish")
    answer = client.post(reverse("framework-publish"), {"content": queries.shipped()})
    assert answer.status_code == 302
    assert queries.current(other).version == 1


def test_a_later_file_begins_a_draft(client, sign_in, framework):
    office = make_person(framework.alliance, roles=[Role.ALLIANCE_OFFICE])
    assert "version = 2" in page(sign_in(office), "framework-publish")
    answer = client.post(reverse("framework-publish"), {"content": queries.next_version(framework.alliance), "because": "Anew."})
    assert answer.status_code == 302
    assert Framework.objects.count() == 1
    assert FrameworkDraft.objects.get().version == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version = 1", "version = 'x'", "line 11: "),
        ("body:student-board", "body:pirates", "bodies that the alliance does not have: body:pirates"),
        ('"DES-218"]', '"DES-298"]', "checks that nobody runs: DES-298"),
        ('"esg-2015"', '"esg-1815"', "standard sets that nobody has: esg-1815"),
    ],
)
def test_a_file_that_does_not_hold_is_answered_with_the_reason_and_kept(client, sign_in, framework, old, new, said):
    office = make_person(framework.alliance, roles=[Role.ALLIANCE_OFFICE])
    text = queries.shipped().replace(old, new).replace("Write the idea down", "Write it down")
    answer = sign_in(office).post(reverse("framework-publish"), {"content": text, "because": "Anew."})
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert said in shown
    assert "Write it down" in shown
    assert not FrameworkDraft.objects.exists()


def test_nobody_else_publishes(client, sign_in, framework):
    assert client.get(reverse("framework-publish")).status_code == 302
    academic = make_person(framework.alliance, roles=[Role.ACADEMIC])
    answer = sign_in(academic).post(reverse("framework-publish"), {"content": queries.shipped()})
    assert answer.status_code == 403
    assert "Only the alliance office" in answer.content.decode()


@pytest.mark.parametrize(("tag", "said"), [("de", "Die Idee aufschreiben"), ("nl", "Het idee opschrijven"), ("fr", "Écrire l’idée")])
def test_anybody_reads_it_in_each_of_its_languages(client, framework, tag, said):
    shown = client.get(reverse("framework-overview"), {"in": tag}).content.decode()
    assert said in shown
    assert f'<span lang="{tag}">' in shown
    assert "Write the idea down" not in shown


def test_an_unknown_language_is_english(client, framework):
    assert "Write the idea down" in client.get(reverse("framework-overview"), {"in": "<script>"}).content.decode()


def test_the_public_page_names_helpers_standards_and_formats(client, framework):
    shown = page(client, "framework-overview")
    for body in framework.alliance.bodies.filter(slug__in=["quality-assurance", "student-board", "legal"]):
        assert body.name["en"] in shown
    for found in (*queries.standard_sets(framework), *queries.checklists(framework)):
        assert found.name["en"] in shown
    assert "Joint summer school" in shown
    assert "as far as gate G2 here" in shown


def test_a_version_tells_what_it_changed_and_learnt(client, framework):
    table = make_table(framework)
    draft = make_heard(table)
    lesson = operations.note_lesson(alliance=framework.alliance, by=SYSTEM, text="Ask earlier.", provenance="A design that ended")
    operations.use_lesson(draft=draft, lesson=lesson, by=table.actor("office"), taken_up=True)
    operations.adopt(draft=draft, by=table.actor("board"), reasons="It is clearer.")
    assert "It is the first version." in page(client, "framework-version", 1)
    shown = page(client, "framework-version", 2)
    for said in ("It is clearer.", "each has a hand in it", "Ask earlier.", "A design that ended"):
        assert said in shown
    assert "Ask earlier." in page(client, "framework-overview")
    page(client, "framework-version", 9, status=404)


def test_a_stranger_sees_their_own_alliances_framework(client, sign_in, framework):
    stranger = make_person(make_alliance("other"), roles=[Role.ALLIANCE_OFFICE])
    assert "No framework yet" in page(sign_in(stranger), "framework-overview")
    page(client, "framework-step", "A1", status=404)

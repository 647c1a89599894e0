"""The public pages of rules, and the office's forms."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from juncta.jurisdiction import operations, queries
from juncta.jurisdiction.facts import Source
from juncta.jurisdiction.models import Jurisdiction, Rule
from juncta.jurisdiction.tables import plain_cell
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.text import LangText
from tests.alliance.factories import make_alliance, make_person
from tests.jurisdiction.factories import make_rules, size

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_LIST = 7


@pytest.fixture
def alliance():
    return make_rules(slugs=("helsinki", "leiden", "zurich"))


@pytest.fixture
def office(alliance):
    return make_person(alliance, roles=[Role.ALLIANCE_OFFICE])


@pytest.fixture
def rule(alliance):
    return Rule.objects.get(code="fi-size")


def page(client, name, *arguments, status=200):
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == status
    return answer.content.decode()


def filled(rule, **more):
    from juncta.jurisdiction.forms import RevisionForm

    said = RevisionForm.as_it_is(queries.facts_of(rule.revisions.first())) | {"based_on": rule.revision, "why": "A letter came."}
    return {name: "" if value is None else value for name, value in (said | more).items()}


def test_anybody_reads_every_jurisdiction_with_what_is_not_known(client, alliance):
    shown = page(client, "jurisdiction-list")
    for word in ("Finland", "Netherlands", "Switzerland", "Form of the certificate"):
        assert word in shown
    assert "Keep" not in shown


def test_an_alliance_without_rules_says_that_everything_is_unknown(client):
    make_alliance("harbour")
    assert "everything about the partners’ rules is unknown" in page(client, "jurisdiction-list")


def test_a_jurisdiction_shows_rules_sources_and_the_unknown(client, alliance):
    shown = page(client, "jurisdiction-place", "nl")
    for word in ("3 to 30 ECTS", "https://npuls.nl", "Not known yet:", "30 April 2027", "own rule of Leiden"):
        assert word in shown
    assert page(client, "jurisdiction-place", "be-vlg", status=404)


def test_the_pages_read_in_french(client, alliance):
    shown = client.get(reverse("jurisdiction-place", args=["fi"]), headers={"accept-language": "fr"}).content.decode()
    assert "Finlande" in shown
    assert "1 à 59 ECTS" in shown


def test_a_rule_shows_who_changed_it_and_why(client, office, sign_in, rule):
    answer = sign_in(office).post(reverse("jurisdiction-rule-edit", args=[rule.pk]), filled(rule, value="2\n40"), follow=True)
    shown = answer.content.decode()
    assert "2 to 40 ECTS" in shown
    assert "1 to 59 ECTS" in shown
    assert "A letter came." in shown
    rule.refresh_from_db()
    assert rule.revision == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": "nine\n3"}, "Numbers are needed here"),
        ({"value": ""}, "A value is needed"),
        ({"source_title": ""}, "A rule without a source is hearsay."),
        ({"why": " "}, "Say why you change it."),
        ({"severity": "blocks", "nature": "draft"}, "Guidance and drafts cannot block"),
        ({"verified_on": "yesterday"}, "Enter a valid date"),
        ({"source_address": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "It cannot end before it begins."),
    ],
)
def test_bad_input_is_told_and_kept(client, office, sign_in, rule, wrong, said):
    answer = sign_in(office).post(reverse("jurisdiction-rule-edit", args=[rule.pk]), filled(rule, note_en="Kept <b>text</b>", **wrong))
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert said in shown
    assert "Kept &lt;b&gt;text&lt;/b&gt;" in shown
    assert Rule.objects.get(pk=rule.pk).revision == 1


def test_who_comes_second_sees_what_stands_there_and_keeps_their_words(client, office, sign_in, rule):
    operations.revise(
        rule=rule, by=SYSTEM, facts=replace(queries.facts_of(rule.revisions.get()), value=("5", "6")), why="First.", based_on=1
    )
    address = reverse("jurisdiction-rule-edit", args=[rule.pk])
    answer = sign_in(office).post(address, filled(rule, based_on=1, value="7\n8"))
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody has changed this rule" in shown
    assert "5 to 6 ECTS" in shown
    assert "7\n8" in shown
    assert sign_in(office).post(address, filled(rule, based_on=2, value="7\n8")).status_code == 302


def test_the_office_retires_a_rule_and_adds_one(client, office, sign_in, rule):
    client = sign_in(office)
    answer = client.post(reverse("jurisdiction-rule-retire", args=[rule.pk]), {"based_on": 1, "why": "Gone."}, follow=True)
    assert "This rule no longer counts." in answer.content.decode()
    assert "Rules that no longer count" in page(client, "jurisdiction-place", "fi")
    new = filled(rule, code="fi-new", subject="size", value="1\n50", institution="")
    answer = client.post(reverse("jurisdiction-rule-add", args=["fi"]), new, follow=True)
    assert "1 to 50 ECTS" in answer.content.decode()
    assert client.post(reverse("jurisdiction-rule-add", args=["fi"]), new).status_code == 400


def test_others_see_the_closed_form_and_cannot_save(client, alliance, sign_in, rule):
    client = sign_in(make_person(alliance, roles=[Role.ACADEMIC]))
    assert "Only the alliance office keeps the rules." in page(client, "jurisdiction-rule-edit", rule.pk)
    assert client.post(reverse("jurisdiction-rule-edit", args=[rule.pk]), filled(rule)).status_code == 400
    assert Rule.objects.get(pk=rule.pk).revision == 1


def test_a_stranger_finds_none_of_it(client, sign_in, rule):
    client = sign_in(make_person(make_alliance("other"), roles=[Role.ALLIANCE_OFFICE]))
    for name in ("jurisdiction-rule", "jurisdiction-rule-edit", "jurisdiction-rule-retire"):
        page(client, name, rule.pk, status=404)
    for name in ("jurisdiction-place", "jurisdiction-rule-add"):
        page(client, name, "fi", status=404)
    assert "Finland" not in page(client, "jurisdiction-list")


@pytest.mark.parametrize("slugs", [("helsinki",), ("helsinki", "leiden", "zurich")])
def test_the_list_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, slugs):
    make_rules(slugs=slugs)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        page(client, "jurisdiction-list")


def test_tables_hold_every_rule_and_run_no_formula(client, alliance):
    facts = replace(size("x", "3", "4"), code="fi-formula", source=Source("=HYPERLINK(1)"), note=LangText("@SUM(1)"))
    operations.add(place=Jurisdiction.objects.get(code="FI"), by=SYSTEM, facts=facts, why="To try it.")
    text = client.get(reverse("jurisdiction-csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) == Rule.objects.count() + 1
    (row,) = [each for each in rows if each[0] == "fi-formula"]
    assert "'=HYPERLINK(1)" in row
    assert "'@SUM(1)" in row
    sheet = load_workbook(BytesIO(client.get(reverse("jurisdiction-xlsx")).content)).active
    assert sheet.max_row == len(rows)
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    assert [plain_cell(value) for value in ("+1", "\tx", "-", None, "a=b")] == ["'+1", "'\tx", "'-", "", "a=b"]

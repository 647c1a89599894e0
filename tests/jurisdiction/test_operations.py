"""Bringing rules in, adding, revising and retiring them: what was written stays."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import Error, IntegrityError, transaction

from juncta.base.models import Happening
from juncta.jurisdiction import operations, queries
from juncta.jurisdiction.facts import Nature, Operator, Severity, Source
from juncta.jurisdiction.models import Jurisdiction, Revision, Rule
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_alliance, make_institution, make_person
from tests.jurisdiction.factories import make_rules, size

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance():
    return make_rules(slugs=("helsinki", "leiden", "zurich"))


@pytest.fixture
def office(alliance):
    return actor_of(make_person(alliance, roles=[Role.ALLIANCE_OFFICE]))


def place(code="FI"):
    return Jurisdiction.objects.get(code=code)


def rule(code="nl-size"):
    return Rule.objects.get(code=code)


def read(of):
    return queries.facts_of(of.revisions.first())


def refused(act, **arguments):
    with pytest.raises(Refused) as caught:
        act(**arguments)
    return caught.value.refusal.code


def test_an_alliance_gets_the_rules_of_its_own_partners_only(alliance):
    assert set(Jurisdiction.objects.values_list("code", flat=True)) == {"FI", "NL", "CH"}
    harbour = make_alliance("harbour")
    make_institution(harbour, "north-quay", country="DK")
    assert operations.load(alliance=harbour, by=SYSTEM) == []
    assert queries.rules_for(harbour.pk) == []


def test_loading_twice_changes_nothing(alliance):
    before = Revision.objects.count(), Happening.objects.count()
    operations.load(alliance=alliance, by=SYSTEM)
    assert (Revision.objects.count(), Happening.objects.count()) == before
    assert Happening.objects.filter(kind="RulesLoaded").count() == 3


def test_a_newer_file_writes_a_new_revision_and_leaves_what_the_office_wrote(alliance, office):
    operations.revise(rule=rule("fi-size"), by=office, facts=replace(read(rule("fi-size")), value=("1", "30")), why="Asked.", based_on=1)
    newer = [
        text.replace('value = ["1", "59"]', 'value = ["2", "50"]').replace('value = ["3", "30"]', 'value = ["4", "30"]')
        for text in queries.shipped()
    ]
    operations.load(alliance=alliance, by=SYSTEM, files=newer)
    assert read(rule("nl-size")).value == ("4", "30")
    assert rule("nl-size").revision == 2
    assert read(rule("fi-size")).value == ("1", "30")


def test_a_revision_keeps_who_when_and_why_and_the_one_before(alliance, office):
    made = operations.revise(
        rule=rule(), by=office, facts=replace(read(rule()), value=("2", "30")), why=" The ministry said so. ", based_on=1
    )
    assert (made.number, made.who, made.why) == (2, office.name, "The ministry said so.")
    assert [each.value for each in rule().revisions.all()] == [["2", "30"], ["3", "30"]]
    assert Happening.objects.get(kind="RuleRevised").payload["because"] == "The ministry said so."


@pytest.mark.parametrize("act", [lambda row: Revision.objects.filter(pk=row.pk).update(value=["9"]), lambda row: row.delete()])
def test_a_revision_never_changes(alliance, act):
    with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
        act(rule().revisions.get())


def test_who_built_on_an_older_revision_is_told(alliance, office):
    facts = read(rule())
    operations.revise(rule=rule(), by=office, facts=facts, why="First.", based_on=1)
    assert refused(operations.revise, rule=rule(), by=office, facts=facts, why="Second.", based_on=1) == "JUR-107"
    assert refused(operations.retire, rule=rule(), by=office, why="Third.", based_on=1) == "JUR-107"


def test_a_retired_rule_no_longer_counts_and_can_come_back(alliance, office):
    operations.retire(rule=rule("fi-size"), by=office, why="Withdrawn.", based_on=1)
    assert "fi-size" not in {each.code for each in queries.rules_for(alliance.pk)}
    assert refused(operations.retire, rule=rule("fi-size"), by=office, why="Again.", based_on=2) == "JUR-108"
    operations.revise(rule=rule("fi-size"), by=office, facts=read(rule("fi-size")), why="It holds after all.", based_on=2)
    assert "fi-size" in {each.code for each in queries.rules_for(alliance.pk)}


def test_a_rule_can_be_added_once(alliance, office):
    facts = replace(size("x", "3", "20"), code="fi-new", binds=frozenset())
    made = operations.add(place=place(), by=office, facts=facts, why="A letter.")
    assert (made.revision, made.revisions.get().person_id) == (1, office.person)
    assert refused(operations.add, place=place(), by=office, facts=facts, why="A letter.") == "JUR-105"


@pytest.mark.parametrize(
    ("change", "why", "code"),
    [
        ({"severity": Severity.BLOCKS, "nature": Nature.DRAFT}, "So.", "JUR-102"),
        ({"operator": Operator.UNKNOWN}, "So.", "JUR-102"),
        ({"value": ()}, "So.", "JUR-102"),
        ({"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)}, "So.", "JUR-102"),
        ({"source": Source(" ")}, "So.", "JUR-103"),
        ({}, "  ", "JUR-104"),
    ],
)
def test_what_does_not_hold_together_is_refused(alliance, office, change, why, code):
    facts = replace(size("x", "3", "20"), code="fi-new", **change)
    assert refused(operations.add, place=place(), by=office, facts=facts, why=why) == code


def test_an_institution_of_elsewhere_has_no_rule_here(alliance, office):
    zurich = alliance.institutions.get(slug="zurich")
    facts = replace(size("x", "3", "20"), code="fi-new")
    assert refused(operations.add, place=place(), by=office, facts=facts, why="So.", institution=zurich) == "JUR-106"


def test_only_the_office_of_this_alliance_keeps_its_rules(alliance):
    other = actor_of(make_person(make_alliance("other"), roles=[Role.ALLIANCE_OFFICE]))
    academic = actor_of(make_person(alliance, roles=[Role.ACADEMIC]))
    for by in (other, academic, VISITOR):
        assert refused(operations.revise, rule=rule(), by=by, facts=read(rule()), why="So.", based_on=1) == "JUR-101"
        assert refused(operations.retire, rule=rule(), by=by, why="So.", based_on=1) == "JUR-101"
        assert refused(operations.add, place=place(), by=by, facts=size("x", "3", "4"), why="So.") == "JUR-101"
        assert refused(operations.load, alliance=alliance, by=by) == "JUR-101"


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "blocks", "nature": "draft"},
        {"severity": "blocks", "nature": "law", "certainty": "M"},
        {"operator": "unknown"},
        {"value": []},
        {"operator": "nearly"},
        {"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)},
        {"number": 1},
    ],
)
def test_the_database_refuses_what_no_permit_let_through(alliance, change):
    last = rule().revisions.get()
    fields = {field.attname: getattr(last, field.attname) for field in Revision._meta.fields if field.name != "id"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(**{**fields, "number": 2, **change})

"""Two who revise one rule at once: one writes the next revision, the other is told; without the lock one would be lost or fail."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.jurisdiction import operations, queries
from juncta.jurisdiction.models import Jurisdiction, Revision, Rule
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from tests.jurisdiction.factories import make_rules, size

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except Refused as refused:
            return refused.refusal.code
        except IntegrityError:
            return "broken"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def rule():
    make_rules(slugs=("leiden",))
    return Rule.objects.get(code="nl-size")


def test_two_revisions_at_once_are_one_and_a_refusal(rule):
    facts = queries.facts_of(rule.revisions.get())
    said = at_once(*(lambda: operations.revise(rule=rule, by=SYSTEM, facts=facts, why="So.", based_on=1),) * 2)
    assert "JUR-107" in said
    assert sum(isinstance(each, Revision) for each in said) == 1
    assert rule.revisions.count() == 2


def test_without_the_lock_the_constraint_breaks_one(rule):
    both_have_read = Barrier(2)

    def naively():
        with transaction.atomic():
            mine = Rule.objects.get(pk=rule.pk)
            both_have_read.wait(timeout=10)
            last = mine.revisions.first()
            fields = {field.attname: getattr(last, field.attname) for field in Revision._meta.fields if field.name != "id"}
            return Revision.objects.create(**{**fields, "number": mine.revision + 1})

    said = at_once(naively, naively)
    assert "broken" in said


def test_one_code_added_twice_at_once_is_one_rule(rule):
    place = Jurisdiction.objects.get()
    facts = replace(size("x", "3", "20"), code="nl-new", binds=frozenset())
    said = at_once(*(lambda: operations.add(place=place, by=SYSTEM, facts=facts, why="So."),) * 2)
    assert "JUR-105" in said
    assert Rule.objects.filter(code="nl-new").count() == 1


def test_rules_loaded_twice_at_once_are_loaded_once(rule):
    alliance = rule.jurisdiction.alliance
    at_once(*(lambda: operations.load(alliance=alliance, by=SYSTEM),) * 2)
    assert set(Rule.objects.values_list("revision", flat=True)) == {1}

"""Who sees which rules, what binds whom, and whom to ask."""

import pytest

from juncta.alliance.models import Contact
from juncta.jurisdiction import queries
from juncta.jurisdiction.facts import Outcome, Subject
from juncta.kernel.actor import SYSTEM, Role
from tests.alliance.factories import actor_of, make_alliance, make_body, make_person
from tests.jurisdiction.factories import HOMES, make_rules, plan

pytestmark = pytest.mark.django_db


def test_rules_are_those_of_ones_own_alliance():
    una, other = make_rules(), make_alliance("other")
    stranger = actor_of(make_person(other, roles=[Role.ALLIANCE_OFFICE]))
    assert not queries.visible_to(stranger).exists()
    assert not queries.rules_of(stranger).exists()
    assert queries.rules_for(other.pk) == []
    member = actor_of(make_person(una, roles=[Role.ACADEMIC]))
    assert queries.visible_to(member).count() == queries.visible_to(SYSTEM).count() == 11


def test_all_rules_come_in_one_query_once_they_are_known(django_assert_num_queries):
    una = make_rules()
    queries.rules_for(una.pk)
    with django_assert_num_queries(1):
        rules = queries.rules_for(una.pk)
    bound = {each.code: each.binds for each in rules}
    assert len(bound) == 112
    assert bound["be-vlg-size-least"] == {"leuven"}
    assert bound["fi-fee-helsinki"] == bound["fi-size"] == {"helsinki"}
    assert bound["gb-sct-awarding"] == {"edinburgh"}


def test_an_unknown_rule_names_whom_to_ask_at_that_university(django_assert_num_queries):
    una = make_rules()
    body = make_body(una, "legal")
    lawyer = make_person(una, name="Lawyer", institution=una.institutions.get(slug="krakow"))
    Contact.objects.create(body=body, person=lawyer, institution=lawyer.institution)
    queries.rules_for(una.pk)
    with django_assert_num_queries(2):
        judged = {(each.party.key, each.subject): each for each in queries.judge(una.pk, plan("krakow", "berlin"))}
    assert judged["krakow", Subject.SIZE].contacts == ("Lawyer",)
    assert judged["berlin", Subject.SIZE].contacts == ()


def test_an_alliance_without_rules_knows_nothing():
    harbour = make_alliance("harbour")
    assert {each.outcome for each in queries.judge(harbour.pk, plan("north-quay"))} == {Outcome.UNKNOWN}
    assert queries.judge(harbour.pk, plan()) == ()


def test_all_partners_and_all_rules_are_judged_quickly():
    una = make_rules()
    assert len(queries.judge(una.pk, plan(*HOMES))) == 11 * len(Subject)

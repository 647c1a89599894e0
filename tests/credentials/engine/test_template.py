"""A template is a way to compute, not another truth: whatever goes through it equals the slow way, byte for byte."""

import json

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from juncta.credentials.engine import compose, rdf, template
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.engine.template import NotAlike
from tests.credentials.engine.factories import ON_BEHALF, badge_facts

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=40)


@settings(deadline=None)
@given(NAMES, st.integers(0, 99999), st.integers(0, 131071))
def test_filled_bytes_are_the_canonical_bytes_of_the_badge(name, number, index):
    facts = badge_facts(number, given_name=name, family_name="", status_index=index)
    prepared = prepare(facts)
    assert prepared.document == rfc8785.dumps(compose.badge(facts))
    assert compose.template(facts).match(prepared.document) == compose.values(facts)


@settings(max_examples=25, deadline=None)
@given(NAMES | st.sampled_from(['"', "\\", 'a"b\\c', "\u00e9\u0301", "\U0001f393", "urn:juncta:hole:number"]))
def test_filled_statements_are_the_statements_of_the_badge(name):
    facts = badge_facts(given_name=name, family_name="")
    part, values = template.split(compose.badge(facts))
    assert rdf.canonical(part.quads(values)) == rdf.canonical(rdf.nquads(compose.badge(facts)))


def test_split_and_match_find_the_same():
    facts = badge_facts(edition=ON_BEHALF)
    part, values = template.split(compose.badge(facts))
    assert part is compose.template(facts)
    assert part.match(part.fill(values)) == values


def test_a_document_that_differs_outside_the_holes_does_not_match():
    facts = badge_facts()
    part, document = compose.template(facts), prepare(facts).document
    for position in range(0, len(document), 97):
        changed = document[:position] + bytes([document[position] ^ 1]) + document[position + 1 :]
        values = part.match(changed)
        assert values is None or part.fill(values) == changed  # inside a hole another value is another badge
    assert part.match(document[:-1]) is None
    assert part.match(document + b" ") is None


def test_a_value_in_another_spelling_does_not_match():
    facts = badge_facts()
    document = prepare(facts).document.replace(b"Learner Of", b"\\u004cearner Of")
    assert json.loads(document) == compose.badge(facts)
    assert compose.template(facts).match(document) is None


@pytest.mark.parametrize("path", [("id",), ("credentialStatus", "statusListIndex"), ("credentialSubject", "identifier")])
def test_a_document_without_one_of_the_places_is_not_alike(path):
    document = compose.badge(badge_facts())
    at = document
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    with pytest.raises(NotAlike):
        template.split(document)


def test_a_number_where_a_text_belongs_is_not_alike():
    with pytest.raises(NotAlike):
        template.split(compose.badge(badge_facts()) | {"id": 7})

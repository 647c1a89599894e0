"""Criteria over facts: true, false or unknown, each with its evidence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.kernel.text import LangText
from juncta.project.story.world import data
from juncta.recognition.engine import evaluate, extract
from juncta.recognition.facts import Criterion, Fact, Proposal, Truth

FACTS = {
    "verdict": Fact("valid", "verification"),
    "signers": Fact(3, "verification"),
    "ects": Fact(10.0, "credentialSubject.achievement.ects"),
    "eqf_level": Fact(7, "credentialSubject.achievement.alignment"),
    "languages": Fact(["en", "fi"], "credentialSubject.achievement.teachingLanguage"),
}


def criterion(condition, *, code="c", mandatory=True):
    return Criterion(code=code, text=LangText("Text."), condition=condition, mandatory=mandatory, failure=LangText("No."))


def truth(condition, facts=FACTS):
    return evaluate.evaluate(criterion(condition), facts).truth


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("verdict == 'valid'", Truth.TRUE),
        ("verdict == 'revoked'", Truth.FALSE),
        ("ects >= 3.0 && ects <= 20.0", Truth.TRUE),
        ("ects > 10.0", Truth.FALSE),
        ("eqf_level >= 6", Truth.TRUE),
        ("'fi' in languages", Truth.TRUE),
        ("size(languages) == 2", Truth.TRUE),
        ("grade == 'Pass'", Truth.UNKNOWN),
        ("supervision == 'supervised-id' && verdict == 'valid'", Truth.UNKNOWN),
        ("eqf_level >= '6'", Truth.UNKNOWN),
        ("eqf_level", Truth.UNKNOWN),
        ("eqf_level + 1", Truth.UNKNOWN),
        ("eqf_level / 0 == 1", Truth.UNKNOWN),
        ("languages[9] == 'en'", Truth.UNKNOWN),
    ],
)
def test_a_criterion_is_true_false_or_unknown(condition, expected):
    assert truth(condition) == expected


def test_what_is_missing_is_unknown_and_never_false():
    for condition in ("ects >= 3.0", "eqf_level >= 6", "verdict == 'valid'", "'fi' in languages"):
        assert truth(condition, {}) == Truth.UNKNOWN, condition


def test_the_evidence_names_each_fact_once_with_its_place():
    found = evaluate.evaluate(criterion("ects >= 3.0 && ects <= 20.0 && grade != 'ects' && verdict == \"grade\""), FACTS).evidence
    assert [(each.name, each.value, each.source) for each in found] == [
        ("ects", 10.0, "credentialSubject.achievement.ects"),
        ("grade", None, ""),
        ("verdict", "valid", "verification"),
    ]


@pytest.mark.parametrize("condition", ["ects >", "((", "", "verdict = 'valid'", "if x then y"])
def test_what_is_no_expression_cannot_be_read(condition):
    with pytest.raises(evaluate.Unreadable, match=r"^c: "):
        evaluate.check(criterion(condition))


@pytest.mark.parametrize("condition", ["ecst >= 3.0", "ECTS >= 3.0", "Verdict == 'valid'", "verdict == valid"])
def test_a_fact_that_does_not_exist_is_named(condition):
    with pytest.raises(evaluate.Unreadable, match="there is no fact named"):
        evaluate.check(criterion(condition))


@pytest.mark.parametrize("condition", ["size(languages) > 0", "verdict == 'an unknown_name'", "verdict in ['valid']", "true", "ects > 1e1"])
def test_what_can_be_read_is_accepted(condition):
    evaluate.check(criterion(condition))


def test_leuvens_example_rules_can_be_read():
    for plain in data("leuven-rules.toml")["criterion"]:
        evaluate.check(Criterion.from_json(plain))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, Proposal.RECOGNISE),
        ({"verdict == 'valid'": True}, Proposal.RECOGNISE),
        ({"verdict == 'valid'": True, "ects > 99.0": False}, Proposal.RECOGNISE),
        ({"ects > 99.0": True, "grade == 'Pass'": True}, Proposal.REFUSE),
        ({"verdict == 'valid'": True, "grade == 'Pass'": True}, Proposal.ASK),
        ({"verdict == 'valid'": True, "grade == 'Pass'": False}, Proposal.RECOGNISE),
    ],
)
def test_what_follows_from_all_criteria(conditions, expected):
    findings = [evaluate.evaluate(criterion(each, mandatory=mandatory), FACTS) for each, mandatory in conditions.items()]
    assert evaluate.propose(findings) == expected


def test_a_badge_that_says_nothing_gives_only_what_was_verified():
    assert set(extract.facts(b"{}", verdict="invalid", signers=0)) == {"verdict", "signers"}


@pytest.mark.parametrize("content", [{"credentialSubject": 7}, {"credentialSubject": {"achievement": None}}, {"termsOfUse": {"type": "x"}}])
def test_a_badge_of_another_shape_gives_no_facts(content):
    assert set(extract.facts(json.dumps(content).encode(), verdict="invalid", signers=0)) == {"verdict", "signers"}


leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
trees = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
    ["credentialSubject", "achievement", "ects", "alignment", "targetUrl", "targetCode", "termsOfUse", "type", "result", "awardingBody"]
), inner, max_size=4), max_leaves=12)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["credentialSubject", "termsOfUse"]), trees))
def test_no_badge_breaks_the_extraction(document):
    found = extract.facts(json.dumps(document).encode(), verdict="invalid", signers=0)
    assert set(found) <= set(extract.NAMES)
    for plain in data("leuven-rules.toml")["criterion"]:
        evaluate.evaluate(Criterion.from_json(plain), found)

"""Thinking about rules: what fits, what does not, what nobody knows; the envelope; award models; credits."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta import jurisdiction
from juncta.jurisdiction import queries
from juncta.jurisdiction.checks import compare, envelope, evaluate, hours, scqf
from juncta.jurisdiction.engine import BrokenRules, parse
from juncta.jurisdiction.facts import (
    AwardModel,
    Certainty,
    Nature,
    Operator,
    Outcome,
    Party,
    Plan,
    Reason,
    RuleFacts,
    Severity,
    Source,
    Subject,
    Unit,
)
from juncta.kernel.ects import Ects
from tests.jurisdiction.factories import HOMES, SEEN, TODAY, plan, shipped_rules, size

SCHEMA = json.loads((Path(jurisdiction.__file__).parent / "data" / "jurisdiction.schema.json").read_text())
ALL = tuple(HOMES)


def judged(rules, of, subject=Subject.SIZE, on=TODAY):
    (found,) = [each for each in evaluate(rules, of, on) if each.subject is subject]
    return found


def test_every_shipped_file_is_what_the_schema_says():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for text in queries.shipped():
        jsonschema.validate(tomllib.loads(text), SCHEMA)
    assert len(queries.shipped()) == 11


def test_every_shipped_rule_has_a_source_and_binds_somebody():
    rules = shipped_rules()
    assert all(each.source.title for each in rules)
    assert all(each.binds for each in rules)
    assert {slug for each in rules for slug in each.binds} == set(ALL)


def test_what_was_never_confirmed_neither_blocks_nor_counts_as_verified():
    unconfirmed = [each for each in shipped_rules() if each.certainty is Certainty.UNCONFIRMED]
    assert unconfirmed
    assert all(each.severity is not Severity.BLOCKS and each.source.verified_on is None for each in unconfirmed)


def test_the_envelope_of_all_eleven_is_three_to_nine():
    found = envelope(shipped_rules(), plan(*ALL), TODAY)
    assert (found.low, found.high) == (3, 9)
    assert [each.party.key for each in found.broken_at(Decimal(10))] == ["zurich"]
    assert found.beyond == 10
    assert {each.key for each in found.unknown} == {"berlin", "bologna", "dublin", "edinburgh", "krakow", "paris"}


def test_the_golden_design_fits():
    parties = tuple(Party(slug, slug, coordinates=slug == "helsinki") for slug in ("helsinki", "krakow", "bologna"))
    golden = Plan(
        parties=parties, ects=Ects("10"), eqf_level=7, mode="online", quality="institutional-accreditation", stackability="stackable"
    )
    found = evaluate(shipped_rules(), golden, TODAY)
    assert not [each for each in found if each.outcome is Outcome.CONFLICTS]
    outcomes = {(each.party.key, each.subject): each.outcome for each in found}
    assert outcomes["helsinki", Subject.SIZE] is Outcome.FITS
    assert outcomes["krakow", Subject.SIZE] is Outcome.UNKNOWN
    assert outcomes["bologna", Subject.HOURS] is Outcome.FITS


@pytest.mark.parametrize(
    ("rule", "ects", "outcome"),
    [
        (size("a", "3", "20"), "3", Outcome.FITS),
        (size("a", "3", "20"), "20.01", Outcome.CONFLICTS),
        (size("a", "3", "20", severity=Severity.ADVISES), "2", Outcome.ADVICE),
        (size("a", "3", "20", severity=Severity.INFORMS), "2", Outcome.ADVICE),
        (size("a", "15", operator=Operator.BELOW), "15", Outcome.CONFLICTS),
        (size("a", "15", operator=Operator.BELOW), "14.99", Outcome.FITS),
        (size("a", "3", operator=Operator.AT_LEAST), "2.5", Outcome.CONFLICTS),
        (size("a", "20", operator=Operator.AT_MOST), "20", Outcome.FITS),
        (size("a", operator=Operator.UNKNOWN, severity=Severity.INFORMS), "5", Outcome.UNKNOWN),
    ],
)
def test_each_comparison_says_what_it_means(rule, ects, outcome):
    assert judged([rule], plan("a", ects=ects)).outcome is outcome


def test_what_nobody_noted_and_what_the_plan_does_not_say_are_unknown():
    nothing, silent = judged([], plan("a")), judged([size("a", "3", "20")], plan("a", ects=None))
    assert (nothing.outcome, nothing.first.reason, nothing.is_open) == (Outcome.UNKNOWN, Reason.NO_RULE, True)
    assert (silent.outcome, silent.first.reason, silent.is_open) == (Outcome.UNKNOWN, Reason.PLAN_SILENT, False)


def test_a_rule_counts_only_while_it_is_in_force():
    rule = size("a", "1", "5", valid_from=date(2025, 5, 1), valid_until=date(2026, 1, 1))
    assert judged([rule], plan("a"), on=date(2025, 6, 1)).outcome is Outcome.CONFLICTS
    over = judged([rule], plan("a"))
    assert (over.outcome, over.first.reason, over.first.over) == (Outcome.UNKNOWN, Reason.NOT_IN_FORCE, True)
    assert over.flagged
    early = judged([rule], plan("a"), on=date(2025, 1, 1))
    assert (early.outcome, early.first.over) == (Outcome.UNKNOWN, False)


def test_an_exception_lets_through_with_advice_and_only_for_its_time():
    of = plan("leiden", ects="2")
    during = judged(shipped_rules(), of)
    assert (during.outcome, during.first.reason) == (Outcome.ADVICE, Reason.EXCEPTION)
    assert judged(shipped_rules(), of, on=date(2027, 5, 1)).outcome is Outcome.CONFLICTS
    assert envelope(shipped_rules(), of, TODAY).low == 3


def test_an_old_source_is_flagged_and_so_is_one_never_seen():
    old = size("a", "3", "20", source=replace(SEEN, verified_on=date(2025, 11, 24)))
    assert judged([old], plan("a")).first.old
    assert not judged([replace(old, source=replace(SEEN, verified_on=date(2025, 11, 25)))], plan("a")).first.old
    assert judged([replace(old, source=Source("Hearsay"))], plan("a")).first.old


def test_a_rule_on_awarding_only_advises_a_partner_that_does_not_award():
    teaches = Plan(parties=(Party("a", awards=False),), ects=Ects("30"))
    found = judged([size("a", "3", "20")], teaches)
    assert (found.outcome, found.first.reason) == (Outcome.ADVICE, Reason.NOT_AWARDING)


def test_learners_from_outside_need_to_learn_online_in_flanders():
    of = plan("leuven", mode="on-site", learners=frozenset({"non-eea"}))
    assert judged(shipped_rules(), of, Subject.ENROLMENT).outcome is Outcome.CONFLICTS
    online = judged(shipped_rules(), replace(of, mode="online"), Subject.ENROLMENT)
    assert online.outcome is Outcome.ADVICE


def test_helsinki_charges_one_of_its_fees():
    (fees,) = [each for each in shipped_rules() if each.code == "fi-fee-helsinki"]
    assert judged([fees], plan("helsinki", fee=Decimal("15.00")), Subject.FEE).outcome is Outcome.FITS
    assert judged([fees], plan("helsinki", fee=Decimal(20)), Subject.FEE).outcome is Outcome.CONFLICTS


def test_a_level_in_a_national_framework_is_asked_for():
    found = judged(shipped_rules(), plan("dublin", eqf_level=7), Subject.LEVEL)
    assert found.outcome is Outcome.ADVICE
    assert "NFQ" in str(found.first.rule.remedy)
    assert judged(shipped_rules(), plan("leiden", eqf_level=7), Subject.LEVEL).outcome is Outcome.FITS


def test_credits_convert_to_hours_and_to_scqf():
    rules = {each.code: each for each in shipped_rules()}
    assert scqf(Ects("2.5")) == 5
    assert hours(Ects("10"), rules["ie-hours"]) == (200, 250)
    assert hours(Ects("10"), rules["nl-hours"]) == (280, 280)
    assert hours(Ects("10"), rules["gb-sct-hours"]) == (200, 200)
    assert hours(Ects("10"), rules["pl-hours"]) is None
    assert hours(Ects("10"), rules["nl-size"]) is None


def test_award_models_differ_in_who_is_bound():
    parties = (Party("a", coordinates=True, ects=Ects("2")), Party("b", ects=Ects("8")))
    rules = [size("a", "3", "20"), size("b", "1", "9")]
    found = {each.model: each for each in compare(rules, Plan(parties=parties, ects=Ects("10")), TODAY)}
    assert set(found) == set(AwardModel)
    conflicts = {model: each.counts[Outcome.CONFLICTS] for model, each in found.items()}
    assert conflicts == {AwardModel.MANDATE: 0, AwardModel.JOINT: 1, AwardModel.SEVERAL: 1, AwardModel.COMPONENTS: 1}
    assert [line.awards for line in found[AwardModel.MANDATE].lines] == [True, False]
    assert all(each.consequences for each in found.values())
    assert compare([], Plan(), TODAY)[0].lines == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('operator = "unknown"\nvalue = ["3"]', "not known has no value"),
        ('operator = "between"\nvalue = ["9", "3"]', "the smaller first"),
        ('operator = "between"\nvalue = ["three", "4"]', "Numbers are needed"),
        ('operator = "at most"\nvalue = ["NaN"]', "Numbers are needed"),
        ('operator = "at most"', "A value is needed"),
        ('operator = "nearly"\nvalue = ["3"]', "operator must be one of"),
        ('operator = "at most"\nvalue = ["3"]\nunit = "EUR per ECTS"', "unit does not belong"),
        ('operator = "at most"\nvalue = ["3"]\nvalid_from = 2026-01-02\nvalid_until = 2026-01-01', "cannot end before"),
        ('operator = "at most"\nvalue = ["3"]\nexception_to = "nowhere"', "there is no rule"),
        ('operator = "at most"\nvalue = ["3"]\ncolour = "red"', "colour means nothing"),
    ],
)
def test_a_broken_file_says_where_and_why(written, said):
    text = f"""
[jurisdiction]
code = "FI"
name = {{ en = "Finland" }}
[[rules]]
code = "x"
subject = "size"
severity = "advises"
nature = "guidance"
certainty = "S"
source = {{ title = "A source" }}
{written}
"""
    with pytest.raises(BrokenRules, match=said) as caught:
        parse(text)
    assert str(caught.value).startswith("rules 1")


def test_guidance_cannot_block():
    text = queries.shipped()[0].replace('severity = "advises"\nnature = "sector agreement"', 'severity = "blocks"\nnature = "draft"', 1)
    with pytest.raises(BrokenRules, match="cannot block"):
        parse(text)


# What holds whatever the rules say

NUMBERS = st.decimals(min_value=0, max_value=60, places=1)
SLUGS = st.sampled_from(("a", "b", "c"))


@st.composite
def any_rule(draw):
    slug, operator = draw(SLUGS), draw(st.sampled_from([*Operator]))
    subject = (
        Subject.SIZE
        if operator in {Operator.BETWEEN, Operator.AT_MOST, Operator.AT_LEAST, Operator.BELOW}
        else draw(st.sampled_from([*Subject]))
    )
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    value = {Operator.BETWEEN: (str(low), str(high)), Operator.UNKNOWN: ()}.get(operator, (str(high),))
    start = draw(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    return RuleFacts(
        code=draw(st.text("xyz", min_size=1, max_size=6)),
        subject=subject,
        operator=operator,
        value=value,
        unit=Unit.ECTS if subject is Subject.SIZE and value else Unit.NONE,
        severity=draw(st.sampled_from([*Severity])),
        nature=draw(st.sampled_from([*Nature])),
        valid_from=start,
        binds=frozenset({slug}),
        exception_to=draw(st.sampled_from(("", "", "x"))),
    )


RULES = st.lists(any_rule(), max_size=12)
PLANS = st.builds(
    lambda slugs, ects, level: plan(*sorted(slugs), ects=None if ects is None else str(ects), eqf_level=level),
    st.sets(SLUGS, min_size=1),
    st.none() | NUMBERS,
    st.none() | st.integers(5, 8),
)


@given(RULES, PLANS)
def test_unknown_never_becomes_fits(rules, of):
    for each in evaluate(rules, of, TODAY):
        standing = [rule for rule in rules if rule.subject is each.subject and each.party.key in rule.binds and rule.in_force(TODAY)]
        plainly = [rule for rule in standing if not rule.exception_to]
        if not plainly or any(rule.operator is Operator.UNKNOWN for rule in plainly):
            assert each.outcome in {Outcome.UNKNOWN, Outcome.CONFLICTS}


@given(RULES, PLANS)
def test_the_envelope_lies_inside_every_stated_range(rules, of):
    found = envelope(rules, of, TODAY)
    if not found.is_empty:
        for ects in {found.low, found.high} - {None}:
            assert found.holds(ects)


@given(RULES)
def test_another_partner_never_widens_the_envelope(rules):
    few, more = envelope(rules, plan("a", "b"), TODAY), envelope(rules, plan("a", "b", "c"), TODAY)
    assert (more.low or 0) >= (few.low or 0)
    assert few.high is None or (more.high is not None and more.high <= few.high)
    assert set(few.unknown) <= set(more.unknown)


@given(RULES, PLANS)
def test_everybody_is_judged_on_every_subject_once(rules, of):
    found = [(each.party.key, each.subject) for each in evaluate(rules, of, TODAY)]
    assert len(found) == len(set(found)) == len(of.parties) * len(Subject)

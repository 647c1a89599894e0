"""Each named check has a design that fails only it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from juncta.design import checks
from juncta.design.checks import elements, integrity
from juncta.design.clauses import CLAUSES, AgreementFacts, ClauseFacts, ClauseState
from juncta.design.facts import (
    AwardModel,
    ComponentFacts,
    DesignFacts,
    InvitationState,
    LinkedSkill,
    Measure,
    OutcomeFacts,
    PartnerFacts,
    PartnerRole,
    PathRuleFacts,
    RuleKind,
)
from juncta.design.money import USUAL, EffortFacts, PartnerPlan, PlanFacts
from juncta.framework import queries
from juncta.framework.engine import parsing
from juncta.jurisdiction.facts import Judgement, Operator, Outcome, Party, Reason, RuleFacts, Source, Subject, Verdict
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Weight
from juncta.kernel.text import LangText
from tests.design.factories import SECTIONS

YES, ASKED = InvitationState.ACCEPTED, InvitationState.INVITED
COORDINATING, AWARDING, TEACHING = PartnerRole.COORDINATING, PartnerRole.AWARDING, PartnerRole.TEACHING


def part(key: str, provider: str, ects: str, **more: object) -> ComponentFacts:
    fields = {"comes_first": False, "compulsory": True, "shaped_by": frozenset({"helsinki", "krakow", "bologna"}), **more}
    return ComponentFacts(key=key, title=LangText(key), provider=provider, ects=Ects(ects), **fields)


FREE = ("lifelong-learners", "")
WORKS = (EffortFacts("teaching", Decimal(10), "hours"),)
PARTNERS = (
    PartnerFacts("helsinki", "FI", {COORDINATING: YES, AWARDING: YES}),
    PartnerFacts("krakow", "PL", {AWARDING: YES}),
    PartnerFacts("bologna", "IT", {AWARDING: YES}),
)
PARTS = (
    part("introduction", "helsinki", "3", comes_first=True),
    part("climate", "helsinki", "2"),
    part("biodiversity", "helsinki", "2"),
    part("political-economy", "krakow", "2"),
    part("arts", "bologna", "1"),
)
PLANS = tuple(
    PartnerPlan(
        each.institution, country=each.country, currency=USUAL[each.country], share=Decimal(share), fees={FREE: Decimal(0)}, effort=WORKS
    )
    for each, share in zip(PARTNERS, (50, 30, 20), strict=True)
)
PLAN = PlanFacts(groups=("lifelong-learners",), partners=PLANS)
AGREEMENT = AgreementFacts(tuple(ClauseFacts(code, ClauseState.AGREED, frozenset({"helsinki", "krakow", "bologna"})) for code in CLAUSES))
SKILL = LinkedSkill("http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000001", LangText("analyse climate data"))


def outcome(text: str | dict[str, str], *components: str, **more: object) -> OutcomeFacts:
    fields = {"assessment": "written-examination", "skills": (SKILL,), "dimension": "skills", **more}
    return OutcomeFacts(text=LangText(text), components=frozenset(components), **fields)


OUTCOMES = (
    outcome("Explain the causes of climate change.", "introduction", "climate", "biodiversity"),
    outcome("Analyse how economic and political decisions help.", "political-economy"),
    outcome("Discuss what the arts contribute.", "arts"),
)


def saying(text: str | dict[str, str], **more: object) -> DesignFacts:
    """The golden design with its first outcome said otherwise."""
    first = replace(OUTCOMES[0], text=LangText(text), **more)
    return replace(GOLDEN, outcomes=(first, *OUTCOMES[1:]))


GOLDEN = DesignFacts(
    title=LangText("Sustainability"),
    summary=LangText("A broad view."),
    need=LangText("Graduates must judge it."),
    audience=LangText("Everybody."),
    challenge=LangText("Limits of one planet."),
    research_basis=LangText("Climate science."),
    disciplines=("ecology", "arts"),
    goals=("flexible-pathways",),
    alliance_goals=("flexible-pathways", "automatic-recognition"),
    ects=Ects("10"),
    eqf_level=7,
    languages=("en",),
    assessment_type="continuous-assessment",
    participation="online",
    quality_assurance="institutional-accreditation",
    supervision="unsupervised-no-id",
    stackability="stackable",
    grading_scheme="pass-fail",
    award_model=AwardModel.JOINT,
    outcomes=OUTCOMES,
    partners=PARTNERS,
    team={"academic": frozenset({"helsinki"}), "professional": frozenset({"bologna"}), "student": frozenset({"krakow"})},
    components=PARTS,
    plan=PLAN,
    agreement=AGREEMENT,
    counts_towards=LangText("Any master's programme of the partners, as elective credits."),
    sections=SECTIONS,
)
ALL = frozenset(each.key for each in PARTS)
OPTIONAL = tuple(replace(each, compulsory=False, group="B") for each in PARTS[1:])
FOUR = PathRuleFacts(RuleKind.AT_LEAST, "B", Decimal(4))
CHOICE = replace(GOLDEN, components=(PARTS[0], *OPTIONAL), ects=Ects("7"), path_rules=(FOUR,))
ON_BEHALF = replace(
    GOLDEN,
    award_model=AwardModel.ON_BEHALF,
    partners=(PARTNERS[0], *(replace(each, roles={TEACHING: YES}) for each in PARTNERS[1:])),
)


def grouped(parts: tuple[ComponentFacts, ...]) -> tuple[ComponentFacts, ...]:
    return tuple(replace(each, group="B") for each in parts)


def requiring(part: ComponentFacts, *keys: str) -> ComponentFacts:
    return replace(part, requires=frozenset(keys))


def judged(outcome: Outcome, **more: object) -> DesignFacts:
    """The golden design with one answer of Kraków's rules."""
    rule = RuleFacts("pl-size", Subject.SIZE, Operator.AT_MOST, ("5",), source=Source("A law", verified_on=date(2026, 11, 25)))
    reason, flags = more.pop("reason", Reason.BROKEN), {name: more.pop(name) for name in ("old", "over") if name in more}
    verdict = Verdict(replace(rule, **more), outcome, reason, "So.", "Do this.", **flags)
    return replace(GOLDEN, judgements=(Judgement(Party("krakow", "Kraków"), Subject.SIZE, outcome, (verdict,)),))


NOBODY_TO_ASK = judged(Outcome.UNKNOWN, reason=Reason.NO_VALUE)


def without(section, *fields):
    """The golden design with fields of a section emptied; all of it without fields."""
    left = {name: value for name, value in SECTIONS[section].items() if fields and name not in fields}
    return replace(GOLDEN, sections=SECTIONS | {section: left})


def planned(*rows):
    return replace(GOLDEN, sections=SECTIONS | {"assessment": SECTIONS["assessment"] | {"plan": list(rows)}})


ASSESSED = SECTIONS["assessment"]["plan"]

FAILS_ONLY = {
    "DES-201": [replace(GOLDEN, need=LangText()), replace(GOLDEN, summary=LangText(), audience=LangText())],
    "DES-211": [
        replace(GOLDEN, team={key: homes for key, homes in GOLDEN.team.items() if key != missing})
        for missing in ("academic", "professional", "student")
    ],
    "DES-212": [replace(GOLDEN, partners=tuple(replace(each, country="FI") for each in PARTNERS))],
    "DES-213": [
        replace(ON_BEHALF, components=tuple(replace(each, provider="helsinki") for each in PARTS)),
        replace(GOLDEN, components=tuple(replace(each, taken_from="An old course") for each in PARTS)),
    ],
    "DES-214": [replace(GOLDEN, goals=()), replace(GOLDEN, goals=("a goal of others",))],
    "DES-215": [replace(GOLDEN, challenge=LangText())],
    "DES-216": [replace(GOLDEN, research_basis=LangText())],
    "DES-217": [replace(GOLDEN, disciplines=("Arts",)), replace(GOLDEN, disciplines=("Arts", "arts "))],
    "DES-218": [
        replace(GOLDEN, components=(replace(PARTS[0], shaped_by=frozenset({"helsinki"})), *PARTS[1:])),
        replace(GOLDEN, components=(replace(PARTS[0], shaped_by=frozenset({"helsinki", "leuven"})), *PARTS[1:])),
    ],
    "DES-221": [replace(GOLDEN, title=LangText())],
    "DES-222": [replace(GOLDEN, partners=(replace(PARTNERS[0], country=""), *PARTNERS[1:]))],
    "DES-223": [replace(GOLDEN, partners=(replace(PARTNERS[0], roles={COORDINATING: YES}), *ON_BEHALF.partners[1:]))],
    "DES-224": [replace(GOLDEN, outcomes=())],
    "DES-225": [replace(GOLDEN, ects=None)],
    "DES-226": [replace(GOLDEN, eqf_level=None)],
    "DES-227": [replace(GOLDEN, assessment_type="")],
    "DES-228": [replace(GOLDEN, participation="")],
    "DES-229": [replace(GOLDEN, quality_assurance="")],
    "DES-231": [
        replace(GOLDEN, ects=Ects("9.5")),
        replace(GOLDEN, components=PARTS[:4], outcomes=tuple(replace(each, components=ALL) for each in OUTCOMES)),
        replace(CHOICE, ects=Ects("11")),
    ],
    "DES-233": [replace(GOLDEN, partners=(replace(PARTNERS[0], roles={AWARDING: YES}), *PARTNERS[1:]))],
    "DES-234": [
        replace(GOLDEN, partners=ON_BEHALF.partners),
        replace(GOLDEN, award_model=AwardModel.ON_BEHALF),
    ],
    "DES-235": [replace(GOLDEN, components=(replace(PARTS[0], provider="leuven"), *PARTS[1:]))],
    "DES-236": [replace(GOLDEN, partners=(*PARTNERS, PartnerFacts("leuven", "BE", {TEACHING: ASKED})))],
    "DES-237": [replace(GOLDEN, outcomes=(OUTCOMES[0], replace(OUTCOMES[1], components=frozenset({"political-economy", "arts"}))))],
    "DES-238": [
        replace(GOLDEN, components=tuple(replace(each, comes_first=True) for each in PARTS)),
        replace(GOLDEN, components=(replace(PARTS[0], compulsory=False), *PARTS[1:])),
    ],
    "DES-239": [
        replace(
            GOLDEN,
            components=(*PARTS[:3], replace(PARTS[3], key="climate"), PARTS[4]),
            outcomes=(OUTCOMES[0], replace(OUTCOMES[1], components=frozenset({"climate"})), OUTCOMES[2]),
        )
    ],
    "DES-241": [replace(GOLDEN, languages=())],
    "DES-242": [replace(GOLDEN, supervision="")],
    "DES-260": [replace(GOLDEN, plan=replace(PLAN, groups=()))],
    "DES-261": [
        replace(GOLDEN, plan=replace(PLAN, groups=("lifelong-learners", "partner-staff"))),
        replace(GOLDEN, plan=replace(PLAN, partners=(replace(PLANS[0], fees={("lifelong-learners", "climate"): Decimal(1)}), *PLANS[1:]))),
    ],
    "DES-262": [replace(GOLDEN, plan=replace(PLAN, partners=(replace(PLANS[0], effort=()), *PLANS[1:])))],
    "DES-263": [replace(GOLDEN, plan=replace(PLAN, partners=(replace(PLANS[0], share=Decimal(49)), *PLANS[1:])))],
    "DES-264": [replace(GOLDEN, plan=replace(PLAN, partners=(replace(PLANS[0], currency="PLN"), *PLANS[1:])))],
    "DES-265": [
        replace(GOLDEN, agreement=AgreementFacts()),
        replace(GOLDEN, agreement=AgreementFacts((*AGREEMENT.clauses[:12], replace(AGREEMENT.clauses[12], state=ClauseState.DRAFTED)))),
        replace(
            GOLDEN,
            agreement=AgreementFacts(
                (*AGREEMENT.clauses[:12], replace(AGREEMENT.clauses[12], signed_by=frozenset({"helsinki", "krakow"})))
            ),
        ),
    ],
    "DES-270": [
        saying("Understand the causes of climate change."),
        saying("After the course, students will be able to critically be aware of the climate."),
        saying("Knowledge of the causes of climate change"),
        saying({"fr": "Comprendre les causes du changement climatique."}),
        saying({"de": "Die Ursachen des Klimawandels verstehen."}),
        saying({"nl": "De oorzaken van klimaatverandering begrijpen."}),
        saying({"es": "Conocer las causas del cambio climático."}),
        saying({"it": "Capire le cause del cambiamento climatico."}),
        saying({"pl": "Rozumieć przyczyny zmian klimatu."}),
    ],
    "DES-271": [saying("Climate change and its causes."), saying({"fr": "Les causes du changement climatique."})],
    "DES-272": [
        saying("Explain the causes and analyse the effects of climate change."),
        saying("Explain the causes. Discuss the effects."),
        saying({"fr": "Expliquer les causes et comparer les effets du changement climatique."}),
    ],
    "DES-273": [saying("This course covers the causes of climate change."), saying({"de": "Einführung in die Ursachen des Klimawandels"})],
    "DES-274": [saying("Explain."), saying("Explain " + "very " * 50 + "much.")],
    "DES-275": [
        replace(GOLDEN, outcomes=(OUTCOMES[0], replace(OUTCOMES[1], text=LangText("Describe decisions.")), OUTCOMES[2])),
        replace(GOLDEN, eqf_level=8),
    ],
    "DES-276": [
        replace(GOLDEN, outcomes=(*OUTCOMES, outcome("Apply ideas of several disciplines."))),
        replace(GOLDEN, outcomes=(*OUTCOMES, outcome("Apply ideas of several disciplines.", "a component that is gone"))),
    ],
    "DES-277": [replace(GOLDEN, outcomes=(replace(OUTCOMES[0], assessment=""), *OUTCOMES[1:]))],
    "DES-278": [replace(GOLDEN, outcomes=(replace(OUTCOMES[0], components=frozenset({"introduction", "climate"})), *OUTCOMES[1:]))],
    "DES-279": [replace(GOLDEN, outcomes=(replace(OUTCOMES[0], skills=()), *OUTCOMES[1:]))],
    "DES-280": [replace(GOLDEN, outcomes=(replace(OUTCOMES[0], skills=(SKILL, replace(SKILL, known=False))), *OUTCOMES[1:]))],
    "DES-281": [replace(GOLDEN, counts_towards=LangText())],
    "DES-282": [
        replace(CHOICE, path_rules=(FOUR, PathRuleFacts(RuleKind.AT_MOST, "C", Decimal(2)))),
        replace(GOLDEN, path_rules=(PathRuleFacts(RuleKind.AT_LEAST, "", Decimal(2)),)),
        replace(GOLDEN, path_rules=(PathRuleFacts(RuleKind.AT_LEAST, "B", Decimal(9), Measure.COMPONENTS),), components=grouped(PARTS)),
    ],
    "DES-283": [
        replace(GOLDEN, components=(*PARTS[:3], requiring(PARTS[3], "arts"), requiring(PARTS[4], "political-economy"))),
        replace(GOLDEN, components=(PARTS[0], requiring(PARTS[1], "climate"), *PARTS[2:])),
        replace(GOLDEN, components=(*PARTS[:3], requiring(PARTS[3], "arts"), replace(PARTS[4], compulsory=False))),
        replace(GOLDEN, components=(requiring(PARTS[0], "arts"), *PARTS[1:])),
    ],
    "DES-284": [replace(GOLDEN, components=(PARTS[0], *OPTIONAL))],
    "DES-285": [replace(GOLDEN, components=(replace(PARTS[0], taken_from="An old course", reuse_told=False), *PARTS[1:]))],
    "DES-286": [replace(GOLDEN, components=(replace(PARTS[0], language="fi"), *PARTS[1:]))],
    "DES-287": [replace(GOLDEN, components=(replace(PARTS[0], mode="on-site"), *PARTS[1:]))],
    "DES-290": [judged(Outcome.CONFLICTS), judged(Outcome.CONFLICTS, remedy=LangText("Stay small."))],
    "DES-291": [judged(Outcome.ADVICE), judged(Outcome.ADVICE, reason=Reason.EXCEPTION)],
    "DES-292": [
        NOBODY_TO_ASK,
        replace(GOLDEN, judgements=(replace(NOBODY_TO_ASK.judgements[0], contacts=("Lawyer, Kraków",)),)),
    ],
    "DES-293": [judged(Outcome.FITS, old=True), judged(Outcome.FITS, over=True)],
    "DES-250": [without("vision"), without("vision", "profile")],
    "DES-251": [without("assessment"), without("assessment", "plan"), without("assessment", "appeals")],
    "DES-252": [without("delivery"), without("delivery", "data_roles")],
    "DES-253": [without("admission"), without("admission", "groups")],
    "DES-254": [without("quality"), without("quality", "indicators")],
    "DES-255": [without("certification"), without("certification", "documents")],
    "DES-257": [without("stackability")],
    "DES-258": [without("recruitment")],
    "DES-266": [planned(*ASSESSED[:4]), planned({**ASSESSED[0], "methods": []}, *ASSESSED[1:])],
    "DES-268": [replace(GOLDEN, sections=SECTIONS | {"certification": SECTIONS["certification"] | {"issuer": "leuven"}})],
}


@pytest.mark.parametrize("design", [GOLDEN, ON_BEHALF, CHOICE], ids=["joint", "on behalf", "with a choice"])
def test_a_whole_design_passes_every_check(design):
    assert checks.run(design) == []


@pytest.mark.parametrize(("code", "design"), [(code, design) for code, designs in FAILS_ONLY.items() for design in designs])
def test_each_check_has_a_design_that_fails_only_it(code, design):
    assert {finding.code for finding in checks.run(design)} == {code}


def test_without_components_it_is_made_of_nothing():
    assert {finding.code for finding in checks.run(replace(GOLDEN, components=()))} == {"DES-218", "DES-232"}


def test_a_finding_names_what_a_section_lacks_once():
    (lacking,) = checks.run(without("vision", "profile", "unique"))
    assert lacking.values["fields"] == ("Profile of the learners", "What is special about it")


def test_every_check_is_tried():
    assert set(FAILS_ONLY) | {"DES-232"} == set(checks.CHECKS)


def test_only_advice_lets_a_design_pass():
    light = {code for code, designs in FAILS_ONLY.items() if all(f.weight is Weight.ADVISES for f in checks.run(designs[0]))}
    plan = {"DES-260", "DES-261", "DES-262", "DES-264"}
    sections = {"DES-257", "DES-258"}
    rules = {"DES-291", "DES-292", "DES-293"}
    outcomes = {f"DES-27{number}" for number in range(1, 10)}
    paths = {"DES-281", "DES-284", "DES-285", "DES-286", "DES-287"}
    assert light == {"DES-237", "DES-241", "DES-242"} | plan | sections | rules | outcomes | paths


def test_what_the_plan_does_not_say_yet_is_nobodys_unknown_rule():
    assert checks.run(judged(Outcome.UNKNOWN, reason=Reason.PLAN_SILENT)) == []


def test_an_unknown_rule_says_whom_to_ask():
    asked = checks.run(FAILS_ONLY["DES-292"][1])[0]
    assert "Lawyer, Kraków" in asked.way_out.format(**asked.values)
    (nobody,) = checks.run(NOBODY_TO_ASK)
    assert "alliance office" in nobody.way_out


def test_every_finding_fills_its_sentence_and_knows_a_way_out():
    for designs in FAILS_ONLY.values():
        for finding in checks.run(designs[0]):
            assert "{" not in finding.sentence.format(**finding.values)
            assert finding.way_out
            assert finding.where


def test_a_specification_has_nine_elements_and_each_can_be_missing():
    assert sorted(elements.SPECIFICATION) == [2, 3, 4, *range(6, 12)]
    assert checks.complete_for_specification(GOLDEN) == []
    for code in elements.SPECIFICATION.values():
        assert {finding.code for finding in checks.complete_for_specification(FAILS_ONLY[code][0])} == {code}


def test_the_nine_integrity_rules_are_all_answered():
    assert [rule.code for rule in integrity.RULES] == [f"MC-IR-0{number}" for number in range(1, 10)]
    assert all(rule.specification or rule.award or rule.note.startswith("Not applicable") for rule in integrity.RULES)


def test_an_open_invitation_makes_nobody_a_partner():
    asked = replace(GOLDEN, partners=tuple(replace(each, roles=dict.fromkeys(each.roles, ASKED)) for each in PARTNERS))
    assert {"DES-212", "DES-213", "DES-218", "DES-233", "DES-234", "DES-235", "DES-236"} <= {finding.code for finding in checks.run(asked)}


FRAMEWORK = parsing.parse(queries.shipped())[1]


def test_criteria_say_what_is_met_and_what_is_not():
    found = {each.code: each for each in checks.criteria(replace(GOLDEN, challenge=LangText()), FRAMEWORK)}
    assert {code: each.met for code, each in found.items()} == {
        "collaborative": True,
        "international": True,
        "joint": True,
        "from-scratch": True,
        "research-based": True,
        "challenge-based": False,
        "interdisciplinary": True,
        "aligned": True,
    }
    assert [finding.code for finding in found["challenge-based"].unmet] == ["DES-215"]


def test_every_criterion_is_failed_by_a_design_that_fails_only_it():
    for criterion in FRAMEWORK.criteria:
        for code in criterion.checks:
            met = {each.code: each.met for each in checks.criteria(FAILS_ONLY[code][0], FRAMEWORK)}
            assert [name for name, held in met.items() if not held] == [criterion.code]


def test_one_partner_alone_is_told_so():
    alone = replace(GOLDEN, partners=PARTNERS[:1])
    assert "Fewer than two partners" in checks.run(alone, ["DES-212"])[0].sentence


def test_the_framework_asks_for_every_check_before_review():
    assert checks.asked_by(FRAMEWORK) == list(checks.CHECKS)


def test_another_framework_asks_for_less_and_the_elements_stay():
    lenient = replace(FRAMEWORK, gates=tuple(replace(gate, checks=()) for gate in FRAMEWORK.gates))
    assert checks.asked_by(lenient) == [code for code in checks.CHECKS if code >= "DES-22" and code not in checks.IF_NAMED]


def test_an_unknown_check_is_a_mistake():
    with pytest.raises(KeyError):
        checks.run(GOLDEN, ["DES-999"])

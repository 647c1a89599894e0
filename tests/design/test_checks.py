"""Each named check has a design that fails only it."""

from dataclasses import replace

import pytest

from juncta.design import checks
from juncta.design.facts import (
    AwardModel,
    ComponentFacts,
    DesignFacts,
    InvitationState,
    PartnerFacts,
    PartnerRole,
)
from juncta.framework import queries
from juncta.framework.engine import parsing
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Weight
from juncta.kernel.text import LangText
from tests.design.factories import SECTIONS

YES, ASKED = InvitationState.ACCEPTED, InvitationState.INVITED
COORDINATING, AWARDING, TEACHING = PartnerRole.COORDINATING, PartnerRole.AWARDING, PartnerRole.TEACHING


def part(key: str, provider: str, ects: str, **more: object) -> ComponentFacts:
    fields = {"comes_first": False, "compulsory": True, "shaped_by": frozenset({"helsinki", "krakow", "bologna"}), **more}
    return ComponentFacts(key=key, title=LangText(key), provider=provider, ects=Ects(ects), **fields)


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
    outcomes=(LangText("Explain."), LangText("Analyse."), LangText("Discuss.")),
    partners=PARTNERS,
    team={"academic": frozenset({"helsinki"}), "professional": frozenset({"bologna"}), "student": frozenset({"krakow"})},
    components=PARTS,
    sections=SECTIONS,
)
ON_BEHALF = replace(
    GOLDEN,
    award_model=AwardModel.ON_BEHALF,
    partners=(PARTNERS[0], *(replace(each, roles={TEACHING: YES}) for each in PARTNERS[1:])),
)


def without(section, *fields):
    """The golden design with fields of a section emptied; all of it without fields."""
    left = {name: value for name, value in SECTIONS[section].items() if fields and name not in fields}
    return replace(GOLDEN, sections=SECTIONS | {section: left})


def planned(*rows):
    return replace(GOLDEN, sections=SECTIONS | {"assessment": SECTIONS["assessment"] | {"plan": list(rows)}})


PLAN = SECTIONS["assessment"]["plan"]

FAILS_ONLY = {
    "DES-201": [replace(GOLDEN, need=LangText()), replace(GOLDEN, summary=LangText(), audience=LangText())],
    "DES-211": [
        replace(GOLDEN, team={key: homes for key, homes in GOLDEN.team.items() if key != missing})
        for missing in ("academic", "professional", "student")
    ],
    "DES-212": [replace(GOLDEN, partners=tuple(replace(each, country="FI") for each in PARTNERS))],
    "DES-213": [
        replace(GOLDEN, components=(replace(PARTS[0], shaped_by=frozenset({"helsinki"})), *PARTS[1:])),
        replace(GOLDEN, components=(replace(PARTS[0], shaped_by=frozenset({"helsinki", "leuven"})), *PARTS[1:])),
        replace(GOLDEN, components=tuple(replace(each, taken_from="An old course") for each in PARTS)),
    ],
    "DES-214": [replace(GOLDEN, goals=()), replace(GOLDEN, goals=("a goal of others",))],
    "DES-215": [replace(GOLDEN, challenge=LangText())],
    "DES-216": [replace(GOLDEN, research_basis=LangText())],
    "DES-217": [replace(GOLDEN, disciplines=("Arts",)), replace(GOLDEN, disciplines=("Arts", "arts "))],
    "DES-221": [replace(GOLDEN, title=LangText())],
    "DES-222": [replace(GOLDEN, partners=(replace(PARTNERS[0], country=""), *PARTNERS[1:]))],
    "DES-223": [replace(GOLDEN, partners=(replace(PARTNERS[0], roles={COORDINATING: YES}), *ON_BEHALF.partners[1:]))],
    "DES-224": [replace(GOLDEN, outcomes=())],
    "DES-225": [replace(GOLDEN, ects=None)],
    "DES-226": [replace(GOLDEN, eqf_level=None)],
    "DES-227": [replace(GOLDEN, assessment_type="")],
    "DES-228": [replace(GOLDEN, participation="")],
    "DES-229": [replace(GOLDEN, quality_assurance="")],
    "DES-231": [replace(GOLDEN, ects=Ects("9.5")), replace(GOLDEN, components=PARTS[:4])],
    "DES-233": [replace(GOLDEN, partners=(replace(PARTNERS[0], roles={AWARDING: YES}), *PARTNERS[1:]))],
    "DES-234": [
        replace(GOLDEN, partners=ON_BEHALF.partners),
        replace(GOLDEN, award_model=AwardModel.ON_BEHALF),
    ],
    "DES-235": [replace(GOLDEN, components=(replace(PARTS[0], provider="leuven"), *PARTS[1:]))],
    "DES-236": [replace(GOLDEN, partners=(*PARTNERS, PartnerFacts("leuven", "BE", {TEACHING: ASKED})))],
    "DES-237": [replace(GOLDEN, outcomes=GOLDEN.outcomes[:2])],
    "DES-238": [
        replace(GOLDEN, components=tuple(replace(each, comes_first=True) for each in PARTS)),
        replace(GOLDEN, components=(replace(PARTS[0], compulsory=False), *PARTS[1:])),
    ],
    "DES-239": [replace(GOLDEN, components=(*PARTS[:3], replace(PARTS[3], key="climate"), PARTS[4]))],
    "DES-241": [replace(GOLDEN, languages=())],
    "DES-242": [replace(GOLDEN, supervision="")],
    "DES-250": [without("vision"), without("vision", "profile")],
    "DES-251": [without("assessment"), without("assessment", "plan"), without("assessment", "appeals")],
    "DES-252": [without("delivery"), without("delivery", "data_roles")],
    "DES-253": [without("admission"), without("admission", "groups")],
    "DES-254": [without("quality"), without("quality", "indicators")],
    "DES-255": [without("certification"), without("certification", "documents")],
    "DES-256": [without("business")],
    "DES-257": [without("stackability")],
    "DES-258": [without("recruitment")],
    "DES-260": [planned(*PLAN[:4]), planned({**PLAN[0], "methods": []}, *PLAN[1:])],
    "DES-261": [planned(*({**row, "outcomes": ["1", "3"]} for row in PLAN))],
    "DES-262": [replace(GOLDEN, sections=SECTIONS | {"certification": SECTIONS["certification"] | {"issuer": "leuven"}})],
}


@pytest.mark.parametrize("design", [GOLDEN, ON_BEHALF], ids=["joint", "on behalf"])
def test_a_whole_design_passes_every_check(design):
    assert checks.run(design) == []


@pytest.mark.parametrize(("code", "design"), [(code, design) for code, designs in FAILS_ONLY.items() for design in designs])
def test_each_check_has_a_design_that_fails_only_it(code, design):
    assert {finding.code for finding in checks.run(design)} == {code}


def test_a_finding_names_what_a_section_lacks_once():
    (lacking,) = checks.run(without("vision", "profile", "unique"))
    assert lacking.values["fields"] == ("Profile of the learners", "What is special about it")


def test_without_components_it_is_neither_joint_nor_anything():
    assert {finding.code for finding in checks.run(replace(GOLDEN, components=()))} == {"DES-213", "DES-232"}


def test_every_check_is_tried():
    assert set(FAILS_ONLY) | {"DES-232"} == set(checks.CHECKS)


def test_only_advice_lets_a_design_pass():
    light = {code for code, designs in FAILS_ONLY.items() if all(f.weight is Weight.ADVISES for f in checks.run(designs[0]))}
    assert light == {"DES-237", "DES-241", "DES-242", "DES-257", "DES-258", "DES-261"}


def test_every_finding_fills_its_sentence_and_knows_a_way_out():
    for designs in FAILS_ONLY.values():
        for finding in checks.run(designs[0]):
            assert "{" not in finding.sentence.format(**finding.values)
            assert finding.way_out
            assert finding.where


def test_an_open_invitation_makes_nobody_a_partner():
    asked = replace(GOLDEN, partners=tuple(replace(each, roles=dict.fromkeys(each.roles, ASKED)) for each in PARTNERS))
    assert {"DES-212", "DES-213", "DES-233", "DES-234", "DES-235", "DES-236"} <= {finding.code for finding in checks.run(asked)}


FRAMEWORK = parsing.parse(queries.shipped())[1]


def test_criteria_say_what_is_met_and_what_is_not():
    found = {each.code: each for each in checks.criteria(replace(GOLDEN, challenge=LangText()), FRAMEWORK)}
    assert {code: each.met for code, each in found.items()} == {
        "collaborative": True,
        "international": True,
        "joint": True,
        "aligned": False,
    }
    assert [finding.code for finding in found["aligned"].unmet] == ["DES-215"]


def test_the_framework_asks_for_every_check_before_review():
    assert checks.asked_by(FRAMEWORK) == list(checks.CHECKS)


def test_another_framework_asks_for_less_and_the_elements_stay():
    lenient = replace(FRAMEWORK, gates=tuple(replace(gate, checks=()) for gate in FRAMEWORK.gates))
    assert checks.asked_by(lenient) == [code for code in checks.CHECKS if "DES-22" <= code < "DES-25"]


def test_an_unknown_check_is_a_mistake():
    with pytest.raises(KeyError):
        checks.run(GOLDEN, ["DES-999"])

"""The story's two ends: the golden micro-credential that nothing can be said against, and a poor draft that fails as it should."""

import pytest

from juncta.design import queries
from juncta.design.facts import AwardModel
from juncta.project.story import acts, skills, world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_nothing_can_be_said_against_the_golden_one():
    design = acts.prepared(world.build(), AwardModel.JOINT)
    assert [finding for finding in queries.findings(design) if finding.blocks] == []
    assert all(each.met for each in queries.criteria(design))
    assert all(outcome.skills and outcome.components and outcome.dimension for outcome in queries.facts_of(design).outcomes)


def test_the_poor_draft_fails_with_the_right_findings():
    found = queries.findings(queries.by_id(skills.a_poor_draft(world.build()).pk))
    blocking = {each.code for each in found if each.blocks}
    advice = {each.code for each in found if not each.blocks}
    not_joint = {"DES-211", "DES-212", "DES-213", "DES-214", "DES-215", "DES-216", "DES-217", "DES-218"}
    not_described = {"DES-223", "DES-227", "DES-229"} | {f"DES-{number}" for number in range(250, 256)}
    not_sound = {"DES-231", "DES-270", "DES-282"}  # sizes that do not add up, outcomes without a verb, a choice that cannot be made
    not_allowed = {"DES-290"}  # Helsinki may take 15 euros for a credit
    not_agreed = {"DES-265"}
    assert blocking == not_joint | not_described | not_sound | not_allowed | not_agreed
    assert {"DES-272", "DES-273", "DES-276", "DES-277", "DES-278", "DES-279", "DES-281", "DES-286"} <= advice
    assert all(each.way_out for each in found if each.blocks)

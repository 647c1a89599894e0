"""Who sees which designs, what waits for whom, and what a design says when it is frozen."""

import json

import pytest

from juncta.alliance.models import Category
from juncta.catalogue.facts import EditionContent
from juncta.design import operations, queries
from juncta.design.facts import PartnerRole
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.canonical import digest
from juncta.kernel.ects import Ects
from tests.alliance.factories import actor_of, make_person
from tests.design.factories import (
    make_approved_design,
    make_cast,
    make_idea,
    make_member,
    make_partner,
    make_submitted_design,
    make_whole_design,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    return make_idea(cast)


def seen(actor) -> set[str]:
    return {design.slug for design in queries.visible_to(actor)}


@pytest.mark.parametrize("who", ["academic", "chair", "designer", "approver-krakow"])
def test_colleagues_see_the_designs_of_their_alliance_only(cast, idea, who):
    planted = make_idea(make_cast("other"), title="Planted")
    assert seen(cast.actor(who)) == {idea.slug}
    assert planted.slug not in seen(cast.actor(who))


def test_a_stranger_a_visitor_and_the_house_see_nothing(idea):
    assert seen(make_cast("other").actor("academic")) == seen(VISITOR) == seen(SYSTEM) == set()


def test_a_learner_sees_a_design_only_from_its_team(cast, idea):
    assert seen(cast.actor("student")) == set()
    member = make_member(cast, idea, "student", accept=None)
    assert seen(cast.actor("student")) == {idea.slug}
    operations.answer_membership(member=member, by=cast.actor("student"), accept=False)
    assert seen(cast.actor("student")) == set()


def test_a_mandate_as_learner_opens_nothing(cast, idea):
    learner = make_person(category=Category.STUDENT, institution=cast.institutions["krakow"], roles=[Role.LEARNER])
    assert seen(actor_of(learner)) == set()


def test_what_waits_for_whom(cast, idea):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=None)
    member = make_member(cast, idea, "student", accept=None)
    assert list(queries.partnerships_to_answer(cast.actor("approver-krakow"))) == [partnership]
    assert not queries.partnerships_to_answer(cast.actor("approver-bologna")).exists()
    assert list(queries.memberships_to_answer(cast.actor("student"))) == [member]
    assert not queries.memberships_to_answer(cast.actor("academic")).exists()
    assert list(queries.to_endorse(cast.actor("chair"))) == [idea]
    assert not queries.to_endorse(cast.actor("academic")).exists()
    assert not queries.to_endorse(make_cast("other").actor("chair")).exists()
    operations.endorse(design=idea, by=cast.actor("chair"), reasons="Good.")
    assert not queries.to_endorse(cast.actor("chair")).exists()


def test_a_snapshot_is_plain_json_that_an_edition_can_read(cast):
    design = make_approved_design(cast, title={"en": "Sustainability", "fr": "Durabilité"})
    frozen = queries.snapshot(design)
    assert json.loads(json.dumps(frozen)) == frozen
    assert digest(frozen) == digest(queries.snapshot(queries.by_id(design.pk)))
    content = EditionContent.from_json(frozen)
    assert content.title["fr"] == "Durabilité"
    assert content.ects == content.compulsory_ects == Ects("10")
    assert content.awarding == ("bologna", "helsinki", "krakow")
    assert (content.coordinating, content.award_model, content.quorum) == ("helsinki", "joint", "all")
    assert [(part.key, part.comes_first) for part in content.components][:2] == [("introduction", True), ("climate", False)]
    assert content.institution("helsinki").roles == ("awarding", "coordinating")
    assert frozen["team"] == {"academic": ["helsinki"], "professional": ["bologna"], "student": ["krakow"]}
    assert {each["code"]: each["met"] for each in frozen["criteria"]} == dict.fromkeys(
        (
            *("collaborative", "international", "joint", "from-scratch"),
            *("research-based", "challenge-based", "interdisciplinary", "aligned"),
        ),
        True,
    )


def test_an_invitation_without_an_answer_stands_in_no_snapshot(cast, idea):
    make_partner(cast, idea, "krakow", PartnerRole.AWARDING, accept=None)
    make_partner(cast, idea, "bologna", PartnerRole.AWARDING, accept=False)
    frozen = queries.snapshot(idea)
    assert (frozen["institutions"], frozen["awarding"], frozen["coordinating"]) == ([], [], "")


def test_findings_and_criteria_follow_the_design(cast, idea):
    codes = {finding.code for finding in queries.findings(idea)}
    assert {"DES-211", "DES-212", "DES-213", "DES-218", "DES-223", "DES-224", "DES-232"} <= codes
    assert [each.met for each in queries.criteria(idea)] == [False] * 4 + [True] * 4
    assert queries.findings(make_whole_design(cast)) == []


def stage_of(design) -> str:
    return queries.journey_of(design).here


def test_a_design_walks_through_the_stages(cast, idea):
    assert stage_of(idea) == "A"
    operations.endorse(design=idea, by=cast.actor("chair"), reasons="Good.")
    assert stage_of(idea) == "B"
    assert stage_of(make_submitted_design(cast)) == "D"
    assert stage_of(make_approved_design(cast)) not in {"A", "B", "C", "D"}


def test_the_step_names_who_is_responsible(cast, idea):
    standing = queries.Standing.of(idea)
    assert [str(each.name) for each in standing.next] == ["Ssc Sustainability"]
    guides = standing.guides(cast.institutions["helsinki"])
    assert [guide.step.code for guide in guides if guide.state == "here"] == [standing.position.step]


def test_whom_to_ask_is_the_contact_at_home_first(cast, idea):
    near = make_person(institution=cast.institutions["helsinki"])
    far = make_person(institution=cast.institutions["krakow"])
    for person in (near, far):
        cast.committee.contacts.create(person=person, institution=person.institution)
    asked = {guide.step.code: guide.contacts for guide in queries.Standing.of(idea).guides(cast.institutions["helsinki"])}
    assert [contact.person for contact in asked["A2"]] == [near]
    asked = {guide.step.code: guide.contacts for guide in queries.Standing.of(idea).guides(cast.institutions["bologna"])}
    assert {contact.person for contact in asked["A2"]} == {near, far}

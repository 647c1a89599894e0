"""Two teams and all eleven partners, from two ideas to published editions.

One return, one objection, one condition, one material change; and nobody passes a gate that was not decided.
"""

import pytest
from django.db import DatabaseError, transaction

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.catalogue import operations as catalogue
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.design.facts import DesignState
from juncta.design.models import Design, GatePassage
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.project.story import world as story_world
from juncta.review import operations as reviewing
from juncta.review.facts import Outcome
from tests.journeys.teams import (
    FIRST,
    FOLLOW,
    SECOND,
    TEACHES,
    comes_again,
    dossier_of,
    editions_of,
    golden_team,
    panel_speaks,
    second_team,
    second_world,
    university_decides,
)
from tests.project.working import forget_jobs, run_jobs

pytestmark = pytest.mark.django_db


def gates(design: Design, version: int) -> list[str]:
    """The gates that a version has passed."""
    return sorted(GatePassage.objects.filter(design=design, version=version).values_list("gate", flat=True))


def state(design: Design) -> str:
    return Design.objects.get(pk=design.pk).state


def is_refused(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_two_teams_and_eleven_partners():
    forget_jobs()
    world = story_world.build()
    other = second_world(world)
    golden, rivers = golden_team(world), second_team(other)
    then_everybody_takes_part(world, golden, rivers)
    then_nobody_can_jump_a_gate(world, golden)

    when_the_golden_one_gets_a_condition(world, golden)
    when_the_other_one_is_returned_and_sent_again(other, rivers)
    when_a_partner_objects_and_lifts_it(other, rivers)
    when_every_university_has_approved(world, golden, other, rivers)

    then_it_is_published_once_the_condition_is_met(world, golden)
    then_a_small_change_reopens_nothing(world, golden)
    then_a_material_change_reopens_panel_and_partners(other, rivers)
    then_the_trail_holds_all_of_it(golden, rivers)


def then_everybody_takes_part(world, golden, rivers):
    eleven = {each.slug for each in alliances.institutions(world.actor("office"))}
    taking_part = {part.institution for design in (golden, rivers) for part in designs.facts_of(designs.by_id(design.pk)).partners}
    assert taking_part == eleven == {*FIRST, *SECOND, TEACHES, *FOLLOW}
    for design in (golden, rivers):
        assert gates(design, 1) == ["G1", "G2"]
        assert not [finding for finding in designs.findings(designs.by_id(design.pk)) if finding.blocks]
        assert all(each.met for each in designs.criteria(designs.by_id(design.pk)))


def then_nobody_can_jump_a_gate(world, golden):
    dossier = dossier_of(golden)
    home = world.institution("helsinki")
    decide = {"decision": "approved", "deciding_body": "Senate", "decided_on": dossier.opened_at.date()}
    assert is_refused(lambda: reviewing.decide(dossier=dossier, by=world.actor("approver-helsinki"), institution=home, **decide))
    assert is_refused(lambda: catalogue.publish_edition(design_id=golden.pk, by=SYSTEM))
    with pytest.raises(DatabaseError), transaction.atomic():
        Design.objects.filter(pk=golden.pk).update(state=DesignState.APPROVED)
    assert state(golden) == DesignState.UNDER_REVIEW
    assert editions_of(golden) == []


def when_the_golden_one_gets_a_condition(world, golden):
    panel_speaks(world, dossier_of(golden), wanted="Name the person whom learners ask.")
    assert dossier_of(golden).outcome == Outcome.APPROVING
    assert gates(golden, 1) == ["G1", "G2", "G3"]


def when_the_other_one_is_returned_and_sent_again(other, rivers):
    panel_speaks(other, dossier_of(rivers), returned_by="quality-assurance")
    assert (dossier_of(rivers).outcome, state(rivers)) == (Outcome.RETURNED, DesignState.DRAFTING)
    assert gates(rivers, 1) == ["G1", "G2"]
    by = other.actor("academic")
    designing.describe(design=rivers, by=by, summary={"en": "Rivers, and the towns on both banks."})
    designing.submit(design=Design.objects.get(pk=rivers.pk), by=by)
    run_jobs()
    panel_speaks(other, dossier_of(rivers))
    assert dossier_of(rivers).outcome == Outcome.APPROVING


def when_a_partner_objects_and_lifts_it(other, rivers):
    dossier, zurich = dossier_of(rivers), other.institution(TEACHES)
    by = other.actor(f"approver-{TEACHES}")
    reviewing.object_to(dossier=dossier, by=by, institution=zurich, reasons="Our part is not paid for.")
    objected = is_refused(lambda: university_decides(other, dossier, "leuven"))
    assert objected.startswith("REV-")
    reviewing.lift_objection(objection=dossier.objections.get(), by=by, answer="The plan pays for it now.")


def when_every_university_has_approved(world, golden, other, rivers):
    for slug in FIRST[:-1]:
        university_decides(world, dossier_of(golden), slug)
    assert (dossier_of(golden).outcome, gates(golden, 1)) == (Outcome.APPROVING, ["G1", "G2", "G3"])
    university_decides(world, dossier_of(golden), FIRST[-1])
    for slug in SECOND:
        university_decides(other, dossier_of(rivers), slug)
    assert [state(each) for each in (golden, rivers)] == [DesignState.APPROVED, DesignState.APPROVED]
    assert [edition.number for edition in editions_of(rivers)] == [1]
    assert set(gates(rivers, editions_of(rivers)[0].content["evidence"]["version"])) >= {"G3", "G4", "G5"}


def then_it_is_published_once_the_condition_is_met(world, golden):
    assert editions_of(golden) == []
    assert is_refused(lambda: catalogue.publish_edition(design_id=golden.pk, by=SYSTEM))
    condition = dossier_of(golden).conditions.get()
    reviewing.answer_condition(condition=condition, by=world.actor("academic"), text="The coordinator of the course, on weekdays.")
    reviewing.rule_on_condition(condition=condition, by=world.actor("qa"), accepted=True)
    run_jobs()
    assert [edition.number for edition in editions_of(golden)] == [1]
    assert gates(golden, 1) == ["G1", "G2", "G3", "G4", "G5"]


def then_a_small_change_reopens_nothing(world, golden):
    dossier = comes_again(world, golden, summary={"en": "The same, said more simply."})
    assert (dossier.outcome, dossier.changes) == (Outcome.APPROVED, [])
    assert [edition.number for edition in editions_of(golden)] == [1, 2]


def then_a_material_change_reopens_panel_and_partners(other, rivers):
    dossier = comes_again(other, rivers, eqf_level=6)
    assert (dossier.outcome, dossier.changes) == (Outcome.OPEN, ["level"])
    assert not {"G3", "G4"} & set(gates(rivers, dossier.version))
    assert [edition.number for edition in editions_of(rivers)] == [1]
    panel_speaks(other, dossier)
    for slug in SECOND:
        university_decides(other, dossier, slug)
    assert [edition.number for edition in editions_of(rivers)] == [1, 2]


def then_the_trail_holds_all_of_it(golden, rivers):
    said = list(Happening.objects.order_by("id").values_list("kind", flat=True))
    once = ("PartnerObjected", "DossierReturned", "ConditionClosed")
    assert {kind: said.count(kind) for kind in once} == dict.fromkeys(once, 1)
    assert said.count("EditionPublished") == 4
    assert said.count("PartnerInvited") >= len({*FIRST, *SECOND, TEACHES, *FOLLOW})
    for design in (golden, rivers):
        for edition in editions_of(design):
            version = edition.content["evidence"]["version"]
            passed = set(GatePassage.objects.filter(design=design, version__lte=version).values_list("gate", flat=True))
            assert passed >= {"G1", "G2", "G3", "G4", "G5"}

"""Every write to a design: what it does, what it announces, and why it is refused."""

import pytest

from juncta.base.models import Happening
from juncta.design import operations
from juncta.design.facts import AwardModel, DesignState, InvitationState, PartnerRole
from juncta.design.models import Design
from juncta.kernel.actor import VISITOR, Role
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText
from tests.alliance.factories import actor_of, make_focus_area, make_institution, make_person
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


def refused(code, operation, **arguments):
    with pytest.raises(Refused) as caught:
        operation(**arguments)
    assert caught.value.refusal.code == code
    assert str(caught.value.refusal.sentence)


def trail(design) -> list[str]:
    return list(Happening.objects.filter(subject="design", subject_id=design.pk).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    return make_idea(cast, title={"en": "Urban Water", "fr": "L’eau en ville"})


# starting


def test_an_academic_starts_a_design_and_leads_its_team(cast, idea):
    assert (idea.slug, idea.state, idea.version) == ("urban-water", DesignState.DRAFTING, 1)
    assert idea.title == LangText({"en": "Urban Water", "fr": "L’eau en ville"})
    assert [(member.person, member.state) for member in idea.team.all()] == [(cast.academic, InvitationState.ACCEPTED)]
    assert trail(idea) == ["DesignStarted"]


def test_two_designs_of_one_title_have_two_names(cast):
    assert [make_idea(cast, title="Water").slug for _ in range(3)] == ["water", "water-2", "water-3"]


def test_a_title_without_latin_letters_still_has_a_name(cast):
    assert make_idea(cast, title={"el": "Νερό"}).slug == "design"


@pytest.mark.parametrize("who", ["designer", "student"])
def test_only_academics_start(cast, who):
    refused(
        "DES-101",
        operations.start,
        by=cast.actor(who),
        title="A",
        summary="B",
        need="C",
        audience="D",
        focus_area=cast.committee.focus_area,
    )


def test_a_visitor_starts_nothing(cast):
    refused("DES-101", operations.start, by=VISITOR, title="A", summary="B", need="C", audience="D", focus_area=cast.committee.focus_area)


def test_a_stranger_starts_nothing_in_another_alliance(cast):
    stranger = make_cast("other").actor("academic")
    refused("DES-123", operations.start, by=stranger, title="A", summary="B", need="C", audience="D", focus_area=cast.committee.focus_area)


# describing


def test_the_team_describes_what_is_named_and_nothing_else(cast, idea):
    operations.describe(design=idea, by=cast.actor("academic"), ects="10", eqf_level="7", participation="online")
    idea.refresh_from_db()
    assert (idea.ects, idea.eqf_level, idea.participation) == (Ects("10"), 7, "online")
    assert str(idea.summary) == "A broad view."
    assert trail(idea)[-1] == "DesignChanged"


def test_two_sections_written_at_once_do_not_overwrite_each_other(cast, idea):
    mine, yours = Design.objects.get(pk=idea.pk), Design.objects.get(pk=idea.pk)
    operations.describe(design=mine, by=cast.actor("academic"), need="New need.")
    operations.describe(design=yours, by=cast.actor("academic"), audience="New audience.")
    idea.refresh_from_db()
    assert (str(idea.need), str(idea.audience)) == ("New need.", "New audience.")


@pytest.mark.parametrize("who", ["chair", "designer", "student", "approver-helsinki"])
def test_only_the_team_describes(cast, idea, who):
    refused("DES-102", operations.describe, design=idea, by=cast.actor(who), need="Mine.")


def test_who_was_invited_describes_only_after_accepting(cast, idea):
    member = make_member(cast, idea, "student", accept=None)
    refused("DES-102", operations.describe, design=idea, by=cast.actor("student"), need="Ours.")
    operations.answer_membership(member=member, by=cast.actor("student"), accept=True)
    operations.describe(design=idea, by=cast.actor("student"), need="Ours.")


def test_nobody_describes_under_review(cast):
    refused("DES-103", operations.describe, design=make_submitted_design(cast), by=cast.actor("academic"), need="Late.")


def test_nobody_describes_what_is_approved(cast):
    refused("DES-103", operations.describe, design=make_approved_design(cast), by=cast.actor("academic"), need="Late.")


def test_an_unknown_code_or_field_is_a_mistake(cast, idea):
    with pytest.raises(ValueError, match="participation"):
        operations.describe(design=idea, by=cast.actor("academic"), participation="telepathy")
    with pytest.raises(TypeError, match="state"):
        operations.describe(design=idea, by=cast.actor("academic"), state="approved")


def test_an_endorsed_idea_stays_in_its_focus_area(cast, idea):
    other = make_focus_area(cast.alliance, "one-health")
    operations.describe(design=idea, by=cast.actor("academic"), focus_area=other)
    operations.describe(design=idea, by=cast.actor("academic"), focus_area=cast.committee.focus_area)
    operations.endorse(design=idea, by=cast.actor("chair"), reasons="Good.")
    refused("DES-124", operations.describe, design=idea, by=cast.actor("academic"), focus_area=other)


def test_a_focus_area_of_another_alliance_is_none(cast, idea):
    elsewhere = make_cast("other").committee.focus_area
    refused("DES-123", operations.describe, design=idea, by=cast.actor("academic"), focus_area=elsewhere)


def test_outcomes_are_written_anew_in_order_without_empty_ones(cast, idea):
    by = cast.actor("academic")
    operations.set_outcomes(design=idea, by=by, texts=["One.", "", {"en": "Two.", "fr": "Deux."}])
    operations.set_outcomes(design=idea, by=by, texts=["Three.", "One."])
    assert [str(outcome) for outcome in idea.outcomes.all()] == ["Three.", "One."]
    refused("DES-102", operations.set_outcomes, design=idea, by=cast.actor("chair"), texts=["Mine."])


# endorsing


def test_a_committee_member_endorses_once(cast, idea):
    operations.endorse(design=idea, by=cast.actor("chair"), reasons="It answers a need.")
    passage = idea.passages.get()
    assert (passage.gate, passage.version, passage.reasons) == ("G1", 1, "It answers a need.")
    assert passage.decided_by == "Chair, Ssc Sustainability"
    assert trail(idea)[-2:] == ["IdeaEndorsed", "GatePassed"]
    refused("DES-106", operations.endorse, design=idea, by=cast.actor("chair"), reasons="Again.")


def test_others_do_not_endorse(cast, idea):
    refused("DES-104", operations.endorse, design=idea, by=cast.actor("designer"), reasons="I like it.")
    stranger = make_cast("other").actor("chair")
    refused("DES-104", operations.endorse, design=idea, by=stranger, reasons="I like it.")


def test_nobody_endorses_their_own_idea(cast):
    own = operations.start(by=cast.actor("chair"), title="Own", summary="S", need="N", audience="A", focus_area=cast.committee.focus_area)
    refused("DES-105", operations.endorse, design=own, by=cast.actor("chair"), reasons="I like it.")


# partners


def test_a_partner_is_invited_and_accepts(cast, idea):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.TEACHING)
    assert partnership.state == InvitationState.ACCEPTED
    assert partnership.answered_by == cast.approvers["krakow"]
    assert trail(idea)[-2:] == ["PartnerInvited", "PartnerAnswered"]


def test_a_partner_may_change_its_answer_while_the_design_is_drafted(cast, idea):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.TEACHING)
    by = cast.actor("approver-krakow")
    refused("DES-112", operations.answer_partnership, partnership=partnership, by=by, accept=True)
    assert operations.answer_partnership(partnership=partnership, by=by, accept=False).state == InvitationState.DECLINED


def test_who_declined_is_asked_again(cast, idea):
    make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=False)
    again = make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=None)
    assert (again.state, again.answered_by, again.answered_at) == (InvitationState.INVITED, None, None)
    assert idea.partnerships.count() == 1


def test_a_partner_is_asked_once_per_role_and_one_coordinates(cast, idea):
    make_partner(cast, idea, "helsinki", PartnerRole.COORDINATING, accept=None)
    by = cast.actor("academic")
    for code, key in (("DES-108", "helsinki"), ("DES-109", "krakow")):
        refused(code, operations.invite_partner, design=idea, by=by, institution=cast.institutions[key], role=PartnerRole.COORDINATING)


def test_after_a_refusal_another_partner_coordinates(cast, idea):
    declined = make_partner(cast, idea, "helsinki", PartnerRole.COORDINATING, accept=False)
    make_partner(cast, idea, "krakow", PartnerRole.COORDINATING)
    refused("DES-109", operations.answer_partnership, partnership=declined, by=cast.actor("approver-helsinki"), accept=True)


def test_institutions_of_other_alliances_are_not_invited(cast, idea):
    elsewhere = make_cast("other").institutions["helsinki"]
    refused("DES-107", operations.invite_partner, design=idea, by=cast.actor("academic"), institution=elsewhere, role=PartnerRole.TEACHING)


def test_only_the_team_invites_partners(cast, idea):
    home = cast.institutions["krakow"]
    refused("DES-102", operations.invite_partner, design=idea, by=cast.actor("chair"), institution=home, role=PartnerRole.TEACHING)


@pytest.mark.parametrize("who", ["student", "approver-helsinki", "designer"])
def test_only_a_mandate_at_the_institution_answers_for_it(cast, idea, who):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=None)
    refused("DES-111", operations.answer_partnership, partnership=partnership, by=cast.actor(who), accept=True)


def test_an_academic_answers_for_their_own_university(cast, idea):
    partnership = make_partner(cast, idea, "helsinki", PartnerRole.TEACHING, accept=None)
    assert operations.answer_partnership(partnership=partnership, by=cast.actor("academic"), accept=True).state == "accepted"


def test_a_mandate_for_a_committee_answers_at_home(cast, idea):
    person = make_person(institution=cast.institutions["krakow"])
    person.mandates.create(role="academic", body=cast.committee, valid_from="2020-01-01")
    partnership = make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=None)
    assert operations.answer_partnership(partnership=partnership, by=actor_of(person), accept=True).state == "accepted"


def test_nobody_answers_under_review(cast):
    partnership = make_submitted_design(cast).partnerships.filter(role="awarding").first()
    by = cast.actor(f"approver-{partnership.institution.slug}")
    refused("DES-103", operations.answer_partnership, partnership=partnership, by=by, accept=False)


def test_an_open_invitation_is_taken_back_an_accepted_one_is_not(cast, idea):
    open_one = make_partner(cast, idea, "krakow", PartnerRole.TEACHING, accept=None)
    operations.take_back(partnership=open_one, by=cast.actor("academic"))
    assert not idea.partnerships.exists()
    accepted = make_partner(cast, idea, "krakow", PartnerRole.TEACHING)
    refused("DES-110", operations.take_back, partnership=accepted, by=cast.actor("academic"))
    refused("DES-102", operations.take_back, partnership=accepted, by=cast.actor("chair"))


# team


def test_a_student_is_invited_and_accepts(cast, idea):
    member = make_member(cast, idea, "student")
    assert (member.category, member.state) == ("student", InvitationState.ACCEPTED)
    assert trail(idea)[-2:] == ["MemberInvited", "MemberAnswered"]


def test_members_are_invited_once_and_again_after_declining(cast, idea):
    make_member(cast, idea, "student", accept=False)
    make_member(cast, idea, "student", accept=None)
    refused("DES-114", operations.invite_member, design=idea, by=cast.actor("academic"), person=cast.student, task="More")


def test_people_of_other_alliances_are_not_invited(cast, idea):
    outsider = make_cast("other").student
    refused("DES-113", operations.invite_member, design=idea, by=cast.actor("academic"), person=outsider, task="Help")


def test_only_the_team_invites_members(cast, idea):
    refused("DES-102", operations.invite_member, design=idea, by=cast.actor("designer"), person=cast.student, task="Help")


def test_everybody_answers_their_own_invitation_once(cast, idea):
    member = make_member(cast, idea, "student", accept=None)
    refused("DES-115", operations.answer_membership, member=member, by=cast.actor("academic"), accept=True)
    operations.answer_membership(member=member, by=cast.actor("student"), accept=True)
    refused("DES-116", operations.answer_membership, member=member, by=cast.actor("student"), accept=False)


# components


def add(cast, design, title="Climate", ects="2", **more):
    return operations.add_component(
        design=design, by=cast.actor("academic"), title=title, provider=cast.institutions["helsinki"], ects=ects, **more
    )


def test_components_stand_in_order_under_keys_of_their_own(cast, idea):
    parts = [add(cast, idea), add(cast, idea), add(cast, idea, "Introduction", "3", comes_first=True)]
    assert [(part.slug, part.position) for part in parts] == [("climate", 1), ("climate-2", 2), ("introduction", 3)]
    assert list(parts[0].shaped_by.all()) == [cast.institutions["helsinki"]]


def test_components_move_and_close_up(cast, idea):
    first, second, third = (add(cast, idea, title) for title in ("A", "B", "C"))
    operations.move_component(component=third, by=cast.actor("academic"), places=-1)
    assert [part.slug for part in idea.components.all()] == ["a", "c", "b"]
    operations.move_component(component=first, by=cast.actor("academic"), places=-1)
    operations.remove_component(component=first, by=cast.actor("academic"))
    assert [(part.slug, part.position) for part in idea.components.all()] == [("c", 1), ("b", 2)]
    operations.move_component(component=second, by=cast.actor("academic"), places=5)


def test_a_component_is_changed_and_keeps_its_key(cast, idea):
    part = operations.change_component(
        component=add(cast, idea),
        by=cast.actor("academic"),
        title="Climate now",
        ects="2.5",
        provider=cast.institutions["krakow"],
        shaped_by=[cast.institutions["bologna"]],
    )
    part.refresh_from_db()
    assert (part.slug, str(part.title), part.ects) == ("climate", "Climate now", Ects("2.5"))
    assert {each.slug for each in part.shaped_by.all()} == {"krakow", "bologna"}
    with pytest.raises(TypeError, match="position"):
        operations.change_component(component=part, by=cast.actor("academic"), position=7)


def test_only_the_team_works_on_components(cast, idea):
    part, chair = add(cast, idea), cast.actor("chair")
    home = cast.institutions["helsinki"]
    refused("DES-102", operations.add_component, design=idea, by=chair, title="X", provider=home, ects="1")
    refused("DES-102", operations.change_component, component=part, by=chair, ects="1")
    refused("DES-102", operations.move_component, component=part, by=chair, places=1)
    refused("DES-102", operations.remove_component, component=part, by=chair)


def test_institutions_of_other_alliances_provide_nothing(cast, idea):
    elsewhere = make_institution(make_cast("other").alliance)
    part = add(cast, idea)
    refused("DES-117", operations.change_component, component=part, by=cast.actor("academic"), provider=elsewhere)
    refused("DES-117", operations.add_component, design=idea, by=cast.actor("academic"), title="X", provider=elsewhere, ects="1")


# to review and back


def test_a_whole_endorsed_design_is_submitted(cast):
    design = make_submitted_design(cast)
    assert design.state == DesignState.UNDER_REVIEW
    assert [passage.gate for passage in design.passages.all()] == ["G1", "G2"]
    assert trail(design)[-2:] == ["GatePassed", "DesignSubmitted"]


def test_the_second_submission_is_refused(cast):
    refused("DES-103", operations.submit, design=make_submitted_design(cast), by=cast.actor("academic"))


def test_an_unendorsed_idea_is_not_submitted(cast):
    refused("DES-119", operations.submit, design=make_whole_design(cast, endorsed=False), by=cast.actor("academic"))


def test_a_finding_keeps_it_from_review(cast):
    design = make_whole_design(cast)
    operations.describe(design=design, by=cast.actor("academic"), ects="9.5")
    refused("DES-120", operations.submit, design=design, by=cast.actor("academic"))


def test_advice_does_not(cast):
    design = make_whole_design(cast)
    operations.describe(design=design, by=cast.actor("academic"), languages=[], supervision="")
    assert operations.submit(design=design, by=cast.actor("academic")).state == DesignState.UNDER_REVIEW


@pytest.mark.parametrize("who", ["designer", "student", "chair", "approver-helsinki"])
def test_others_do_not_submit(cast, who):
    refused("DES-118", operations.submit, design=make_whole_design(cast), by=cast.actor(who))


def test_an_academic_of_the_coordinating_partner_submits(cast):
    colleague = make_person(institution=cast.institutions["helsinki"], roles=[Role.ACADEMIC])
    assert operations.submit(design=make_whole_design(cast), by=actor_of(colleague)).state == DesignState.UNDER_REVIEW


def test_a_returned_design_comes_back_as_the_next_version(cast):
    design = operations.reopen(design=make_submitted_design(cast), by=cast.actor("chair"), because="The outcomes are vague.")
    assert (design.state, design.version) == (DesignState.DRAFTING, 2)
    operations.describe(design=design, by=cast.actor("academic"), need="Sharper.")
    design = operations.submit(design=design, by=cast.actor("academic"))
    assert [(passage.gate, passage.version) for passage in design.passages.all()] == [("G1", 1), ("G2", 1), ("G2", 2)]


def test_only_what_is_judged_is_reopened_and_approved(cast, idea):
    by = cast.actor("chair")
    refused("DES-121", operations.reopen, design=idea, by=by, because="No.")
    refused("DES-122", operations.record_alliance_approval, design=idea, by=by, decided_by="Panel")
    refused("DES-122", operations.record_all_approvals, design=make_submitted_design(cast), by=by, decided_by="Partners")


def test_both_approvals_make_it_approved(cast):
    design = make_approved_design(cast)
    assert design.state == DesignState.APPROVED
    assert [passage.gate for passage in design.passages.all()] == ["G1", "G2", "G3", "G4"]
    refused("DES-121", operations.reopen, design=design, by=cast.actor("chair"), because="Late.")


def test_one_partner_may_award_on_behalf_of_the_alliance(cast):
    design = make_whole_design(cast)
    for key in ("krakow", "bologna"):
        awarding = design.partnerships.get(institution=cast.institutions[key], role="awarding")
        operations.answer_partnership(partnership=awarding, by=cast.actor(f"approver-{key}"), accept=False)
        make_partner(cast, design, key, PartnerRole.TEACHING)
    refused("DES-120", operations.submit, design=design, by=cast.actor("academic"))
    operations.describe(design=design, by=cast.actor("academic"), award_model=AwardModel.ON_BEHALF)
    assert operations.submit(design=design, by=cast.actor("academic")).state == DesignState.UNDER_REVIEW

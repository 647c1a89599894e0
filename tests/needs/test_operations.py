"""Every write of the board: what it changes, what it refuses, what it announces, and what the database holds under it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import operations as designing
from juncta.design.facts import PartnerRole
from juncta.design.models import Design
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText
from juncta.needs import operations, queries
from juncta.needs.facts import DraftState, NeedState
from juncta.needs.models import Draft, Growth, Interest, Need, Second
from juncta.needs.operations import Chosen, ChosenPart
from tests.alliance.factories import actor_of, make_focus_area
from tests.design.factories import make_cast, make_idea
from tests.needs.factories import make_learner, make_need, xlsx
from tests.skills.factories import make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def refused(act) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    return caught.value.refusal.code


def told(thing) -> list[str]:
    return list(Happening.objects.filter(subject_id=thing.pk).order_by("id").values_list("kind", flat=True))


WORDS = {"title": "Rivers", "text": "More.", "audience": "All.", "evidence": ""}

# noting and changing


def test_students_staff_academics_and_learners_note_needs(cast):
    for person in (cast.student, cast.designer, cast.academic, make_learner(cast)):
        assert make_need(cast, by=person).author == person


def test_need_keeps_the_university_of_whoever_noted_it(cast):
    need = make_need(cast)
    assert need.institution == cast.institutions["krakow"]
    assert told(need) == ["NeedNoted"]


def test_need_stands_in_an_area_of_the_own_alliance(cast):
    foreign = make_focus_area(make_cast("other").alliance)
    assert refused(lambda: make_need(cast, focus_area=foreign)) == "NEE-102"


def test_author_changes_the_words(cast):
    need = make_need(cast)
    changed = operations.change(need=need, by=actor_of(cast.student), based_on=1, focus_area=need.focus_area, **WORDS)
    assert (str(changed.title), changed.revision) == ("Rivers", 2)
    assert told(need) == ["NeedNoted", "NeedChanged"]


def test_nobody_else_changes_them(cast):
    need = make_need(cast)
    assert (
        refused(lambda: operations.change(need=need, by=cast.actor("academic"), based_on=1, focus_area=need.focus_area, **WORDS))
        == "NEE-104"
    )


def test_words_that_changed_meanwhile_are_not_overwritten(cast):
    need, by = make_need(cast), actor_of(cast.student)
    operations.change(need=need, by=by, based_on=1, focus_area=need.focus_area, **WORDS)
    assert (
        refused(lambda: operations.change(need=need, by=by, based_on=1, focus_area=need.focus_area, **(WORDS | {"title": "Lakes"})))
        == "NEE-115"
    )
    need.refresh_from_db()
    assert str(need.title) == "Rivers"


# support


def test_people_second_once_and_take_it_back(cast):
    need, by = make_need(cast), cast.actor("designer")
    operations.second(need=need, by=by)
    assert refused(lambda: operations.second(need=need, by=by)) == "NEE-107"
    operations.take_back_second(need=need, by=by)
    operations.take_back_second(need=need, by=by)
    assert told(need) == ["NeedNoted", "NeedSeconded", "SecondTakenBack"]
    assert not need.seconds.exists()


def test_nobody_seconds_their_own(cast):
    assert refused(lambda: operations.second(need=make_need(cast), by=actor_of(cast.student))) == "NEE-106"


def test_database_holds_one_second_per_person_and_one_interest_per_university(cast):
    need = make_need(cast)
    for make in (
        lambda: Second.objects.create(need=need, person=cast.designer, at=clock.now()),
        lambda: Interest.objects.create(
            need=need, institution=cast.institutions["krakow"], role="teaching", person=cast.chair, at=clock.now()
        ),
    ):
        make()
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_university_is_interested_in_a_role_and_the_last_word_counts(cast):
    need, by = make_need(cast), cast.actor("approver-krakow")
    operations.note_interest(need=need, by=by, institution=cast.institutions["krakow"], role=PartnerRole.TEACHING)
    operations.note_interest(need=need, by=by, institution=cast.institutions["krakow"], role=PartnerRole.AWARDING, note="A laboratory")
    (interest,) = need.interests.all()
    assert (interest.role, interest.note) == ("awarding", "A laboratory")
    operations.take_back_interest(interest=interest, by=by)
    assert told(need) == ["NeedNoted", "InterestNoted", "InterestNoted", "InterestTakenBack"]


@pytest.mark.parametrize("who", ["student", "designer", "approver-bologna"])
def test_only_who_answers_for_a_university_says_that_it_is_interested(cast, who):
    need = make_need(cast)
    act = lambda: operations.note_interest(need=need, by=cast.actor(who), institution=cast.institutions["krakow"], role="teaching")  # noqa: E731
    assert refused(act) == "NEE-108"


# sorting


def test_committee_sets_aside_with_a_reason_and_opens_again(cast):
    need, by = make_need(cast), cast.actor("chair")
    operations.set_aside(need=need, by=by, because="Covered by another offer.")
    assert refused(lambda: operations.second(need=need, by=cast.actor("designer"))) == "NEE-103"
    assert operations.reopen(need=need, by=by).state == NeedState.OPEN
    assert refused(lambda: operations.reopen(need=need, by=by)) == "NEE-112"
    assert told(need) == ["NeedNoted", "NeedSetAside", "NeedReopened"]


def test_others_do_not_keep_the_board(cast):
    need = make_need(cast)
    assert refused(lambda: operations.set_aside(need=need, by=cast.actor("academic"), because="No.")) == "NEE-110"


def test_database_wants_a_reason(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=make_need(cast).pk).update(state=NeedState.SET_ASIDE)


def test_author_withdraws(cast):
    need = make_need(cast)
    assert refused(lambda: operations.withdraw(need=need, by=cast.actor("chair"))) == "NEE-113"
    assert operations.withdraw(need=need, by=actor_of(cast.student)).state == NeedState.WITHDRAWN


def test_merged_need_hands_its_support_over(cast):
    need, into = make_need(cast), make_need(cast, by=cast.designer)
    krakow, bologna = cast.institutions["krakow"], cast.institutions["bologna"]
    operations.note_interest(need=need, by=cast.actor("approver-krakow"), institution=krakow, role="teaching", note="ours")
    operations.note_interest(need=into, by=cast.actor("approver-bologna"), institution=bologna, role="awarding")
    operations.note_interest(need=need, by=cast.actor("approver-bologna"), institution=bologna, role="teaching")
    operations.second(need=need, by=cast.actor("academic"))
    operations.second(need=into, by=cast.actor("academic"))
    operations.merge(need=need, into=into, by=cast.actor("chair"))
    assert {(each.institution, each.role) for each in into.interests.all()} == {(krakow, "teaching"), (bologna, "awarding")}
    assert {each.person for each in into.seconds.all()} == {cast.academic, cast.student}
    need.refresh_from_db()
    assert (need.state, need.same_as) == (NeedState.MERGED, into)
    assert refused(lambda: operations.merge(need=into, into=need, by=cast.actor("chair"))) == "NEE-103"


def test_chain_of_merges_points_at_the_last(cast):
    first, second, third = (make_need(cast) for _ in range(3))
    operations.merge(need=first, into=second, by=cast.actor("chair"))
    operations.merge(need=second, into=third, by=cast.actor("chair"))
    first.refresh_from_db()
    assert first.same_as == third


def test_need_is_not_the_same_as_itself_or_a_stranger(cast):
    need = make_need(cast)
    assert refused(lambda: operations.merge(need=need, into=need, by=cast.actor("chair"))) == "NEE-114"
    assert refused(lambda: operations.merge(need=need, into=make_need(make_cast("other")), by=cast.actor("chair"))) == "NEE-114"


def test_database_holds_that_a_merged_need_points_at_a_living_one(cast):
    first, second, third = (make_need(cast) for _ in range(3))
    operations.merge(need=first, into=second, by=cast.actor("chair"))

    def point_at_a_merged_one():
        Need.objects.filter(pk=third.pk).update(state=NeedState.MERGED, same_as=first)
        transaction.get_connection().check_constraints()

    with pytest.raises(IntegrityError), transaction.atomic():
        point_at_a_merged_one()


# growing


def grow(cast, need, press=None, by="academic", **more):
    idea = {"title": "Water", "summary": "A view.", "need": need.text, "audience": need.audience, **more}
    return operations.grow(out_of=need, by=cast.actor(by), press=press or uuid4(), **idea)


def test_idea_grows_out_of_a_need(cast):
    need = make_need(cast)
    design = grow(cast, need)
    need.refresh_from_db()
    assert (need.state, design.focus_area, str(design.need)) == (NeedState.TAKEN_UP, need.focus_area, str(need.text))
    assert queries.grown(cast.actor("designer"), design).need == need
    assert told(need) == ["NeedNoted", "IdeaGrown"]


def test_pressed_twice_it_is_the_same_design(cast):
    need, press = make_need(cast), uuid4()
    assert grow(cast, need, press) == grow(cast, need, press)
    assert Design.objects.count() == 1


def test_several_ideas_grow_out_of_one_need(cast):
    need = make_need(cast)
    assert grow(cast, need) != grow(cast, need, by="chair")
    assert need.growths.count() == 2


def test_where_the_idea_is_refused_the_need_stays_open(cast):
    need = make_need(cast)
    assert refused(lambda: grow(cast, need, by="designer")) == "DES-101"
    assert refused(lambda: grow(cast, need, format="no such format")) == "DES-150"
    need.refresh_from_db()
    assert (need.state, Growth.objects.count(), Design.objects.count()) == (NeedState.OPEN, 0, 0)


def test_what_was_taken_up_is_neither_set_aside_nor_withdrawn_nor_merged(cast):
    need, other = make_need(cast), make_need(cast)
    grow(cast, need)
    assert refused(lambda: operations.set_aside(need=need, by=cast.actor("chair"), because="No.")) == "NEE-111"
    assert refused(lambda: operations.withdraw(need=need, by=actor_of(cast.student))) == "NEE-111"
    assert refused(lambda: operations.merge(need=need, into=other, by=cast.actor("chair"))) == "NEE-111"


# drafts

FILE = xlsx([["Title", "Water"], ["Summary", "A view."], ["Budget", "40"]])


def bring_in(cast, data=FILE, by="academic", into=None):
    return operations.bring_in(by=cast.actor(by), file_name="C:\\x\\draft.xlsx", data=data, into=into)


def test_nothing_is_written_when_a_file_is_brought_in(cast):
    draft = bring_in(cast)
    assert (draft.file_name, draft.state, Design.objects.count()) == ("draft.xlsx", DraftState.PROPOSED, 0)
    assert [each["field"] for each in draft.proposal["fields"]] == ["title", "summary"]
    assert told(draft) == ["DraftBroughtIn"]


def test_academics_bring_files_in_and_the_team_into_its_design(cast):
    assert refused(lambda: bring_in(cast, by="designer")) == "DES-101"
    assert refused(lambda: bring_in(cast, by="chair", into=make_idea(cast))) == "DES-102"


def chosen(**more):
    return Chosen(language="fr", fields={"title": "Eau", "summary": "Un regard.", "ects": "5"}, **more)


def test_confirmed_values_begin_a_design(cast):
    draft = bring_in(cast)
    part = ChosenPart("Crues", cast.institutions["helsinki"], "2.5", (cast.institutions["krakow"],), "HYD-1")
    design = operations.take(
        draft=draft, by=cast.actor("academic"), chosen=chosen(outcomes=("a", "b"), parts=(part,)), focus_area=cast.committee.focus_area
    )
    assert (LangText(design.title).plain(), str(Design.objects.get().ects)) == ({"fr": "Eau"}, "5")
    assert [LangText(each.text).plain() for each in design.outcomes.all()] == [{"fr": "a"}, {"fr": "b"}]
    assert design.components.get().shaped_by.count() == 2
    draft.refresh_from_db()
    assert (draft.state, draft.design, draft.content, draft.proposal) == (DraftState.TAKEN, design, {}, {})


def test_taken_twice_it_is_the_same_design(cast):
    draft, by, area = bring_in(cast), cast.actor("academic"), cast.committee.focus_area
    assert operations.take(draft=draft, by=by, chosen=chosen(), focus_area=area) == operations.take(
        draft=draft, by=by, chosen=chosen(), focus_area=area
    )
    assert Design.objects.count() == 1


def test_all_of_it_or_nothing(cast):
    draft = bring_in(cast)
    part = ChosenPart("Crues", make_cast("other").institutions["helsinki"], "2")
    area = cast.committee.focus_area
    assert (
        refused(lambda: operations.take(draft=draft, by=cast.actor("academic"), chosen=chosen(parts=(part,)), focus_area=area)) == "DES-117"
    )
    draft.refresh_from_db()
    assert (Design.objects.count(), draft.state) == (0, DraftState.PROPOSED)


def test_new_design_needs_a_title_and_an_area(cast):
    draft = bring_in(cast)
    assert refused(lambda: operations.take(draft=draft, by=cast.actor("academic"), chosen=chosen())) == "NEE-123"


def test_filling_keeps_other_languages_and_adds_to_lists(cast):
    design = make_idea(cast, title={"en": "Water"})
    designing.set_outcomes(design=design, by=cast.actor("academic"), texts=["explain"])
    draft = bring_in(cast, into=design)
    what = Chosen(language="fr", fields={"title": "Eau", "disciplines": ["law"]}, outcomes=("expliquer",))
    operations.take(draft=draft, by=cast.actor("academic"), chosen=what, before=queries.standing_there(design))
    design.refresh_from_db()
    assert LangText(design.title).plain() == {"en": "Water", "fr": "Eau"}
    assert design.disciplines == ["climate science", "arts", "law"]
    assert [str(each.text) for each in design.outcomes.all()] == ["explain", "expliquer"]


def test_an_outcome_that_stands_there_keeps_its_links_and_is_not_added_again(cast):
    design, by, skill = make_idea(cast), cast.actor("academic"), make_skill()
    outcome = designing.add_outcome(design=design, by=by, text="Explain causes.")
    designing.link_skill(outcome=outcome, by=by, skill=skill)
    what = Chosen(language="en", fields={}, outcomes=("explain causes.", "Design a dam."))
    operations.take(draft=bring_in(cast, into=design), by=by, chosen=what, before=queries.standing_there(design))
    stays, added = design.outcomes.all()
    assert (stays.pk, str(stays), list(stays.skills.all())) == (outcome.pk, "Explain causes.", [skill])
    assert str(added) == "Design a dam."


def test_nothing_is_replaced_that_nobody_has_seen(cast):
    design = make_idea(cast)
    draft, seen = bring_in(cast, into=design), queries.standing_there(design)
    designing.describe(design=design, by=cast.actor("academic"), summary="Changed meanwhile.")
    assert refused(lambda: operations.take(draft=draft, by=cast.actor("academic"), chosen=chosen(), before=seen)) == "NEE-124"
    design.refresh_from_db()
    assert str(design.summary) == "Changed meanwhile."


def test_draft_is_its_bringers_own(cast):
    draft = bring_in(cast)
    for act in (
        lambda: operations.take(draft=draft, by=cast.actor("chair"), chosen=chosen(), focus_area=cast.committee.focus_area),
        lambda: operations.discard(draft=draft, by=cast.actor("chair")),
        lambda: operations.keep_choices(draft=draft, by=cast.actor("chair"), choices={}),
    ):
        assert refused(act) == "NEE-120"
    assert list(queries.drafts_of(cast.actor("chair"))) == []


def test_draft_expires_and_is_forgotten(cast):
    draft = bring_in(cast)
    with clock.set_to(clock.now() + timedelta(days=31)):
        assert refused(lambda: operations.discard(draft=draft, by=cast.actor("academic"))) == "NEE-122"
        assert (operations.expire(), operations.expire()) == (1, 0)
    draft.refresh_from_db()
    assert (draft.state, draft.content) == (DraftState.EXPIRED, {})


def test_discarded_draft_is_forgotten(cast):
    draft = operations.discard(draft=bring_in(cast), by=cast.actor("academic"))
    assert (draft.state, draft.proposal) == (DraftState.DISCARDED, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.TAKEN)

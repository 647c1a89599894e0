"""People speak, settle, suggest and decide; and what the database holds when nobody asks a permit."""

import pytest
from django.db import IntegrityError, transaction

from juncta.base.models import Happening
from juncta.cocreation import operations, queries
from juncta.cocreation.facts import SuggestionState, ThreadState
from juncta.cocreation.models import Comment, Mention, Suggestion, Thread
from juncta.design import operations as designing
from juncta.design.models import Design
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of
from tests.cocreation.factories import PASSAGE, again, make_suggestion, make_talk, make_thread
from tests.design.factories import make_cast, make_submitted_design, make_whole_design

pytestmark = pytest.mark.django_db


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def test_thread_keeps_the_passage_as_it_was():
    cast, design = make_talk()
    thread = make_thread(cast, design, quote=f"are {PASSAGE}")
    assert (thread.field, thread.language, thread.quote, thread.before, thread.after) == (
        "need",
        "en",
        f"are {PASSAGE}",
        "Graduates ",
        " it.",
    )
    assert Happening.objects.filter(kind="CommentWritten", subject_id=design.pk).count() == 1


def test_thread_about_the_whole_section_needs_no_passage():
    cast, design = make_talk()
    assert make_thread(cast, design).field == ""


def test_thread_about_words_that_do_not_stand_there_is_refused():
    cast, design = make_talk()
    assert refused(lambda: make_thread(cast, design, quote="nowhere at all")) == "COC-105"


def test_empty_and_endless_comments_are_refused():
    cast, design = make_talk()
    assert refused(lambda: make_thread(cast, design, text="  ")) == "COC-103"
    assert refused(lambda: make_thread(cast, design, text="a" * 10_001)) == "COC-104"


def test_colleague_who_is_not_on_the_team_may_comment_and_suggest():
    cast, design = make_talk()
    assert make_thread(cast, design, by="chair").begun_by == cast.chair
    assert make_suggestion(cast, design, by="chair").proposed_by == cast.chair


def test_stranger_may_not_comment():
    _cast, design = make_talk()
    other = make_cast("harbour")
    assert refused(lambda: operations.begin_thread(design=design, section="idea", by=other.actor("academic"), text="Hello")) == "COC-101"


def test_student_without_a_place_on_the_team_may_not_comment():
    cast, design = make_talk(members=("designer",))
    assert refused(lambda: make_thread(cast, design, by="student")) == "COC-101"


def test_mentioned_people_are_told_once_and_nobody_of_their_own_words():
    cast, design = make_talk()
    name = str(cast.designer)
    make_thread(cast, design, text=f"@{name}, @{name} and @{cast.student}", mentions=[cast.designer])
    assert [each.person for each in Mention.objects.all()] == [cast.designer]
    assert Happening.objects.filter(kind="PersonMentioned").count() == 1


def test_only_people_around_the_design_are_mentioned():
    cast, design = make_talk()
    assert refused(lambda: make_thread(cast, design, mentions=[cast.approvers["krakow"]])) == "COC-112"


def test_thread_is_resolved_and_reopened():
    cast, design = make_talk()
    thread = make_thread(cast, design)
    thread = operations.resolve_thread(thread=thread, by=cast.actor("designer"))
    assert (thread.state, thread.resolved_by) == (ThreadState.RESOLVED, cast.designer)
    assert refused(lambda: operations.answer(thread=thread, by=cast.actor("student"), text="But…")) == "COC-106"
    assert refused(lambda: operations.resolve_thread(thread=thread, by=cast.actor("student"))) == "COC-108"
    thread = operations.reopen_thread(thread=thread, by=cast.actor("student"))
    assert (thread.state, thread.resolved_by) == (ThreadState.OPEN, None)
    assert refused(lambda: operations.reopen_thread(thread=thread, by=cast.actor("student"))) == "COC-109"
    operations.answer(thread=thread, by=cast.actor("academic"), text="Then so.")
    assert thread.comments.count() == 2


def test_colleague_resolves_only_what_they_began():
    cast, design = make_talk()
    assert refused(lambda: operations.resolve_thread(thread=make_thread(cast, design), by=cast.actor("chair"))) == "COC-107"
    own = make_thread(cast, design, by="chair")
    assert operations.resolve_thread(thread=own, by=cast.actor("chair")).state == ThreadState.RESOLVED


def test_comment_taken_back_leaves_a_stub():
    cast, design = make_talk()
    comment = make_thread(cast, design).comments.get()
    assert refused(lambda: operations.withdraw_comment(comment=comment, by=cast.actor("academic"))) == "COC-110"
    comment = operations.withdraw_comment(comment=comment, by=cast.actor("student"))
    assert (comment.text, comment.withdrawn_at is None) == ("", False)
    assert refused(lambda: operations.withdraw_comment(comment=comment, by=cast.actor("student"))) == "COC-111"


def test_accepted_suggestion_stands_in_the_section_in_both_names():
    cast, design = make_talk()
    suggestion = operations.accept(suggestion=make_suggestion(cast, design), by=cast.actor("academic"))
    assert str(Design.objects.get(pk=design.pk).need) == "Graduates are expected to weigh it."
    version = design.section_versions.get(section="idea", number=suggestion.made_version)
    assert version.who == f"{cast.student}, {cast.academic}"
    assert suggestion.state == SuggestionState.ACCEPTED


def test_accepting_keeps_what_others_wrote_meanwhile():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    designing.describe(design=design, by=cast.actor("designer"), need="Today, graduates are asked to judge it.", summary="Other words.")
    operations.accept(suggestion=suggestion, by=cast.actor("academic"))
    now = Design.objects.get(pk=design.pk)
    assert (str(now.need), str(now.summary)) == ("Today, graduates are expected to weigh it.", "Other words.")


def test_suggestion_whose_passage_is_gone_cannot_be_accepted():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    designing.describe(design=design, by=cast.actor("designer"), need="Something else.")
    assert refused(lambda: operations.accept(suggestion=suggestion, by=cast.actor("academic"))) == "COC-118"
    assert Suggestion.objects.get().state == SuggestionState.OPEN


def test_nobody_decides_on_their_own_suggestion():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    assert refused(lambda: operations.accept(suggestion=suggestion, by=cast.actor("student"))) == "COC-116"
    assert refused(lambda: operations.decline(suggestion=suggestion, by=cast.actor("chair"), because="No.")) == "DES-102"


def test_declining_says_why():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    assert refused(lambda: operations.decline(suggestion=suggestion, by=cast.actor("academic"), because=" ")) == "COC-119"
    declined = operations.decline(suggestion=suggestion, by=cast.actor("academic"), because="Too narrow.")
    assert (declined.state, declined.because) == (SuggestionState.DECLINED, "Too narrow.")
    assert refused(lambda: operations.accept(suggestion=suggestion, by=cast.actor("academic"))) == "COC-117"


def test_others_for_the_same_words_are_superseded():
    cast, design = make_talk()
    first, second = make_suggestion(cast, design), make_suggestion(cast, design, by="designer", proposed="invited to judge")
    operations.accept(suggestion=first, by=cast.actor("academic"))
    second.refresh_from_db()
    assert second.state == SuggestionState.SUPERSEDED


def test_ones_own_earlier_suggestion_is_superseded_by_the_next():
    cast, design = make_talk()
    first = make_suggestion(cast, design)
    make_suggestion(cast, design, proposed="better words")
    first.refresh_from_db()
    assert first.state == SuggestionState.SUPERSEDED


def test_suggestion_changes_something_and_says_why():
    cast, design = make_talk()
    assert refused(lambda: make_suggestion(cast, design, quote="", proposed="x")) == "COC-113"
    assert refused(lambda: make_suggestion(cast, design, proposed=PASSAGE)) == "COC-114"
    assert refused(lambda: make_suggestion(cast, design, reason=" ")) == "COC-115"


def test_suggestion_is_taken_back_by_its_author_only():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    assert refused(lambda: operations.take_back(suggestion=suggestion, by=cast.actor("academic"))) == "COC-120"
    assert operations.take_back(suggestion=suggestion, by=cast.actor("student")).state == SuggestionState.WITHDRAWN


def test_nothing_is_suggested_while_others_judge():
    cast = make_cast()
    design = make_submitted_design(cast)
    assert refused(lambda: make_suggestion(cast, design)) == "DES-103"
    assert make_thread(cast, design).pk


def test_place_without_a_quote_means_the_whole_text():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design, quote="", place="summary@en", proposed="A sharp view.")
    operations.accept(suggestion=suggestion, by=cast.actor("designer"))
    assert str(Design.objects.get(pk=design.pk).summary) == "A sharp view."


def test_arriving_marks_what_stands_there_as_read():
    cast, design = make_talk()
    make_thread(cast, design, text=f"@{cast.designer}")
    by = cast.actor("designer")
    assert (queries.unread(design, by)["idea"], queries.mentions_to_read(by).count()) == (1, 1)
    assert operations.arrive(design=design, section="idea", by=by) is None
    assert operations.arrive(design=design, section="idea", by=by) is not None
    assert (queries.unread(design, by)["idea"], queries.mentions_to_read(by).count()) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Comment.objects.update(text="Other words."),
        lambda: Comment.objects.all().delete(),
        lambda: Thread.objects.update(quote="Other words.", field="need"),
        lambda: Suggestion.objects.update(proposed="Other words."),
        lambda: Suggestion.objects.all().delete(),
        lambda: Thread.objects.update(state="resolved"),
        lambda: Suggestion.objects.update(state="accepted"),
    ],
)
def test_the_database_keeps_what_was_said(change):
    cast, design = make_talk()
    make_thread(cast, design)
    make_suggestion(cast, design)
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_the_database_lets_nobody_accept_their_own():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=suggestion.pk).update(
            state="accepted", decided_by=cast.student, decided_at=suggestion.at, made_version=2
        )


def test_contributions_of_students_come_first():
    cast, design = make_talk()
    make_thread(cast, design)
    operations.accept(suggestion=make_suggestion(cast, design), by=cast.actor("academic"))
    given = queries.contributions(again(cast, design))
    assert [(each.category, each.comments, each.suggested, each.accepted) for each in given] == [
        ("student", 1, 1, 1),
        ("professional", 0, 0, 0),
        ("academic", 0, 0, 0),
    ]
    (given,) = queries.conversation_by_group(again(cast, design))
    assert (given["category"], given["people"], given["comments"], given["suggested"], given["accepted"]) == ("student", 1, 1, 1, 1)
    assert str(cast.student) not in str(given)


def test_what_waits_for_a_team_is_not_seen_by_another(django_assert_num_queries):
    cast, design = make_talk()
    make_suggestion(cast, design)
    other = make_cast("harbour")
    assert queries.to_decide(cast.actor("academic")).count() == 1
    assert queries.to_decide(cast.actor("student")).count() == 0
    assert not queries.to_decide(other.actor("academic")).exists()
    assert not queries.threads_visible_to(other.actor("academic")).exists()
    assert not queries.suggestions_visible_to(actor_of(other.student)).exists()


def test_suggestion_for_a_component_changes_this_one_only():
    cast = make_cast()
    design = make_whole_design(cast)
    suggestion = make_suggestion(cast, design, section="components", quote="Political Economy", proposed="Political Ecology")
    operations.accept(suggestion=suggestion, by=cast.actor("academic"))
    assert [str(each.title) for each in design.components.all()][3:] == ["Political Ecology", "Arts"]

"""Two at once at one thread or suggestion: one does it, the other hears why; the naive way would have let both."""

import pytest

from juncta.cocreation import operations, permits
from juncta.cocreation.models import Presence, Suggestion, Thread
from tests.cocreation.factories import make_suggestion, make_talk, make_thread
from tests.design.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_answer_a_suggestion_one_does():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    answers = at_once(
        lambda: operations.decline(suggestion=suggestion, by=cast.actor("academic"), because="No."),
        lambda: operations.decline(suggestion=suggestion, by=cast.actor("designer"), because="No."),
    )
    assert answers == ["COC-117", "done"]


def test_without_the_lock_both_would_have_been_let_through():
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    copies = [Suggestion.objects.get(pk=suggestion.pk) for _ in range(2)]
    assert [permits.why_not_decide(cast.actor(name), each) for name, each in zip(("academic", "designer"), copies, strict=True)] == [
        None,
        None,
    ]


def test_two_suggestions_for_the_same_words_are_not_both_accepted():
    cast, design = make_talk()
    first, second = make_suggestion(cast, design), make_suggestion(cast, design, by="chair", proposed="invited to judge")
    answers = at_once(
        lambda: operations.accept(suggestion=first, by=cast.actor("academic")),
        lambda: operations.accept(suggestion=second, by=cast.actor("designer")),
    )
    assert answers == ["COC-117", "done"]
    assert sorted(Suggestion.objects.values_list("state", flat=True)) == ["accepted", "superseded"]


def test_an_answer_does_not_slip_into_a_thread_that_is_being_resolved():
    cast, design = make_talk()
    thread = make_thread(cast, design)
    answers = at_once(
        lambda: operations.resolve_thread(thread=thread, by=cast.actor("academic")),
        lambda: operations.answer(thread=thread, by=cast.actor("designer"), text="But…"),
    )
    assert answers in (["COC-106", "done"], ["done", "done"])
    assert Thread.objects.get().comments.count() == (1 if "COC-106" in answers else 2)


def test_two_windows_of_one_person_are_one_presence():
    cast, design = make_talk()
    beat = lambda: operations.arrive(design=design, section="idea", by=cast.actor("student"))  # noqa: E731
    assert at_once(beat, beat, beat) == ["done"] * 3
    assert Presence.objects.count() == 1

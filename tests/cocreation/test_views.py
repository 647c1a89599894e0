"""The pages of a conversation: in the margin, on its own page, and for a stranger."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.base import clock
from juncta.cocreation import operations
from juncta.cocreation.models import Comment, Presence, Suggestion, Thread
from tests.cocreation.factories import PASSAGE, make_suggestion, make_talk, make_thread
from tests.design.factories import make_cast

pytestmark = pytest.mark.django_db


def page(design, section="idea") -> str:
    return reverse("cocreation-conversation", args=[design.pk, section])


def text_of(answer) -> str:
    return answer.content.decode()


def test_margin_stands_beside_the_section(sign_in):
    cast, design = make_talk()
    make_thread(cast, design, quote=PASSAGE, text="Judge what?")
    make_suggestion(cast, design)
    said = text_of(sign_in(cast.academic).get(reverse("design-idea", args=[design.pk])))
    assert "Judge what?" in said
    assert "expected to weigh" in said
    assert 'type="module"' in said


def test_comment_is_written_and_leads_back(sign_in):
    cast, design = make_talk()
    to = reverse("cocreation-comment", args=[design.pk, "idea"])
    answer = sign_in(cast.student).post(to, {"text": "Judge what?", "quote": PASSAGE, "from": "section"})
    thread = Thread.objects.get()
    assert answer.headers["Location"] == f"{reverse('design-idea', args=[design.pk])}#thread-{thread.pk}"
    answer = sign_in(cast.student).post(to, {"text": "And more", "mentions": [str(cast.designer.pk)]})
    assert answer.headers["Location"].startswith(page(design))


def test_comment_about_words_that_are_not_there_comes_back_with_what_was_typed(sign_in):
    cast, design = make_talk()
    to = reverse("cocreation-comment", args=[design.pk, "idea"])
    answer = sign_in(cast.student).post(to, {"text": "My long thought", "quote": "never written"})
    assert answer.status_code == 400
    assert "My long thought" in text_of(answer)
    assert "does not stand in the section" in text_of(answer)


@pytest.mark.parametrize("text", ["", "a" * 10_001, "nul\x00"])
def test_bad_comments_are_answered_with_a_sentence(sign_in, text):
    cast, design = make_talk()
    answer = sign_in(cast.student).post(reverse("cocreation-comment", args=[design.pk, "idea"]), {"text": text})
    assert answer.status_code == 400
    assert "Please look at this again" in text_of(answer)
    assert not Comment.objects.exists()


def test_what_people_write_is_shown_as_text(sign_in):
    cast, design = make_talk()
    make_thread(cast, design, text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text_of(sign_in(cast.academic).get(page(design)))


def test_answer_resolve_reopen_and_take_back(sign_in):
    cast, design = make_talk()
    thread = make_thread(cast, design)
    client = sign_in(cast.student)
    assert client.post(reverse("cocreation-answer", args=[thread.pk]), {"text": "More."}).status_code == 302
    assert client.post(reverse("cocreation-answer", args=[thread.pk]), {"text": " "}).status_code == 400
    assert client.post(reverse("cocreation-resolve", args=[thread.pk])).status_code == 302
    assert "More." in text_of(client.get(page(design) + "?state=resolved"))
    assert "More." not in text_of(client.get(page(design)))
    assert client.post(reverse("cocreation-resolve", args=[thread.pk])).status_code == 403
    assert client.post(reverse("cocreation-reopen", args=[thread.pk])).status_code == 302
    comment = thread.comments.last()
    assert client.post(reverse("cocreation-withdraw", args=[comment.pk])).status_code == 302
    assert "taken back" in text_of(client.get(page(design)))


def test_suggestion_is_made_declined_and_shown(sign_in):
    cast, design = make_talk()
    fields = {"quote": PASSAGE, "proposed": "expected to weigh", "reason": "Plainer."}
    assert sign_in(cast.student).post(reverse("cocreation-suggest", args=[design.pk, "idea"]), fields).status_code == 302
    suggestion = Suggestion.objects.get()
    client = sign_in(cast.academic)
    assert "Accept" in text_of(client.get(page(design)))
    assert client.post(reverse("cocreation-decline", args=[suggestion.pk]), {"because": ""}).status_code == 400
    client.post(reverse("cocreation-decline", args=[suggestion.pk]), {"because": "Too narrow."})
    assert "Too narrow." in text_of(client.get(page(design)))


def test_suggestion_is_accepted_on_the_page(sign_in):
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    assert sign_in(cast.academic).post(reverse("cocreation-accept", args=[suggestion.pk])).status_code == 302
    suggestion.refresh_from_db()
    assert suggestion.state == "accepted"


def test_own_suggestion_shows_no_button_to_accept_it(sign_in):
    cast, design = make_talk()
    suggestion = make_suggestion(cast, design)
    assert reverse("cocreation-accept", args=[suggestion.pk]) not in text_of(sign_in(cast.student).get(page(design)))
    assert sign_in(cast.student).post(reverse("cocreation-accept", args=[suggestion.pk])).status_code == 403


def test_changed_passage_is_shown_as_it_was(sign_in):
    cast, design = make_talk()
    make_thread(cast, design, quote=PASSAGE)
    from juncta.design import operations as designing

    designing.describe(design=design, by=cast.actor("academic"), need="Something else.")
    said = text_of(sign_in(cast.academic).get(page(design)))
    assert "The passage has changed" in said
    assert PASSAGE in said


def test_presence_is_seen_by_others_and_fades(sign_in):
    cast, design = make_talk()
    to = reverse("cocreation-presence", args=[design.pk, "idea"])
    assert sign_in(cast.student).post(to, {"writing": "1"}).json() == {"here": []}
    client = sign_in(cast.academic)
    assert client.post(to).json() == {"here": [f"{cast.student} is writing here"]}
    assert f"{cast.student} is writing here" in text_of(client.get(page(design)))
    with clock.set_to(clock.now() + timedelta(seconds=61)):
        assert client.post(to).json() == {"here": []}
    assert sign_in(cast.student).post(to, {"gone": "1"}).status_code == 204
    assert not Presence.objects.filter(person=cast.student).exists()


def test_opening_the_page_counts_as_being_here(sign_in):
    cast, design = make_talk()
    sign_in(cast.student).get(page(design))
    assert Presence.objects.get().writing is False


def test_stranger_and_unknown_section_get_404(sign_in):
    cast, design = make_talk()
    thread, suggestion = make_thread(cast, design), make_suggestion(cast, design)
    client = sign_in(make_cast("harbour").academic)
    for path in (page(design), reverse("cocreation-presence", args=[design.pk, "idea"])):
        assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}
    assert client.post(reverse("cocreation-answer", args=[thread.pk]), {"text": "x"}).status_code == 404
    assert client.post(reverse("cocreation-accept", args=[suggestion.pk])).status_code == 404
    assert sign_in(cast.academic).get(page(design, "nothing")).status_code == 404


def queries_of(client, to) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(to).status_code == 200
    return len(queries)


def test_page_takes_as_many_queries_for_many_as_for_one(sign_in):
    cast, design = make_talk()
    client = sign_in(cast.academic)
    thread = make_thread(cast, design, text=f"@{cast.designer}")
    make_suggestion(cast, design)
    client.get(page(design))
    before = queries_of(client, page(design))
    for number in range(3):
        make_thread(cast, design, quote=PASSAGE, text=f"@{cast.designer}")
        operations.answer(thread=thread, by=cast.actor("designer"), text=f"Answer {number} @{cast.student}")
        make_suggestion(cast, design, by=("designer", "chair", "academic")[number], proposed=f"words {number}")
    assert queries_of(client, page(design)) == before


def test_page_numbers_that_are_none_show_the_first_page(sign_in):
    cast, design = make_talk()
    for number in ("0", "x", "99999999999", "-1", "²"):
        assert sign_in(cast.academic).get(page(design), {"page": number}).status_code == 200


def test_home_says_what_is_open_and_what_mentions_you(sign_in):
    cast, design = make_talk()
    make_thread(cast, design, text=f"@{cast.designer}")
    said = text_of(sign_in(cast.designer).get(reverse("design-home", args=[design.pk])))
    assert "1 open thread" in said
    assert "1 comment mentions you" in said


def test_team_page_shows_who_gave_what(sign_in):
    cast, design = make_talk()
    make_thread(cast, design)
    assert "who gave what" in text_of(sign_in(cast.designer).get(reverse("design-team", args=[design.pk])))


def test_desk_says_what_waits(sign_in):
    cast, design = make_talk()
    make_thread(cast, design, text=f"@{cast.designer}")
    make_suggestion(cast, design)
    said = text_of(sign_in(cast.designer).get(reverse("desk-home")))
    assert f"{cast.student} mentions you" in said
    assert f"Answer a suggestion by {cast.student}" in said

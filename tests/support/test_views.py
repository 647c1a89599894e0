"""The pages of support: at the step, where one asks, the request, the lists and the directory."""

import pytest
from django.urls import reverse

from juncta.support import operations
from juncta.support.models import KeptAnswer, SupportRequest
from tests.support.factories import STEP, make_help, make_request

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_LIST = 7


def text_of(answer) -> str:
    return answer.content.decode()


def ask_page(help_) -> str:
    return reverse("support-ask", args=[help_.design.pk, STEP])


def test_step_shows_whom_to_ask_and_what_was_asked(sign_in):
    help_ = make_help()
    make_request(help_)
    said = text_of(sign_in(help_.cast.academic).get(reverse("design-step", args=[help_.design.pk, STEP])))
    assert "nobody is named at Helsinki" in said
    assert "Which agreement do we need?" in said
    assert ask_page(help_) in said


def test_asking_shows_who_answers_at_each_partner(sign_in):
    help_ = make_help()
    make_request(help_)
    client = sign_in(help_.cast.academic)
    assert "nobody is named at Helsinki" in text_of(client.get(ask_page(help_)))
    assert "for the whole alliance" in text_of(client.get(ask_page(help_), {"partner": ""}))
    assert client.get(ask_page(help_), {"partner": "nowhere"}).status_code == 404
    assert client.get(reverse("support-ask", args=[help_.design.pk, "Z9"])).status_code == 404


def test_question_is_sent(sign_in):
    help_ = make_help()
    client = sign_in(help_.cast.academic)
    fields = {"body": str(help_.bodies["legal"].pk), "question": "Which <b>one</b>?", "partner": ""}
    answer = client.post(ask_page(help_), fields, follow=True)
    request = SupportRequest.objects.get()
    assert request.owner == help_.people["far"]
    assert "Which &lt;b&gt;one" in text_of(answer)


@pytest.mark.parametrize("fields", [{}, {"body": "rubbish", "question": "x"}, {"question": "a" * 10_001}, {"question": "x", "due": "soon"}])
def test_bad_question_comes_back(sign_in, fields):
    help_ = make_help()
    answer = sign_in(help_.cast.academic).post(ask_page(help_), fields)
    assert answer.status_code == 400
    assert "Please look at this again" in text_of(answer)


def test_who_is_not_on_the_team_reads_why_not(sign_in):
    help_ = make_help()
    answer = sign_in(help_.cast.chair).post(ask_page(help_), {"body": str(help_.bodies["legal"].pk), "question": "x"})
    assert answer.status_code == 400
    assert "Only the team asks for support." in text_of(answer)


def test_request_is_answered_kept_reused_and_settled(sign_in):
    help_ = make_help()
    request = make_request(help_, question=f"What does {help_.design.title} need?")
    page = reverse("support-request", args=[request.pk])
    client = sign_in(help_.people["near"])
    assert client.post(reverse("support-answer", args=[request.pk]), {"text": ""}).status_code == 400
    assert "An agreement." in text_of(client.post(reverse("support-answer", args=[request.pk]), {"text": "An agreement."}, follow=True))
    to = reverse("support-keep", args=[request.replies.get().pk])
    assert "What does (this design) need?" in text_of(client.get(to))
    assert client.post(to, {"question": str(help_.design.title), "text": "x"}).status_code == 400
    assert client.post(to, {"question": "What does it need?", "text": "An agreement."}).status_code == 302
    kept = KeptAnswer.objects.get()
    client = sign_in(help_.cast.academic)
    assert "Others asked this" in text_of(client.get(ask_page(help_), {"partner": ""}))
    assert client.post(reverse("support-reuse", args=[help_.design.pk, kept.pk])).status_code == 302
    assert client.post(reverse("support-again", args=[request.pk]), {"text": ""}).status_code == 400
    assert client.post(reverse("support-again", args=[request.pk]), {"text": "And who signs?"}).status_code == 302
    operations.answer(request=request, by=help_.actor("near"), text="Rectors.")
    assert client.post(reverse("support-close", args=[request.pk])).status_code == 302
    assert "Settled" in text_of(client.get(page))
    assert client.post(reverse("support-withdraw", args=[request.pk])).status_code == 403
    assert sign_in(help_.people["near"]).post(reverse("support-drop", args=[kept.pk])).status_code == 302


def test_request_is_handed_over_on_its_page(sign_in):
    help_ = make_help()
    request = make_request(help_)
    client, to = sign_in(help_.people["near"]), reverse("support-hand-over", args=[request.pk])
    assert client.post(to, {"to": str(help_.cast.student.pk)}).status_code == 400
    assert client.post(to, {"to": str(help_.people["member"].pk), "because": "On leave."}).status_code == 302
    assert "On leave." in text_of(client.get(reverse("support-request", args=[request.pk])))


def test_list_takes_as_many_queries_for_three_as_for_one(sign_in, django_assert_num_queries):
    help_ = make_help()
    client = sign_in(help_.people["near"])
    make_request(help_)
    client.get(reverse("support-list"))
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        assert "Which agreement" in text_of(client.get(reverse("support-list")))
    make_request(help_)
    make_request(help_)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(reverse("support-list"))


def test_directory_is_for_the_office(sign_in):
    help_ = make_help()
    said = text_of(sign_in(help_.people["office"]).get(reverse("support-directory")))
    assert "Near" in said
    assert "nobody" in said
    answer = sign_in(help_.people["near"]).get(reverse("support-directory"))
    assert (answer.status_code, "SUP-122" in text_of(answer)) == (403, True)


def test_stranger_gets_404(sign_in):
    help_ = make_help()
    request = make_request(help_)
    reply = operations.answer(request=request, by=help_.actor("near"), text="Yes.")
    client = sign_in(make_help("harbour").people["office"])
    assert client.get(ask_page(help_)).status_code == 404
    assert client.get(reverse("support-request", args=[request.pk])).status_code == 404
    assert client.get(reverse("support-keep", args=[reply.pk])).status_code == 404
    for name in ("answer", "again", "close", "withdraw", "hand-over"):
        assert client.post(reverse(f"support-{name}", args=[request.pk])).status_code == 404


def test_desk_says_what_waits(sign_in):
    help_ = make_help()
    request = make_request(help_)
    assert "Answer a request for support" in text_of(sign_in(help_.people["near"]).get(reverse("desk-home")))
    operations.answer(request=request, by=help_.actor("near"), text="Yes.")
    assert "Read the answer to your question" in text_of(sign_in(help_.cast.academic).get(reverse("desk-home")))

"""A question finds its owner, is answered, asked again, settled, handed over, reminded of, and helps others."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design.models import Design
from juncta.kernel.refusal import Refused
from juncta.support import operations, queries
from juncta.support.models import Handover, Reply, Reuse, SupportRequest
from tests.design.test_at_once import at_once
from tests.support.factories import make_help, make_request

pytestmark = pytest.mark.django_db


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def answer(help_, request, by="near", text="A consortium agreement will do."):
    return operations.answer(request=request, by=help_.actor(by), text=text)


@pytest.mark.parametrize(
    ("body", "at", "owner", "near"),
    [
        ("legal", "krakow", "near", "here"),
        ("legal", "bologna", "far", "alliance"),
        ("legal", None, "far", "here"),
        ("quality-assurance", "krakow", "office", "office"),
    ],
)
def test_request_goes_to_whoever_is_nearest(body, at, owner, near):
    help_ = make_help()
    request = make_request(help_, body=body, at=at)
    assert (request.owner, request.near) == (help_.people[owner], near)
    assert request.due == clock.today() + timedelta(days=14)


def test_context_goes_along_and_stays_as_it_was():
    help_ = make_help()
    request = make_request(help_, section="agreement")
    assert request.context["partner"] == "Krakow"
    assert request.context["section"] == "Cooperation agreement"
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRequest.objects.update(question="Something else?")


def test_only_the_team_asks_bodies_of_the_step():
    help_ = make_help()
    other = make_help("harbour")
    assert refused(lambda: make_request(help_, by=help_.actor("chair"))) == "SUP-101"
    assert refused(lambda: make_request(help_, step="C2")) == "SUP-103"
    assert refused(lambda: make_request(help_, institution=other.cast.institutions["krakow"])) == "SUP-104"
    assert refused(lambda: make_request(help_, question=" ")) == "SUP-105"
    assert refused(lambda: make_request(help_, due=clock.today() - timedelta(days=1))) == "SUP-107"


def test_request_is_answered_asked_again_and_settled():
    help_ = make_help()
    request = make_request(help_)
    by = help_.actor("academic")
    assert refused(lambda: operations.close(request=request, by=by)) == "SUP-116"
    assert refused(lambda: operations.ask_again(request=request, by=by, text="And?")) == "SUP-115"
    answer(help_, request)
    operations.ask_again(request=request, by=by, text="And who signs it?")
    answer(help_, request, text="The rectors.")
    assert operations.close(request=request, by=help_.actor("student")).state == "closed"
    assert refused(lambda: answer(help_, request)) == "SUP-110"
    assert list(Reply.objects.values_list("kind", flat=True)) == ["answer", "question", "answer"]
    assert list(Happening.objects.filter(subject="support request").order_by("id").values_list("kind", flat=True)) == [
        "SupportAsked",
        "SupportAnswered",
        "SupportReopened",
        "SupportAnswered",
        "SupportClosed",
    ]


def test_members_and_the_office_may_answer_others_not():
    help_ = make_help()
    request = make_request(help_)
    assert answer(help_, request, "member").person == help_.people["member"]
    assert answer(help_, request, "office").person == help_.people["office"]
    assert refused(lambda: answer(help_, request, "designer")) == "SUP-109"
    assert refused(lambda: answer(help_, request, "academic")) == "SUP-108"


def test_stranger_neither_sees_nor_answers():
    help_, other = make_help(), make_help("harbour")
    request = make_request(help_)
    assert refused(lambda: answer(other, request, "office")) == "SUP-109"
    for actor in (other.actor("office"), other.actor("academic")):
        assert not queries.visible_to(actor).exists()
        assert not queries.to_answer(actor).exists()


def test_request_is_handed_over():
    help_ = make_help()
    request = make_request(help_)
    assert refused(lambda: operations.hand_over(request=request, by=help_.actor("designer"), to=help_.people["far"])) == "SUP-109"
    assert refused(lambda: operations.hand_over(request=request, by=help_.actor("near"), to=help_.cast.academic)) == "SUP-112"
    assert refused(lambda: operations.hand_over(request=request, by=help_.actor("near"), to=help_.people["near"])) == "SUP-113"
    assert (
        refused(lambda: operations.hand_over(request=request, by=help_.actor("near"), to=make_help("harbour").people["far"])) == "SUP-111"
    )
    operations.hand_over(request=request, by=help_.actor("member"), to=help_.people["far"], because="On leave.")
    assert list(queries.to_answer(help_.actor("far"))) == [request]
    assert not queries.to_answer(help_.actor("near")).exists()
    assert Handover.objects.get().before == help_.people["near"]


def test_question_is_taken_back_while_it_waits():
    help_ = make_help()
    request = make_request(help_)
    assert refused(lambda: operations.withdraw(request=request, by=help_.actor("near"))) == "SUP-114"
    assert operations.withdraw(request=request, by=help_.actor("academic")).state == "withdrawn"
    assert refused(lambda: operations.withdraw(request=request, by=help_.actor("academic"))) == "SUP-117"


def test_owner_is_reminded_once_before_and_once_after():
    help_ = make_help()
    make_request(help_)
    days = lambda count: clock.set_to(clock.now() + timedelta(days=count))  # noqa: E731
    assert operations.remind_of_requests() == 0
    for day, told in ((12, 1), (13, 0), (15, 1), (20, 0)):
        with days(day):
            assert operations.remind_of_requests() == told
    assert list(Happening.objects.filter(kind="SupportDue").order_by("id").values_list("payload__overdue", flat=True)) == [False, True]


def test_nobody_is_reminded_of_what_is_answered():
    help_ = make_help()
    answer(help_, make_request(help_))
    with clock.set_to(clock.now() + timedelta(days=20)):
        assert operations.remind_of_requests() == 0


def test_answer_is_kept_without_names_and_helps_once_per_design():
    help_ = make_help()
    request = make_request(help_, question="What does it need?")
    reply = answer(help_, request)
    by, title = help_.actor("near"), str(help_.design.title)
    assert refused(lambda: operations.keep(reply=reply, by=help_.actor("far"), question="What?", text="That.")) == "SUP-118"
    assert refused(lambda: operations.keep(reply=reply, by=by, question=f"For {title.upper()}?", text="That.")) == "SUP-120"
    assert refused(lambda: operations.keep(reply=reply, by=by, question="What?", text=f"Ask {help_.cast.student}.")) == "SUP-120"
    kept = operations.keep(reply=reply, by=by, question="What does it need?", text="A consortium agreement.")
    assert refused(lambda: operations.keep(reply=reply, by=by, question="What?", text="That.")) == "SUP-119"
    academic = help_.actor("academic")
    for _ in range(2):
        operations.reuse(kept=kept, design=help_.again(), by=academic)
    assert [(each.pk, each.times) for each in queries.kept_for(academic, "B3", None)] == [(kept.pk, 1)]
    assert [each.pk for each in queries.kept_for(academic, "B3", help_.cast.institutions["krakow"].pk)] == [kept.pk]
    assert not queries.kept_for(academic, "B3", help_.cast.institutions["bologna"].pk).exists()
    assert not queries.kept_for(make_help("harbour").actor("academic"), "B3", None).exists()
    assert Happening.objects.filter(kind="AnswerReused").count() == 1
    assert refused(lambda: operations.drop(kept=kept, by=help_.actor("far"))) == "SUP-121"
    operations.drop(kept=kept, by=help_.actor("office"))
    assert not queries.kept_for(academic, "B3", None).exists()


@pytest.mark.parametrize("model", [Reply, SupportRequest])
def test_the_database_keeps_what_was_said(model):
    help_ = make_help()
    answer(help_, make_request(help_))
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()


def test_the_database_lets_nobody_own_their_question():
    help_ = make_help()
    make_request(help_)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRequest.objects.update(owner=help_.cast.academic)


def test_directory_names_its_gaps():
    help_ = make_help()
    found = queries.directory(help_.actor("office"))
    rows = {row.body.slug: row for row in found.rows}
    assert (rows["legal"].gaps, rows["legal"].is_answered) == (3, True)
    assert (rows["quality-assurance"].gaps, rows["quality-assurance"].is_answered) == (4, False)


@pytest.mark.django_db(transaction=True)
def test_settling_and_answering_at_once_do_not_cross():
    help_ = make_help()
    request = make_request(help_)
    answer(help_, request)
    answers = at_once(
        lambda: operations.close(request=request, by=help_.actor("academic")),
        lambda: answer(help_, request, "member"),
    )
    assert answers in (["SUP-110", "done"], ["done", "done"])
    assert SupportRequest.objects.get().state == "closed"
    assert Reply.objects.count() == (1 if "SUP-110" in answers else 2)


@pytest.mark.django_db(transaction=True)
def test_reused_in_two_windows_at_once_counts_once():
    help_ = make_help()
    reply = answer(help_, make_request(help_))
    kept = operations.keep(reply=reply, by=help_.actor("near"), question="What?", text="That.")
    design = help_.again()
    act = lambda: operations.reuse(kept=kept, design=design, by=help_.actor("academic"))  # noqa: E731
    assert at_once(act, act) == ["done", "done"]
    assert Reuse.objects.count() == 1
    assert Design.objects.count() == 1

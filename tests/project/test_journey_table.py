"""The journey table: every arrow is drawn, runs as a job of its own, and changes nothing when it runs again."""

import inspect
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.base.models import Happening
from juncta.catalogue import operations as catalogue
from juncta.catalogue import queries as editions
from juncta.credentials import operations as credentials
from juncta.credentials.events import BatchPrepared
from juncta.design import operations as designing
from juncta.design.facts import AwardModel
from juncta.enrolment import operations as enrolling
from juncta.kernel.actor import SYSTEM
from juncta.needs import operations as needs
from juncta.portfolio import operations as portfolio
from juncta.project import (
    consultation,
    conversing,
    journey,
    letters,
    letters_of_needs,
    letters_of_teams,
    portfolio_letters,
    reactions,
    review_letters,
    signing,
    supporting,
)
from juncta.project.story import acts, learning, obstacles, versions
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Decision, Verdict, Wanted
from tests.project.working import run_jobs, waiting_jobs

pytestmark = pytest.mark.django_db
STEPS = ()
LETTERS = (
    *(consultation, conversing, letters, letters_of_needs, letters_of_teams, portfolio_letters),
    *(reactions, review_letters, supporting),
)
ARROWS = [(event, reaction) for event, follows in journey.FOLLOWS.items() for reaction in follows]


def named(arrow):
    return f"{arrow[0].__name__}-{arrow[1].__name__}" if isinstance(arrow, tuple) else None


def play_everything(story):
    """A journey in which everything of the table happens."""
    returned = acts.prepared(story.world, AwardModel.ON_BEHALF)
    run_jobs()
    dossier = reviews.visible_to(SYSTEM).get(design=returned)
    reviewing.remind(on=dossier.voices_due_on)
    obstacles.met(story.world, returned)
    portfolio.remind(designs=[returned], place="G3", who="student-board", by=story.actor("office"))
    krakow, office = story.institution("krakow"), story.actor("office")
    reviewing.object_to(dossier=dossier, by=story.actor("approver-krakow"), institution=krakow, reasons="Nobody asked our senate.")
    objection = dossier.objections.get()
    reviewing.lift_objection(objection=objection, by=story.actor("approver-krakow"), answer="It was asked.")
    reviewing.appoint_peer(dossier=dossier, by=office, person=story.person("registrar-helsinki"))
    reviewing.declare_conflict(dossier=dossier, by=story.actor("registrar-helsinki"), reasons="I taught in it.")
    reviewing.appoint_peer(dossier=dossier, by=office, person=story.person("registrar-bologna"))
    seats = {**acts.SEATS, "peer-1": "registrar-bologna"}
    for seat, key in seats.items():
        verdict = Verdict.RETURN if key == "qa" else Verdict.APPROVE
        reviewing.speak(dossier=dossier, by=story.actor(key), seat=seat, verdict=verdict, reasons="Say how it is assessed.")
    for seat, key in seats.items():
        reviewing.confirm(dossier=dossier, by=story.actor(key), seat=seat)
    play_conditions(story)
    play_the_end(story)
    offering = acts.offering(story.world, story.edition, capacity=1)
    first, _waiting = learning.enrol(story.world, offering, "lifelong", "learner")
    enrolling.withdraw(enrolment=first, by=story.actor("lifelong"))
    assert story.credential
    learning.recognise(story.world, story.credential)
    credentials.revoke(credential=story.credential, by=story.actor("registrar-krakow"), because="A mistake.")
    versions.second(story.world)
    run_jobs()


def play_conditions(story):
    """A design is approved with a condition before publication; it is not met, then met; then a partner withdraws."""
    design = acts.prepared(story.world, AwardModel.ON_BEHALF)
    run_jobs()
    dossier = reviews.visible_to(SYSTEM).get(design=design)
    wanted = [Wanted("Say who answers learners.", before_publication=True)]
    for seat, key in acts.SEATS.items():
        more = {"conditions": wanted, "judgements": acts.met(dossier)} if key == "qa" else {}
        reviewing.speak(dossier=dossier, by=story.actor(key), seat=seat, verdict=Verdict.APPROVE, reasons="Yes.", **more)
    for seat, key in acts.SEATS.items():
        reviewing.confirm(dossier=dossier, by=story.actor(key), seat=seat)
    body = {"deciding_body": "Council", "decided_on": clock.today(), "decision": Decision.APPROVED}
    reviewing.decide(dossier=dossier, by=story.actor("approver-helsinki"), institution=story.institution("helsinki"), **body)
    run_jobs()
    assert not editions.visible_to(SYSTEM).filter(design=design).exists()
    condition = dossier.conditions.get()
    for accepted in (False, True):
        reviewing.answer_condition(condition=condition, by=story.actor("academic"), text="Their tutor does.")
        reviewing.rule_on_condition(condition=condition, by=story.actor("qa"), accepted=accepted, reasons="Which tutor?")
    run_jobs()
    assert editions.visible_to(SYSTEM).filter(design=design).exists()
    krakow = story.institution("krakow")
    reviewing.withdraw_partner(design=design, by=story.actor("approver-krakow"), institution=krakow, reasons="Our faculty closes.")


def play_the_end(story):
    """An edition is renewed after its review."""
    days = {"renewed_until": clock.today() + timedelta(days=700)}
    made = catalogue.propose_continuation(edition=story.edition, by=story.actor("office"), course="renew", reasons="It is good.", **days)
    for key, slug in (("qa", "quality-assurance"), ("student-reviewer", "student-board")):
        body = alliances.body(story.actor(key), slug)
        catalogue.answer_continuation(continuation=made, by=story.actor(key), body=body, agrees=True)
    play_needs(story)
    run_jobs()


def play_needs(story):
    """Needs are merged, set aside and taken up; whoever does not answer the invitation is reminded."""
    area = story.edition.design.focus_area
    one, other, third = (
        needs.note(by=story.actor("student"), focus_area=area, title=title, text="Floods.", audience="All.") for title in ("A", "B", "C")
    )
    needs.merge(need=one, into=other, by=story.actor("chair"))
    needs.set_aside(need=third, by=story.actor("chair"), because="Covered.")
    by = story.actor("academic")
    idea = needs.grow(out_of=other, by=by, press=uuid4(), title="Water", summary="A view.", need="Floods.", audience="All.")
    designing.invite_partner(design=idea, by=by, institution=story.institution("krakow"), role="teaching")
    designing.invite_member(design=idea, by=by, person=story.person("designer"), task="Media")
    with clock.set_to(clock.now() + timedelta(days=8)):
        designing.remind(by=SYSTEM)


@pytest.fixture(scope="module")
def played(module_story, django_db_blocker):
    """Everything has happened, and every job has run."""
    with django_db_blocker.unblock():
        play_everything(module_story)
    return module_story


def everything():
    """Every row of every room."""
    models = [model for model in apps.get_models() if model.__module__.startswith("juncta.")]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("arrow", ARROWS, ids=named)
def test_a_reaction_that_runs_again_changes_nothing(played, arrow):
    event, reaction = arrow
    happenings = Happening.objects.filter(kind=event.kind())
    assert happenings.exists(), "the journey above must contain it"
    before, jobs = everything(), waiting_jobs()
    for happening in happenings:
        journey.run(reaction.__name__, happening)
        journey.run(reaction.__name__, happening)
    assert everything() == before
    assert waiting_jobs() == jobs


@pytest.mark.parametrize("event", journey.SIGNS, ids=lambda event: event.__name__)
def test_a_signing_job_that_runs_again_changes_nothing(played, event):
    happenings = Happening.objects.filter(kind=event.kind())
    assert happenings.exists()
    before = everything()
    for happening in happenings:
        journey.SIGNS[event](event.rebuild(happening.payload))
    assert {name for _number, name, _arguments in waiting_jobs()} <= {"sign_batch", "sign_trust_list", "sign_status_lists"}
    run_jobs()
    assert everything() == before


def test_every_reaction_of_the_house_stands_in_the_table():
    drawn = {reaction for follows in journey.FOLLOWS.values() for reaction in follows}
    written = {
        each
        for module in LETTERS
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and not name.startswith("_")
    }
    assert drawn == written


def test_every_event_can_be_read_back_from_the_trail(played):
    for event in [*journey.FOLLOWS, *journey.SIGNS]:
        happening = Happening.objects.filter(kind=event.kind()).first()
        assert event.rebuild(happening.payload).payload() == happening.payload


def announce_once(story):
    announce(BatchPrepared(alliance_id=story.alliance.pk, subject_id=story.alliance.pk, edition_id=story.alliance.pk, count=1), SYSTEM)


def test_an_announcement_enqueues_each_arrow_once(story):
    run_jobs()
    with transaction.atomic():
        announce_once(story)
    assert [(name, arguments.get("reaction")) for _number, name, arguments in waiting_jobs()] == [
        ("react", "ask_for_signature"), ("sign_status_lists", None),
    ]  # fmt: skip


def test_a_transaction_that_is_rolled_back_leaves_no_job_and_no_trace(story):
    run_jobs()
    happened = Happening.objects.count()
    with transaction.atomic():
        announce_once(story)
        assert waiting_jobs()
        transaction.set_rollback(True)
    assert waiting_jobs() == []
    assert Happening.objects.count() == happened


def test_an_arrow_that_is_no_longer_drawn_is_said(played):
    happening = Happening.objects.filter(kind="BatchPrepared").first()
    for name in ("no_such_reaction", "tell_issued"):
        with pytest.raises(LookupError, match=name):
            journey.run(name, happening)


@pytest.mark.django_db
def test_nothing_is_announced_outside_a_transaction(monkeypatch):
    class Outside:  # a test runs inside one itself, so that its rows can be taken back
        in_atomic_block = False

    monkeypatch.setattr(transaction, "get_connection", Outside)
    with pytest.raises(RuntimeError, match="outside a transaction"):
        announce(BatchPrepared(alliance_id=None, subject_id=None, edition_id=None, count=1), SYSTEM)


def test_signing_jobs_stand_in_a_queue_of_their_own():
    for task in (signing.sign_batch, signing.sign_trust_list, signing.sign_status_lists):
        assert task.queue == signing.QUEUE

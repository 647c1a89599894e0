"""The journey table: every arrow is drawn, runs as a job of its own, and changes nothing when it runs again."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.db import transaction

from juncta.base.happenings import announce
from juncta.base.models import Happening
from juncta.credentials.events import BatchPrepared
from juncta.kernel.actor import SYSTEM
from juncta.project import journey, letters, reactions, signing
from tests.project.playing import play_everything
from tests.project.working import run_jobs, waiting_jobs

pytestmark = pytest.mark.django_db
STEPS = ()
WRITTEN = [each.name for each in iter_modules(letters.__path__, f"{letters.__name__}.") if not each.name.endswith(".posting")]
LETTERS = [reactions, *map(import_module, WRITTEN)]
ARROWS = [(event, reaction) for event, follows in journey.FOLLOWS.items() for reaction in follows]


def named(arrow):
    return f"{arrow[0].__name__}-{arrow[1].__name__}" if isinstance(arrow, tuple) else None


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

"""The story world for tests, with worker and signer inside the test: jobs run when a test says so."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings
from procrastinate.contrib.django import app

from juncta.alliance.models import Alliance, Institution, Person
from juncta.assessment.models import Award
from juncta.base import clock
from juncta.catalogue.models import Edition, Offering
from juncta.credentials import operations as signing_room
from juncta.credentials import ports
from juncta.credentials.models import Batch, Credential, TrustList
from juncta.credentials.signer import approval
from juncta.credentials.signer.config import load
from juncta.design.facts import AwardModel
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import Actor
from juncta.project import signing
from juncta.project.story import acts, keys, learning, world
from juncta.project.story.world import World

AWARDING = ("helsinki", "krakow", "bologna")
MOST = 500  # jobs that one act may lead to


def waiting_jobs() -> list[tuple[int, str, dict]]:
    """Jobs in the queue, in their order: number, task, arguments."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        return [(number, name, json.loads(arguments)) for number, name, arguments in cursor.fetchall()]


def forget_jobs() -> None:
    """Leave nothing in the queue."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE status = 'todo'")


def run_jobs(*, without: tuple[str, ...] = ()) -> list[str]:
    """Run what is in the queue, and what follows from it, until nothing is left but the tasks named in `without`."""
    ran: list[str] = []
    while jobs := [job for job in waiting_jobs() if job[1] not in without]:
        number, name, arguments = jobs[0]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [number])
        with transaction.atomic():
            app.tasks[name].func(**arguments)
        ran.append(name)
        assert len(ran) < MOST, "jobs without end"
    return ran


def at_once(look, what):
    """The story's way of waiting, where jobs run here: they run, and the look must find something."""
    run_jobs()
    found = look()
    assert found, what
    return found


@contextmanager
def hands(folder: Path) -> Iterator[None]:
    """This process as the demo's web, worker and signer at once, with keys in a folder of the test."""
    before, approver = os.environ.get("JUNCTA_SIGNER_DIR"), ports.approver()
    os.environ["JUNCTA_SIGNER_DIR"] = str(folder / "signer")
    _forget_keys()
    try:
        with override_settings(JUNCTA_DEMO=True, JUNCTA_CAST_KEYS=str(folder / "cast")):
            ports.approve_with(keys.CastApprover())
            yield
    finally:
        ports.approve_with(approver)
        os.environ.pop("JUNCTA_SIGNER_DIR")
        if before is not None:
            os.environ["JUNCTA_SIGNER_DIR"] = before
        _forget_keys()


def _forget_keys() -> None:
    signing.signer.cache_clear()
    signing.configuration.cache_clear()


@dataclass
class Story:
    """A world with keys, and the journey as far as a test plays it. Rows are read anew by those who change them."""

    world: World
    folder: Path

    def actor(self, key: str) -> Actor:
        return self.world.actor(key)

    def person(self, key: str) -> Person:
        return self.world.persons[key]

    def institution(self, slug: str) -> Institution:
        return self.world.institution(slug)

    @property
    def alliance(self) -> Alliance:
        return self.world.alliance

    @cached_property
    def edition(self) -> Edition:
        """A published edition that three universities award."""
        design = acts.prepared(self.world, AwardModel.JOINT)
        acts.review(self.world, design, at_once)
        return acts.edition(self.world, design, at_once)

    @cached_property
    def offering(self) -> Offering:
        return acts.offering(self.world, self.edition, capacity=10)

    def ready(self, key: str = "learner") -> Enrolment:
        """A learner with confirmed results."""
        (enrolment,) = learning.enrol(self.world, self.offering, key)
        learning.results(self.world, enrolment, self.edition)
        return enrolment

    @cached_property
    def trust_list(self) -> TrustList:
        """In force, naming the edition."""
        return learning.approve_trust_list(self.world, self.edition, at_once, at_once)

    @cached_property
    def award(self) -> Award:
        """The board's award; its batch is not prepared yet."""
        return learning.award(self.world, self.ready(), self.edition)

    @cached_property
    def batch(self) -> Batch:
        """Prepared; nobody has approved."""
        assert self.trust_list
        return learning.batch(self.award, at_once)

    @property
    def prepared(self) -> Credential:
        return self.batch.credentials.get()

    def approve(self, *slugs: str, batch: Batch | None = None) -> None:
        """Registrars approve with their own keys; nothing runs yet."""
        of = batch or self.batch
        for slug in slugs or AWARDING:
            institution = self.institution(slug)
            signing_room.approve(batch=of, by=self.actor(f"registrar-{slug}"), institution=institution, statement=self.statement(slug, of))

    def statement(self, slug: str, of: Batch | TrustList, *, registrar: str = "", **more: str) -> dict:
        """What a registrar would sign, with their own key or another's."""
        at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        said = approval.core(batch_id=str(of.pk), digest=of.digest, institution=self.institution(slug).ror_uri, at=at) | more
        return ports.approver().state(self.actor(f"registrar-{registrar or slug}"), said)

    @cached_property
    def credential(self) -> Credential:
        """Delivered: signed by all three."""
        self.approve()
        return learning.delivered(self.award, at_once)

    def fresh(self, row):
        """The row as it stands now."""
        return type(row)._default_manager.get(pk=row.pk)


def begin(folder: Path) -> Story:
    """The world, the keys, and the keys' public halves."""
    forget_jobs()
    built = world.build()
    keys.make(built, folder / "signer", folder / "cast")
    announced = [
        signing_room.AnnouncedKey(controller=controller, purpose=purpose, multibase=multibase)
        for controller, _name, purpose, multibase in load(folder / "signer").public_keys()
    ]
    signing_room.announce_keys(alliance=built.alliance, keys=announced, by=Actor(name="Signer"))
    return Story(built, folder)


@contextmanager
def for_module(blocker, folder: Path, *steps: str) -> Iterator[Story]:
    """A story for all tests of a module, played once as far as `steps` say; each test's own changes are taken back after it."""
    with blocker.unblock(), hands(folder), transaction.atomic():
        story = begin(folder)
        for step in steps:
            getattr(story, step)
        with blocker.block():
            yield story
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def module_story(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The journey as far as the module's `STEPS` say, for all its tests."""
    with for_module(django_db_blocker, tmp_path_factory.mktemp("story"), *request.module.STEPS) as played:
        yield played


@pytest.fixture
def story(module_story):
    """The module's story, to go on with: what a test adds ends with the test."""
    return copy(module_story)

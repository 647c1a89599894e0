"""The gallery and the error pages stand on their own."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from juncta.base.requests import ActorRequest
from juncta.kernel.actor import VISITOR, Actor, Held, Role
from juncta.kernel.event import Event
from juncta.ui import context
from juncta.ui.components.kinds import KINDS


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_gallery_shows_every_component_to_anybody(client, language):
    answer = client.get(reverse("ui-gallery"), headers={"accept-language": language})
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert f'<html lang="{language}">' in shown
    for mark in ('class="journey"', 'class="map"', "signatures", 'class="parts"', "summary", "closed", "empty", "finding"):
        assert mark in shown


@pytest.mark.django_db
def test_every_picture_of_the_gallery_speaks(client):
    shown = client.get(reverse("ui-gallery")).content.decode()
    for drawing in shown.split("<svg")[1:]:
        head = drawing.split("</svg>")[0]
        assert 'aria-hidden="true"' in head or "<title" in head


@pytest.mark.django_db
def test_ids_on_the_gallery_are_used_once(client):
    shown = client.get(reverse("ui-gallery")).content.decode()
    pictures = shown.split("<h2>Journeys</h2>")[1]
    ids = [part.split('"')[0] for part in pictures.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_page_that_does_not_exist_says_so_calmly(client):
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


@pytest.mark.django_db
def test_mark_is_found_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("ui/favicon.svg")


def request_of(actor: Actor) -> ActorRequest:
    request = RequestFactory().get("/")
    request.actor = actor
    return request


def test_header_leads_a_visitor_only_to_what_is_public():
    visitor = {entry.href for entry in context.shell(request_of(VISITOR))["ways"]}
    assert reverse("desk-home") not in visitor


def test_header_leads_a_learner_to_the_portfolio():
    from uuid import uuid4

    learner = Actor(person=uuid4(), alliance=uuid4(), name="Learner", mandates=frozenset({Held(Role.LEARNER)}))
    ways = {entry.href for entry in context.shell(request_of(learner))["ways"]}
    assert {reverse("desk-home"), reverse("desk-portfolio")} <= ways


def every_kind(of: type[Event] = Event) -> set[str]:
    return {name for each in of.__subclasses__() for name in ({each.__name__} | every_kind(each)) if each.__module__.startswith("juncta.")}


def test_everything_that_can_happen_has_a_phrase():
    assert every_kind() - KINDS.keys() == set()

"""The front page, the desk and the portfolio; and the demo's own pages, which exist in the demo only."""

import subprocess
import sys

import pytest
from django.http import Http404
from django.test import RequestFactory

from juncta.base import messages
from juncta.base.models import Message
from juncta.project.story import cast, keys, views
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_front_page_is_for_everybody(story, client, sign_in, language):
    for visitor in (client, sign_in(story.person("learner")), sign_in(story.person("stranger"))):
        page = visitor.get("/", headers={"accept-language": language})
        assert page.status_code == 200
        assert f'lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("address", ["/desk/", "/portfolio/"])
def test_a_visitor_is_sent_to_sign_in(story, client, address):
    answer = client.get(address)
    assert (answer.status_code, "/account/login/" in answer["Location"]) == (302, True)


@pytest.mark.parametrize("key", [role.key for role in cast.roles()])
def test_everybody_has_a_desk_and_a_portfolio(story, sign_in, key):
    run_jobs()
    client = sign_in(story.person(key))
    assert client.get("/desk/").status_code == 200
    page = client.get("/portfolio/")
    assert page.status_code == 200
    assert (str(story.credential.pk) in page.content.decode()) is (key == "learner")


@pytest.mark.parametrize("address", ["/", "/desk/", "/portfolio/"])
def test_pages_are_only_read(story, sign_in, address):
    assert sign_in(story.person("learner")).post(address).status_code == 405


def test_one_becomes_somebody_of_the_cast(story, client):
    page = client.get("/demo/cast/").content.decode()
    for role in cast.roles():
        assert role.name in page or role.given_name in page, role.key
    assert client.get("/demo/cast/learner/").status_code == 405
    assert client.post("/demo/cast/nobody/").status_code == 404
    answer = client.post("/demo/cast/learner/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert "Learner" in client.get("/desk/").content.decode()


def test_the_mailbox_shows_what_would_have_been_sent(story, client, settings):
    settings.EMAIL_BACKEND = "juncta.project.story.mail.MailboxBackend"
    run_jobs()
    Message.objects.update(sent_at=None)
    messages.send_waiting()
    page = client.get("/demo/mailbox/").content.decode()
    assert "Your credential is here" in page


def test_a_name_that_is_no_key_becomes_nobody(story, client):
    person = story.person("learner")
    person.account = None
    person.save()
    assert client.post("/demo/cast/learner/").status_code == 404


@pytest.mark.parametrize(("view", "more"), [(views.cast, {}), (views.become, {"key": "learner"}), (views.mailbox, {})])
def test_outside_the_demo_its_pages_do_not_exist(story, settings, view, more):
    settings.JUNCTA_DEMO = False
    for request in (RequestFactory().get("/"), RequestFactory().post("/")):
        with pytest.raises(Http404):
            view(request, **more)


@pytest.mark.parametrize("name", ["JUNCTA_DEMO", "JUNCTA_CAST_KEYS"])
def test_outside_the_demo_nobody_has_a_casts_keys(settings, name):
    setattr(settings, name, "")
    with pytest.raises(RuntimeError, match="in the demo only"):
        keys.CastApprover()


def test_an_installation_that_is_no_demo_does_not_know_their_addresses(tmp_path):
    """Its own process, since addresses are made once: with cast keys in the environment, and still without."""
    script = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.urls import NoReverseMatch, reverse\n"
        "from juncta.credentials import ports\n"
        "assert not settings.JUNCTA_CAST_KEYS\n"
        "assert type(ports.approver()).__name__ == 'NoKeys'\n"
        "for name in ('desk-cast', 'desk-mailbox'):\n"
        "    try: reverse(name)\n"
        "    except NoReverseMatch: continue\n"
        "    raise SystemExit(name)\n"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "juncta.project.settings", "SECRET_KEY": "x", "DATABASE_URL": "postgresql://x@/x",
        "JUNCTA_CAST_KEYS": str(tmp_path),
    }  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr


def test_only_the_casts_registrars_have_keys(story):
    approver = keys.CastApprover()
    assert {key for key in story.world.persons if approver.has_key(story.actor(key))} == {
        "registrar-helsinki", "registrar-krakow", "registrar-bologna",
    }  # fmt: skip
    with pytest.raises(LookupError):
        approver.state(story.actor("learner"), {"batch": "x", "digest": "x", "institution": "x"})

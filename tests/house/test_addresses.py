"""Every address of the house, against a visitor and a stranger: made from the addresses themselves, so that none is forgotten."""

from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from juncta.recognition import operations as recognising
from tests.project.working import for_module

HALFWAY = {"alliance-join": "for somebody with an account who is nobody yet, so neither a visitor's page nor a member's"}
ANSWERS = {200, 404, 405}


def patterns(resolver=None):
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith("juncta."):
                yield each
        else:
            yield from patterns(each)


ALL = {each.name: each for each in patterns()}
NAMES = sorted(ALL)
GUARDED = [name for name in NAMES if getattr(ALL[name].callback, "needs_account", False)]
PUBLIC = [name for name in NAMES if getattr(ALL[name].callback, "is_public", False) and name not in HALFWAY]
OF_THINGS = [name for name in GUARDED if ALL[name].pattern.converters]


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    with for_module(django_db_blocker, tmp_path_factory.mktemp("story"), "credential") as played:
        yield played


@pytest.fixture
def things(db, story):
    """A real thing of the alliance for every name that stands in an address."""
    credential = story.fresh(story.credential)
    claim = recognising.claim(credential=credential, by=story.actor("learner"), institution=story.institution("leuven"))
    design = story.edition.design
    return {
        "design_id": design.pk,
        "partnership_id": design.partnerships.first().pk,
        "member_id": design.team.first().pk,
        "component_id": design.components.first().pk,
        "dossier_id": apps.get_model("review", "Dossier").objects.get(design=design).pk,
        "edition_id": story.edition.pk,
        "slug": story.edition.slug,
        "offering_id": story.offering.pk,
        "enrolment_id": story.award.enrolment_id,
        "component": design.components.first().slug,
        "batch_id": credential.batch_id,
        "version": story.trust_list.version,
        "credential_id": credential.pk,
        "public_id": credential.public_id,
        "share_id": "not-shared",
        "claim_id": claim.pk,
        "person_id": story.person("learner").pk,
        "mandate_id": story.person("examiner").mandates.first().pk,
        "institution": "helsinki",
        "body": "quality-assurance",
        "key": "learner",
        "code": "step-1",
        "section": "vision",
    }


def address(name, things):
    missing = sorted(set(ALL[name].pattern.converters) - set(things))
    assert not missing, f"{name} is new here: give `things` a real {' and '.join(missing)} of the story"
    return reverse(name, kwargs={word: things[word] for word in ALL[name].pattern.converters})


def test_every_address_has_a_name():
    assert all(each.name for each in patterns())


def test_every_address_is_public_or_for_people_who_signed_in():
    neither = sorted(set(NAMES) - set(GUARDED) - set(PUBLIC) - set(HALFWAY))
    assert not neither, f"say who may open {', '.join(neither)}: put @public or @signed_in on the view"
    assert set(NAMES) == set(GUARDED) | set(PUBLIC) | set(HALFWAY)
    assert not set(GUARDED) & set(PUBLIC)


def test_exceptions_are_still_addresses():
    assert set(HALFWAY) <= set(NAMES)


@pytest.mark.parametrize("name", GUARDED)
def test_visitor_is_sent_to_sign_in(name, things, client):
    path = address(name, things)
    answers = [client.get(path), client.post(path)]
    assert {answer.status_code for answer in answers} <= {302, 405}
    sent = [answer.headers["Location"] for answer in answers if answer.status_code == 302]
    assert sent
    assert all(place.startswith(reverse("account_login")) for place in sent)


@pytest.mark.parametrize("name", PUBLIC)
def test_visitor_may_open_what_is_public(name, things, client):
    answer = client.get(address(name, things))
    assert answer.status_code in ANSWERS or (answer.status_code in {301, 302} and "login" not in answer.headers["Location"])


@pytest.mark.parametrize("name", OF_THINGS)
def test_stranger_gets_the_same_404_as_for_what_does_not_exist(name, things, story):
    stranger = Client()
    stranger.force_login(story.person("stranger").account)
    path = address(name, things)
    answers = [stranger.get(path), stranger.post(path, {})]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers}


@pytest.mark.parametrize("name", sorted(set(GUARDED) - set(OF_THINGS)))
def test_stranger_reads_nothing_of_it_on_any_list(name, things, story):
    stranger = Client()
    stranger.force_login(story.person("stranger").account)
    answer = stranger.get(reverse(name), follow=True)
    said = answer.content.decode() if answer.status_code == 200 else ""
    secrets = [str(story.edition.title), str(story.person("learner")), str(story.person("examiner")), story.award.number]
    secrets += [str(each) for each in things.values() if isinstance(each, UUID)]
    assert [secret for secret in secrets if secret in said] == []

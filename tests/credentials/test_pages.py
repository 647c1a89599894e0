"""Who may open which page: the visitor is sent to sign in, the stranger finds nothing, everybody else sees what is theirs."""

import pytest
from django.urls import reverse

from juncta.project.story import learning
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


def addresses(story):
    """Every page that needs an account: (address, whether it is posted to)."""
    batch, own, version = story.batch.pk, story.credential.pk, story.trust_list.version
    return {
        "batch": (reverse("credentials-batch", args=[batch]), False),
        "approve": (reverse("credentials-approve", args=[batch, "helsinki"]), True),
        "trust list": (reverse("credentials-trust-list", args=[version]), False),
        "trust approve": (reverse("credentials-trust-approve", args=[version, "helsinki"]), True),
        "credential": (reverse("credentials-credential", args=[own]), False),
        "download": (reverse("credentials-download", args=[own]), False),
        "share": (reverse("credentials-share", args=[own]), True),
        "unshare": (reverse("credentials-unshare", args=[own]), True),
        "revoke": (reverse("credentials-revoke", args=[own]), True),
    }


NAMES = ["batch", "approve", "trust list", "trust approve", "credential", "download", "share", "unshare", "revoke"]


def ask(client, story, name):
    address, posts = addresses(story)[name]
    return client.post(address, {"because": "x"}) if posts else client.get(address)


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_is_sent_to_sign_in(story, client, name):
    answer = ask(client, story, name)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_finds_nothing(story, sign_in, name):
    assert ask(sign_in(story.person("stranger")), story, name).status_code == 404


def test_a_strangers_list_is_empty(story, sign_in):
    page = sign_in(story.person("stranger")).get("/credentials/")
    assert page.status_code == 200
    assert str(story.batch.pk) not in page.content.decode()


@pytest.mark.parametrize("name", ["credential", "download", "share", "unshare", "revoke"])
def test_another_learner_finds_nothing(story, sign_in, name):
    assert ask(sign_in(story.person("lifelong")), story, name).status_code == 404


@pytest.mark.parametrize("name", ["share", "unshare"])
def test_a_registrar_does_not_share_for_the_learner(story, sign_in, name):
    assert ask(sign_in(story.person("registrar-helsinki")), story, name).status_code == 403


@pytest.mark.parametrize("name", ["approve", "trust approve", "share", "unshare", "revoke"])
def test_nothing_changes_by_opening_an_address(story, sign_in, name):
    address, _posts = addresses(story)[name]
    assert sign_in(story.person("registrar-helsinki")).get(address).status_code == 405


def test_the_visitor_is_sent_to_sign_in_from_the_list(client, story):
    assert client.get("/credentials/").status_code == 302


@pytest.mark.parametrize("key", ["registrar-helsinki", "registrar-krakow", "registrar-bologna", "examiner", "office"])
def test_those_who_work_on_signatures_see_them(story, sign_in, key):
    client = sign_in(story.person(key))
    assert str(story.batch.pk) in client.get("/credentials/").content.decode()
    page = client.get(f"/credentials/batches/{story.batch.pk}/").content.decode()
    assert story.batch.digest in page
    assert "All have signed" in page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("key", ["learner", "registrar-helsinki", "office"])
def test_the_credential_page_in_both_languages(story, sign_in, key, language):
    answer = sign_in(story.person(key)).get(f"/credentials/{story.credential.pk}/", headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_an_unknown_address_is_no_page(client, story):
    for address in ("/credentials/nothing", "/verify/nothing/", "/verify/nothing/badge.json"):
        assert client.get(address).status_code == 404


def test_the_board_approves_with_one_button_and_the_signer_signs(story, sign_in):
    """The demo's cast: one button, no device."""
    made = learning.award(story.world, story.ready("lifelong"), story.edition)
    batch = learning.batch(made, lambda look, what: run_jobs() and look())
    for slug in ("helsinki", "krakow", "bologna"):
        client = sign_in(story.person(f"registrar-{slug}"))
        address = f"/credentials/batches/{batch.pk}/"
        assert "Approve for" in client.get(address).content.decode()
        assert client.post(f"{address}approve/{slug}/").status_code == 302
        assert client.post(f"{address}approve/{slug}/").status_code == 403
        run_jobs()
    assert "All have signed" in client.get(address).content.decode()
    own = f"/credentials/{batch.credentials.get().pk}/"
    client = sign_in(story.person("lifelong"))
    assert own in client.get("/portfolio/").content.decode()
    assert client.get(f"{own}badge.json").status_code == 200

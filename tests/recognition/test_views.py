"""The pages of recognition."""

import pytest

from juncta.recognition import operations
from juncta.recognition.models import Claim, Decision
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


@pytest.fixture
def claim(story):
    run_jobs()
    return operations.claim(
        credential=story.credential, by=story.actor("learner"), institution=story.institution("leuven"), purpose="Master"
    )


def addresses(story, claim):
    return {
        "list": "/recognition/",
        "new": f"/recognition/claim/{story.credential.pk}/",
        "claim": f"/recognition/{claim.pk}/",
        "decide": f"/recognition/{claim.pk}/decide/",
    }


@pytest.mark.parametrize("name", ["list", "new", "claim", "decide"])
def test_a_visitor_is_sent_to_sign_in(story, claim, client, name):
    address = addresses(story, claim)[name]
    answer = client.post(address) if name == "decide" else client.get(address)
    assert (answer.status_code, "/account/login/" in answer["Location"]) == (302, True)


@pytest.mark.parametrize("key", ["stranger", "lifelong", "office"])
@pytest.mark.parametrize("name", ["new", "claim", "decide"])
def test_whoever_it_does_not_concern_finds_nothing(story, claim, sign_in, key, name):
    client, address = sign_in(story.person(key)), addresses(story, claim)[name]
    assert (client.post(address) if name == "decide" else client.get(address)).status_code == 404


@pytest.mark.parametrize("key", ["stranger", "learner", "recognition-leuven", "academic"])
def test_everybody_has_a_list(story, claim, sign_in, key):
    page = sign_in(story.person(key)).get("/recognition/")
    assert page.status_code == 200
    assert (str(claim.pk) in page.content.decode()) is (key in {"learner", "recognition-leuven"})


def test_the_rules_are_public_and_only_where_there_are_any(story, client):
    page = client.get("/recognition/rules/leuven/").content.decode()
    assert "The workload is stated in ECTS" in page
    assert client.get("/recognition/rules/leiden/").status_code == 404
    assert client.get("/recognition/rules/nowhere/").status_code == 404
    french = client.get("/recognition/rules/leuven/", headers={"accept-language": "fr"}).content.decode()
    assert "La charge de travail" in french


def test_a_stranger_reads_no_rules_of_this_alliance(story, sign_in):
    assert sign_in(story.person("stranger")).get("/recognition/rules/leuven/").status_code == 404


def test_a_learner_asks_and_an_officer_decides(story, sign_in):
    run_jobs()
    client, new = sign_in(story.person("learner")), f"/recognition/claim/{story.credential.pk}/"
    page = client.get(new).content.decode()
    assert "Choose a university" in page
    assert client.post(new, {"institution": ""}).status_code == 422
    assert client.post(new, {"institution": str(story.institution("leiden").pk)}).status_code == 422
    assert not Claim.objects.exists()
    answer = client.post(new, {"institution": str(story.institution("leuven").pk), "purpose": "Elective"})
    own = answer["Location"]
    assert client.get(own).status_code == 200
    assert client.post(new, {"institution": str(story.institution("leuven").pk)}).status_code == 422
    assert client.post(f"{own}decide/", {"outcome": "recognised", "reasons": "Mine."}).status_code == 403

    client = sign_in(story.person("recognition-leuven"))
    page = client.get(own).content.decode()
    for word in ("Your decision", "verification", "credentialSubject.achievement.ects", "Elective"):
        assert word in page, word
    decide = f"{own}decide/"
    assert client.get(decide).status_code == 405
    for wrong in (
        {},
        {"outcome": "maybe", "reasons": "x"},
        {"outcome": "recognised"},
        {"outcome": "recognised", "reasons": "x", "ects": "-1"},
    ):
        assert client.post(decide, wrong).status_code == 422, wrong
    answer = client.post(decide, {"outcome": "refused", "reasons": "Too short."})
    assert answer.status_code == 422
    assert "names a remedy" in answer.content.decode()
    assert not Decision.objects.exists()
    assert client.post(decide, {"outcome": "recognised", "reasons": "It fits well.", "ects": "10"}).status_code == 302
    assert client.post(decide, {"outcome": "recognised", "reasons": "Again."}).status_code == 403

    page = sign_in(story.person("learner")).get(own).content.decode()
    assert "It fits well." in page
    assert "Your decision" not in page


@pytest.mark.parametrize("key", ["learner", "recognition-leuven"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_decided_claim_in_both_languages(story, claim, sign_in, key, language):
    operations.decide(
        claim=claim,
        by=story.actor("recognition-leuven"),
        outcome="refused",
        reasons="Too short.",
        remedy="Ask the appeals board.",
        ects="3",
    )
    page = sign_in(story.person(key)).get(f"/recognition/{claim.pk}/", headers={"accept-language": language})
    assert page.status_code == 200
    assert "Ask the appeals board." in page.content.decode()


def test_the_credential_and_the_edition_say_where_it_counts(story, claim, sign_in, client):
    assert f"/recognition/{claim.pk}/" in sign_in(story.person("learner")).get(f"/credentials/{story.credential.pk}/").content.decode()
    client.logout()
    assert "/recognition/rules/leuven/" in client.get(f"/catalogue/{story.edition.slug}/").content.decode()

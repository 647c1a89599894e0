"""What verifiers fetch: the same bytes for everybody, and 404 before there is anything."""

import json

import pytest

from juncta.credentials.models import SignerKey, StatusList, TrustList
from juncta.credentials.verification.command import main
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


@pytest.fixture(autouse=True)
def _signed(story):
    run_jobs()


def fetch(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"].startswith("public")
    return json.loads(answer.content)


def test_the_did_document_names_every_signing_key(story, client):
    document = fetch(client, "/.well-known/did.json")
    assert document["id"] == story.alliance.did
    assert len(document["verificationMethod"]) == 4
    assert set(document["assertionMethod"]) == {each["id"] for each in document["verificationMethod"]}


def test_the_trust_list_carries_every_partners_proof(story, client):
    document = fetch(client, "/trust-list.json")
    assert document["alliance"] == story.alliance.did
    assert len(document["proof"]) == 3


def test_the_root_pin_needs_all_partners(story, client):
    document = fetch(client, "/trust-root.json")
    assert (len(document["keys"]), document["threshold"]) == (3, 3)


def test_the_status_list_is_signed(story, client):
    public_id = StatusList.objects.get(alliance=story.alliance).public_id
    document = fetch(client, f"/status/{public_id}")
    assert document["id"].endswith(f"/status/{public_id}")
    assert document["proof"]


def test_what_is_fetched_is_enough_for_the_independent_command(story, client, tmp_path, capsys):
    public_id = StatusList.objects.get(alliance=story.alliance).public_id
    files = {"badge": bytes(story.credential.badge)} | {
        name: client.get(address).content
        for name, address in {
            "did": "/.well-known/did.json", "trust": "/trust-list.json", "root": "/trust-root.json", "status": f"/status/{public_id}",
        }.items()
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    options = [word for name in ("did", "trust", "root", "status") for word in (f"--{name}", str(tmp_path / name))]
    assert main([str(tmp_path / "badge"), *options]) == 0, capsys.readouterr()


def test_before_there_is_anything_there_is_nothing(story, client):
    TrustList.objects.update(signed=None)
    StatusList.objects.update(document=None)
    SignerKey.objects.all().delete()
    public_id = StatusList.objects.get(alliance=story.alliance).public_id
    for address in ("/.well-known/did.json", "/trust-list.json", "/trust-root.json", f"/status/{public_id}", "/status/nothing"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("address", ["/.well-known/did.json", "/trust-list.json", "/trust-root.json"])
def test_documents_are_only_read(story, client, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200

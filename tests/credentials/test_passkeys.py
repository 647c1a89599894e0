"""A registrar approves on the page with a passkey: the assertion is made by a device, checked by the signer, believed by nobody else."""

import dataclasses
import hashlib
import html
import json
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from juncta.base import clock
from juncta.credentials import ports
from juncta.credentials.engine.multibase import base64url, from_base64url
from juncta.credentials.models import Approval, RequiredSigner, TrustList
from juncta.credentials.signer.config import Approver
from juncta.credentials.signer.port import FolderSigner
from juncta.project import signing
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("batch",)
FLAG = AuthenticatorData.FLAG
ORIGIN, RP = "http://127.0.0.1:8471", "127.0.0.1"


class Device:
    """A software authenticator with one credential."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = hashlib.sha256(b"device").digest()
        self.cose = ES256.from_cryptography_key(self.key.public_key())

    def enroll(self, account):
        """As allauth keeps a registered passkey."""
        attested = AttestedCredentialData.create(Aaguid.NONE, self.id, self.cose)
        data = AuthenticatorData.create(hashlib.sha256(RP.encode()).digest(), FLAG.UP | FLAG.UV | FLAG.AT, 0, attested)
        client = CollectedClientData.create("webauthn.create", b"challenge", ORIGIN)
        response = {
            "clientDataJSON": base64url(client),
            "attestationObject": base64url(AttestationObject.create("none", data, {})),
        }
        credential = {"id": base64url(self.id), "rawId": base64url(self.id), "type": "public-key", "response": response}
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "passwordless": False, "credential": credential}
        )

    def approver(self):
        """The lines that the registrar's page gives to whoever runs the signer."""
        return Approver(
            name="Registrar", method="webauthn", credential_id=base64url(self.id), public_key=base64url(cbor.encode(dict(self.cose))),
            rp_id=RP, origin=ORIGIN,
        )  # fmt: skip

    def assertion(self, challenge, *, flags=FLAG.UP | FLAG.UV, origin=ORIGIN):
        """What the browser hands back."""
        client = CollectedClientData.create("webauthn.get", challenge, origin)
        data = AuthenticatorData.create(hashlib.sha256(RP.encode()).digest(), flags, 0)
        signature = self.key.sign(bytes(data) + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return {
            "credentialId": base64url(self.id), "clientDataJSON": base64url(client), "authenticatorData": base64url(data),
            "signature": base64url(signature),
        }  # fmt: skip


@pytest.fixture
def device(story, monkeypatch):
    """Helsinki's registrar approves with a passkey, which Helsinki's signer knows; nobody here has a cast's key."""
    found, institution = Device(), story.institution("helsinki")
    found.enroll(story.person("registrar-helsinki").account)
    known = signing.configuration()
    hands = tuple(
        dataclasses.replace(each, approvers=(found.approver(),)) if each.ror == institution.ror_uri else each for each in known.hands
    )
    monkeypatch.setattr(signing, "signer", lambda: FolderSigner(dataclasses.replace(known, hands=hands)))
    monkeypatch.setattr(ports, "_approver", [ports.NoKeys()])
    run_jobs()
    return found


def form_of(page):
    """What the page gives to the device, and what it will send."""
    text = page.content.decode()
    challenge = re.search(r'data-challenge="([^"]+)"', text)
    core = re.search(r'name="core" value="([^"]+)"', text)
    allowed = re.search(r'data-allowed="([^"]+)"', text)
    return from_base64url(challenge[1]), html.unescape(core[1]), json.loads(html.unescape(allowed[1]))


def test_a_passkey_approves_a_batch_from_the_page_to_the_signature(story, device, sign_in):
    client = sign_in(story.person("registrar-helsinki"))
    address = f"/credentials/batches/{story.batch.pk}/"
    page = client.get(address)
    assert "credentials/passkey.js" in page.content.decode()
    challenge, core, allowed = form_of(page)
    assert allowed == [base64url(device.id)]
    answer = client.post(f"{address}approve/helsinki/", {"core": core, "assertion": json.dumps(device.assertion(challenge))})
    assert answer.status_code == 302
    assert Approval.objects.get().statement["method"] == "webauthn"
    run_jobs()
    row = RequiredSigner.objects.get(institution=story.institution("helsinki"))
    assert (row.trouble, bool(row.signed_at)) == ("", True)


def test_a_passkey_approves_a_trust_list(story, device, sign_in):
    """A new key makes a new version, which the registrar approves with the passkey."""
    newest = TrustList.objects.order_by("-version").first()
    again = TrustList.objects.create(
        alliance=story.alliance, version=newest.version + 1, document=newest.document, digest=newest.digest, editions=newest.editions,
        made_at=clock.now(),
    )  # fmt: skip
    again.signatures.create(institution=story.institution("helsinki"))
    client = sign_in(story.person("registrar-helsinki"))
    address = f"/credentials/trust-lists/{again.version}/"
    challenge, core, _allowed = form_of(client.get(address))
    client.post(f"{address}approve/helsinki/", {"core": core, "assertion": json.dumps(device.assertion(challenge))})
    run_jobs()
    row = again.signatures.get()
    assert (row.trouble, bool(row.proof)) == ("", True)


def test_the_registrar_is_given_the_lines_for_the_signer(story, device, sign_in):
    page = html.unescape(sign_in(story.person("registrar-helsinki")).get("/credentials/").content.decode())
    for line in dataclasses.asdict(device.approver()).values():
        assert line in page or line == "Registrar"


@pytest.mark.parametrize("changes", [{"flags": FLAG.UP}, {"origin": "https://elsewhere.example"}], ids=["not verified", "elsewhere"])
def test_what_the_device_did_not_verify_or_said_elsewhere_is_not_signed(story, device, sign_in, changes):
    client = sign_in(story.person("registrar-helsinki"))
    address = f"/credentials/batches/{story.batch.pk}/"
    challenge, core, _allowed = form_of(client.get(address))
    client.post(f"{address}approve/helsinki/", {"core": core, "assertion": json.dumps(device.assertion(challenge, **changes))})
    run_jobs()
    row = RequiredSigner.objects.get(institution=story.institution("helsinki"))
    assert row.signed_at is None
    assert row.trouble


def post(story, client, core, assertion):
    return client.post(f"/credentials/batches/{story.batch.pk}/approve/helsinki/", {"core": core, "assertion": assertion})


def test_an_approval_of_something_else_is_refused_at_once(story, device, sign_in):
    client = sign_in(story.person("registrar-helsinki"))
    challenge, core, _allowed = form_of(client.get(f"/credentials/batches/{story.batch.pk}/"))
    assertion = json.dumps(device.assertion(challenge))
    old = (clock.now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for change in (
        {"digest": "0" * 64},
        {"batch": "x"},
        {"institution": "x"},
        {"at": old},
        {"at": None},
        {"at": "soon"},
        {"at": [1]},
        {"more": 1},
    ):
        answer = post(story, client, json.dumps(json.loads(core) | change), assertion)
        assert (answer.status_code, "CRE-115" in answer.content.decode()) == (403, True), change
    assert not Approval.objects.exists()


@pytest.mark.parametrize("core", ["", "{", "[]", "7", '"x"', "null"])
@pytest.mark.parametrize("assertion", ["", "{", "[]", "7", "{}"])
def test_malformed_posts_are_refused_calmly(story, device, sign_in, core, assertion):
    assert post(story, sign_in(story.person("registrar-helsinki")), core, assertion).status_code == 403
    assert not Approval.objects.exists()


def test_without_a_passkey_the_page_says_what_is_missing(story, device, sign_in):
    Authenticator.objects.all().delete()
    client = sign_in(story.person("registrar-helsinki"))
    page = client.get(f"/credentials/batches/{story.batch.pk}/").content.decode()
    assert "You have no key of your own to approve with." in page
    answer = post(story, client, "", "")
    assert (answer.status_code, "CRE-114" in answer.content.decode()) == (403, True)

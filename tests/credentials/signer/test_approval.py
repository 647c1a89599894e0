"""Approvals: by a software key, and by a passkey with everything WebAuthn asks a relying party to look at."""

import hashlib
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from fido2 import cbor
from fido2.cose import ES256, EdDSA
from fido2.webauthn import AuthenticatorData, CollectedClientData

from juncta.credentials.engine.multibase import base64url
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import approval, keys
from juncta.credentials.signer.config import PASSKEY, Approver, Hand, SignerConfig
from tests.credentials.engine.factories import DID, HELSINKI
from tests.credentials.signer.conftest import BATCH

RP, ORIGIN, CREDENTIAL = "una-europa.juncta.example", "https://una-europa.juncta.example", base64url(b"credential")
DIGEST = "d" * 64
CORE = approval.core(batch_id=BATCH, digest=DIGEST, institution=HELSINKI, at="2026-11-23T21:10:00Z")
FLAG = AuthenticatorData.FLAG


class Passkey:
    """What an authenticator does, with each part open to a test's mischief."""

    def __init__(self, *, eddsa=False):
        self.eddsa = eddsa
        self.key = ed25519.Ed25519PrivateKey.generate() if eddsa else ec.generate_private_key(ec.SECP256R1())
        cose = (EdDSA if eddsa else ES256).from_cryptography_key(self.key.public_key())
        self.approver = Approver("Registrar", PASSKEY, "", CREDENTIAL, base64url(cbor.encode(dict(cose))), RP, ORIGIN)

    def state(self, core=CORE, **changes):
        given = {"rp": RP, "origin": ORIGIN, "flags": FLAG.UP | FLAG.UV, "kind": "webauthn.get", "cross": False} | changes
        client = CollectedClientData.create(
            given["kind"], changes.get("challenge", approval.challenge(core)), given["origin"], given["cross"]
        )
        data = AuthenticatorData.create(hashlib.sha256(given["rp"].encode()).digest(), given["flags"], 0)
        message = bytes(data) + hashlib.sha256(client).digest()
        signature = self.key.sign(message) if self.eddsa else self.key.sign(message, ec.ECDSA(hashes.SHA256()))
        return core | {
            "method": "webauthn",
            "credentialId": changes.get("credential", CREDENTIAL),
            "clientDataJSON": base64url(client),
            "authenticatorData": base64url(data),
            "signature": base64url(signature),
        }


def config_of(*approvers):
    return SignerConfig(DID, (Hand(HELSINKI, "Helsinki", keys.generate(), keys.generate(), approvers),))


def check(statement, *approvers, digest=DIGEST, batch_id=BATCH):
    approval.check(statement, digest, batch_id, HELSINKI, config_of(*approvers))


@pytest.mark.parametrize("eddsa", [False, True], ids=["ES256", "EdDSA"])
def test_a_passkey_approves(eddsa):
    passkey = Passkey(eddsa=eddsa)
    check(passkey.state(), Passkey().approver, passkey.approver)


@pytest.mark.parametrize(
    "changes",
    [
        {"challenge": b"another challenge"},
        {"origin": "https://evil.example"},
        {"rp": "evil.example"},
        {"flags": FLAG.UP},
        {"flags": FLAG.UV},
        {"kind": "webauthn.create"},
        {"cross": True},
        {"credential": base64url(b"another")},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_passkey_that_signed_something_else_or_elsewhere_does_not(changes):
    passkey = Passkey()
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        check(passkey.state(**changes), passkey.approver)


def test_a_passkeys_signature_over_another_digest_does_not():
    passkey = Passkey()
    said = passkey.state(CORE | {"digest": "e" * 64}) | {"digest": DIGEST}
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        check(said, passkey.approver)


def test_a_strangers_passkey_does_not():
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        check(Passkey().state(), Passkey().approver)


@pytest.mark.parametrize("name", ["clientDataJSON", "authenticatorData", "signature", "credentialId"])
@pytest.mark.parametrize("value", ["", "%", "AAAA", None, 7, base64url(b"[]"), base64url(json.dumps({"type": 1}).encode())])
def test_malformed_parts_are_refused_calmly(name, value):
    passkey = Passkey()
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        check(passkey.state() | {name: value}, passkey.approver)


def test_malformed_keys_in_the_configuration_approve_nothing():
    passkey = Passkey()
    for key in ("", "%", base64url(b"\x80"), base64url(cbor.encode({1: 9}))):
        approver = Approver("Registrar", PASSKEY, "", CREDENTIAL, key, RP, ORIGIN)
        with pytest.raises(SigningRefused):
            check(passkey.state(), approver)


def test_a_software_key_approves_and_one_changed_word_does_not(world):
    said = world.statement()
    config = world.config
    approval.check(said, said["digest"], BATCH, HELSINKI, config)
    for name, value in (("at", "2026-11-23T21:10:01Z"), ("key", "z6Mk"), ("signature", "z"), ("method", "webauthn")):
        with pytest.raises(SigningRefused):
            approval.check(said | {name: value}, said["digest"], BATCH, HELSINKI, config)


@pytest.mark.parametrize("name", ["type", "batch", "digest", "institution", "at", "method"])
def test_an_incomplete_approval_is_refused(world, name):
    said = dict(world.statement())
    del said[name]
    with pytest.raises(SigningRefused, match="not complete"):
        approval.check(said, DIGEST, BATCH, HELSINKI, world.config)


def test_an_approval_without_a_real_time_is_refused(world):
    registrar = world.registrars[HELSINKI]
    said = approval.core(batch_id=BATCH, digest=DIGEST, institution=HELSINKI, at="yesterday")
    with pytest.raises(SigningRefused, match="no time"):
        approval.check(said | {"method": "ed25519", "key": registrar.multibase}, DIGEST, BATCH, HELSINKI, world.config)

"""Independent verifiers accept a single proof of ours: openvc-core for both suites, openbadgeslib for eddsa-rdfc-2022."""

import base64
import copy
import json
from datetime import UTC, datetime
from importlib import resources

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.ldp import verify_data_integrity_proof
from openbadgeslib.ob3.verifier import OB3VerificationError
from openvc.errors import OpenvcError
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.proof.errors import ProofMalformed, SignatureInvalid
from pyld import FrozenDocumentLoader

from juncta.credentials.engine import addresses, badge, proofs
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.contexts import EXTENSIONS, OPEN_BADGES, TERMS
from juncta.credentials.engine.contexts import loader as loader_of_the_room
from juncta.credentials.engine.multibase import multikey
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.facts import Suite
from tests.credentials.engine.factories import DID, ON_BEHALF, badge_facts

NOW = datetime(2026, 12, 1, tzinfo=UTC)
KEY = Ed25519PrivateKey.generate()
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
JWK = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(KEY.public_key().public_bytes_raw()).rstrip(b"=").decode()}
_FOLDER = resources.files("openbadgeslib") / "ob3" / "contexts"
CONTEXTS = {
    OPEN_BADGES: json.loads((_FOLDER / "ob-v3p0-context-3.0.3.json").read_text("utf-8")),
    EXTENSIONS: json.loads((_FOLDER / "ob-v3p0-extensions.json").read_text("utf-8")),
}


def signed(suite, facts):
    document = prepare(facts).document
    method = addresses.key(DID, multikey(KEY.public_key()))
    proof = proofs.prove(document, KEY, method, "2026-11-23T21:10:00Z", suite)
    whole = json.loads(badge.assemble(document, [proof]))
    return whole | {"proof": whole["proof"][0]}


@pytest.fixture(params=[badge_facts(), badge_facts(edition=ON_BEHALF)], ids=["joint", "on behalf"])
def facts(request):
    return request.param


def changed(document):
    other = copy.deepcopy(document)
    other["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"
    return other


def test_openvc_verifies_the_jcs_proof(facts):
    document = signed(Suite.JCS, facts)
    EddsaJcsProofSuite().verify(document, public_key_jwk=JWK, now=NOW)
    with pytest.raises(OpenvcError):
        EddsaJcsProofSuite().verify(changed(document), public_key_jwk=JWK, now=NOW)


def test_openvc_accepts_the_rdfc_signature_and_then_refuses_any_inline_context(facts):
    """Its policy, read after the signature is found good: term definitions come from addresses only."""
    document = signed(Suite.RDFC, facts)
    with pytest.raises(ProofMalformed, match="inline @context"):
        DataIntegrityProofSuite().verify(document, public_key_jwk=JWK, now=NOW, extra_contexts=CONTEXTS)
    with pytest.raises(SignatureInvalid):
        DataIntegrityProofSuite().verify(changed(document), public_key_jwk=JWK, now=NOW, extra_contexts=CONTEXTS)


def test_openvc_verifies_the_rdfc_proof_when_our_terms_have_an_address(facts):
    address = "https://juncta.example/terms.json"
    known = CONTEXTS | {address: {"@context": TERMS}}
    loader = FrozenDocumentLoader(documents=loader_of_the_room().documents | known)
    content = json.loads(prepare(facts).document)
    content["@context"][-1] = address
    proof = proofs.prove(
        canonical(content), KEY, addresses.key(DID, multikey(KEY.public_key())), "2026-11-23T21:10:00Z", Suite.RDFC, loader
    )
    document = content | {"proof": proof}
    DataIntegrityProofSuite().verify(document, public_key_jwk=JWK, now=NOW, extra_contexts=known)
    with pytest.raises(OpenvcError):
        DataIntegrityProofSuite().verify(changed(document), public_key_jwk=JWK, now=NOW, extra_contexts=known)


def test_openbadgeslib_verifies_the_rdfc_proof(facts):
    document = signed(Suite.RDFC, facts)
    verify_data_integrity_proof(document, PEM)
    with pytest.raises(OB3VerificationError):
        verify_data_integrity_proof(changed(document), PEM)

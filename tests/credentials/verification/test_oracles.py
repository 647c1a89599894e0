"""Two independent verifiers, openvc-core and openbadgeslib, agree with ours on single proofs.

Both refuse any context object inside a document in their RDF suites, so on joint badges (whose own words stand in one) they are
asked through their canonicalisation; on plain Open Badges and on JCS proofs they are asked as a user would.
"""

import base64
import copy

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.contexts import bundled_contexts
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.proof.errors import ProofError

from juncta.credentials.verification import proofs, rdf
from tests.credentials.verification.conftest import LATER
from tests.credentials.verification.minting import CONTEXT, HELSINKI, LOADER, prove


def jwk(key):
    raw = key.private.public_key().public_bytes_raw()
    return {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw).decode().rstrip("=")}


def pem(key):
    return key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def ours(document):
    unsecured, listed = proofs.take(document, "The badge")
    return all(one.good for one in proofs.check(unsecured, listed))


def openvc_jcs(document, key):
    try:
        EddsaJcsProofSuite().verify(document, public_key_jwk=jwk(key), now=LATER)
    except ProofError:
        return False
    return True


def openvc_rdf(document, key):
    try:
        DataIntegrityProofSuite().verify(document, public_key_jwk=jwk(key), now=LATER, extra_contexts=bundled_contexts())
    except ProofError:
        return False
    return True


def openbadges(document, key):
    try:
        OB3LdpVerifier(pem(key)).verify(document)
    except OB3VerificationError:
        return False
    return True


@pytest.fixture(scope="module")
def plain(world):
    """An Open Badge of one university, in the words of the published contexts only."""
    document = world.document(termsOfUse=None, credentialStatus=None)
    document["@context"] = CONTEXT[:3]
    for own in ("title", "editionDigest"):
        del document["credentialSubject"]["achievement"][own]
    return {**document, "proof": prove(document, world.assertion[HELSINKI], suite="eddsa-rdfc-2022")}


def test_all_three_accept_a_plain_open_badge(plain, world):
    key = world.assertion[HELSINKI]
    assert ours(plain)
    assert openvc_rdf(plain, key)
    assert openbadges(plain, key)


def test_all_three_refuse_a_changed_one(plain, world):
    key = world.assertion[HELSINKI]
    changed = copy.deepcopy(plain)
    changed["credentialSubject"]["achievement"]["creditsAvailable"] = 60
    assert not ours(changed)
    assert not openvc_rdf(changed, key)
    assert not openbadges(changed, key)


def test_openvc_agrees_on_every_jcs_proof_of_a_joint_badge(badge, world):
    for at, entry in enumerate(badge["proof"][3:]):
        single, key = {**badge, "proof": entry}, world.assertion[world.required[at]]
        assert ours(single)
        assert openvc_jcs(single, key)
        assert not openvc_jcs({**single, "name": "x"}, key)
        assert not openvc_jcs(single, world.status_key)


def test_openvc_agrees_on_the_canonical_form_of_a_joint_badge(badge):
    """URDNA2015 in PyLD through openvc, RDFC-1.0 in oxigraph through us: the same bytes."""
    from openvc.proof.data_integrity import _canonize

    unsecured = {name: value for name, value in badge.items() if name != "proof"}
    configuration = {**badge["proof"][0], "@context": unsecured["@context"]}
    del configuration["proofValue"]
    assert rdf.canonical([unsecured, configuration]) == [_canonize(unsecured, LOADER), _canonize(configuration, LOADER)]

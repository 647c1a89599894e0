"""The W3C's vectors for the EdDSA cryptosuites come out byte for byte: same documents, same keys, same proofs.

`credentials/v2` comes from a package. `credentials/examples/v2` is in none; it holds a single word, the default vocabulary, which
the vectors' own canonical form shows. `citizenship/v4rc1` is in none and is long: there the proof starts from the vector's canonical
document. Proof chains are not made at all (a badge carries a set), so their vectors have nothing to reproduce here.
"""

import json
from pathlib import Path

import base58
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import BUNDLED_CONTEXTS, FrozenDocumentLoader

from juncta.credentials.engine import proofs, rdf
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.contexts import CREDENTIALS
from juncta.credentials.engine.multibase import base58btc, multikey
from juncta.credentials.facts import Suite

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "w3c-vectors"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the standards bodies' vectors are not beside this repository: ../shared/data")

EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
CITIZENSHIP = "https://w3id.org/citizenship/v4rc1"
LOADER = FrozenDocumentLoader(
    documents={
        CREDENTIALS: BUNDLED_CONTEXTS[CREDENTIALS],
        EXAMPLES: {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}},
        CITIZENSHIP: {"@context": {}},  # enough for proof options, which use none of its terms
    }
)


def read(name):
    return json.loads((FOLDER / name).read_text("utf-8"))


def text(name):
    return (FOLDER / name).read_text("utf-8").strip()


def key_of(pair):
    """The private key of a published pair: multicodec 0x1300 as a varint, then the seed."""
    data = base58.b58decode(pair["privateKeyMultibase"][1:])
    assert data[:2] == b"\x80\x26"
    key = Ed25519PrivateKey.from_private_bytes(data[2:])
    assert multikey(key.public_key()) == pair["publicKeyMultibase"]
    return key


@pytest.mark.parametrize(("suite", "signed"), [(Suite.RDFC, "signedDataInt.json"), (Suite.JCS, "signedJCS.json")])
def test_a_proof_is_the_published_one(suite, signed):
    expected = read(f"{suite}/{signed}")["proof"]
    made = proofs.prove(
        canonical(read("unsigned.json")),
        key_of(read("keyPair.json")),
        expected["verificationMethod"],
        expected["created"],
        suite,
        LOADER,
    )
    assert made == expected


def test_canonical_forms_and_hashes_on_the_way_are_the_published_ones():
    document = read("unsigned.json")
    assert canonical(document).decode() == text("eddsa-jcs-2022/canonDocJCS.txt")
    assert rdf.canonical(rdf.nquads(document, LOADER)).decode().strip() == text("eddsa-rdfc-2022/canonDocDataInt.txt")
    assert rdf.digest(rdf.nquads(document, LOADER)).hex() == text("eddsa-rdfc-2022/docHashDataInt.txt")
    config = read("eddsa-rdfc-2022/proofConfigDataInt.json")
    plan = proofs.Plan.of(Suite.RDFC, config["verificationMethod"], config["created"], config["@context"], LOADER)
    assert plan.digest.hex() == text("eddsa-rdfc-2022/proofHashDataInt.txt")


def test_the_employment_proof_is_the_published_one_from_its_canonical_document_on():
    expected = read("eddsa-rdfc-2022/employ/signedDataInt.json")["proof"]
    quads = (FOLDER / "eddsa-rdfc-2022/employ/canonDocDataInt.txt").read_text("utf-8")
    context = read("eddsa-rdfc-2022/employ/proofConfigDataInt.json")["@context"]
    plan = proofs.Plan.of(Suite.RDFC, expected["verificationMethod"], expected["created"], context, LOADER)
    assert plan.prove(rdf.digest(quads), key_of(read("keyPair.json"))) == expected


@pytest.mark.parametrize("number", [1, 2])
def test_every_proof_of_a_set_signs_the_document_alone(number):
    document = read("proof-set-chain/unsigned.json")
    options = read(f"proof-set-chain/proofSetConfig{number}.json")
    hashed = rdf.digest(rdf.nquads({**options, "@context": document["@context"]}, LOADER))
    plan = proofs.Plan(Suite.RDFC, options, hashed)
    made = plan.prove(rdf.digest(rdf.nquads(document, LOADER)), key_of(read("proof-set-chain/multiKeyPairs.json")[f"keyPair{number}"]))
    assert made == read("proof-set-chain/signedProofSet2.json")["proof"][number - 1]


def test_base58_is_the_published_signature():
    signature = bytes.fromhex(text("eddsa-jcs-2022/sigHexJCS.txt"))
    assert base58btc(signature) == text("eddsa-jcs-2022/sigBTC58JCS.txt")

"""The published test vectors of the W3C's EdDSA cryptosuites verify with our primitives; the judge refuses chains."""

import hashlib
import json
from pathlib import Path

import pytest

from juncta.credentials.verification import canonical, proofs, rdf
from juncta.credentials.verification.reasons import Doubt
from tests.credentials.verification.conftest import LATER

VECTORS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "w3c-vectors"
# The vectors use a context of examples that no package ships; it consists of one line.
EXAMPLES = {"https://www.w3.org/ns/credentials/examples/v2": {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}}

pytestmark = pytest.mark.skipif(not VECTORS.is_dir(), reason="the W3C vectors (../shared/data/w3c-vectors) are not beside this checkout")


def load(name):
    return json.loads((VECTORS / name).read_text())


def text(name):
    return (VECTORS / name).read_bytes()


def canonical_forms(document):
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    listed = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    configurations = [{name: value for name, value in proof.items() if name != "proofValue"} for proof in listed]
    return unsecured, listed, configurations


def as_proof(entry, configuration):
    from juncta.credentials.verification import multikey
    from juncta.credentials.verification.dates import moment

    return proofs.Proof(
        suite=entry["cryptosuite"],
        method=entry["verificationMethod"],
        created=moment(entry["created"], "the vector"),
        signature=multikey.signature(entry["proofValue"]),
        configuration=configuration,
    )


def test_the_rdf_vector_verifies_and_has_the_published_canonical_forms():
    unsecured, [entry], [configuration] = canonical_forms(load("eddsa-rdfc-2022/signedDataInt.json"))
    document, options = rdf.canonical([unsecured, {**configuration, "@context": unsecured["@context"]}], also=EXAMPLES)
    assert document.decode().strip() == text("eddsa-rdfc-2022/canonDocDataInt.txt").decode().strip()
    assert options.decode().strip() == text("eddsa-rdfc-2022/proofCanonDataInt.txt").decode().strip()
    assert hashlib.sha256(document).hexdigest() == text("eddsa-rdfc-2022/docHashDataInt.txt").decode().strip()
    assert proofs.holds(as_proof(entry, configuration), options, document)
    assert not proofs.holds(as_proof(entry, configuration), options, document + b"x")


def test_the_employment_vector_verifies_from_its_canonical_forms():
    """Its citizenship context ships with no package; hashing and signature are checked from the published canonical forms."""
    _, [entry], [configuration] = canonical_forms(load("eddsa-rdfc-2022/employ/signedDataInt.json"))
    document, options = (text(f"eddsa-rdfc-2022/employ/{name}") for name in ("canonDocDataInt.txt", "proofCanonDataInt.txt"))
    assert proofs.holds(as_proof(entry, configuration), options, document)
    assert not proofs.holds(as_proof(entry, configuration), options, document.replace(b"JOHN", b"JANE"))


def test_the_jcs_vector_verifies_and_has_the_published_canonical_forms():
    document = load("eddsa-jcs-2022/signedJCS.json")
    unsecured, [entry] = proofs.take(document, "The vector")
    assert canonical.jcs(unsecured) == text("eddsa-jcs-2022/canonDocJCS.txt")
    assert canonical.jcs(dict(entry.configuration)) == text("eddsa-jcs-2022/proofCanonJCS.txt")
    assert [one.good for one in proofs.check_plain(unsecured, [entry], "The vector")] == [True]
    assert [one.good for one in proofs.check_plain({**unsecured, "name": "x"}, [entry], "The vector")] == [False]


@pytest.mark.parametrize("name", ["signedProofSet1.json", "signedProofSet2.json"])
def test_every_proof_of_the_proof_sets_verifies(name):
    unsecured, entries, configurations = canonical_forms(load(f"proof-set-chain/{name}"))
    document, *options = rdf.canonical([unsecured, *({**one, "@context": unsecured["@context"]} for one in configurations)], also=EXAMPLES)
    for entry, configuration, canonical_options in zip(entries, configurations, options, strict=True):
        assert proofs.holds(as_proof(entry, configuration), canonical_options, document)


def test_the_chained_proofs_verify_as_primitives():
    """A chained proof covers the document together with the proofs it builds on."""
    last = load("proof-set-chain/signedProofChain1.json")["proof"][-1]
    configuration = {name: value for name, value in last.items() if name != "proofValue"}
    document = load("proof-set-chain/proofChainTempDoc1.json")
    covered, options = rdf.canonical([document, {**configuration, "@context": document["@context"]}], also=EXAMPLES)
    assert proofs.holds(as_proof(last, configuration), options, covered)


@pytest.mark.parametrize("name", ["signedProofChain1.json", "signedProofChain2.json"])
def test_the_judge_refuses_chains(judge, name):
    judgement = judge(load(f"proof-set-chain/{name}"), at=LATER)
    assert judgement.verdict == "invalid"
    assert "chains of proofs are not accepted" in str(judgement.reasons[0])


@pytest.mark.parametrize(
    "name", ["eddsa-rdfc-2022/signedDataInt.json", "eddsa-jcs-2022/signedJCS.json", "proof-set-chain/signedProofSet2.json"]
)
def test_the_judge_calls_no_foreign_credential_valid(judge, name):
    assert judge(load(name), at=LATER).verdict == "invalid"


def test_a_context_that_is_not_shipped_is_not_fetched():
    with pytest.raises(Doubt, match="citizenship"):
        rdf.canonical([load("employmentAuth.json")])

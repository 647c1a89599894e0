"""Data Integrity proofs of the two EdDSA suites: taken apart, put under bounds, and checked one by one.

Vc-di-eddsa §3.2 and §3.3: the signature covers SHA-256 of the canonical proof configuration, then SHA-256 of the canonical document.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from juncta.credentials.verification import members, multikey, rdf
from juncta.credentials.verification.canonical import jcs
from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

RDFC = "eddsa-rdfc-2022"
JCS = "eddsa-jcs-2022"
MOST_PROOFS = 256
MEMBERS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue", "@context"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof as it stands: which suite, whose key by its address, when, and the signature."""

    suite: str
    method: str
    created: datetime
    signature: bytes
    configuration: Mapping[str, Any]

    @property
    def issuer(self) -> str:
        """The address before the key's name."""
        return self.method.partition("#")[0]

    @property
    def key(self) -> str:
        """The key itself, in multibase: the name after the #."""
        return self.method.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Checked:
    """A proof, and whether its signature holds under the key that its address spells out."""

    proof: Proof
    good: bool


def take(document: Mapping[str, Any], what: str) -> tuple[dict[str, Any], list[Proof]]:
    """The document without its proofs, and the proofs; raises Doubt for proofs that this verifier does not accept."""
    if "proof" not in document:
        raise Doubt(mark("{what} carries no proof."), what=what)
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    entries = members.objects(document, "proof", what)
    if len(entries) > MOST_PROOFS:
        raise Doubt(mark("{what} carries too many proofs."), what=what)
    if any("previousProof" in entry for entry in entries):
        raise Doubt(mark("A proof builds on another one (previousProof): chains of proofs are not accepted, only sets."))
    proofs = [_proof(entry, unsecured) for entry in entries]
    if len({(proof.suite, proof.method) for proof in proofs}) != len(proofs):
        raise Doubt(mark("{what} carries two proofs by the same key in the same suite."), what=what)
    return unsecured, proofs


def _proof(entry: dict[str, Any], unsecured: Mapping[str, Any]) -> Proof:
    where = mark("A proof")
    if extra := sorted(set(entry) - MEMBERS):
        raise Doubt(mark("A proof has a member that is not accepted: {name}."), name=brief(extra[0]))
    if entry.get("type") != "DataIntegrityProof" or entry.get("cryptosuite") not in (RDFC, JCS):
        raise Doubt(mark("A proof is of a kind that is not accepted: {kind}."), kind=brief(entry.get("cryptosuite") or entry.get("type")))
    if entry.get("proofPurpose") != "assertionMethod":
        raise Doubt(mark("A proof was made for another purpose: {purpose}."), purpose=brief(entry.get("proofPurpose")))
    if "@context" in entry and (entry["cryptosuite"] == RDFC or entry["@context"] != unsecured.get("@context")):
        raise Doubt(mark("A proof brings a context of its own."))
    return Proof(
        suite=entry["cryptosuite"],
        method=members.text(entry, "verificationMethod", where),
        created=members.instant(entry, "created", where),
        signature=multikey.signature(entry.get("proofValue")),
        configuration={name: value for name, value in entry.items() if name != "proofValue"},
    )


def check(unsecured: dict[str, Any], proofs: Sequence[Proof]) -> list[Checked]:
    """Check every proof under the key in its own address; nothing is said yet about whose key that is."""
    by_rdf = [proof for proof in proofs if proof.suite == RDFC]
    configurations = [{**proof.configuration, "@context": unsecured.get("@context")} for proof in by_rdf]
    graph, *graph_configurations = rdf.canonical([unsecured, *configurations])
    of_graph = dict(zip(map(id, by_rdf), graph_configurations, strict=True))
    plain = jcs(unsecured)
    return [Checked(proof, holds(proof, of_graph[id(proof)], graph) if proof.suite == RDFC else _plainly(proof, plain)) for proof in proofs]


def check_plain(unsecured: dict[str, Any], proofs: Sequence[Proof], what: str) -> list[Checked]:
    """The same for our own lists, which are plain JSON and carry proofs of the JCS suite only."""
    if any(proof.suite != JCS for proof in proofs):
        raise Doubt(mark("{what} carries a proof of another suite than eddsa-jcs-2022."), what=what)
    plain = jcs(unsecured)
    return [Checked(proof, _plainly(proof, plain)) for proof in proofs]


def _plainly(proof: Proof, plain: bytes) -> bool:
    return holds(proof, jcs(dict(proof.configuration)), plain)


def holds(proof: Proof, canonical_configuration: bytes, canonical_document: bytes) -> bool:
    """Whether the signature covers these canonical forms under the proof's own key; raises Doubt if it names no key."""
    covered = hashlib.sha256(canonical_configuration).digest() + hashlib.sha256(canonical_document).digest()
    try:
        Ed25519PublicKey.from_public_bytes(multikey.public_key(proof.key)).verify(proof.signature, covered)
    except InvalidSignature:
        return False
    return True

"""Data Integrity proofs in the suites eddsa-rdfc-2022 and eddsa-jcs-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3).

Both sign SHA-256 of the canonical proof options followed by SHA-256 of the canonical document. The options of a whole batch are the
same, so they are hashed once (`Plan`); a document is hashed once per suite, however many universities sign it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import DocumentLoader

from juncta.credentials.engine import rdf
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.multibase import base58btc
from juncta.credentials.facts import Suite

PURPOSE = "assertionMethod"


@dataclass(frozen=True, slots=True)
class Plan:
    """The proof options of one key, one time and one context: what stands in each proof, and its hash."""

    suite: Suite
    options: dict[str, Any]
    digest: bytes

    @classmethod
    def of(cls, suite: Suite, method: str, created: str, context: Any, loader: DocumentLoader | None = None) -> "Plan":  # noqa: ANN401
        """Hash the options together with the document's context.

        A JCS proof carries the context; an RDFC proof only borrows it for hashing (sections 3.3.5 and 3.2.5).
        """
        options = {
            "type": "DataIntegrityProof",
            "cryptosuite": suite.value,
            "created": created,
            "verificationMethod": method,
            "proofPurpose": PURPOSE,
        }
        spelt = options if context is None else {**options, "@context": context}
        if suite is Suite.JCS:
            return cls(suite, spelt, hashlib.sha256(canonical(spelt)).digest())
        return cls(suite, options, rdf.digest(rdf.nquads(spelt, loader)))

    def prove(self, document_digest: bytes, key: Ed25519PrivateKey) -> dict[str, Any]:
        """The proof over a document of which this is the hash in this suite's canonical form."""
        return {**self.options, "proofValue": base58btc(key.sign(self.digest + document_digest))}


def prove(
    document: bytes, key: Ed25519PrivateKey, method: str, created: str, suite: Suite, loader: DocumentLoader | None = None
) -> dict[str, Any]:
    """One proof over one document in canonical bytes; a `loader` serves contexts of foreign documents."""
    content: Mapping[str, Any] = json.loads(document)
    plan = Plan.of(suite, method, created, content.get("@context"), loader)
    if suite is Suite.JCS:
        return plan.prove(hashlib.sha256(document).digest(), key)
    return plan.prove(rdf.digest(rdf.nquads(content, loader)), key)

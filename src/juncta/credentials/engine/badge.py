"""A document together with its proofs, as bytes: a proof set, in which every proof signs the document alone (no chain)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from juncta.credentials.engine.canonical import canonical
from juncta.credentials.facts import Suite

_ORDER = [suite.value for suite in Suite]


def assemble(document: bytes, proofs: Iterable[Mapping[str, Any]]) -> bytes:
    """The signed document: all proofs of the first suite before all of the second, otherwise in the order given.

    Raises ValueError when there is no proof, when one is part of a chain, or when the document holds proofs already.
    """
    content: dict[str, Any] = json.loads(document)
    given = sorted((dict(proof) for proof in proofs), key=lambda proof: _ORDER.index(proof["cryptosuite"]))
    if not given or "proof" in content or any("previousProof" in proof for proof in given):
        message = "a signed document is a document without proofs, and a set of proofs beside it"
        raise ValueError(message)
    return canonical(content | {"proof": given})

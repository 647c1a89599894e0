"""A document as RDF: N-Quads by PyLD, canonical form (RDFC-1.0) by pyoxigraph."""

import hashlib
from collections.abc import Mapping
from typing import Any

import pyoxigraph
from pyld import DocumentLoader, jsonld

from juncta.credentials.engine import contexts


def nquads(document: Mapping[str, Any], loader: DocumentLoader | None = None) -> str:
    """The document's statements. What no context defines is dropped silently: `safe` finds it.

    Raises `pyld.jsonld.JsonLdError` for a context that the loader (the room's own, if none is given) does not know.
    """
    options = {"documentLoader": loader or contexts.loader(), "format": "application/n-quads", "base": ""}
    return str(jsonld.to_rdf(dict(document), options))


def canonical(quads: str) -> bytes:
    """The RDFC-1.0 canonical N-Quads of statements in N-Quads."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n" for quad in dataset)
    return "".join(lines).encode()


def digest(quads: str) -> bytes:
    """SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(quads)).digest()

"""The alliance's DID document: one key per university and one for status lists (DID Core 1.0; Controlled Identifiers 1.0, 2.2.2)."""

from collections.abc import Iterable
from typing import Any

from juncta.credentials.engine import addresses, contexts


def document(did: str, multikeys: Iterable[str]) -> dict[str, Any]:
    """Every key that signs or ever signed badges and status lists, retired ones too: did:web keeps no history of its own.

    The document says which keys exist, not whose they are or when they counted; the trust list says that.
    """
    keys = sorted(set(multikeys))
    methods = [addresses.key(did, key) for key in keys]
    return {
        "@context": [contexts.DID, contexts.MULTIKEY],
        "id": did,
        "verificationMethod": [
            {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": key}
            for method, key in zip(methods, keys, strict=True)
        ],
        "assertionMethod": methods,
    }

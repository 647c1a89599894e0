"""What a registrar approves: one digest over all documents of a batch, in whatever order they come."""

import hashlib
from collections.abc import Iterable

from juncta.credentials.engine.canonical import canonical


def digest(documents: Iterable[bytes]) -> str:
    """SHA-256, in hexadecimal, over the canonical list of the documents' sorted digests."""
    return of_digests(hashlib.sha256(document).hexdigest() for document in documents)


def of_digests(digests: Iterable[str]) -> str:
    """The same from digests that are known already."""
    return hashlib.sha256(canonical(sorted(digests))).hexdigest()

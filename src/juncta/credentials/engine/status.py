"""Bitstring Status Lists (W3C Bitstring Status List 1.0): which badges of an alliance are void, without telling whose they are."""

import gzip
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from juncta.credentials.engine import contexts
from juncta.credentials.engine.moments import moment
from juncta.credentials.engine.multibase import base64url

SMALLEST: Final = 131_072  # entries; section 2.2: fewer would tell who is in the list
LASTS: Final = timedelta(hours=24)
LEVEL: Final = 6  # gzip level 9 costs fourteen times more and saves an eighth
OCTET: Final = 8


def compose(
    *, did: str, address: str, revoked: Iterable[int], valid_from: datetime, size: int = SMALLEST, purpose: str = "revocation"
) -> dict[str, Any]:
    """The list without its proof; verifiers believe it for a day.

    Raises ValueError for a list that is too small, or an index outside it.
    """
    return {
        "@context": [contexts.CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did,
        "validFrom": moment(valid_from),
        "validUntil": moment(valid_from + LASTS),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encode(revoked, size),
        },
    }


def encode(indexes: Iterable[int], size: int = SMALLEST) -> str:
    """The bits as multibase base64url of their gzip; the first entry is the leftmost bit (section 3.3)."""
    if size < SMALLEST or size % OCTET:
        message = f"a status list has at least {SMALLEST} entries, in whole octets, not {size}"
        raise ValueError(message)
    bits = bytearray(size // OCTET)
    for index in indexes:
        if not 0 <= index < size:
            message = f"there is no entry {index} in a list of {size}"
            raise ValueError(message)
        bits[index // OCTET] |= 0x80 >> index % OCTET
    return f"u{base64url(gzip.compress(bytes(bits), compresslevel=LEVEL, mtime=0))}"

"""Bitstring Status Lists: signed by a status key of the trust list, in force at the time of judging, unpacked under bounds."""

import base64
import binascii
import re
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from juncta.credentials.verification import bounded, members, proofs
from juncta.credentials.verification.reasons import Doubt
from juncta.credentials.verification.trust import TrustList
from juncta.kernel.words import mark

WHERE = mark("The status list")
LONGEST = timedelta(hours=25)  # a list is signed for a day; the hour is for clocks
SHORTEST_BITS = 131_072  # Bitstring Status List §3.1: room enough to hide among others
MOST_BYTES = 16 << 20
BASE64URL = re.compile(r"u[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class StatusList:
    """One signed list: its bits, and when it is in force."""

    id: str
    purpose: str
    bits: bytes
    valid_from: datetime
    valid_until: datetime

    def in_force(self, at: datetime) -> bool:
        """Whether the list speaks about that time."""
        return self.valid_from <= at < self.valid_until

    def is_set(self, index: int) -> bool:
        """The bit at a place, counted from the left; raises Doubt beyond the end."""
        place, bit = divmod(index, 8)
        if place >= len(self.bits):
            raise Doubt(mark("The badge's place lies beyond the end of the status list."))
        return bool(self.bits[place] >> (7 - bit) & 1)


def read(data: bytes, trust: TrustList) -> StatusList:
    """The list in `data`; raises Doubt unless the trust list knows it and a status key has signed it."""
    document = bounded.parse(data, bounded.STATUS_LIMIT, WHERE)
    unsecured, listed = proofs.take(document, WHERE)
    subject = unsecured.get("credentialSubject")
    kinds = unsecured.get("type")
    if not isinstance(subject, dict) or subject.get("type") != "BitstringStatusList" or "BitstringStatusListCredential" not in _many(kinds):
        raise Doubt(mark("The status list is none."))
    purpose = members.text(subject, "statusPurpose", WHERE)
    address = members.text(unsecured, "id", WHERE)
    _known(unsecured, address, purpose, trust)
    _signed(unsecured, listed, trust)
    since, until = (members.instant(unsecured, name, WHERE) for name in ("validFrom", "validUntil"))
    if until - since > LONGEST:
        raise Doubt(mark("The status list claims to hold for longer than a day."))
    return StatusList(id=address, purpose=purpose, bits=unpack(subject.get("encodedList")), valid_from=since, valid_until=until)


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _known(unsecured: dict[str, Any], address: str, purpose: str, trust: TrustList) -> None:
    issuer = unsecured.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    if named != trust.alliance or not any(known.id == address and known.purpose == purpose for known in trust.lists):
        raise Doubt(mark("The status list is not one that the trust list names."))


def _signed(unsecured: dict[str, Any], listed: list[proofs.Proof], trust: TrustList) -> None:
    for one in proofs.check_plain(unsecured, listed, WHERE):
        key = trust.keys.get(one.proof.method)
        if not one.good or key is None or key.purpose != "status" or not key.covers(one.proof.created):
            raise Doubt(mark("The status list is not signed by a key that may sign it."))


def unpack(encoded: object) -> bytes:
    """The bits of an encoded list (multibase base64url of one gzip member); raises Doubt for bombs and for lists too short."""
    if not isinstance(encoded, str) or not BASE64URL.fullmatch(encoded):
        raise Doubt(mark("The status list is not encoded as it should be."))
    packed = encoded[1:]
    try:
        raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj(wbits=31)
        bits = unpacker.decompress(raw, MOST_BYTES)
    except (binascii.Error, zlib.error) as error:
        raise Doubt(mark("The status list is not encoded as it should be.")) from error
    if not unpacker.eof or unpacker.unused_data:
        raise Doubt(mark("The status list is larger than it may be, or it was cut off."))
    if len(bits) * 8 < SHORTEST_BITS:
        raise Doubt(mark("The status list is too short."))
    return bits

"""Keys and signatures as multibase text: base58btc with a leading z, one spelling per value."""

import re

import base58

from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

BASE58BTC = re.compile(r"z[1-9A-HJ-NP-Za-km-z]{1,120}", re.ASCII)
ED25519 = b"\xed\x01"  # multicodec ed25519-pub as a varint
KEY_BYTES = 32
SIGNATURE_BYTES = 64


def public_key(multibase: object) -> bytes:
    """The 32 bytes of an Ed25519 public key written as a Multikey; raises Doubt for any other key."""
    raw = _decode(multibase)
    if raw is None or len(raw) != len(ED25519) + KEY_BYTES or not raw.startswith(ED25519):
        raise Doubt(mark("{text} is not an Ed25519 key in multibase."), text=brief(multibase))
    return raw[len(ED25519) :]


def signature(multibase: object) -> bytes:
    """The 64 bytes of an Ed25519 signature; raises Doubt for anything else."""
    raw = _decode(multibase)
    if raw is None or len(raw) != SIGNATURE_BYTES:
        raise Doubt(mark("A proof value is not an Ed25519 signature: {text}."), text=brief(multibase))
    return raw


def _decode(multibase: object) -> bytes | None:
    """Bytes of a multibase text, or None; leading zeros and other second spellings of the same bytes do not pass."""
    if not isinstance(multibase, str) or not BASE58BTC.fullmatch(multibase):
        return None
    raw = base58.b58decode(multibase[1:])
    return raw if base58.b58encode(raw).decode("ascii") == multibase[1:] else None

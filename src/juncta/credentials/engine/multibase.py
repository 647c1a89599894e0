"""Bytes as text: base58btc and base64url multibase, and Ed25519 multikeys (Controlled Identifiers 1.0, sections 2.2.2 and 2.4)."""

import base64

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PAIRS = tuple(high + low for high in ALPHABET for low in ALPHABET)  # two digits at a time
PAIR = 58**2
LIMB, PAIRS_PER_LIMB = 58**10, 5
ED25519_PUBLIC = b"\xed\x01"  # multicodec, as a varint
KEY_BYTES = 32


def base58btc(data: bytes) -> str:
    """Multibase "z": base58 with Bitcoin's alphabet. Limbs of ten digits keep the arithmetic small: proofs are made in thousands."""
    number = int.from_bytes(data, "big")
    pairs: list[str] = []
    while number:
        number, limb = divmod(number, LIMB)
        for _ in range(PAIRS_PER_LIMB):
            limb, pair = divmod(limb, PAIR)
            pairs.append(PAIRS[pair])
    pairs.reverse()
    zeros = len(data) - len(data.lstrip(b"\0"))
    return f"z{ALPHABET[0] * zeros}{''.join(pairs).lstrip(ALPHABET[0])}"


def base64url(data: bytes) -> str:
    """Base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Its bytes; raises ValueError if it is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def multikey(key: Ed25519PublicKey) -> str:
    """The public key as "z6Mk…"."""
    return base58btc(ED25519_PUBLIC + key.public_bytes_raw())


def public_key(text: str) -> Ed25519PublicKey:
    """The key of "z6Mk…"; raises ValueError if it is no Ed25519 multikey."""
    data = bytes_of(text)
    if not data.startswith(ED25519_PUBLIC) or len(data) != len(ED25519_PUBLIC) + KEY_BYTES:
        message = f"{text!r} is no Ed25519 multikey"
        raise ValueError(message)
    return Ed25519PublicKey.from_public_bytes(data[len(ED25519_PUBLIC) :])


def bytes_of(text: str) -> bytes:
    """The bytes of a base58btc multibase text; raises ValueError if it is none."""
    if not text.startswith("z"):
        message = f"{text!r} is no base58btc multibase"
        raise ValueError(message)
    return bytes(base58.b58decode(text[1:]))

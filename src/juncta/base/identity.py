"""Names for rows: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time, and random public ids."""

import secrets
import time
import uuid


def uuid7() -> uuid.UUID:
    """A new UUIDv7: 48 bits of milliseconds, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return uuid.UUID(int=value)


def public_id() -> str:
    """128 random bits, safe in an address; says nothing about the row it names."""
    return secrets.token_urlsafe(16)

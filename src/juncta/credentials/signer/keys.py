"""Private keys as encrypted files: PKCS#8 in PEM, readable by their owner only."""

import os
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from juncta.credentials.engine.multibase import multikey
from juncta.credentials.ports import SigningRefused

OWNER_ONLY: Final = 0o600
OTHERS: Final = 0o077


def generate() -> Ed25519PrivateKey:
    """A new key from the system's random numbers."""
    return Ed25519PrivateKey.generate()


def multibase(key: Ed25519PrivateKey) -> str:
    """Its public half as a multikey, "z6Mk…"."""
    return multikey(key.public_key())


def save(path: Path, key: Ed25519PrivateKey, passphrase: bytes | None) -> None:
    """Write a new file, 0600 from the start; without a passphrase it is not encrypted. Raises FileExistsError."""
    encryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    write_private(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))


def load(path: Path, passphrase: bytes | None) -> Ed25519PrivateKey:
    """The key of a file; raises SigningRefused when it cannot be read, decrypted, or is open to others."""
    try:
        key = load_pem_private_key(read_private(path), passphrase)
    except (TypeError, ValueError):
        message = f"The key file {path.name} cannot be opened with the passphrase given."
        raise SigningRefused(message) from None
    if not isinstance(key, Ed25519PrivateKey):
        message = f"The key file {path.name} holds no Ed25519 key."
        raise SigningRefused(message)
    return key


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read; raises FileExistsError rather than write over a key."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(content)


def read_private(path: Path) -> bytes:
    """The content of a file that only its owner can read; raises SigningRefused for any other."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & OTHERS:
                message = f"Others can read {path.name}: set its mode to 0600."
                raise SigningRefused(message)
            return file.read()
    except OSError as error:
        message = f"The file {path.name} cannot be read: {error.strerror}."
        raise SigningRefused(message) from error

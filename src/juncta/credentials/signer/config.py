"""What a signer believes: its own folder, never the platform's database. `signer.toml` names keys, approvers and the alliance."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import keys

FILE: Final = "signer.toml"
PASSPHRASE: Final = "JUNCTA_SIGNER_PASSPHRASE"  # noqa: S105 - the name of a variable
SOFTWARE, PASSKEY = "ed25519", "webauthn"


@dataclass(frozen=True, slots=True)
class Approver:
    """A registrar, and the key with which they approve: a software key, or a passkey with the place where it may be used."""

    name: str
    method: str
    key: str = ""  # ed25519: multikey
    credential_id: str = ""  # webauthn: base64url
    public_key: str = ""  # webauthn: COSE, base64url
    rp_id: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """One university's keys and registrars. `retired` are multikeys of former keys that a trust list may still name for it."""

    ror: str
    name: str
    assertion: Ed25519PrivateKey = field(repr=False)
    trust: Ed25519PrivateKey = field(repr=False)
    approvers: tuple[Approver, ...] = ()
    retired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignerConfig:
    """A whole folder, opened. `status` is None where this signer keeps no status key."""

    did: str
    hands: tuple[Hand, ...]
    status: Ed25519PrivateKey | None = field(default=None, repr=False)

    def hand(self, institution: str) -> Hand:
        """The keys of a university; raises SigningRefused when they are not here."""
        for each in self.hands:
            if each.ror == institution:
                return each
        message = f"This signer holds no keys of {institution}."
        raise SigningRefused(message)

    def public_keys(self) -> list[tuple[str, str, str, str]]:
        """What may be announced: (controller, name, purpose, multikey) of every key; the status key's controller is the DID."""
        found = [
            (hand.ror, hand.name, purpose, keys.multibase(key))
            for hand in self.hands
            for purpose, key in (("assertion", hand.assertion), ("trust", hand.trust))
        ]
        return found + ([(self.did, "Status lists", "status", keys.multibase(self.status))] if self.status else [])


def load(folder: Path, environ: Mapping[str, str] | None = None) -> SignerConfig:
    """Open a folder; raises SigningRefused with what is wrong: a missing or open file, a wrong passphrase, an unknown entry."""
    said = _read(folder)
    try:
        secret = _passphrase(folder, said, os.environ if environ is None else environ)
        status = said.get("status")
        return SignerConfig(
            did=said["did"],
            hands=tuple(_hand(folder, each, secret) for each in said.get("institution", [])),
            status=keys.load(folder / status["key"], secret) if status else None,
        )
    except (KeyError, TypeError) as error:
        message = f"{FILE} is not complete: {error}."
        raise SigningRefused(message) from error


def _read(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(keys.read_private(folder / FILE).decode())
    except ValueError as error:
        message = f"{FILE} cannot be read: {error}."
        raise SigningRefused(message) from error


def _passphrase(folder: Path, said: Mapping[str, Any], environ: Mapping[str, str]) -> bytes:
    if given := environ.get(PASSPHRASE):
        return given.encode()
    if file := said.get("passphrase_file"):
        return keys.read_private(folder / file).strip()
    message = f"The signer's passphrase is missing: set {PASSPHRASE}, or name a passphrase_file in {FILE}."
    raise SigningRefused(message)


def _hand(folder: Path, said: Mapping[str, Any], secret: bytes) -> Hand:
    return Hand(
        ror=said["ror"],
        name=said["name"],
        assertion=keys.load(folder / said["assertion_key"], secret),
        trust=keys.load(folder / said["trust_key"], secret),
        approvers=tuple(_approver(each) for each in said.get("approver", [])),
        retired=tuple(said.get("retired", [])),
    )


def _approver(said: Mapping[str, Any]) -> Approver:
    """An approver whose method's own fields are all there; raises KeyError otherwise."""
    needed = {SOFTWARE: ("key",), PASSKEY: ("credential_id", "public_key", "rp_id", "origin")}[said["method"]]
    return Approver(name=said["name"], method=said["method"], **{name: said[name] for name in needed})

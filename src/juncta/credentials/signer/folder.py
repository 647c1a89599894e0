"""Making a signer's folder: fresh keys, the registrars who may approve, and `signer.toml` that names them."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from juncta.credentials.engine import addresses
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import config, keys
from juncta.credentials.signer.config import Approver, SignerConfig

PASSPHRASE_FILE: Final = "passphrase"  # noqa: S105 - the name of a file
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\"} | {chr(code): f"\\u{code:04x}" for code in (*range(0x20), 0x7F)}


@dataclass(frozen=True, slots=True)
class NewInstitution:
    """A university whose keys are to be made. `slug` names its files."""

    ror: str
    name: str
    slug: str
    approvers: tuple[Approver, ...] = ()


def init(
    folder: Path, *, did: str, institutions: Iterable[NewInstitution], passphrase: str | None = None, status: bool = True
) -> SignerConfig:
    """Make a folder (0700) with new encrypted keys (0600), and open it.

    Without a passphrase one is made and kept in a file beside the keys: good for a demo; in production keep it elsewhere.
    With `status`, the folder also gets the alliance's status key. Raises SigningRefused when the folder holds a signer already,
    and ValueError when `did` is no did:web.
    """
    addresses.base(did)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if (folder / config.FILE).exists():
        message = f"{folder.name} holds a signer already; its keys are not written over."
        raise SigningRefused(message)
    secret = (passphrase or secrets.token_urlsafe(32)).encode()
    lines = [f"did = {_quoted(did)}"]
    if passphrase is None:
        keys.write_private(folder / PASSPHRASE_FILE, secret + b"\n")
        lines.append(f"passphrase_file = {_quoted(PASSPHRASE_FILE)}")
    if status:
        keys.save(folder / "status.pem", keys.generate(), secret)
        lines += ["", "[status]", 'key = "status.pem"', f"did = {_quoted(did)}"]
    for institution in institutions:
        lines += _institution(folder, institution, secret)
    keys.write_private(folder / config.FILE, ("\n".join(lines) + "\n").encode())
    return config.load(folder, {config.PASSPHRASE: secret.decode()})


def _institution(folder: Path, institution: NewInstitution, secret: bytes) -> list[str]:
    files = {purpose: f"{institution.slug}-{purpose}.pem" for purpose in ("assertion", "trust")}
    for file in files.values():
        keys.save(folder / file, keys.generate(), secret)
    table = {"ror": institution.ror, "name": institution.name} | {f"{purpose}_key": file for purpose, file in files.items()}
    lines = ["", "[[institution]]", *_table(table)]
    for approver in institution.approvers:
        said = {each.name: getattr(approver, each.name) for each in fields(Approver) if getattr(approver, each.name)}
        lines += ["", "[[institution.approver]]", *_table(said)]
    return lines


def _table(entries: Mapping[str, str]) -> list[str]:
    return [f"{key} = {_quoted(text)}" for key, text in entries.items()]


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0."""
    return '"' + "".join(_ESCAPES.get(each, each) for each in text) + '"'

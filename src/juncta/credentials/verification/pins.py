"""Where a verifier keeps its pinned roots: a file it names, a place it names, or its own configuration folder.

Never beside the trust list: who brings the list could bring the root with it.
"""

from collections.abc import Mapping
from pathlib import Path

from juncta.credentials.verification import bounded
from juncta.credentials.verification.bounded import Unreadable
from juncta.credentials.verification.reasons import Doubt, brief

VARIABLE = "JUNCTA_TRUST_ROOTS"
MOST_PINS = 500


def find(named: str | None, environment: Mapping[str, str]) -> list[bytes]:
    """The pins to use, as the bytes of their files.

    A file named by hand or by the variable must be readable and be a pin; raises Unreadable otherwise. The folder that is
    looked into by default may be absent.
    """
    if named is not None:
        return [_pin(Path(named))]
    if place := environment.get(VARIABLE):
        path = Path(place)
        return _folder(path) if path.is_dir() else [_pin(path)]
    home = environment.get("XDG_CONFIG_HOME") or (str(Path(environment["HOME"]) / ".config") if environment.get("HOME") else "")
    default = Path(home) / "juncta" / "trust-roots"
    return _folder(default) if home and default.is_dir() else []


def _folder(path: Path) -> list[bytes]:
    try:
        files = sorted(one for one in path.iterdir() if one.suffix == ".json")
    except OSError as error:
        message = f"cannot read {brief(str(path), 200)}: {(error.strerror or 'no such folder').lower()}"
        raise Unreadable(message) from error
    return [bounded.read(one, bounded.ROOT_LIMIT) for one in files[:MOST_PINS]]


def _pin(path: Path) -> bytes:
    from juncta.credentials.verification import trust  # noqa: PLC0415 - it brings the cryptography, which --help does not need

    data = bounded.read(path, bounded.ROOT_LIMIT)
    try:
        trust.read_root(data)
    except Doubt as doubt:
        message = f"{brief(str(path), 200)} is no root pin: {doubt}"
        raise Unreadable(message) from doubt
    return data

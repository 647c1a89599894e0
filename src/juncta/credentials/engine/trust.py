"""The trust list: who may sign, for what, from when to when; the partners sign it, and its root is pinned by whoever verifies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from juncta.credentials.engine import addresses, contexts
from juncta.credentials.engine.moments import moment


class KeyPurpose(StrEnum):
    """What a key may sign."""

    ASSERTION = "assertion"  # badges
    TRUST = "trust"  # trust lists
    STATUS = "status"  # status lists


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """A key, whose it is (an institution's ROR address, or the DID for the status key), and when it counts."""

    multibase: str
    controller: str
    name: str
    purpose: KeyPurpose
    since: datetime
    until: datetime | None = None
    compromised_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEdition:
    """An edition, and whose signatures a badge of it needs: what a badge claims about itself must equal this."""

    address: str
    digest: str
    required: tuple[str, ...]
    quorum: int
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStatusList:
    """A status list's address and purpose."""

    address: str
    purpose: str = "revocation"


def compose(
    *,
    did: str,
    version: int,
    issued: datetime,
    keys: Iterable[ListedKey],
    editions: Iterable[ListedEdition],
    status_lists: Iterable[ListedStatusList],
) -> dict[str, Any]:
    """One version of the list, without proofs; the order of what goes in does not matter."""
    return {
        "@context": [contexts.CREDENTIALS],
        "type": "JunctaTrustList",
        "alliance": did,
        "version": version,
        "issued": moment(issued),
        "keys": [_key(did, each) for each in sorted(keys, key=lambda key: (key.controller, key.purpose, key.multibase))],
        "editions": [_edition(each) for each in sorted(editions, key=lambda edition: edition.address)],
        "statusLists": [{"id": each.address, "purpose": each.purpose} for each in sorted(status_lists, key=lambda each: each.address)],
    }


def root_pin(*, did: str, keys: Iterable[tuple[str, str]], threshold: int) -> dict[str, Any]:
    """What a verifier pins: the partners' trust keys, as (ROR address, multikey), and how many must have signed a trust list."""
    pinned = [{"controller": controller, "publicKeyMultibase": multibase} for controller, multibase in sorted(keys)]
    if not 1 <= threshold <= len(pinned):
        message = f"a threshold of {threshold} cannot be met by {len(pinned)} keys"
        raise ValueError(message)
    return {"type": "JunctaTrustRoot", "alliance": did, "keys": pinned, "threshold": threshold}


def _key(did: str, key: ListedKey) -> dict[str, Any]:
    return {
        "id": addresses.key(did, key.multibase),
        "controller": key.controller,
        "name": key.name,
        "purpose": key.purpose.value,
        "publicKeyMultibase": key.multibase,
        "from": moment(key.since),
        "until": _or_null(key.until),
        "compromisedSince": _or_null(key.compromised_since),
    }


def _edition(edition: ListedEdition) -> dict[str, Any]:
    return {
        "edition": edition.address,
        "digest": edition.digest,
        "required": sorted(edition.required),
        "quorum": edition.quorum,
        "from": moment(edition.since),
        "until": _or_null(edition.until),
    }


def _or_null(at: datetime | None) -> str | None:
    return moment(at) if at else None

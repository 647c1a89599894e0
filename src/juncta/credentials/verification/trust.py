"""Whom to believe: the partners' trust list, believed only as far as a root that the verifier itself has pinned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from juncta.credentials.verification import bounded, members, multikey, proofs
from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

PURPOSES = ("assertion", "trust", "status")


@dataclass(frozen=True, slots=True)
class Root:
    """A pin: the alliance's partners' root keys as the verifier came to know them, and how many must agree."""

    alliance: str
    keys: Mapping[str, str]  # multibase → institution
    threshold: int


@dataclass(frozen=True, slots=True)
class Key:
    """Who may use a key for what, and in which span of time."""

    id: str
    controller: str
    name: str
    purpose: str
    since: datetime
    until: datetime | None
    compromised: datetime | None

    def covers(self, at: datetime) -> bool:
        """Whether the key counted then: not before its span, not after it, not once it was compromised."""
        return self.since <= at and all(end is None or at < end for end in (self.until, self.compromised))


@dataclass(frozen=True, slots=True)
class Edition:
    """Who must sign the badges of one edition, how many of them suffice, and in which span of time."""

    address: str
    digest: str
    required: tuple[str, ...]
    quorum: int
    since: datetime
    until: datetime | None

    def covers(self, at: datetime) -> bool:
        """Whether the entry counted then."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Listed:
    """A status list that counts; a suspension list may stand beside the revocation list whose places it shares."""

    id: str
    purpose: str
    beside: str | None


@dataclass(frozen=True, slots=True)
class TrustList:
    """The partners' word about keys, editions and status lists."""

    alliance: str
    keys: Mapping[str, Key]
    editions: tuple[Edition, ...]
    lists: tuple[Listed, ...]

    def entry(self, edition: str, at: datetime) -> Edition | None:
        """The entry that counted for an edition then."""
        return next((entry for entry in self.editions if entry.address == edition and entry.covers(at)), None)

    def name(self, institution: str) -> str:
        """The name under which the list knows an institution, or its address."""
        return next((key.name for key in self.keys.values() if key.controller == institution), institution)


def read_root(data: bytes) -> Root:
    """A pin from its file; raises Doubt if it is none."""
    where = mark("The root pin")
    pin = bounded.parse(data, bounded.ROOT_LIMIT, where)
    entries = members.objects(pin, "keys", where)
    keys = {members.text(entry, "publicKeyMultibase", where): members.text(entry, "controller", where) for entry in entries}
    for key in keys:
        multikey.public_key(key)
    threshold = members.whole(pin, "threshold", where)
    if pin.get("type") != "JunctaTrustRoot" or len(keys) != len(entries) or threshold > len(set(keys.values())):
        raise Doubt(mark("The root pin makes no sense."))
    return Root(alliance=members.text(pin, "alliance", where), keys=keys, threshold=threshold)


def read(data: bytes, roots: Iterable[Root]) -> TrustList:
    """The trust list in `data`, if a pinned root vouches for it; raises Doubt otherwise."""
    where = mark("The trust list")
    document = bounded.parse(data, bounded.TRUST_LIMIT, where)
    unsecured, listed = proofs.take(document, where)
    trust = _content(unsecured, where)
    pins = [root for root in roots if root.alliance == trust.alliance]
    if not pins:
        raise Doubt(mark("No root is pinned for {alliance}, so nothing vouches for the trust list."), alliance=brief(trust.alliance))
    checked = proofs.check_plain(unsecured, listed, where)
    if not all(one.good for one in checked) or any(one.proof.issuer != trust.alliance for one in checked):
        raise Doubt(mark("A signature on the trust list does not hold."))
    if not any(_vouches(root, trust, checked) for root in pins):
        raise Doubt(mark("The trust list is not signed by as many partners as the pinned root asks for."))
    return trust


def _vouches(root: Root, trust: TrustList, checked: Iterable[proofs.Checked]) -> bool:
    """Enough different partners, among them everybody whose signature the list itself demands for some edition."""
    agreeing = {root.keys[one.proof.key] for one in checked if one.proof.key in root.keys}
    concerned = {institution for edition in trust.editions for institution in edition.required}
    return len(agreeing) >= root.threshold and concerned & set(root.keys.values()) <= agreeing


def _content(unsecured: Mapping[str, Any], where: str) -> TrustList:
    if unsecured.get("type") != "JunctaTrustList":
        raise Doubt(mark("The trust list is none: its type is {kind}."), kind=brief(unsecured.get("type")))
    alliance = members.text(unsecured, "alliance", where)
    members.whole(unsecured, "version", where)
    members.instant(unsecured, "issued", where)
    keys = [_key(entry, alliance, where) for entry in members.objects(unsecured, "keys", where)]
    editions = tuple(_edition(entry, where) for entry in _any(unsecured, "editions", where))
    if len({key.id for key in keys}) != len(keys):
        raise Doubt(mark("The trust list names a key twice."))
    _never_two_at_once(editions)
    lists = tuple(_listed(entry, where) for entry in _any(unsecured, "statusLists", where))
    return TrustList(alliance=alliance, keys={key.id: key for key in keys}, editions=editions, lists=lists)


def _never_two_at_once(editions: tuple[Edition, ...]) -> None:
    ordered = sorted(editions, key=lambda edition: (edition.address, edition.since))
    for earlier, later in pairwise(ordered):
        if earlier.address == later.address and (earlier.until is None or earlier.until > later.since):
            raise Doubt(mark("The trust list has two entries for one edition at the same time: {edition}."), edition=brief(later.address))


def _any(source: Mapping[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    return [] if source.get(name) in (None, []) else members.objects(source, name, where)


def _key(entry: dict[str, Any], alliance: str, where: str) -> Key:
    multibase = members.text(entry, "publicKeyMultibase", where)
    multikey.public_key(multibase)
    key = Key(
        id=members.text(entry, "id", where),
        controller=members.text(entry, "controller", where),
        name=members.text(entry, "name", where),
        purpose=members.text(entry, "purpose", where),
        since=members.instant(entry, "from", where),
        until=members.perhaps(entry, "until", where),
        compromised=members.perhaps(entry, "compromisedSince", where),
    )
    if key.id != f"{alliance}#{multibase}" or key.purpose not in PURPOSES:
        raise Doubt(mark("The trust list describes a key that makes no sense: {id}."), id=brief(key.id))
    return key


def _edition(entry: dict[str, Any], where: str) -> Edition:
    edition = Edition(
        address=members.text(entry, "edition", where),
        digest=members.text(entry, "digest", where),
        required=members.texts(entry, "required", where),
        quorum=members.whole(entry, "quorum", where),
        since=members.instant(entry, "from", where),
        until=members.perhaps(entry, "until", where),
    )
    if edition.quorum > len(edition.required):
        raise Doubt(mark("The trust list asks for more signatures than there are signers."))
    return edition


def _listed(entry: dict[str, Any], where: str) -> Listed:
    beside = None if entry.get("beside") is None else members.text(entry, "beside", where)
    return Listed(id=members.text(entry, "id", where), purpose=members.text(entry, "purpose", where), beside=beside)

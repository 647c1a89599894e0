"""What a badge says about itself: its issuer, its edition, who must sign, from when it counts, where its status stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from juncta.credentials.verification import members
from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

KINDS = ("VerifiableCredential", "OpenBadgeCredential")
POLICY = "JointAward"
PURPOSES = ("revocation", "suspension")
INDEX = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)
MOST_STATUSES = 8


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """One place in one status list where this badge's bit stands."""

    purpose: str
    listed_in: str
    index: int


@dataclass(frozen=True, slots=True)
class Claims:
    """The badge's own word; only the trust list can say whether it may be believed."""

    id: str
    issuer: str
    edition: str
    digest: str | None  # of the edition's content, where the badge states it
    required: tuple[str, ...]
    quorum: int
    valid_from: datetime
    valid_until: datetime | None
    statuses: tuple[StatusEntry, ...]


def read(unsecured: Mapping[str, Any]) -> Claims:
    """Take the claims out of a badge; raises Doubt where one is missing or makes no sense."""
    where = mark("The badge")
    kinds = unsecured.get("type")
    if not isinstance(kinds, list) or any(kind not in kinds for kind in KINDS):
        raise Doubt(mark("The file is no Open Badge: its type is not {kinds}."), kinds=" + ".join(KINDS))
    policy = _policy(unsecured)
    edition = members.text(policy, "edition", mark("The joint award in the badge"))
    achievement = _achievement(unsecured)
    if members.text(achievement, "id", mark("The achievement")) != edition:
        raise Doubt(mark("The badge names one edition as its achievement and another one as its joint award."))
    until = unsecured.get("validUntil")
    return Claims(
        id=members.text(unsecured, "id", where),
        issuer=_issuer(unsecured),
        edition=edition,
        digest=members.text(achievement, "editionDigest", mark("The achievement")) if "editionDigest" in achievement else None,
        required=members.texts(policy, "requiredSigner", mark("The joint award in the badge")),
        quorum=members.whole(policy, "quorum", mark("The joint award in the badge")),
        valid_from=members.instant(unsecured, "validFrom", where),
        valid_until=None if until is None else members.instant(unsecured, "validUntil", where),
        statuses=_statuses(unsecured),
    )


def _issuer(unsecured: Mapping[str, Any]) -> str:
    issuer = unsecured.get("issuer")
    return members.text(
        issuer if isinstance(issuer, dict) else unsecured, "id" if isinstance(issuer, dict) else "issuer", mark("The issuer")
    )


def _policy(unsecured: Mapping[str, Any]) -> dict[str, Any]:
    terms = members.objects(unsecured, "termsOfUse", mark("The badge"))
    policies = [term for term in terms if term.get("type") in (POLICY, [POLICY])]
    if len(policies) != 1:
        raise Doubt(mark("The badge does not say once who must sign it (terms of use of type JointAward)."))
    return policies[0]


def _achievement(unsecured: Mapping[str, Any]) -> dict[str, Any]:
    subject = unsecured.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    if not isinstance(achievement, dict):
        raise Doubt(mark("The badge does not describe one achievement of one person."))
    return achievement


def _statuses(unsecured: Mapping[str, Any]) -> tuple[StatusEntry, ...]:
    if "credentialStatus" not in unsecured:
        return ()
    entries = members.objects(unsecured, "credentialStatus", mark("The badge"))
    if len(entries) > MOST_STATUSES:
        raise Doubt(mark("The badge names too many status lists."))
    return tuple(_status(entry) for entry in entries)


def _status(entry: dict[str, Any]) -> StatusEntry:
    purpose, index = entry.get("statusPurpose"), entry.get("statusListIndex")
    if entry.get("type") not in ("BitstringStatusListEntry", ["BitstringStatusListEntry"]) or purpose not in PURPOSES:
        raise Doubt(mark("The badge has a status of a kind that is not known here: {kind}."), kind=brief(purpose or entry.get("type")))
    if not isinstance(index, str) or not INDEX.fullmatch(index):
        raise Doubt(mark("The badge's place in the status list is no number: {text}."), text=brief(index))
    return StatusEntry(
        purpose=str(purpose), listed_in=members.text(entry, "statusListCredential", mark("The status entry")), index=int(index)
    )

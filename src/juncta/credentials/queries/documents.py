"""The documents around credentials, as bytes: what verifiers fetch, and what signers are handed."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.catalogue import queries as catalogue
from juncta.credentials.engine import addresses, did, status, trust
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.models import Approval, Batch, Revocation, SignerKey, StatusList, TrustList
from juncta.credentials.verification import bounded
from juncta.credentials.verification.reasons import Doubt
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance

YOUNG = timedelta(hours=12)  # a list is signed anew when it is older than this


def did_document(alliance: "Alliance") -> bytes | None:
    """The alliance's key document; None while no signer has announced a key."""
    keys = SignerKey.objects.filter(alliance=alliance, purpose__in=["assertion", "status"]).values_list("multibase", flat=True)
    return canonical(did.document(alliance.did, keys)) if keys else None


def trust_list_document(alliance: "Alliance") -> bytes | None:
    """The newest version in force, with its proofs; None while there is none."""
    newest = TrustList.objects.filter(alliance=alliance, signed__isnull=False).order_by("-version").first()
    return bytes(newest.signed) if newest and newest.signed is not None else None


def root_pin(alliance: "Alliance") -> bytes | None:
    """The partners' trust keys, all of which must sign a trust list; None while no signer has announced one."""
    keys = SignerKey.objects.filter(alliance=alliance, purpose="trust", retired_at__isnull=True, institution__isnull=False)
    pairs = [(key.institution.ror_uri, key.multibase) for key in keys.select_related("institution") if key.institution]
    return canonical(trust.root_pin(did=alliance.did, keys=pairs, threshold=len(pairs))) if pairs else None


def status_list_document(status_list: StatusList) -> bytes | None:
    """A status list as signed; None before its first signature."""
    document = status_list.document
    return None if document is None else bytes(document)


def verification_material(alliance: "Alliance") -> dict[str, Any]:
    """Everything `verification.judge` needs about one alliance, from what is published."""
    lists = StatusList.objects.filter(alliance=alliance).values_list("document", flat=True)
    statuses = [bytes(each) for each in lists if each is not None]
    pin = root_pin(alliance)
    return {
        "trust": trust_list_document(alliance),
        "did": did_document(alliance),
        "statuses": statuses,
        "roots": [pin] if pin else [],
    }


def alliance_named_in(badge: bytes) -> "Alliance | None":
    """The alliance that a badge names as its issuer, when it lives in this installation; the badge may be anybody's."""
    try:
        document = bounded.parse(badge, bounded.BADGE_LIMIT, "")
    except Doubt:
        return None
    issuer = document.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    return alliances.alliance_by_did(named) if isinstance(named, str) else None


def status_lists_due(alliance_id: UUID) -> QuerySet[StatusList]:
    """Lists that were never signed, grow old, or show fewer revocations than there are."""
    old = Q(signed_at__isnull=True) | Q(signed_at__lt=clock.now() - YOUNG)
    lists = StatusList.objects.filter(alliance_id=alliance_id).annotate(revoked=Count("credentials__revocation"))
    return lists.filter(old | Q(shows__lt=F("revoked")))


def unsigned_status_list(status_list: StatusList) -> tuple[bytes, int, datetime]:
    """The list as it must be signed now: its bytes, how many revocations it shows, and until when it is good."""
    alliance = status_list.alliance
    indexes = list(Revocation.objects.filter(credential__status_list=status_list).values_list("credential__status_index", flat=True))
    at = clock.now().replace(microsecond=0)
    document = status.compose(
        did=alliance.did,
        address=addresses.status_list(alliance.did, status_list.public_id),
        revoked=indexes,
        valid_from=at,
        size=status_list.size,
        purpose=status_list.purpose,
    )
    return canonical(document), len(indexes), at + status.LASTS


@dataclass(frozen=True, slots=True)
class SigningRequest:
    """What a signer is handed for one batch: each credential's id and bytes, and the registrar's statement."""

    ror: str
    documents: list[tuple[UUID, bytes]]
    statement: dict[str, Any]


def signing_request(batch_id: UUID, institution_id: UUID) -> SigningRequest | None:
    """The request, while it waits for this institution; None when it has signed, or its registrar has not approved."""
    approval = Approval.objects.filter(batch_id=batch_id, institution_id=institution_id).select_related("institution").first()
    batch = Batch.objects.get(pk=batch_id)
    if approval is None or not batch.signers.filter(institution_id=institution_id, signed_at__isnull=True).exists():
        return None
    documents = [(each.pk, bytes(each.document)) for each in batch.credentials.order_by("pk")]
    return SigningRequest(ror=approval.institution.ror_uri, documents=documents, statement=_object(approval.statement))


def _object(statement: object) -> dict[str, Any]:
    """A statement as it was stored; what is no JSON object says nothing, and the signer refuses it."""
    return statement if isinstance(statement, dict) else {}


@dataclass(frozen=True, slots=True)
class TrustSigningRequest:
    """What a signer is handed for one version of the trust list."""

    ror: str
    document: bytes
    statement: dict[str, Any]


def trust_signing_request(trust_list_id: UUID, institution_id: UUID) -> TrustSigningRequest | None:
    """The request, while it waits for this institution; None when it has signed, or its registrar has not approved."""
    trust_list = TrustList.objects.get(pk=trust_list_id)
    waiting = trust_list.signatures.filter(institution_id=institution_id, proof__isnull=True, statement__isnull=False)
    signature = waiting.select_related("institution").first()
    if signature is None or signature.statement is None:
        return None
    return TrustSigningRequest(
        ror=signature.institution.ror_uri, document=bytes(trust_list.document), statement=_object(signature.statement)
    )


def listed_editions(trust_list: TrustList) -> list[dict[str, Any]]:
    """The editions a version names, as its page shows them: title, who must sign, digest."""
    content = json.loads(bytes(trust_list.document))
    titles = {catalogue.edition_address(each): LangText(each.content["title"]) for each in catalogue.editions_in(trust_list.alliance)}
    names = {each.ror_uri: each.short_name for each in trust_list.alliance.institutions.all()}
    return [
        {
            "title": titles.get(entry["edition"], LangText(entry["edition"])),
            "required": [names.get(ror, ror) for ror in entry["required"]],
            "digest": entry["digest"],
        }
        for entry in content["editions"]
    ]


def listed_keys(trust_list: TrustList) -> list[dict[str, str]]:
    """The keys a version names: holder, purpose, multikey."""
    content = json.loads(bytes(trust_list.document))
    names = {each.ror_uri: each.short_name for each in trust_list.alliance.institutions.all()}
    return [
        {
            "holder": names.get(key["controller"], key["name"]),
            "purpose": key["purpose"],
            "multibase": key["publicKeyMultibase"],
        }
        for key in content["keys"]
    ]

"""The trust list: proposed by the house, approved by registrars, signed by the partners' own signers, in force when all have."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.catalogue import queries as catalogue
from juncta.credentials import events, permits
from juncta.credentials.engine import addresses, trust
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.facts import EditionFacts
from juncta.credentials.models import SignerKey, StatusList, TrustList, TrustListSignature
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Institution

CHANGES = ("keys", "editions", "statusLists")  # what makes a new version necessary


@dataclass(frozen=True, slots=True)
class AnnouncedKey:
    """A public key as a signer tells it: whose (a ROR address, or the DID for the status key) and for what."""

    controller: str
    purpose: str
    multibase: str


@transaction.atomic
def announce_keys(*, alliance: "Alliance", keys: Iterable[AnnouncedKey], by: Actor) -> int:
    """Write down public keys that a signer holds; answers how many were new.

    Being written down here makes a key known, not trusted: it counts when the partners have signed a trust list that names it.
    """
    partners = {each.ror_uri: each for each in alliance.institutions.all()}
    new = 0
    for key in keys:
        if key.controller not in partners and key.controller != alliance.did:
            continue
        _, created = SignerKey.objects.get_or_create(
            multibase=key.multibase,
            defaults={
                "alliance": alliance,
                "institution": partners.get(key.controller),
                "purpose": key.purpose,
                "valid_from": clock.now().replace(microsecond=0),
            },
        )
        new += created
    if new:
        announce(events.SignerAnnounced(alliance_id=alliance.pk, subject_id=alliance.pk, count=new), by)
    return new


@transaction.atomic
def propose_trust_list(*, alliance: "Alliance", by: Actor) -> TrustList | None:
    """Make the next version, if anything that it must say has changed; None when not, or while no partner has a key to sign it with."""
    alliance = alliances.alliances().select_for_update().get(pk=alliance.pk)
    keys = list(SignerKey.objects.filter(alliance=alliance).select_related("institution"))
    signers = sorted({key.institution for key in keys if key.purpose == "trust" and key.institution and not key.retired_at}, key=str)
    if not signers:
        return None
    if not StatusList.objects.filter(alliance=alliance).exists():
        StatusList.objects.create(alliance=alliance)
    last = TrustList.objects.filter(alliance=alliance).order_by("-version").first()
    version = last.version + 1 if last else 1
    editions = list(catalogue.editions_in(alliance))
    content = trust.compose(
        did=alliance.did,
        version=version,
        issued=clock.now(),
        keys=[_key(alliance, key) for key in keys],
        editions=[_edition(each) for each in editions],
        status_lists=[
            trust.ListedStatusList(address=addresses.status_list(alliance.did, each.public_id))
            for each in StatusList.objects.filter(alliance=alliance)
        ],
    )
    if last and all(json.loads(bytes(last.document))[part] == content[part] for part in CHANGES):
        return None
    document = canonical(content)
    proposed = TrustList.objects.create(
        alliance=alliance,
        version=version,
        document=document,
        digest=hashlib.sha256(document).hexdigest(),
        editions=[str(each.pk) for each in editions],
        made_at=clock.now(),
    )
    TrustListSignature.objects.bulk_create(TrustListSignature(trust_list=proposed, institution=each) for each in signers)
    announce(events.TrustListProposed(alliance_id=alliance.pk, subject_id=proposed.pk, version=version), by)
    return proposed


def _key(alliance: "Alliance", key: SignerKey) -> trust.ListedKey:
    return trust.ListedKey(
        multibase=key.multibase,
        controller=key.institution.ror_uri if key.institution else alliance.did,
        name=str(key.institution.name) if key.institution else str(alliance.name),
        purpose=trust.KeyPurpose(key.purpose),
        since=key.valid_from,
        until=key.retired_at,
    )


def _edition(edition: Any) -> trust.ListedEdition:  # noqa: ANN401 - a row of the catalogue
    facts = EditionFacts(content=catalogue.content_of(edition), address=catalogue.edition_address(edition), digest=edition.digest)
    return trust.ListedEdition(
        address=facts.address, digest=facts.digest, required=facts.required, quorum=facts.quorum, since=edition.published_at
    )


@transaction.atomic
def approve_trust_list(*, trust_list: TrustList, by: Actor, institution: "Institution", statement: dict[str, Any]) -> TrustListSignature:
    """Keep the registrar's signed statement; their university's signer is woken and checks it."""
    trust_list = TrustList.objects.select_for_update().get(pk=trust_list.pk)
    if refusal := permits.why_not_approve_trust_list(by, trust_list, institution):
        raise Refused(refusal)
    signature = trust_list.signatures.get(institution=institution)
    signature.person, signature.statement, signature.approved_at = alliances.acting(by), statement, clock.now()
    signature.save(update_fields=["person", "statement", "approved_at"])
    announce(events.TrustListApproved(alliance_id=trust_list.alliance_id, subject_id=trust_list.pk, institution_id=institution.pk), by)
    return signature


@transaction.atomic
def record_trust_proof(*, trust_list_id: UUID, institution_id: UUID, proof: dict[str, Any], by: Actor) -> bool:
    """Store one partner's proof; with the last one the version comes into force. Answers whether the proof is new."""
    trust_list = TrustList.objects.select_for_update().get(pk=trust_list_id)
    signature = trust_list.signatures.get(institution_id=institution_id)
    if signature.proof is not None:
        return False
    signature.proof, signature.signed_at, signature.trouble = proof, clock.now(), ""
    signature.save(update_fields=["proof", "signed_at", "trouble"])
    announce(
        events.TrustListSigned(
            alliance_id=trust_list.alliance_id, subject_id=trust_list.pk, version=trust_list.version, institution_id=institution_id
        ),
        by,
    )
    proofs = list(trust_list.signatures.order_by("institution__ror").values_list("proof", flat=True))
    if all(proofs):
        trust_list.signed = canonical(json.loads(bytes(trust_list.document)) | {"proof": proofs})
        trust_list.complete_at = clock.now()
        trust_list.save(update_fields=["signed", "complete_at"])
        announce(events.TrustListComplete(alliance_id=trust_list.alliance_id, subject_id=trust_list.pk, version=trust_list.version), by)
    return True


@transaction.atomic
def record_trust_trouble(*, trust_list_id: UUID, institution_id: UUID, because: str, by: Actor) -> None:
    """Note why a signer did not sign a version, so that its page can say it."""
    del by
    TrustListSignature.objects.filter(trust_list_id=trust_list_id, institution_id=institution_id, proof__isnull=True).update(
        trouble=because
    )

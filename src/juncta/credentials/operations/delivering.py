"""The last step of signing: when every awarding university has signed, the badges are assembled, verified and delivered."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.credentials import events, queries
from juncta.credentials.engine import badge
from juncta.credentials.facts import CredentialState
from juncta.credentials.models import Batch, Credential, Proof
from juncta.credentials.verification.verify import judge
from juncta.kernel.actor import Actor

COMPLETE = {"valid", "status-unknown"}  # a list that is being signed at this moment does not hold a badge back


class NotDelivered(Exception):  # noqa: N818 - it is what happened
    """Raised when what was assembled does not verify: nothing of the batch is delivered, and the job tries again."""


@transaction.atomic
def deliver_if_complete(*, batch_id: UUID, by: Actor) -> bool:
    """Deliver the whole batch, or nothing while a signature is missing; answers whether it was delivered now.

    What is delivered has been read back by the independent verifier first, so that a wrong signature is never handed out.
    """
    batch = Batch.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=batch_id)
    if batch.complete_at is not None or batch.signers.filter(signed_at__isnull=True).exists():
        return False
    at = clock.now()
    material = queries.verification_material(batch.alliance)
    proofs = _proofs(batch)
    credentials = list(batch.credentials.select_related("award__enrolment").order_by("pk"))
    for credential in credentials:
        credential.badge = badge.assemble(bytes(credential.document), proofs[credential.pk])
        judgement = judge(credential.badge, at=at, **material)
        if judgement.verdict not in COMPLETE:
            raise NotDelivered(f"{credential.public_id}: {judgement.verdict}: {'; '.join(map(str, judgement.reasons))}")
        credential.state, credential.issued_at = CredentialState.ISSUED, at
    Credential.objects.bulk_update(credentials, ["badge", "state", "issued_at"])
    batch.complete_at = at
    batch.save(update_fields=["complete_at"])
    announce(events.BatchComplete(alliance_id=batch.alliance_id, subject_id=batch.pk, edition_id=batch.edition_id), by)
    for credential in credentials:
        announce(
            events.CredentialIssued(
                alliance_id=batch.alliance_id,
                subject_id=credential.pk,
                award_id=credential.award_id,
                person_id=credential.award.enrolment.person_id,
            ),
            by,
        )
    return True


def _proofs(batch: Batch) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in Proof.objects.filter(credential__batch=batch):
        found[row.credential_id].append(row.proof)
    return found

"""What a signer hands back: proofs for a whole batch at once, or the reason why there are none."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.credentials import events
from juncta.credentials.models import Batch, Proof, RequiredSigner
from juncta.kernel.actor import Actor


@transaction.atomic
def record_proofs(*, batch_id: UUID, institution_id: UUID, proofs: Sequence[tuple[UUID, Sequence[dict[str, Any]]]], by: Actor) -> bool:
    """Store one university's proofs for every credential of the batch; all of them or none.

    `proofs` pairs each credential's id with its proofs. Answers whether they are new: a job that ran twice changes nothing.
    Raises ValueError when a credential of the batch has no proofs, and DoesNotExist for a university that does not sign here.
    """
    signer = RequiredSigner.objects.select_for_update().get(batch_id=batch_id, institution_id=institution_id)
    if signer.signed_at is not None:
        return False
    batch = Batch.objects.get(pk=batch_id)
    expected = set(batch.credentials.values_list("pk", flat=True))
    if {credential_id for credential_id, made in proofs if made} != expected:
        message = "a signer signs the whole batch or nothing of it"
        raise ValueError(message)
    at = clock.now()
    Proof.objects.bulk_create(
        Proof(credential_id=credential_id, institution_id=institution_id, suite=proof["cryptosuite"], proof=proof, at=at)
        for credential_id, made in proofs
        for proof in made
    )
    signer.signed_at, signer.trouble = at, ""
    signer.save(update_fields=["signed_at", "trouble"])
    announce(events.BatchSigned(alliance_id=batch.alliance_id, subject_id=batch.pk, institution_id=institution_id), by)
    return True


@transaction.atomic
def record_trouble(*, batch_id: UUID, institution_id: UUID, because: str, by: Actor) -> None:
    """Note why a signer did not sign, so that the award page can say it; nothing else changes."""
    signer = RequiredSigner.objects.select_for_update().get(batch_id=batch_id, institution_id=institution_id)
    if signer.signed_at is None and signer.trouble != because:
        signer.trouble = because
        signer.save(update_fields=["trouble"])
        batch = Batch.objects.get(pk=batch_id)
        announce(
            events.SigningFailed(alliance_id=batch.alliance_id, subject_id=batch.pk, institution_id=institution_id, reason=because), by
        )

"""A registrar's approval of a batch: stored as they signed it, checked for real by their university's own signer."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.credentials import events, permits
from juncta.credentials.models import Approval, Batch
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


@transaction.atomic
def approve(*, batch: Batch, by: Actor, institution: "Institution", statement: dict[str, Any]) -> Approval:
    """Keep the registrar's signed statement; the signer is woken and checks it against the keys it holds itself."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if refusal := permits.why_not_approve(by, batch, institution):
        raise Refused(refusal)
    approval = Approval.objects.create(
        batch=batch, institution=institution, person=alliance.acting(by), statement=statement, at=clock.now()
    )
    announce(events.BatchApproved(alliance_id=batch.alliance_id, subject_id=batch.pk, institution_id=institution.pk), by)
    return approval

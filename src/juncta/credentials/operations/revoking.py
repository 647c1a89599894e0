"""Declaring a credential void, and the signed status list that tells everybody."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.credentials import events, permits
from juncta.credentials.engine import badge
from juncta.credentials.models import Credential, Revocation, StatusList
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal, Refused


@transaction.atomic
def revoke(*, credential: Credential, by: Actor, because: str) -> Revocation:
    """Void for good, with a reason the learner and every verifier's reader can be told."""
    credential = Credential.objects.select_for_update(of=("self",)).select_related("award__enrolment", "batch").get(pk=credential.pk)
    if refusal := permits.why_not_revoke(by, credential):
        raise Refused(refusal)
    if not because.strip():
        raise Refused(Refusal("CRE-113", _("A revocation needs a reason."), _("Write what happened, in a sentence the learner can read.")))
    awarding = frozenset(credential.batch.signers.values_list("institution_id", flat=True))
    revocation = Revocation.objects.create(
        credential=credential,
        by=alliance.acting(by),
        institution_id=min(by.institutions_as(Role.REGISTRAR) & awarding),
        because=because.strip(),
        at=clock.now(),
    )
    announce(events.CredentialRevoked(alliance_id=credential.alliance_id, subject_id=credential.pk, because=because.strip()), by)
    return revocation


@transaction.atomic
def record_status_list(
    *, status_list: StatusList, document: bytes, proof: dict[str, Any], counted: int, until: datetime, by: Actor
) -> bool:
    """Store a freshly signed list, unless another signature shows more already; answers whether it was stored.

    `counted` is the number of revocations that the signed bits show. Since it is stored too, a list that shows fewer than there
    are is seen to be due, however the revocation and the signature overlapped.
    """
    locked = StatusList.objects.select_for_update().get(pk=status_list.pk)
    if locked.shows > counted:
        return False
    locked.document = badge.assemble(document, [proof])
    locked.shows, locked.signed_at, locked.valid_until = counted, clock.now(), until
    locked.save(update_fields=["document", "shows", "signed_at", "valid_until"])
    announce(events.StatusListSigned(alliance_id=locked.alliance_id, subject_id=locked.pk), by)
    return True

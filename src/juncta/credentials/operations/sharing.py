"""The learner's link: whoever has it sees the whole credential, until the learner takes it back."""

from django.db import transaction

from juncta.base.happenings import announce
from juncta.base.identity import public_id
from juncta.credentials import events, permits
from juncta.credentials.models import Credential
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused


@transaction.atomic
def share(*, credential: Credential, by: Actor) -> Credential:
    """Make the link if there is none; asking twice gives the same one."""
    return _set(credential, by, shared=True)


@transaction.atomic
def unshare(*, credential: Credential, by: Actor) -> Credential:
    """Take the link back: from now on it leads nowhere."""
    return _set(credential, by, shared=False)


def _set(credential: Credential, by: Actor, *, shared: bool) -> Credential:
    credential = Credential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    if refusal := permits.why_not_share(by, credential):
        raise Refused(refusal)
    if shared is not (credential.share_id is not None):
        credential.share_id = public_id() if shared else None
        credential.save(update_fields=["share_id"])
        announce(events.CredentialShared(alliance_id=credential.alliance_id, subject_id=credential.pk, shared=shared), by)
    return credential

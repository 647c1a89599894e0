"""A draft ends: the named body adopts it and it is published, or the office withdraws it."""

from django.db import transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.events import DraftAdopted, DraftWithdrawn
from juncta.framework.facts import DraftState
from juncta.framework.models import Framework, FrameworkDraft
from juncta.framework.operations.locking import insist, locked
from juncta.framework.operations.publishing import put_in_force
from juncta.kernel.actor import Actor


@transaction.atomic
def adopt(*, draft: FrameworkDraft, by: Actor, reasons: str) -> Framework:
    """Adopt it for the named body: it is the next version from now on, and never changes. Of two who adopt at once, one does."""
    draft = locked(draft)
    insist(permits.why_not_adopt(by, draft) or permits.why_not_say_nothing(reasons))
    framework = put_in_force(alliance=draft.alliance, content=draft.content, by=by)
    draft.published, draft.adopted_for = framework, permits.adopting_body(draft)
    _close(draft, by, DraftState.ADOPTED, reasons)
    event = DraftAdopted(alliance_id=draft.alliance_id, subject_id=draft.pk, framework_id=framework.pk, version=framework.version)
    announce(event, by)
    return framework


@transaction.atomic
def withdraw(*, draft: FrameworkDraft, by: Actor, because: str) -> FrameworkDraft:
    """End it without a version; what was said stays readable."""
    draft = locked(draft)
    insist(permits.why_not_withdraw(by, draft) or permits.why_not_say_nothing(because))
    _close(draft, by, DraftState.WITHDRAWN, because)
    announce(DraftWithdrawn(alliance_id=draft.alliance_id, subject_id=draft.pk, because=draft.reasons), by)
    return draft


def _close(draft: FrameworkDraft, by: Actor, state: DraftState, reasons: str) -> None:
    draft.state, draft.reasons = state, reasons.strip()
    draft.closed_at, draft.closed_by = clock.now(), alliances.acting(by)
    draft.save(update_fields=["state", "reasons", "closed_at", "closed_by", "published", "adopted_for"])

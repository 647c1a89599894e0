"""Who has not answered an invitation is reminded, twice at most."""

from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design.events import MemberReminded, PartnerReminded
from juncta.design.facts import DesignState, InvitationState
from juncta.design.models import Partnership, TeamMember
from juncta.kernel.actor import Actor

AFTER = timedelta(days=7)
MOST = 2
R = TypeVar("R", Partnership, TeamMember)


@transaction.atomic
def remind(*, by: Actor) -> int:
    """Remind every institution and person whose answer is out for a week; how many. Run again the same day, it reminds nobody."""
    now = clock.now()
    waits = Q(state=InvitationState.INVITED, design__state=DesignState.DRAFTING, reminders__lt=MOST, last__lte=now - AFTER)
    last = Coalesce(F("reminded_at"), F("invited_at"))
    partners = Partnership.objects.annotate(last=last).filter(waits).select_related("design")
    members = TeamMember.objects.annotate(last=last).filter(waits).select_related("design")
    count = 0
    for each in (*_held(partners), *_held(members)):
        each.reminders += 1
        each.reminded_at = now
        each.save(update_fields=["reminders", "reminded_at"])
        design = each.design
        if isinstance(each, Partnership):
            event = PartnerReminded(
                alliance_id=design.alliance_id, subject_id=design.pk, institution_id=each.institution_id, role=each.role
            )
            announce(event, by)
        else:
            announce(MemberReminded(alliance_id=design.alliance_id, subject_id=design.pk, person_id=each.person_id), by)
        count += 1
    return count


def _held(rows: QuerySet[R]) -> QuerySet[R]:
    """Those that nobody else holds now: of two who remind at once, each takes its own."""
    return rows.select_for_update(skip_locked=True, of=("self",))

"""Who has not answered an invitation is reminded, twice at most."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design.events import MemberReminded, PartnerReminded
from juncta.design.facts import DesignState, InvitationState
from juncta.design.models import Partnership, TeamMember
from juncta.kernel.actor import Actor

AFTER = timedelta(days=7)
MOST = 2


@transaction.atomic
def remind(*, by: Actor) -> int:
    """Remind every institution and person whose answer is out for a week; how many. Run again the same day, it reminds nobody."""
    now = clock.now()
    waits = Q(state=InvitationState.INVITED, design__state=DesignState.DRAFTING, reminders__lt=MOST, last__lte=now - AFTER)
    last = Coalesce(F("reminded_at"), F("invited_at"))
    partners = Partnership.objects.annotate(last=last).filter(waits).select_related("design")
    members = TeamMember.objects.annotate(last=last).filter(waits).select_related("design")
    # those that nobody else holds now: of two who remind at once, each takes its own
    count = 0
    for partner in partners.select_for_update(skip_locked=True, of=("self",)):
        count += _reminded(partner, now)
        place = {"alliance_id": partner.design.alliance_id, "subject_id": partner.design_id}
        announce(PartnerReminded(**place, institution_id=partner.institution_id, role=partner.role), by)
    for member in members.select_for_update(skip_locked=True, of=("self",)):
        count += _reminded(member, now)
        place = {"alliance_id": member.design.alliance_id, "subject_id": member.design_id}
        announce(MemberReminded(**place, person_id=member.person_id), by)
    return count


def _reminded(invitation: Partnership | TeamMember, at: datetime) -> int:
    invitation.reminders += 1
    invitation.reminded_at = at
    invitation.save(update_fields=["reminders", "reminded_at"])
    return 1

"""People are invited to the team, and answer."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import MemberAnswered, MemberInvited
from juncta.design.facts import InvitationState
from juncta.design.models import Design, TeamMember
from juncta.design.operations.locking import insist, locked
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Person


@transaction.atomic
def invite_member(*, design: Design, by: Actor, person: "Person", task: str, message: str = "") -> TeamMember:
    """Invite somebody to the team, with a message if there is one; they count as what they are now, such as academic or student."""
    design = locked(design)
    insist(permits.why_not_invite_member(by, design, person))
    member, _ = TeamMember.objects.update_or_create(
        design=design,
        person=person,
        defaults={
            "category": person.category,
            "task": task,
            "state": InvitationState.INVITED,
            "invited_at": clock.now(),
            "answered_at": None,
            "message": message.strip(),
            "because": "",
            "reminders": 0,
            "reminded_at": None,
        },
    )
    announce(MemberInvited(alliance_id=design.alliance_id, subject_id=design.pk, person_id=person.pk), by)
    return member


@transaction.atomic
def answer_membership(*, member: TeamMember, by: Actor, accept: bool, because: str = "") -> TeamMember:
    """Accept one's own invitation to the team, or decline it with a reason."""
    design = locked(member.design_id)
    member = design.team.select_related("person").get(pk=member.pk)
    insist(permits.why_not_answer_membership(by, member))
    member.state = InvitationState.ACCEPTED if accept else InvitationState.DECLINED
    member.answered_at = clock.now()
    member.because = "" if accept else because.strip()
    member.save(update_fields=["state", "answered_at", "because"])
    announce(MemberAnswered(alliance_id=design.alliance_id, subject_id=design.pk, person_id=member.person_id, answer=member.state), by)
    return member

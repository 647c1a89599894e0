"""Institutions are invited into roles, and answer."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import PartnerAnswered, PartnerInvited
from juncta.design.facts import InvitationState, PartnerRole
from juncta.design.models import Design, Partnership
from juncta.design.operations.locking import changed, insist, locked
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


@transaction.atomic
def invite_partner(*, design: Design, by: Actor, institution: "Institution", role: PartnerRole | str, message: str = "") -> Partnership:
    """Invite an institution into a role, with a message if there is one; an institution that has declined is asked again."""
    design, role = locked(design), PartnerRole(role)
    insist(permits.why_not_invite_partner(by, design, institution, role))
    partnership, _ = Partnership.objects.update_or_create(
        design=design,
        institution=institution,
        role=role.value,
        defaults={
            "state": InvitationState.INVITED,
            "invited_at": clock.now(),
            "answered_at": None,
            "answered_by_id": None,
            "message": message.strip(),
            "because": "",
            "reminders": 0,
            "reminded_at": None,
        },
    )
    announce(PartnerInvited(alliance_id=design.alliance_id, subject_id=design.pk, institution_id=institution.pk, role=role.value), by)
    return partnership


@transaction.atomic
def answer_partnership(*, partnership: Partnership, by: Actor, accept: bool, because: str = "") -> Partnership:
    """Accept, or decline with a reason, for the institution; while the design is drafted it may change its answer."""
    design = locked(partnership.design_id)
    partnership = design.partnerships.select_related("institution").get(pk=partnership.pk)
    insist(permits.why_not_answer_partnership(by, partnership, accept=accept))
    partnership.state = InvitationState.ACCEPTED if accept else InvitationState.DECLINED
    partnership.answered_at = clock.now()
    partnership.answered_by_id = by.person
    partnership.because = "" if accept else because.strip()
    partnership.save(update_fields=["state", "answered_at", "answered_by", "because"])
    announce(
        PartnerAnswered(
            alliance_id=design.alliance_id,
            subject_id=design.pk,
            institution_id=partnership.institution_id,
            role=partnership.role,
            answer=partnership.state,
        ),
        by,
    )
    return partnership


@transaction.atomic
def take_back(*, partnership: Partnership, by: Actor) -> Design:
    """Take back an invitation that nobody has accepted."""
    design = locked(partnership.design_id)
    partnership = design.partnerships.select_related("institution").get(pk=partnership.pk)
    insist(permits.why_not_take_back(by, partnership))
    partnership.delete()
    changed(design, by, "partners")
    return design

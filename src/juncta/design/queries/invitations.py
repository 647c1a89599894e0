"""One invitation of a design, for the letters of the house."""

from uuid import UUID

from juncta.design.facts import InvitationState
from juncta.design.models import Design, Partnership, TeamMember


def _invitation(design: Design, institution: UUID | None, role: str, person: UUID | None) -> Partnership | TeamMember | None:
    if person:
        return TeamMember.objects.filter(design=design, person=person).first()
    return Partnership.objects.filter(design=design, institution=institution, role=role).first()


def message_to(design: Design, *, institution: UUID | None = None, role: str = "", person: UUID | None = None) -> str:
    """What the team wrote with an invitation; empty where it wrote nothing, or has taken the invitation back."""
    found = _invitation(design, institution, role, person)
    return found.message if found else ""


def reason_of(design: Design, *, institution: UUID | None = None, role: str = "", person: UUID | None = None) -> str:
    """Why an invitation was declined; empty where it was not, or without a reason."""
    found = _invitation(design, institution, role, person)
    return found.because if found else ""


def is_awaited(design: Design, *, institution: UUID | None = None, role: str = "", person: UUID | None = None) -> bool:
    """Whether the answer to an invitation is still out."""
    found = _invitation(design, institution, role, person)
    return found is not None and found.state == InvitationState.INVITED

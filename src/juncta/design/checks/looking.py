"""How checks look at a design: who has accepted what, and one way to report."""

from juncta.design.facts import DesignFacts, InvitationState, PartnerFacts, PartnerRole
from juncta.kernel.refusal import Finding


def accepted(design: DesignFacts, role: PartnerRole) -> list[PartnerFacts]:
    """The partners who have accepted this role."""
    return [partner for partner in design.partners if partner.roles.get(role) is InvitationState.ACCEPTED]


def taking_part(design: DesignFacts) -> frozenset[str]:
    """The institutions that have accepted any role, by slug."""
    return frozenset(partner.institution for partner in design.partners if InvitationState.ACCEPTED in partner.roles.values())


def named(design: DesignFacts, role: PartnerRole) -> list[PartnerFacts]:
    """The partners who have accepted this role or are still asked."""
    return [partner for partner in design.partners if role in partner.roles]


def when(unmet: object, finding: Finding) -> list[Finding]:
    """The finding, where something is unmet."""
    return [finding] if unmet else []

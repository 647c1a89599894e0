"""Who opens an approved design again and who withdraws a partner; and the gates behind the partners' one."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design.facts import DesignState, InvitationState
from juncta.design.models import Design
from juncta.design.permits import acts_at, gate_of, speaks_for
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, Gate
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


def publication_gate(design: Design) -> Gate | None:
    """The gate that is passed by being published: decided by checks, behind the partners' one; None where there is none."""
    gates = framework.facts_of(design.framework).up_to_publication
    return gates[-1] if gates and gates[-1].decides is Decides.CHECKS and gates[-1] != gate_of(design, Decides.CHECKS) else None


def last_gate(design: Design) -> Gate | None:
    """The panel's gate behind publication: renew, revise or end."""
    return framework.facts_of(design.framework).after_publication


def why_not_revise(actor: Actor, design: Design, because: str | None = None) -> Refusal | None:
    """Whoever may submit opens an approved design again, and says why; without `because`: in general."""
    if not speaks_for(actor, design):
        return Refusal(
            "DES-166",
            _("The author or an academic of the coordinating partner begins the next version."),
            _("Tell {author} what should change.").format(author=design.author),
        )
    if design.state != DesignState.APPROVED:
        return Refusal("DES-167", _("Only an approved design has a next version."))
    if because is not None and not because.strip():
        return Refusal("DES-168", _("Say what the next version is for."), _("One sentence is enough."))
    return None


def why_not_withdraw(actor: Actor, design: Design, institution: "Institution") -> Refusal | None:
    """An approver withdraws their own university where it has accepted a role."""
    if not acts_at(actor, Role.APPROVER, institution.pk):
        return Refusal(
            "DES-169", _("An approver of {institution} withdraws it.").format(institution=institution), _("Tell a colleague there.")
        )
    standing = [
        each for each in design.partnerships.all() if each.institution_id == institution.pk and each.state == InvitationState.ACCEPTED
    ]
    if not standing:
        return Refusal("DES-170", _("{institution} takes no part in this design.").format(institution=institution))
    return None

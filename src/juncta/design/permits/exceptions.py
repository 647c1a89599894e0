"""Who lets one finding pass, and at which gate."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.design.facts import InvitationState
from juncta.design.models import Design
from juncta.design.permits import found_in, why_not_now
from juncta.framework import queries as framework
from juncta.framework.facts import Gate
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal, blocking

if TYPE_CHECKING:
    from juncta.alliance.models import Body


def exception_by(design: Design, code: str) -> "tuple[Gate, Body]":
    """The gate at which a finding may be let pass, and the body that may; raises LookupError where nobody may.

    It is the gate that asks for the check, or the next one that names a body for exceptions: until there the check is asked again.
    """
    gates = framework.facts_of(design.framework).gates
    asking = next((index for index, gate in enumerate(gates) if code in gate.checks), 0)
    bodies = {body.slug: body for body in alliance.bodies_of(design.alliance)}
    for gate in gates[asking:]:
        if gate.exceptions_by in bodies:
            return gate, bodies[gate.exceptions_by]
    message = f"no body may let {code} pass"
    raise LookupError(message)


def why_not_except(actor: Actor, design: Design, code: str) -> Refusal | None:
    """A reviewer of the body that the framework names decides, who is not on the team, about a finding that blocks now."""
    try:
        _gate, body = exception_by(design, code)
    except LookupError:
        return Refusal("DES-160", _("The framework lets nobody make an exception here."), _("Mend what was found."))
    if not actor.holds(Role.REVIEWER, body=body.pk):
        return Refusal("DES-161", _("{body} decides on exceptions here.").format(body=body), _("Ask one of its reviewers."))
    if actor.person == design.author_id or any(
        each.person_id == actor.person and each.state != InvitationState.DECLINED for each in design.team.all()
    ):
        return Refusal("DES-162", _("You work on this design yourself."), _("Somebody else from your body decides."))
    if refusal := why_not_now(design):
        return refusal
    if code not in {each.code for each in blocking(found_in(design))}:
        return Refusal("DES-163", _("Nothing of this kind keeps the design back."))
    return None


def why_not_except_so(reasons: str, valid_until: date | None) -> Refusal | None:
    """An exception has reasons, and does not end before it begins."""
    if not reasons.strip():
        return Refusal("DES-164", _("An exception needs its reasons."), _("They are shown wherever the design is."))
    if valid_until and valid_until < clock.today():
        return Refusal("DES-165", _("The exception would have run out already."), _("Leave the end empty if there is none."))
    return None

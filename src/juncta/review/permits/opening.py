"""Who lays a design before its panel, who evaluates it beforehand, and who gives more time."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.design import permits as design_permits
from juncta.design.facts import DesignState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Outcome

if TYPE_CHECKING:
    from juncta.design.models import Design
    from juncta.framework.models import Framework
    from juncta.review.models import Dossier


def is_office(actor: Actor, alliance: object) -> bool:
    """Whether they act for the alliance's own office."""
    return actor.alliance == alliance and actor.holds(Role.ALLIANCE_OFFICE)


def why_not_open(actor: Actor, design: "Design") -> Refusal | None:
    """Only the house itself, or the alliance office, lays a submitted design before its panel."""
    if actor != SYSTEM and not is_office(actor, design.alliance_id):
        return Refusal("REV-121", _("A dossier opens by itself when a team sends its design to review."), _("Send the design to review."))
    if design.state != DesignState.UNDER_REVIEW:
        return Refusal("REV-122", _("This design has not been sent to review."), _("Its team sends it from the design's page."))
    return None


def no_panel(framework: "Framework") -> Refusal:
    """A framework without a panel judges nothing."""
    return Refusal(
        "REV-123",
        _("The framework {framework} names no panel.").format(framework=framework),
        _("The alliance office publishes a version that says which bodies review a design."),
    )


def why_not_evaluate(actor: Actor, design: "Design") -> Refusal | None:
    """The team evaluates its own design while it drafts it."""
    return design_permits.why_not_edit(actor, design)


def why_not_postpone(actor: Actor, dossier: "Dossier", due_on: date | None = None, reasons: str = "") -> Refusal | None:
    """The alliance office gives a later day, with a reason, while somebody is still asked. Without a day: in general."""
    if not is_office(actor, dossier.alliance_id):
        return Refusal("REV-124", _("The alliance office gives more time."), _("Ask the alliance office."))
    if Outcome(dossier.outcome).is_closed:
        return Refusal("REV-125", _("Nobody is asked any more; this dossier is closed."))
    if due_on is None:
        return None
    if due_on <= clock.today():
        return Refusal("REV-126", _("This day has passed."), _("Choose a day in the future."))
    if not reasons.strip():
        return Refusal("REV-127", _("More time needs a reason."), _("Say why, in a sentence."))
    return None

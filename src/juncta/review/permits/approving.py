"""Who records an awarding institution's own decision."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Decision, Outcome
from juncta.review.permits.objecting import stands_still

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.review.models import Dossier


def why_not_decide(actor: Actor, dossier: "Dossier", institution: "Institution") -> Refusal | None:
    """An approver records the decision of their own awarding institution, once, after the panel has approved."""
    if institution.slug not in dossier.snapshot["awarding"]:
        return Refusal("REV-114", _("{institution} does not award this micro-credential.").format(institution=institution))
    if not actor.holds(Role.APPROVER, institution=institution.pk):
        return Refusal(
            "REV-113",
            _("You do not record decisions for {institution}.").format(institution=institution),
            _("An approver of that university does."),
        )
    if dossier.outcome in {Outcome.OPEN, Outcome.DISCUSSING}:
        return Refusal("REV-111", _("The panel has not approved yet."), _("Your university decides when the panel has."))
    if dossier.outcome != Outcome.APPROVING:
        return Refusal("REV-112", _("This dossier is closed."))
    if institution.slug in dossier.awarding_partners().decisions:
        return Refusal("REV-115", _("{institution} has already decided.").format(institution=institution))
    return stands_still(dossier)


def why_not_record(*, decision: Decision, deciding_body: str, decided_on: date, valid_until: date | None, reasons: str) -> Refusal | None:
    """A recorded decision names its body, lies in the past, ends after it begins, and says why it returns a design."""
    if not deciding_body.strip():
        return Refusal("REV-116", _("Say which body of your university decided."), _("Use its name there, such as “Academic Council”."))
    if decided_on > clock.today():
        return Refusal("REV-117", _("The decision lies in the future."), _("Record it when it has been taken."))
    if valid_until and valid_until < decided_on:
        return Refusal("REV-118", _("The approval would end before it begins."), _("Leave the end empty if there is none."))
    if decision == Decision.RETURNED and not reasons.strip():
        return Refusal("REV-119", _("A return needs its reasons."), _("Write what the team should change."))
    return None


def no_conditions_with_a_return() -> Refusal:
    """Conditions go with an approval."""
    return Refusal("REV-120", _("Conditions go with an approval."), _("Approve with conditions, or return the design with reasons."))

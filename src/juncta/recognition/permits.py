"""Who may claim and who may decide, and why not."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.credentials.facts import CredentialState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.recognition.facts import ClaimState
from juncta.recognition.models import Claim, RuleSet

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.credentials.models import Credential


def why_not_claim(actor: Actor, credential: "Credential", institution: "Institution") -> Refusal | None:
    """The learner asks, once per institution, with a delivered credential, where there are rules to decide by."""
    if actor.person is None or credential.award.enrolment.person_id != actor.person:
        return Refusal("REC-101", _("Only the learner asks for recognition of their credential."))
    if credential.state != CredentialState.ISSUED:
        return Refusal("REC-102", _("Your credential waits for its last signature."), _("Ask when every university has signed."))
    if not RuleSet.objects.filter(institution=institution).exists():
        return Refusal(
            "REC-103",
            _("{institution} has no rules for recognition here yet.").format(institution=institution),
            _("Ask its student administration directly; the badge file is all they need."),
        )
    if Claim.objects.filter(credential=credential, institution=institution).exists():
        return Refusal("REC-104", _("You have asked {institution} already.").format(institution=institution))
    return None


def why_not_decide(actor: Actor, claim: Claim) -> Refusal | None:
    """A recognition officer of the institution that was asked, once."""
    if not actor.holds(Role.RECOGNITION_OFFICER, institution=claim.institution_id):
        return Refusal("REC-105", _("Only a recognition officer of {institution} decides this.").format(institution=claim.institution))
    if claim.person_id == actor.person:
        return Refusal("REC-106", _("Nobody decides on their own claim."))
    if claim.state != ClaimState.OPEN:
        return Refusal("REC-107", _("This claim is decided."))
    return None


def why_not_put_in_force(actor: Actor, institution: "Institution") -> Refusal | None:
    """Rules are the institution's own."""
    if actor == SYSTEM or actor.holds(Role.RECOGNITION_OFFICER, institution=institution.pk):
        return None
    return Refusal("REC-108", _("Only a recognition officer of {institution} sets its rules.").format(institution=institution))


def why_not_answer(answer: str, reasons: str, remedy: str) -> Refusal | None:
    """A decision has reasons; one that is not favourable names what the learner can do."""
    if not reasons.strip():
        return Refusal("REC-109", _("A decision needs reasons."), _("Write them for the learner, in a sentence or two."))
    if answer != "recognised" and not remedy.strip():
        return Refusal(
            "REC-110",
            _("A refusal or a partial recognition names a remedy."),
            _("Write what the learner can do, and to whom they can appeal."),
        )
    return None

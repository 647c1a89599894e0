"""Who may open a dossier, speak in its panel and record an institution's decision, and why not."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.design.facts import DesignState, InvitationState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Decision, Outcome
from juncta.review.models import Dossier

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution
    from juncta.design.models import Design
    from juncta.framework.models import Framework

SPEAKERS = (Role.REVIEWER, Role.ACADEMIC)  # a reviewer for a cluster or board; a member of a self-steering committee


def why_not_open(actor: Actor, design: "Design") -> Refusal | None:
    """Only the house itself, or the alliance office, lays a submitted design before its panel."""
    if actor != SYSTEM and not (actor.alliance == design.alliance_id and actor.holds(Role.ALLIANCE_OFFICE)):
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


def is_of_the_team(actor: Actor, dossier: Dossier) -> bool:
    """Whether they wrote the design or work on it (an open invitation counts)."""
    design = dossier.design
    return actor.person is not None and (
        design.author_id == actor.person
        or any(member.person_id == actor.person and member.state != InvitationState.DECLINED for member in design.team.all())
    )


def speaks_for(actor: Actor, body: "Body") -> bool:
    """Whether they hold a mandate to speak for the body."""
    return any(actor.holds(role, body=body.pk) for role in SPEAKERS)


def why_not_speak(actor: Actor, dossier: Dossier, body: "Body") -> Refusal | None:
    """A seat speaks once, through somebody with its mandate who had no hand in the design, while the panel is open."""
    if body.slug not in dossier.seats:
        return Refusal("REV-105", _("{body} has no seat in this panel.").format(body=body))
    if not speaks_for(actor, body):
        return Refusal(
            "REV-103",
            _("You do not speak for {body}.").format(body=body),
            _("A reviewer of this body does; the alliance office gives mandates."),
        )
    if is_of_the_team(actor, dossier):
        return Refusal(
            "REV-102", _("You work on this design yourself, so you do not review it."), _("Somebody else from your body can speak for it.")
        )
    if dossier.outcome != Outcome.OPEN:
        return Refusal("REV-101", _("The panel has finished; this dossier takes no more voices."))
    if body.slug in dossier.panel().voices:
        return Refusal("REV-104", _("{body} has already spoken.").format(body=body))
    return None


def why_not_say(reasons: str) -> Refusal | None:
    """A voice without reasons helps nobody."""
    if not reasons.strip():
        return Refusal("REV-106", _("A voice needs its reasons."), _("Write at least a sentence the team can work with."))
    return None


def why_not_decide(actor: Actor, dossier: Dossier, institution: "Institution") -> Refusal | None:
    """An approver records the decision of their own awarding institution, once, after the panel has approved."""
    if institution.slug not in dossier.snapshot["awarding"]:
        return Refusal("REV-114", _("{institution} does not award this micro-credential.").format(institution=institution))
    if not actor.holds(Role.APPROVER, institution=institution.pk):
        return Refusal(
            "REV-113",
            _("You do not record decisions for {institution}.").format(institution=institution),
            _("An approver of that university does."),
        )
    if dossier.outcome == Outcome.OPEN:
        return Refusal("REV-111", _("The panel has not approved yet."), _("Your university decides when every seat has spoken."))
    if dossier.outcome != Outcome.APPROVING:
        return Refusal("REV-112", _("This dossier is closed."))
    if institution.slug in dossier.awarding_partners().decisions:
        return Refusal("REV-115", _("{institution} has already decided.").format(institution=institution))
    return None


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

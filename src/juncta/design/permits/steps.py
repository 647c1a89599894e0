"""Why somebody may not say that a step is done, plan it, or attach a document to it."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.design.facts import DesignState, InvitationState, StepMark
from juncta.design.models import Design, Evidence
from juncta.design.permits import is_on_team
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Finding, Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Person


def why_not_work_on_steps(actor: Actor, design: Design) -> Refusal | None:
    """The team goes the steps, also those that come after the approval."""
    if not is_on_team(actor, design):
        return Refusal("DES-190", _("Only the team works on the steps."), _("Ask the team to invite you."))
    if design.state == DesignState.WITHDRAWN:
        return Refusal("DES-191", _("This design was withdrawn, so its steps rest."), _("Start a new design."))
    return None


def why_not_mark(state: StepMark, reason: str, blocking: list[Finding]) -> Refusal | None:
    """What checks hold against a step is mended before it is done; what is not needed says why."""
    if state is StepMark.DONE and blocking:
        return Refusal(
            "DES-192",
            _("What the checks found at this step is still open: {codes}.").format(codes=", ".join(sorted({f.code for f in blocking}))),
            _("Each finding says what to do about it."),
        )
    if state is StepMark.NOT_NEEDED and not reason.strip():
        return Refusal("DES-193", _("Say why this step is not needed."), _("Reviewers read it; one sentence is enough."))
    return None


def why_not_plan(design: Design, responsible: "Person | None", due: date | None, before: date | None) -> Refusal | None:
    """Somebody of the team does a step, until a day that has not passed."""
    if responsible and not any(each.person_id == responsible.pk and each.state == InvitationState.ACCEPTED for each in design.team.all()):
        return Refusal("DES-194", _("{person} is not on the team.").format(person=responsible), _("Choose somebody who has joined it."))
    if due and due != before and due < clock.today():
        return Refusal("DES-195", _("This day has passed."), _("Choose today or a later day."))
    return None


def why_not_attach(latest: Evidence | None, digest: str) -> Refusal | None:
    """A new version differs from the one before."""
    if latest and latest.file_id == digest:
        return Refusal(
            "DES-196",
            _("This is the same file as version {version}.").format(version=latest.version),
            _("Choose the file that has changed."),
        )
    return None


def unfit(sentence: str) -> Refusal:
    """The file is of a kind that does not come in."""
    return Refusal("DES-197", _("This file is not taken in."), _(sentence))

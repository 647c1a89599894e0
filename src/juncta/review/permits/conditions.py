"""Who shows evidence for a condition, and who accepts it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design import permits as design_permits
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Outcome
from juncta.review.permits.opening import is_office
from juncta.review.permits.panel import is_excluded, speaks_for

if TYPE_CHECKING:
    from juncta.review.models import Condition, Dossier

MOST_BYTES = 5 * 1024 * 1024
SIGNS = {  # media type -> how such a file begins
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"PK\x03\x04",
    "application/vnd.oasis.opendocument.text": b"PK\x03\x04",
}
ENDINGS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


def _out_of_force(dossier: "Dossier", condition: "Condition") -> Refusal | None:
    if condition.pk not in {each.pk for each in in_force(dossier)}:
        return Refusal(
            "REV-154", _("This condition is not in force."), _("It counts when the panel, or the university, has approved with it.")
        )
    if condition.is_closed:
        return Refusal("REV-155", _("This condition is met already."))
    return None


def in_force(dossier: "Dossier") -> "list[Condition]":
    """The conditions with which a dossier was approved: of each seat's last voice once the panel approved, and of the universities."""
    counts = dossier.outcome in {Outcome.APPROVING, Outcome.APPROVED}
    standing = {seat.standing.pk for seat in dossier.panel_seats.all() if seat.standing}
    return [each for each in dossier.conditions.all() if counts and (each.approval_id or each.voice_id in standing)]


def why_not_answer(actor: Actor, condition: "Condition", text: str | None = None) -> Refusal | None:
    """The team shows how a condition is met, one answer at a time; without `text`: in general."""
    if not (design_permits.is_on_team(actor, condition.dossier.design) or design_permits.speaks_for(actor, condition.dossier.design)):
        return Refusal("REV-156", _("The team shows how a condition is met."), _("Tell somebody of the team."))
    if refusal := _out_of_force(condition.dossier, condition):
        return refusal
    if condition.answered:
        return Refusal("REV-157", _("Your answer is being looked at."), _("Wait for what is said of it."))
    if text is not None and not text.strip():
        return Refusal("REV-158", _("Say how the condition is met."), _("A sentence, and a file if there is one."))
    return None


def why_not_attach(name: str, content: bytes | None) -> Refusal | None:
    """A file is a document or a picture of a known kind, and is what its name says."""
    if content is None:
        return None
    if len(content) > MOST_BYTES:
        return Refusal("REV-159", _("The file is too large."), _("Send at most 5 MB."))
    kind = media_type(name)
    if not kind or not content.startswith(SIGNS[kind]):
        return Refusal("REV-160", _("This is no file that can be kept as evidence."), _("Send a PDF, DOCX, ODT, PNG or JPEG."))
    return None


def media_type(name: str) -> str:
    """What a file is by its name; empty for what is not taken."""
    return ENDINGS.get(name.rsplit(".", maxsplit=1)[-1].lower(), "") if "." in name else ""


def may_close(actor: Actor, condition: "Condition") -> bool:
    """Whoever set it, or the alliance office where the condition says so; never the team."""
    if is_excluded(actor, condition.dossier):
        return False
    if condition.office_may_close and is_office(actor, condition.dossier.alliance_id):
        return True
    if condition.voice:
        return speaks_for(actor, condition.voice.seat)
    return condition.approval is not None and actor.holds(Role.APPROVER, institution=condition.approval.institution_id)


def why_not_rule(actor: Actor, condition: "Condition", *, accepted: bool | None = None, reasons: str = "") -> Refusal | None:
    """Whoever set it accepts the evidence, or says what is missing; without `accepted`: in general."""
    if not may_close(actor, condition):
        return Refusal("REV-161", _("Who set the condition says whether it is met."))
    if refusal := _out_of_force(condition.dossier, condition):
        return refusal
    if condition.answered is None:
        return Refusal("REV-162", _("The team has not answered yet."))
    if accepted is False and not reasons.strip():
        return Refusal("REV-163", _("Say what is still missing."), _("The team reads it."))
    return None

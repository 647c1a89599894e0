"""What follows from the panel's and the partners' answers: the design goes back, the partners are asked, the design is approved."""

from typing import TYPE_CHECKING

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_operations
from juncta.kernel.actor import Actor
from juncta.review import rules
from juncta.review.events import AllianceApproved, DesignApproved, DossierReturned, PanelSpoke
from juncta.review.facts import Outcome, Verdict

if TYPE_CHECKING:
    from juncta.review.models import Dossier


def follow_the_panel(dossier: "Dossier", by: Actor) -> None:
    """Act on the panel's answer, if it has a new one: it discusses, the partners are asked, or the design goes back."""
    outcome = rules.panel_outcome(dossier.panel())
    if outcome is Outcome.DISCUSSING and dossier.outcome == Outcome.OPEN:
        dossier.outcome = outcome
        dossier.save(update_fields=["outcome"])
        announce(PanelSpoke(alliance_id=dossier.alliance_id, subject_id=dossier.pk), by)
    elif outcome is Outcome.RETURNED:
        said = [(seat, seat.standing) for seat in dossier.panel_seats.select_related("body", "person")]
        because = "\n".join(f"{seat}: {voice.reasons}" for seat, voice in said if voice and voice.verdict == Verdict.RETURN)
        send_back(dossier, by, because=because)
    elif outcome is Outcome.APPROVING:
        ask_the_partners(dossier, by)
        follow_the_partners(dossier, by)  # where every decision of theirs still stands, they are not asked again


def follow_the_partners(dossier: "Dossier", by: Actor) -> None:
    """Act on the partners' answer, if they have one."""
    outcome = rules.approvals_outcome(dossier.awarding_partners())
    if outcome is Outcome.RETURNED:
        returned = dossier.approvals.select_related("institution").filter(decision="returned")
        send_back(dossier, by, because="\n".join(f"{each.institution}: {each.reasons}" for each in returned))
    elif outcome is Outcome.APPROVED:
        approve(dossier, by)


def send_back(dossier: "Dossier", by: Actor, because: str) -> None:
    """Close the dossier as returned, and give the design to its team as the next version."""
    _close(dossier, Outcome.RETURNED)
    design_operations.reopen(design=dossier.design, by=by, because=because)
    announce(DossierReturned(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id), by)


def ask_the_partners(dossier: "Dossier", by: Actor, *, unchanged_since: int | None = None) -> None:
    """The panel's gate is passed (or was, and nothing it asks for has changed): each awarding partner decides."""
    dossier.outcome = Outcome.APPROVING
    dossier.save(update_fields=["outcome"])
    spoken = ", ".join(str(seat) for seat in dossier.panel_seats.select_related("body", "person"))
    design_operations.record_alliance_approval(design=dossier.design, by=by, decided_by=spoken or by.name, unchanged_since=unchanged_since)
    announce(AllianceApproved(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id), by)


def approve(dossier: "Dossier", by: Actor, *, unchanged_since: int | None = None) -> None:
    """Every awarding partner approves: the design is done."""
    _close(dossier, Outcome.APPROVED)
    decided = ", ".join(f"{each.institution} ({each.deciding_body})" for each in dossier.approvals.select_related("institution"))
    design_operations.record_all_approvals(design=dossier.design, by=by, decided_by=decided, unchanged_since=unchanged_since)
    announce(
        DesignApproved(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id, version=dossier.version), by
    )


def _close(dossier: "Dossier", outcome: Outcome) -> None:
    dossier.outcome = outcome
    dossier.closed_at = clock.now()
    dossier.save(update_fields=["outcome", "closed_at"])

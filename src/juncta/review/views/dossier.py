"""The dossier: the frozen design beside what was found in it, the standards, the voices, the decisions, what is still owed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.framework.facts import REOPENS_NAMES
from juncta.review import permits, queries
from juncta.review.facts import Outcome
from juncta.review.forms import DeadlineForm, DecisionForm, PeerForm, ReasonsForm, RemarkForm
from juncta.review.models import Dossier


def dossier_for(request: ActorRequest, dossier_id: UUID) -> Dossier:
    """The dossier with all that its page shows, or 404 for whoever may not see it."""
    return get_object_or_404(queries.with_voices(request.actor), pk=dossier_id)


@require_GET
@signed_in
def dossier(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """The dossier's page."""
    return page(request, dossier_for(request, dossier_id))


def page(request: ActorRequest, found: Dossier, **wrong: Any) -> HttpResponse:  # noqa: ANN401 - forms to correct, by where they stand
    """The dossier's page; what is in `wrong` takes the place of an empty form: decide_helsinki, peer, conflict, deadline, remark."""
    seats, partners = queries.seats_of(found, request.actor), queries.partners_of(found, request.actor)
    shown = _frozen(request, found) | _said(request, found, seats, partners, wrong) | _panel(request, found, wrong)
    return render(request, "review/dossier.html", shown, status=400 if wrong else 200)


def _frozen(request: ActorRequest, found: Dossier) -> dict[str, Any]:
    known = {each.slug: each for each in alliance.institutions(request.actor)}
    return {
        "dossier": found,
        "snapshot": found.snapshot,
        "sections": queries.sections_of(found.snapshot),
        "elements": queries.standard_elements(found.snapshot),
        "parts": queries.parts_of(found.snapshot, known),
        "hands": queries.hands_of(found.snapshot),
        "talk": queries.talk_of(found.snapshot),
        "outcomes": queries.outcomes_of(found.snapshot),
        "makers": queries.makers_of(found.snapshot, known),
        "changed": [REOPENS_NAMES[each] for each in found.changes],
        "is_intact": queries.is_intact(found),
    }


def _said(
    request: ActorRequest, found: Dossier, seats: list[queries.Seat], partners: list[queries.Partner], wrong: dict[str, Any]
) -> dict[str, Any]:
    decisions = [
        (each, wrong.get(f"decide_{each.institution.slug}") or DecisionForm(prefix=each.institution.slug))
        for each in partners
        if each.mine and each.approval is None
    ]
    return {
        "lines": queries.matrix_of(found, seats, partners),
        "gates": queries.gates_matrix(found, partners),
        "seats": seats,
        "partners": partners,
        "asks_panel": found.outcome in {Outcome.OPEN, Outcome.DISCUSSING},
        "my_seats": [seat for seat in seats if seat.mine],
        "my_decisions": decisions,
        "my_turn": any(seat.refusal is None or seat.confirm is None for seat in seats) or any(each.refusal is None for each in partners),
        "shows_voices": queries.shows_voices(found, request.actor),
        "standards": queries.against_standards(found, seats),
        "conditions": queries.conditions_of(found, request.actor),
        "objections": queries.objections_of(found, request.actor),
        "objectors": queries.objectors(found, request.actor),
    }


def _panel(request: ActorRequest, found: Dossier, wrong: dict[str, Any]) -> dict[str, Any]:
    actor = request.actor
    appoints = permits.why_not_appoint(actor, found) is None
    return {
        "remarks": queries.remarks_of(found, actor),
        "discusses": queries.discusses(found, actor),
        "remark_form": wrong.get("remark") or RemarkForm(prefix="remark"),
        "conflict_refusal": permits.why_not_declare(actor, found),
        "conflict_form": wrong.get("conflict") or ReasonsForm(prefix="conflict"),
        "appoints": appoints,
        "peer_form": wrong.get("peer") or (PeerForm(prefix="peer", people=alliance.persons(actor)) if appoints else None),
        "postpones": permits.why_not_postpone(actor, found) is None,
        "deadline_form": wrong.get("deadline") or DeadlineForm(prefix="deadline"),
        "due_on": queries.due_on(found),
    }

"""The pages of the review: what waits, the dossier, speaking, deciding."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries
from juncta.review.facts import Outcome
from juncta.review.forms import DecisionForm, VoiceForm
from juncta.review.models import Dossier


@require_GET
@signed_in
def reviews(request: ActorRequest) -> HttpResponse:
    """What waits for my voice or my university's decision, what others do, what is closed."""
    rows = queries.listed(request.actor)
    closed = {Outcome.APPROVED, Outcome.RETURNED}
    return render(
        request,
        "review/reviews.html",
        {
            "mine": [row for row in rows if row.for_me],
            "others": [row for row in rows if not row.for_me and row.dossier.outcome not in closed],
            "closed": [row for row in rows if row.dossier.outcome in closed],
        },
    )


@require_GET
@signed_in
def dossier(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """The frozen design beside what was found in it, the voices, the decisions."""
    return _page(request, get_object_or_404(queries.with_voices(request.actor), pk=dossier_id))


def _page(request: ActorRequest, found: Dossier, place: str = "", form: forms.Form | None = None) -> HttpResponse:
    """The dossier's page; `form` is the one to correct, at the seat or partner named by `place`."""
    seats, partners = queries.seats_of(found, request.actor), queries.partners_of(found, request.actor)
    known = {each.slug: each for each in alliance.institutions(request.actor)}
    voices = [(seat, form if place == seat.body.slug else VoiceForm(prefix=seat.body.slug)) for seat in seats if seat.mine]
    decisions = [
        (each, form if place == each.institution.slug else DecisionForm(prefix=each.institution.slug)) for each in partners if each.mine
    ]
    context = {
        "dossier": found,
        "snapshot": found.snapshot,
        "sections": queries.sections_of(found.snapshot),
        "elements": queries.standard_elements(found.snapshot),
        "hands": queries.hands_of(found.snapshot),
        "parts": queries.parts_of(found.snapshot, known),
        "makers": queries.makers_of(found.snapshot, known),
        "lines": queries.matrix_of(found, seats, partners),
        "seats": seats,
        "partners": partners,
        "my_voices": [(seat, own) for seat, own in voices if seat.voice is None],
        "my_decisions": [(each, own) for each, own in decisions if each.approval is None],
        "my_turn": any(seat.refusal is None for seat in seats) or any(each.refusal is None for each in partners),
        "shows_voices": queries.shows_voices(found, request.actor),
        "is_intact": queries.is_intact(found),
    }
    return render(request, "review/dossier.html", context, status=400 if form else 200)


@require_POST
@signed_in
def speak(request: ActorRequest, dossier_id: UUID, body: str) -> HttpResponse:
    """Give a body's voice."""
    found = get_object_or_404(queries.with_voices(request.actor), pk=dossier_id)
    seat = get_object_or_404(alliance.bodies(request.actor), slug=body)
    form = VoiceForm(request.POST, prefix=body)
    if form.is_valid():
        operations.speak(dossier=found, by=request.actor, body=seat, **form.cleaned_data)
        messages.success(request, _("{body} has spoken.").format(body=seat))
        return redirect("review-dossier", dossier_id=found.pk)
    return _page(request, found, place=body, form=form)


@require_POST
@signed_in
def decide(request: ActorRequest, dossier_id: UUID, institution: str) -> HttpResponse:
    """Record a university's own decision."""
    found = get_object_or_404(queries.with_voices(request.actor), pk=dossier_id)
    partner = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    form = DecisionForm(request.POST, prefix=institution)
    if form.is_valid():
        try:
            operations.decide(dossier=found, by=request.actor, institution=partner, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code not in operations.ABOUT_THE_FORM:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("The decision of {institution} is recorded.").format(institution=partner))
            return redirect("review-dossier", dossier_id=found.pk)
    return _page(request, found, place=institution, form=form)

"""Asking for support at a step: whom to ask about which partner, what others asked, and the question."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries as designs
from juncta.kernel.refusal import Refused
from juncta.support import operations, permits, queries
from juncta.support.forms import AskForm

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design


def _design(request: ActorRequest, design_id: UUID) -> "Design":
    return get_object_or_404(designs.for_pages(request.actor), pk=design_id)


def _partner(request: ActorRequest, desk: queries.Desk) -> "Institution | None":
    """The university asked about: the one named, the asker's own where none is named, or (an empty name) none."""
    named = request.POST.get("partner", request.GET.get("partner"))
    if named is None:
        return next((each for each in desk.partners if each.pk == request.actor.institution), None)
    found = next((each for each in desk.partners if each.slug == named), None)
    if named and found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """Choose the partner, see who answers and what others asked, and ask."""
    design = _design(request, design_id)
    if not designs.has_step(design, step):
        raise Http404
    desk = queries.Desk(design, step, request.actor)
    partner = _partner(request, desk)
    form = AskForm(request.POST if request.method == "POST" else None, desk=desk, institution=partner)
    if form.is_valid():
        try:
            made = operations.ask(design=design, step=step, by=request.actor, institution=partner, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("Your question is on its way. You get a letter when it is answered."))
            return redirect("support-request", request_id=made.pk)
    context = {
        "design": design,
        "desk": desk,
        "step": step,
        "partner": partner,
        "form": form,
        "refusal": permits.why_not_ask(request.actor, design),
        "kept": queries.kept_for(request.actor, step, partner.pk if partner else None)[:10],
    }
    return render(request, "support/ask.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def reuse(request: ActorRequest, design_id: UUID, kept_id: UUID) -> HttpResponse:
    """An answer given to others has helped."""
    design = _design(request, design_id)
    kept = operations.reuse(kept=get_object_or_404(queries.kept_visible_to(request.actor), pk=kept_id), design=design, by=request.actor)
    messages.success(request, _("Good. Whoever wrote it sees that it helped."))
    return redirect("design-step", design_id=design.pk, step=kept.step) if designs.has_step(design, kept.step) else redirect("support-list")

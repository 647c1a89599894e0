"""What partners say: a university's own decision, an objection, and withdrawing from a design."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries as designs
from juncta.kernel.refusal import Refused
from juncta.review import operations, permits, queries
from juncta.review.forms import DecisionForm, ReasonsForm
from juncta.review.models import Objection
from juncta.review.views.dossier import dossier_for, page

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@signed_in
def decide(request: ActorRequest, dossier_id: UUID, institution: str) -> HttpResponse:
    """Record a university's own decision."""
    found = dossier_for(request, dossier_id)
    partner = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    form = DecisionForm(request.POST, prefix=institution)
    if form.is_valid():
        try:
            operations.decide(dossier=found, by=request.actor, institution=partner, **form.said())
        except Refused as refused:
            if refused.refusal.code not in operations.ABOUT_THE_FORM:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("The decision of {institution} is recorded.").format(institution=partner))
            return redirect("review-dossier", dossier_id=found.pk)
    return page(request, found, **{f"decide_{institution}": form})


@READ_OR_WRITE
@signed_in
def object_to(request: ActorRequest, dossier_id: UUID, institution: str) -> HttpResponse:
    """Object for a university, after reading what follows."""
    found = dossier_for(request, dossier_id)
    partner = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    if refusal := permits.why_not_object(request.actor, found, partner):
        raise Refused(refusal)
    form = ReasonsForm(request.POST or None)
    if form.is_valid():
        operations.object_to(dossier=found, by=request.actor, institution=partner, reasons=form.cleaned_data["reasons"])
        messages.success(request, _("{institution} objects; nothing is decided meanwhile.").format(institution=partner))
        return redirect("review-dossier", dossier_id=found.pk)
    context = {"dossier": found, "partner": partner, "form": form}
    return render(request, "review/objecting.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def end_objection(request: ActorRequest, dossier_id: UUID, objection_id: UUID) -> HttpResponse:
    """Lift an objection, or take the design back because of it: which of them depends on who answers."""
    found = dossier_for(request, dossier_id)
    objection = get_object_or_404(Objection.objects.select_related("institution", "dossier__design"), dossier=found, pk=objection_id)
    lifts = permits.why_not_lift(request.actor, objection) is None
    if not lifts and (refusal := permits.why_not_take_back(request.actor, objection)):
        raise Refused(refusal)
    form = ReasonsForm(request.POST or None)
    if form.is_valid():
        act = operations.lift_objection if lifts else operations.take_back_dossier
        act(objection=objection, by=request.actor, answer=form.cleaned_data["reasons"])
        messages.success(request, _("The review goes on.") if lifts else _("The design is with its team again."))
        return redirect("review-dossier", dossier_id=found.pk)
    context = {"dossier": found, "objection": objection, "lifts": lifts, "form": form}
    return render(request, "review/objection.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def withdraw(request: ActorRequest, design_id: UUID, institution: str) -> HttpResponse:
    """Withdraw a university from a design, after reading what follows."""
    design = get_object_or_404(designs.for_pages(request.actor), pk=design_id)
    partner = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    if refusal := permits.why_not_withdraw(request.actor, design, partner):
        raise Refused(refusal)
    form = ReasonsForm(request.POST or None)
    if form.is_valid():
        operations.withdraw_partner(design=design, by=request.actor, institution=partner, reasons=form.cleaned_data["reasons"])
        messages.success(request, _("{institution} has withdrawn.").format(institution=partner))
        return redirect("design-home", design_id=design.pk)
    context = {"design": design, "partner": partner, "follows": queries.consequences_of(design, partner), "form": form}
    return render(request, "review/withdrawing.html", context, status=400 if form.is_bound else 200)

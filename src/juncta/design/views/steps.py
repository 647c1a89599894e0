"""One step of the way: what is recommended, who helps, what the team says of it, and the documents that show it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, queries
from juncta.design.facts import StepMark
from juncta.design.forms import EvidenceForm, StepPlanForm, StepStateForm
from juncta.design.permits import steps as permits
from juncta.design.views.frame import attempt, design_for, show

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design


def home_of(request: ActorRequest) -> "Institution | None":
    """The reader's own university."""
    person = alliance.person_of(request.actor)
    return person.institution if person else None


def _show(request: ActorRequest, design: "Design", step: str, **bound: forms.Form) -> HttpResponse:
    """The page of a step; forms that did not pass are shown as they were sent."""
    standing = queries.Standing.of(design)
    guide = next((each for each in standing.guides(home_of(request)) if each.step.code == step), None)
    if guide is None:
        raise Http404
    own = guide.own or queries.StepStanding(step)
    context = {
        "guide": guide,
        "own": own,
        "refusal": permits.why_not_work_on_steps(request.actor, design),
        "state_form": bound.get("state") or StepStateForm(auto_id="state_%s"),
        "plan_form": bound.get("plan") or StepPlanForm(design=design, plan=own.plan, auto_id="plan_%s"),
        "evidence_form": bound.get("evidence") or EvidenceForm(auto_id="evidence_%s"),
        "attaching": "evidence" in bound,
    }
    return show(request, design, "steps", "step", context, status=400 if bound else 200, standing=standing)


def _design(request: ActorRequest, design_id: UUID, step: str) -> "Design":
    design = design_for(request, design_id)
    if not queries.has_step(design, step):
        raise Http404
    return design


@require_safe
@signed_in
def step(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """Everything about one step."""
    return _show(request, design_for(request, design_id), step)


@require_POST
@signed_in
def mark(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """Say that it is done or not needed, or open it again."""
    design = _design(request, design_id, step)
    if request.POST.get("state") == "open":
        operations.reopen_step(design=design, by=request.actor, step=step)
        messages.success(request, _("The step is open again."))
        return redirect("design-step", design_id=design.pk, step=step)
    form = StepStateForm(request.POST, auto_id="state_%s")
    if form.is_valid():
        said, reason = StepMark(form.cleaned_data["state"]), form.cleaned_data["reason"]
        if attempt(form, lambda: operations.mark_step(design=design, by=request.actor, step=step, state=said, reason=reason)):
            messages.success(request, _("The step is closed."))
            return redirect("design-step", design_id=design.pk, step=step)
    return _show(request, design, step, state=form)


@require_POST
@signed_in
def plan(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """Say who does it, and until when."""
    design = _design(request, design_id, step)
    form = StepPlanForm(request.POST, design=design, auto_id="plan_%s")
    if form.is_valid() and attempt(form, lambda: operations.plan_step(design=design, by=request.actor, step=step, **form.cleaned_data)):
        messages.success(request, _("The plan for this step is saved."))
        return redirect("design-step", design_id=design.pk, step=step)
    return _show(request, design, step, plan=form)


@require_POST
@signed_in
def attach(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """Attach a document, or its next version."""
    design = _design(request, design_id, step)
    form = EvidenceForm(request.POST, request.FILES, auto_id="evidence_%s")
    if form.is_valid():
        file, name = form.cleaned_data["file"], form.cleaned_data["name"]
        sent = {"name": name, "file_name": file.name, "content": file.read()}
        if attempt(form, lambda: operations.attach(design=design, by=request.actor, step=step, **sent)):
            messages.success(request, _("“{name}” is attached.").format(name=name))
            return redirect("design-step", design_id=design.pk, step=step)
    return _show(request, design, step, evidence=form)


@require_safe
@signed_in
def evidence(request: ActorRequest, design_id: UUID, evidence_id: UUID) -> HttpResponse:
    """One version of a document, to be kept rather than opened: no browser is to guess what it is or run it."""
    found = get_object_or_404(queries.evidence_visible_to(request.actor), design=design_id, pk=evidence_id)
    answer = HttpResponse(queries.bytes_of(found), content_type=found.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.file_name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

"""The idea and the standard elements."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, queries
from juncta.design.forms import ElementsForm, IdeaForm
from juncta.design.models import Design
from juncta.design.views.frame import attempt, design_for, languages_of, show

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])
IDEA = ("title", "summary", "need", "audience", "focus_area", "challenge", "research_basis", "disciplines", "goals")
ELEMENTS = (
    "ects",
    "eqf_level",
    "languages",
    "assessment_type",
    "participation",
    "quality_assurance",
    "supervision",
    "stackability",
    "counts_towards",
    "prerequisites",
    "award_model",
)


def _values(design: Design, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(design, name) for name in names}


@READ_OR_WRITE
@signed_in
def idea(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """What, why, for whom."""
    design = design_for(request, design_id)
    form = IdeaForm(request.POST or None, by=request.actor, languages=languages_of(design), initial=_values(design, IDEA))
    if form.is_valid() and attempt(form, lambda: operations.describe(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The idea is saved."))
        return redirect("design-idea", design_id=design.pk)
    goals = [goal["name"] for goal in design.alliance.goals if goal["code"] in design.goals]
    return show(request, design, "idea", "idea", {"form": form, "goals": goals}, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def elements(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Size, level, assessment and the other elements of Annex I."""
    design = design_for(request, design_id)
    initial = _values(design, ELEMENTS) | {"ects": str(design.ects) if design.ects is not None else None}
    form = ElementsForm(request.POST or None, languages=languages_of(design), initial=initial)
    if form.is_valid() and attempt(form, lambda: operations.describe(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The standard elements are saved."))
        return redirect("design-elements", design_id=design.pk)
    context = {"form": form, "elements": queries.elements_of(design)}
    return show(request, design, "elements", "elements", context, status=400 if form.is_bound else 200)

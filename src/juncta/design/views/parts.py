"""Components: the list with its picture, adding, changing, moving, removing."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, queries
from juncta.design.forms import ComponentForm, PathRuleForm
from juncta.design.models import Component, Design, Reuse
from juncta.design.views.frame import attempt, design_for, languages_of, show
from juncta.design.views.keeping import NEW, keeps_typed, kept, version_in
from juncta.design.views.writing import shown_clashes

MERGED = ("title", "ects", "language", "comes_first", "compulsory", "taken_from")


@require_safe
@signed_in
def components(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The parts, their order and their sum, and what they are elsewhere."""
    design = design_for(request, design_id)
    context = {
        "parts": queries.parts_of(design),
        "sum": queries.sum_of(design),
        "workload": queries.workload_of(design),
        "rules": queries.rules_of(design),
    }
    return show(request, design, "components", "components", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def paths(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """What learners choose: the rules there are, and a new one."""
    design = design_for(request, design_id)
    form = PathRuleForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: operations.add_path_rule(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The rule is added."))
        return redirect("design-paths", design_id=design.pk)
    context = {"form": form, "rules": queries.rules_of(design), "groups": queries.groups_of(design)}
    return show(request, design, "components", "paths", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def remove_path(request: ActorRequest, design_id: UUID, path_rule_id: UUID) -> HttpResponse:
    """Take a rule away."""
    design = design_for(request, design_id)
    operations.remove_path_rule(rule=get_object_or_404(design.path_rules.all(), pk=path_rule_id), by=request.actor)
    messages.success(request, _("The rule is removed."))
    return redirect("design-paths", design_id=design.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@signed_in
def add(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """A new component."""
    design = design_for(request, design_id)
    typed = kept(request, design, "components", NEW)
    others = list(design.components.all())
    form = ComponentForm(request.POST or typed.data, by=request.actor, languages=languages_of(design), others=others)
    act = partial(operations.add_component, design=design, by=request.actor)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: act(**form.cleaned_data)):
        typed.drop(request, design)
        messages.success(request, _("The component is added."))
        return redirect(f"{reverse('design-components', args=[design.pk])}?saved")
    return show(
        request, design, "components", "component", {"form": form, **typed.context()}, status=400 if request.method == "POST" else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@signed_in
def component(request: ActorRequest, design_id: UUID, component_id: UUID) -> HttpResponse:
    """Change a component."""
    design = design_for(request, design_id)
    part = _part(design, component_id)
    others = [each for each in design.components.all() if each != part]
    number = queries.number_of(design, "components")
    typed = kept(request, design, "components", str(part.pk))
    based_on = typed.taken.based_on if typed.taken else version_in(request.POST, number)
    make = partial(ComponentForm, by=request.actor, languages=languages_of(design), others=others)
    form = make(request.POST or typed.data, initial=_initial(design, part, based_on))
    done: list[operations.Written] = []
    act = partial(operations.write_component, component=part, by=request.actor, based_on=based_on)
    if not (request.method == "POST" and form.is_valid() and attempt(form, lambda: done.append(act(**form.cleaned_data)))):
        context = {**typed.context(), "form": form, "part": part, "based_on": based_on}
        return show(request, design, "components", "component", context, status=400 if request.method == "POST" else 200)
    if written := next((each for each in done if each.clashes), None):
        clashes = shown_clashes("components", written.clashes, queries.names_of(design))
        initial = _beside(part) | _shown(design, written.content)
        context = {**typed.context(), "form": make(None, initial=initial), "part": part, "based_on": number, "clashes": clashes}
        return show(request, design, "components", "component", context, status=409)
    typed.drop(request, design)
    messages.success(request, _("The component is saved."))
    return redirect(f"{reverse('design-components', args=[design.pk])}?saved")


def _initial(design: Design, part: Component, number: int) -> dict[str, Any]:
    """The component as it stood in that version, else as it stands."""
    parts = queries.content_at(design, "components", number).get("parts", [])
    stood = next((each for each in parts if each["key"] == part.slug), queries.component_content(part))
    return _beside(part) | _shown(design, stood)


def _beside(part: Component) -> dict[str, Any]:
    """What is not merged field by field: order, group, mode, period, and what an existing course brings."""
    reuse: Reuse | None = getattr(part, "reuse", None)
    told = {f"reuse_{name}": getattr(reuse, name) for name in ("code", "institution", "link", "changes")} if reuse else {}
    return {name: getattr(part, name) for name in ("group", "mode", "period")} | told | {"requires": part.requires.all()}


def _shown(design: Design, content: Mapping[str, Any]) -> dict[str, Any]:
    """A component's plain content as its form begins with it."""
    known = {each.slug: each.pk for each in design.alliance.institutions.all()}
    shapers = [known[slug] for slug in content["shaped_by"] if slug in known]
    return {key: content[key] for key in MERGED} | {"provider": known.get(content["provider"]), "shaped_by": shapers}


def _part(design: Design, component_id: UUID) -> Component:
    return get_object_or_404(design.components.all(), pk=component_id)


@require_POST
@signed_in
def move(request: ActorRequest, design_id: UUID, component_id: UUID) -> HttpResponse:
    """One place up or down."""
    design = design_for(request, design_id)
    places = -1 if request.POST.get("to") == "up" else 1
    operations.move_component(component=_part(design, component_id), by=request.actor, places=places)
    return redirect("design-components", design_id=design.pk)


@require_POST
@signed_in
def remove(request: ActorRequest, design_id: UUID, component_id: UUID) -> HttpResponse:
    """Take it out."""
    design = design_for(request, design_id)
    operations.remove_component(component=_part(design, component_id), by=request.actor)
    messages.success(request, _("The component is removed."))
    return redirect("design-components", design_id=design.pk)

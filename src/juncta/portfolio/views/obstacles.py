"""Obstacles: a team names one, the office puts it under a barrier."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.kernel.refusal import Refused
from juncta.portfolio import operations, permits, queries
from juncta.portfolio.forms import ObstacleForm
from juncta.portfolio.models import Barrier, Obstacle


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def name_one(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Name an obstacle, beside those that were named before."""
    design = get_object_or_404(designs.for_pages(request.actor), pk=design_id)
    form = ObstacleForm(request.POST or None, by=request.actor, way=framework.facts_of(design.framework))
    if form.is_valid():
        try:
            operations.name_obstacle(design=design, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("It is named. The alliance office sees it, and so do others who meet the same."))
            return redirect("design-home", design_id=design.pk)
    context = {
        "design": design,
        "form": form,
        "refusal": permits.why_not_name_obstacle(request.actor, design),
        "obstacles": queries.obstacles_of(design, request.actor),
    }
    return render(request, "portfolio/obstacle_new.html", context, status=400 if form.errors else 200)


def _obstacle(request: ActorRequest, obstacle_id: UUID) -> Obstacle:
    return get_object_or_404(queries.obstacles(request.actor), pk=obstacle_id)


@require_safe
@signed_in
def obstacle(request: ActorRequest, obstacle_id: UUID) -> HttpResponse:
    """What a team says, and where the office can put it."""
    found = _obstacle(request, obstacle_id)
    refusal = permits.why_not_keep(request.actor)
    context = {
        "part": "barriers",
        "obstacle": found,
        "refusal": refusal,
        "barriers": [] if refusal else queries.barriers(request.actor).exclude(obstacles=found),
    }
    return render(request, "portfolio/obstacle.html", context)


@require_POST
@signed_in
def group(request: ActorRequest, obstacle_id: UUID) -> HttpResponse:
    """Put it under a barrier, under a new one, or take it out."""
    found, chosen = _obstacle(request, obstacle_id), request.POST.get("barrier", "")
    if chosen == "none":
        operations.set_apart(obstacle=found, by=request.actor)
        messages.success(request, _("The obstacle stands for itself again."))
        return redirect("portfolio-obstacle", obstacle_id=found.pk)
    if chosen == "new":
        barrier = operations.open_barrier(obstacle=found, by=request.actor)
    else:
        barrier = _barrier(request, chosen)
        operations.group(obstacle=found, barrier=barrier, by=request.actor)
    messages.success(request, _("The obstacle stands under the barrier “{title}”.").format(title=barrier))
    return redirect("portfolio-barrier", barrier_id=barrier.pk)


def _barrier(request: ActorRequest, text: str) -> Barrier:
    try:
        return get_object_or_404(queries.barriers(request.actor), pk=UUID(text))
    except ValueError:
        raise Http404 from None

"""What support shows at a step of a design: whom to ask, what was asked, and what others asked."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.support import permits, queries

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.queries import StepPlace

MOST = 3  # kept answers shown at the step; all of them where one asks


def step_support(request: "ActorRequest", place: "StepPlace") -> str:
    """Support at one step."""
    desk = queries.Desk(place.design, place.step, request.actor)
    home = next((each for each in desk.partners if each.pk == request.actor.institution), None)
    context = {
        "design": place.design,
        "step": place.step,
        "home": home,
        "routes": desk.routes(home),
        "partners": desk.partners,
        "refusal": permits.why_not_ask(request.actor, place.design),
        "asked": queries.requests_at(place.design, place.step, request.actor),
        "kept": queries.kept_for(request.actor, place.step, home.pk if home else None)[:MOST],
    }
    return render_to_string("support/panel_step.html", context, request)

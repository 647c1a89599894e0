"""What the portfolio shows on pages of lower rooms: obstacles on a design's home, barriers on a jurisdiction's showcase."""

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from juncta.base.requests import ActorRequest
from juncta.portfolio import permits, queries

if TYPE_CHECKING:
    from juncta.design.models import Design


def design_obstacles(request: ActorRequest, design: "Design") -> str:
    """What got in this team's way, and a way to name more."""
    context = {
        "design": design,
        "obstacles": queries.obstacles_of(design, request.actor),
        "refusal": permits.why_not_name_obstacle(request.actor, design),
    }
    return render_to_string("portfolio/design_obstacles.html", context, request=request)


def jurisdiction_barriers(request: ActorRequest, place: Any) -> str:  # noqa: ANN401 - a jurisdiction's code, or a showcase that has one
    """The barriers that were met in a jurisdiction or at its universities, and how they were answered; nothing where none is public."""
    code = place if isinstance(place, str) else str(place.code)
    found = list(queries.met_in(code, request.actor, getattr(place, "institutions", ())))
    return render_to_string("portfolio/met_here.html", {"barriers": found}, request=request) if found else ""

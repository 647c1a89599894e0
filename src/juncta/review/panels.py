"""What the review shows on a design's pages: where it lies before its panel, and how that went."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.review import queries

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design


def design_review(request: "ActorRequest", design: "Design") -> str:
    """The dossiers of a design, the newest first; nothing before the first submission."""
    dossiers = queries.visible_to(request.actor).filter(design=design).order_by("-version")
    return render_to_string("review/panel_design.html", {"dossiers": dossiers}, request) if dossiers else ""

"""What the board shows on a design's pages: the need from which it grew, who is interested, and the way in for a file."""

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from juncta.design import permits as design
from juncta.needs import permits, queries

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design


def design_need(request: "ActorRequest", thing: "Design") -> str:
    """The need, and the universities that are interested and not asked yet; nothing where it grew out of none."""
    growth = queries.grown(request.actor, thing)
    if growth is None:
        return ""
    asked = {each.institution_id for each in thing.partnerships.all()}
    context = {
        "design": thing,
        "need": growth.need,
        "interests": [each for each in queries.interest_behind(request.actor, thing) if each.institution_id not in asked],
        "refusal": design.why_not_invite_partner(request.actor, thing),
    }
    return render_to_string("needs/panel_need.html", context, request)


def design_bring_in(request: "ActorRequest", thing: "Design") -> str:
    """The way in for a file; nothing for whoever does not write this design now."""
    if permits.why_not_bring_in(request.actor, thing):
        return ""
    return render_to_string("needs/panel_bring_in.html", {"design": thing}, request)


def new_bring_in(request: "ActorRequest", thing: Any) -> str:  # noqa: ANN401 - a new design is no thing yet
    """The way in for a file, beside a new idea."""
    del thing
    if permits.why_not_bring_in(request.actor):
        return ""
    return render_to_string("needs/panel_bring_in.html", {"design": None}, request)

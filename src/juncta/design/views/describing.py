"""The idea and the standard elements."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries
from juncta.design.forms import ElementsForm, IdeaForm, content_of_idea, plain
from juncta.design.views.frame import design_for, languages_of
from juncta.design.views.keeping import keeps_typed
from juncta.design.views.writing import Content, Desk, write

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_WRITE
@keeps_typed
@signed_in
def idea(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """What, why, for whom."""
    design = design_for(request, design_id)
    areas = {area.slug: area.pk for area in alliance.focus_areas(request.actor)}

    def make(data: Any, base: Content) -> IdeaForm:  # noqa: ANN401 - what was sent, or nothing
        initial = {**base, "focus_area": areas.get(base.get("focus_area", ""))}
        return IdeaForm(data, by=request.actor, languages=languages_of(design), initial=initial)

    goals = [goal["name"] for goal in design.alliance.goals if goal["code"] in design.goals]
    return write(request, design, Desk("idea", "idea", make, lambda form: content_of_idea(form.cleaned_data), {"goals": goals}))


@READ_OR_WRITE
@keeps_typed
@signed_in
def elements(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Size, level, assessment and the other elements of Annex I."""
    design = design_for(request, design_id)

    def make(data: Any, base: Content) -> ElementsForm:  # noqa: ANN401 - what was sent, or nothing
        return ElementsForm(data, languages=languages_of(design), initial=dict(base))

    desk = Desk("elements", "elements", make, lambda form: plain(form.cleaned_data), {"elements": queries.elements_of(design)})
    return write(request, design, desk)

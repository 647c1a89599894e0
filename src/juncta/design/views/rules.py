"""What every partner's rules say to the design, and to what it might become."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries
from juncta.design.forms import WhatIfForm
from juncta.design.models import Design
from juncta.design.views.frame import design_for, show


@require_safe
@signed_in
def rules(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The matrix of partners and subjects, the sizes that suit everybody, the award models; and what if."""
    design = design_for(request, design_id)
    form = _form(request, design)
    board = queries.rules_board(design.alliance_id, form.tried())
    context = {"form": form, "board": board, "tries": form.is_bound}
    return show(request, design, "rules", "rules", context, status=400 if form.errors else 200)


@require_safe
@signed_in
def matrix(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The same without the page around it: what the browser fetches while somebody tries other values."""
    design = design_for(request, design_id)
    form = _form(request, design)
    if form.errors:
        return render(request, "design/rules_errors.html", {"form": form}, status=400)
    return render(request, "design/rules_board.html", {"board": queries.rules_board(design.alliance_id, form.tried()), "tries": True})


def _form(request: ActorRequest, design: Design) -> WhatIfForm:
    partners = {each.slug: each for each in alliance.institutions(request.actor)}
    form = WhatIfForm(request.GET or None, plan=queries.plan_of(design), partners=partners)
    form.is_valid()
    return form

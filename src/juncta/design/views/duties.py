"""Who does what at each step: the overview, its table to take along, and what the team says itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base import sheets
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.forms import DutyForm
from juncta.design.models import Design
from juncta.design.rules.duties import LETTER_MEANINGS, LETTER_NAMES, Party, Row
from juncta.design.views.frame import attempt, design_for, show
from juncta.kernel.text import FALLBACK, LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution, Person


@require_safe
@signed_in
def overview(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Every step with who is responsible, accountable, consulted, informed; gaps first."""
    design = design_for(request, design_id)
    rows = queries.Casting(request.actor, design).duties()
    standing = queries.Standing.of(design)
    stages = [(stage, [row for row in rows if row.step.stage == stage.code]) for stage in standing.framework.stages]
    context = {
        "stages": [(stage, found) for stage, found in stages if found],
        "letters": [(letter, LETTER_NAMES[letter], LETTER_MEANINGS[letter]) for letter in LETTER_NAMES],
        "gaps": [row for row in rows if row.gaps],
        "me": request.actor.person,
        "may_give": permits.why_not_give_duty(request.actor, design) is None,
    }
    return show(request, design, "duties", "duties", context, standing=standing)


@require_safe
@signed_in
def as_csv(request: ActorRequest, design_id: UUID) -> HttpResponseBase:
    """The same as a table to take along."""
    design = design_for(request, design_id)
    rows = queries.Casting(request.actor, design).duties()
    header = [_("Step"), _("What is done"), *(_(name) for name in LETTER_NAMES.values()), _("Missing")]
    return sheets.download("csv", name=f"duties-{design.slug}", title=_("Who does what"), header=header, rows=_lines(rows))


def _lines(rows: list[Row]) -> Iterator[list[str]]:
    for row in rows:
        cells = ["; ".join(_named(party) for party in row.cells[letter]) for letter in LETTER_NAMES]
        yield [row.step.code, _said(row.step.name), *cells, ", ".join(_(LETTER_NAMES[letter]) for letter in row.gaps)]


def _said(text: LangText | str) -> str:
    return text.best(get_language() or FALLBACK)[1] if isinstance(text, LangText) else text


def _named(party: Party) -> str:
    return f"{_said(party.name)} ({_('nobody yet')})" if party.is_open else _said(party.name)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def step(request: ActorRequest, design_id: UUID, step: str) -> HttpResponse:
    """One step: who does what, and somebody else for it."""
    design = design_for(request, design_id)
    row = next((each for each in queries.Casting(request.actor, design).duties() if each.step.code.lower() == step.lower()), None)
    if row is None:
        raise Http404
    form = DutyForm(request.POST or None, people=_people(design), institutions=_institutions(design))
    if form.is_valid() and attempt(form, lambda: operations.give_duty(design=design, by=request.actor, step=row.step.code, **form.duty())):
        messages.success(request, _("It is noted who does what at this step."))
        return redirect("design-duty", design_id=design.pk, step=row.step.code)
    context = {
        "row": row,
        "cells": [(LETTER_NAMES[letter], LETTER_MEANINGS[letter], row.cells[letter], letter in row.overridden) for letter in LETTER_NAMES],
        "form": form,
        "refusal": permits.why_not_give_duty(request.actor, design),
    }
    return show(request, design, "duties", "duty", context, status=400 if form.is_bound else 200)


def _people(design: Design) -> "list[Person]":
    return [each.person for each in design.team.all() if each.state == "accepted"]


def _institutions(design: Design) -> "list[Institution]":
    return list({each.institution_id: each.institution for each in design.partnerships.all() if each.state == "accepted"}.values())


@require_POST
@signed_in
def take_back(request: ActorRequest, design_id: UUID, duty_id: UUID) -> HttpResponse:
    """What the framework says holds again."""
    design = design_for(request, design_id)
    duty = get_object_or_404(design.duties.all(), pk=duty_id)
    operations.take_back_duty(duty=duty, by=request.actor)
    messages.success(request, _("It is taken back."))
    return redirect("design-duty", design_id=design.pk, step=duty.step)

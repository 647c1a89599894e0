"""Learning outcomes: all of them with what the checks say beside each, one by one, and the skills that they mean."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, queries
from juncta.design.forms import OutcomeForm, OutcomesForm
from juncta.design.models import Design, LearningOutcome
from juncta.design.views.frame import attempt, design_for, languages_of, show
from juncta.design.views.keeping import NEW, keeps_typed, kept
from juncta.design.views.writing import Content, Desk, write
from juncta.kernel.text import FALLBACK, LangText
from juncta.skills import queries as skills

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = ("text", "dimension", "assessment")
MOST_LETTERS = 200


@READ_OR_WRITE
@keeps_typed
@signed_in
def outcomes(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """What a learner can do afterwards; written all at once, or one by one."""
    design = design_for(request, design_id)

    def make(data: Any, base: Content) -> OutcomesForm:  # noqa: ANN401 - what was sent, or nothing
        return OutcomesForm(data, outcomes=[LangText(text) for text in base.get("texts", ())], languages=languages_of(design))

    standing = queries.Standing.of(design)
    context: dict[str, object] = {"rows": (rows := queries.outcome_rows(design, standing.findings))}
    desk = Desk("outcomes", "outcomes", make, _texts, context | _found(standing, rows), standing)
    return write(request, design, desk)


def _texts(form: OutcomesForm) -> Content:
    return {"texts": [text.plain() for text in form.cleaned_data["texts"]]}


def _found(standing: queries.Standing, rows: list[queries.OutcomeRow]) -> dict[str, object]:
    """What is said of no single outcome, since the rest stands beside each."""
    return {
        "found_here": [each for each in standing.findings if each.where == "outcomes" and "numbers" not in each.values],
        "mends_beside": any(each.blocks for row in rows for each in row.findings),
    }


@READ_OR_WRITE
@keeps_typed
@signed_in
def add(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """A new outcome."""
    design = design_for(request, design_id)
    typed = kept(request, design, "outcomes", NEW)
    form = OutcomeForm(request.POST or typed.data, design=design, languages=languages_of(design))
    done: list[LearningOutcome] = []
    act = partial(operations.add_outcome, design=design, by=request.actor)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: done.append(act(**form.cleaned_data))):
        typed.drop(request, design)
        messages.success(request, _("The outcome is added. Link it to the skill that it means."))
        return redirect(f"{reverse('design-outcome', args=[design.pk, done[0].pk])}?saved")
    return show(request, design, "outcomes", "outcome", {"form": form, **typed.context()}, status=400 if request.method == "POST" else 200)


@READ_OR_WRITE
@keeps_typed
@signed_in
def outcome(request: ActorRequest, design_id: UUID, outcome_id: UUID) -> HttpResponse:
    """One outcome: change it, and search for the skills that it means."""
    design = design_for(request, design_id)
    one = _outcome(design, outcome_id)
    initial = {name: getattr(one, name) for name in FIELDS} | {"components": one.components.all()}
    typed = kept(request, design, "outcomes", str(one.pk))
    form = OutcomeForm(request.POST or typed.data, design=design, languages=languages_of(design), initial=initial)
    act = partial(operations.change_outcome, outcome=one, by=request.actor)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: act(**form.cleaned_data)):
        typed.drop(request, design)
        messages.success(request, _("The outcome is saved."))
        return redirect(f"{request.path}?saved")
    standing = queries.Standing.of(design)
    asked = request.GET.get("q", "")[:MOST_LETTERS].strip()
    rows = queries.outcome_rows(design, standing.findings)
    context = {
        **typed.context(),
        "form": form,
        "outcome": one,
        "row": next(row for row in rows if row.outcome == one),
        "asked": asked,
        "hits": skills.search(asked, get_language() or FALLBACK) if asked else [],
    }
    return show(request, design, "outcomes", "outcome", context, status=400 if request.method == "POST" else 200, standing=standing)


def _outcome(design: Design, outcome_id: UUID) -> LearningOutcome:
    return get_object_or_404(design.outcomes.all(), pk=outcome_id)


@require_POST
@signed_in
def link(request: ActorRequest, design_id: UUID, outcome_id: UUID, skill_id: UUID) -> HttpResponse:
    """Link the outcome to a skill, or take the link away."""
    one = _outcome(design_for(request, design_id), outcome_id)
    skill = skills.by_id(skill_id)
    if skill is None:
        raise Http404
    act = operations.unlink_skill if request.POST.get("act") == "unlink" else operations.link_skill
    act(outcome=one, by=request.actor, skill=skill)
    return redirect("design-outcome", design_id=design_id, outcome_id=outcome_id)


@require_POST
@signed_in
def move(request: ActorRequest, design_id: UUID, outcome_id: UUID) -> HttpResponse:
    """One place up or down."""
    one = _outcome(design_for(request, design_id), outcome_id)
    operations.move_outcome(outcome=one, by=request.actor, places=-1 if request.POST.get("to") == "up" else 1)
    return redirect("design-outcomes", design_id=design_id)


@require_POST
@signed_in
def remove(request: ActorRequest, design_id: UUID, outcome_id: UUID) -> HttpResponse:
    """Take it out."""
    operations.remove_outcome(outcome=_outcome(design_for(request, design_id), outcome_id), by=request.actor)
    messages.success(request, _("The outcome is removed."))
    return redirect("design-outcomes", design_id=design_id)

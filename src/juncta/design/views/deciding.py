"""The committee endorses the idea; the team sends the design to review, and later opens it again; a body makes an exception."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.forms import EndorsementForm, ExceptionForm, RevisionForm
from juncta.design.permits import exceptions, revising
from juncta.design.views.frame import attempt, design_for, show

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_WRITE
@signed_in
def endorse(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Read the idea, and endorse it with reasons."""
    design = design_for(request, design_id)
    form = EndorsementForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: operations.endorse(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The idea is endorsed: the first gate is open."))
        return redirect("design-home", design_id=design.pk)
    context = {
        "form": form,
        "refusal": permits.why_not_endorse(request.actor, design),
        "goals": [goal["name"] for goal in design.alliance.goals if goal["code"] in design.goals],
    }
    return show(request, design, "endorse", "endorse", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def submit(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """What is checked, who will judge, and the button."""
    design = design_for(request, design_id)
    if request.method == "POST":
        operations.submit(design=design, by=request.actor)
        messages.success(request, _("The design is with its reviewers now. You will hear from them."))
        return redirect("design-home", design_id=design.pk)
    context = {
        "refusal": permits.why_not_submit(request.actor, design),
        "excepted": [
            finding
            for finding in permits.found_in(design)
            if finding.blocks and exceptions.why_not_except(request.actor, design, finding.code) is None
        ],
        "exceptions": permits.standing_exceptions(design),
        "awarding": [each.institution for each in design.partnerships.all() if each.role == "awarding" and each.state == "accepted"],
        "returned": bool(queries.returned_last(design)),
    }
    return show(request, design, "submit", "submit", context)


@READ_OR_WRITE
@signed_in
def revise(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Open an approved design again, saying what for."""
    design = design_for(request, design_id)
    form = RevisionForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: operations.revise(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("This is the next version now. The edition in force stays as it is."))
        return redirect("design-home", design_id=design.pk)
    context = {"form": form, "refusal": revising.why_not_revise(request.actor, design)}
    return show(request, design, "revise", "revise", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def make_exception(request: ActorRequest, design_id: UUID, code: str) -> HttpResponse:
    """Let one finding pass, with reasons: for the body that the framework names."""
    design = design_for(request, design_id)
    form = ExceptionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: operations.grant_exception(design=design, by=request.actor, code=code.upper(), **form.cleaned_data)
    ):
        messages.success(request, _("The exception is recorded; it is shown wherever the design is."))
        return redirect("design-home", design_id=design.pk)
    context = {
        "form": form,
        "code": code.upper(),
        "refusal": exceptions.why_not_except(request.actor, design, code.upper()),
        "found": [finding for finding in permits.found_in(design) if finding.code == code.upper()],
    }
    return show(request, design, "exception", "exception", context, status=400 if form.is_bound else 200)

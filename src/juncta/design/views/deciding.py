"""The committee endorses the idea; the team sends the design to review."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits
from juncta.design.forms import EndorsementForm
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
        "awarding": [each.institution for each in design.partnerships.all() if each.role == "awarding" and each.state == "accepted"],
        "returned": design.version > 1,
    }
    return show(request, design, "submit", "submit", context)

"""Institutions are invited, and answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.facts import PartnerRole
from juncta.design.forms import AnswerForm, PartnerForm
from juncta.design.models import Design, Partnership
from juncta.design.views.frame import attempt, design_for, show


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def partners(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Who takes part and as what; invite another."""
    design = design_for(request, design_id)
    form = PartnerForm(request.POST or None, by=request.actor)
    if form.is_valid() and attempt(form, lambda: operations.invite_partner(design=design, by=request.actor, **form.cleaned_data)):
        institution = form.cleaned_data["institution"]
        messages.success(
            request, _("{institution} is invited. Its academics, approvers and registrars can answer.").format(institution=institution)
        )
        return redirect("design-partners", design_id=design.pk)
    standing = [each for each in design.partnerships.all() if each.state != "declined"]
    rows = [_row(request, each) for each in sorted(design.partnerships.all(), key=_by_university)]
    context = {
        "form": form,
        "rows": rows,
        "may_act": any(row["answers"] or row["takes_back"] for row in rows),
        "institutions": list({each.institution_id: each.institution for each in standing}.values()),
        "suggestions": queries.Casting(request.actor, design).suggested_partners()
        if permits.why_not_edit(request.actor, design) is None
        else [],
    }
    return show(request, design, "partners", "partners", context, status=400 if form.is_bound else 200)


def _by_university(partnership: Partnership) -> tuple[str, int]:
    """Universities together, each with its heaviest role first."""
    return partnership.institution.short_name, list(PartnerRole).index(PartnerRole(partnership.role))


def _row(request: ActorRequest, partnership: Partnership) -> dict[str, Any]:
    """What the viewer can do about this invitation."""
    answers = permits.may_answer_for(request.actor, partnership.institution_id)
    return {
        "partnership": partnership,
        "answers": answers and permits.why_not_answer_partnership(request.actor, partnership) is None,
        "takes_back": partnership.state != "accepted" and permits.why_not_take_back(request.actor, partnership) is None,
    }


def _partnership(design: Design, partnership_id: UUID) -> Partnership:
    return get_object_or_404(design.partnerships.select_related("institution"), pk=partnership_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer_partner(request: ActorRequest, design_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Accept for an institution, or decline with a reason."""
    design = design_for(request, design_id)
    partnership = _partnership(design, partnership_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _asked(request, design, partnership, form)
    accept = request.POST.get("answer") == "accept"
    operations.answer_partnership(partnership=partnership, by=request.actor, accept=accept, because=form.cleaned_data["because"])
    said = _("{institution} takes part.") if accept else _("{institution} has declined.")
    messages.success(request, said.format(institution=partnership.institution))
    return redirect("design-partners", design_id=design.pk)


def _asked(request: ActorRequest, design: Design, partnership: Partnership, form: AnswerForm) -> HttpResponse:
    context = {
        "form": form,
        "asked": partnership.institution.short_name,
        "what": partnership.role_name,
        "message": partnership.message,
        "refusal": permits.why_not_answer_partnership(request.actor, partnership),
    }
    return show(request, design, "partners", "answer", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def take_back(request: ActorRequest, design_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    design = design_for(request, design_id)
    partnership = _partnership(design, partnership_id)
    operations.take_back(partnership=partnership, by=request.actor)
    messages.success(request, _("{institution} is no longer invited.").format(institution=partnership.institution))
    return redirect("design-partners", design_id=design.pk)

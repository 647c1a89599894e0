"""The cooperation agreement: its clauses, who has signed off which, and the papers for the lawyers."""

import re
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.clauses import CLAUSES
from juncta.design.forms import ClauseForm
from juncta.design.views.frame import attempt, design_for, show
from juncta.design.views.keeping import keeps_typed, kept

SECTION = "agreement"
PAPERS = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@require_safe
@signed_in
def agreement(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Clauses by partners, and what you can do."""
    design = design_for(request, design_id)
    lines = queries.agreement_of(design)
    mine = queries.may_sign_off(request.actor, design)
    context = {
        "lines": lines,
        "partners": permits.partners_at_work(design),
        "to_sign": [(home, waiting) for home in mine if (waiting := queries.unsigned(lines, home))],
        "drafted": [line for line in lines if line.state == "drafted"],
        "open": [line for line in lines if line.state == "open"],
        "agreed": sum(line.state == "agreed" for line in lines),
    }
    return show(request, design, SECTION, "agreement", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@signed_in
def clause(request: ActorRequest, design_id: UUID, clause: str) -> HttpResponse:
    """One clause: its text, its proposal, who has signed it off."""
    design = design_for(request, design_id)
    line = next((each for each in queries.agreement_of(design) if each.clause.code == clause), None)
    if line is None:
        raise Http404
    proposal = queries.proposals(design)[clause]
    typed = kept(request, design, SECTION, clause)
    form = ClauseForm(request.POST or typed.data, initial={"text": line.text or proposal, "based_on": line.version})
    act = partial(operations.write_clause, design=design, by=request.actor, code=clause)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: act(**form.cleaned_data)):
        typed.drop(request, design)
        messages.success(request, _("The clause is saved."))
        return redirect(f"{reverse('design-agreement', args=[design.pk])}?saved")
    context = {**typed.context(line.version), "line": line, "form": form, "proposal": proposal, "conflict": False}
    if request.method == "POST" and form.cleaned_data.get("based_on") not in {None, line.version}:  # somebody else was quicker: show both
        context |= {"conflict": True, "form": _on_top(form, line.version)}
    context["mine"] = [home.pk for home in queries.may_sign_off(request.actor, design)]
    return show(request, design, SECTION, "clause", context, status=400 if request.method == "POST" and form.errors else 200)


def _on_top(form: ClauseForm, version: int) -> ClauseForm:
    """The same text, now on top of the version that stands there: saving it again is a decision."""
    again = ClauseForm({"text": form.cleaned_data.get("text", ""), "based_on": version})
    for error in form.non_field_errors():
        again.add_error(None, error)
    return again


@require_POST
@signed_in
def propose(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Write the proposal into every clause that is open."""
    design = design_for(request, design_id)
    written = operations.propose_clauses(design=design, by=request.actor, texts=queries.proposals(design))
    said = ngettext("One clause is drafted.", "{count} clauses are drafted.", len(written)).format(count=len(written))
    messages.success(request, said)
    return redirect("design-agreement", design_id=design.pk)


@require_POST
@signed_in
def agree(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The team agrees on clauses, or opens one again."""
    design = design_for(request, design_id)
    if again := request.POST.get("reopen"):
        operations.reopen_clause(design=design, by=request.actor, code=again)
        messages.success(request, _("The clause is open again."))
    else:
        operations.agree_clauses(design=design, by=request.actor, codes=request.POST.getlist("clause"))
        messages.success(request, _("The clauses are agreed. The partners can sign them off."))
    return redirect("design-agreement", design_id=design.pk)


@require_POST
@signed_in
def sign_off(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Sign clauses off for a partner in the versions that were shown, or take one back."""
    design = design_for(request, design_id)
    home = alliance.institution(request.actor, request.POST.get("institution", ""))
    if home is None:
        raise Http404
    if code := request.POST.get("take_back"):
        operations.take_back_sign_off(design=design, by=request.actor, institution=home, code=code)
        messages.success(request, _("The sign-off is taken back."))
    else:
        operations.sign_off(design=design, by=request.actor, institution=home, versions=_versions(request))
        messages.success(request, _("Signed off for {institution}.").format(institution=home))
    return redirect("design-agreement", design_id=design.pk)


_VERSION = re.compile("[0-9]{1,9}")


def _versions(request: ActorRequest) -> dict[str, int]:
    """The clauses that were shown, each with its version: "finance:2"."""
    pairs = (each.partition(":") for each in request.POST.getlist("clause"))
    return {code: int(version) for code, _colon, version in pairs if code in CLAUSES and _VERSION.fullmatch(version)}


@require_safe
@signed_in
def paper(request: ActorRequest, design_id: UUID, kind: str) -> HttpResponse:
    """The agreement to take along: an accessible PDF, or a text for the lawyers to work in."""
    if kind not in PAPERS:
        raise Http404
    design = design_for(request, design_id)
    made = queries.agreement_pdf(design) if kind == "pdf" else queries.agreement_docx(design)
    name = f"agreement-{design.slug}.{kind}"
    return HttpResponse(made, content_type=PAPERS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})

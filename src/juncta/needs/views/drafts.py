"""A draft that exists as Word or Excel is brought in, gone through, and taken."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base import clock
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries as designs
from juncta.needs import operations, permits, queries
from juncta.needs.engine import opening, stored, writing
from juncta.needs.forms import FileForm, ProposalForm
from juncta.needs.models import Draft
from juncta.needs.views.frame import attempt

if TYPE_CHECKING:
    from juncta.design.models import Design

BOTH = require_http_methods(["GET", "HEAD", "POST"])
TYPES = {
    opening.Kind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    opening.Kind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@BOTH
@signed_in
def bring_in(request: ActorRequest) -> HttpResponse:
    """A file for a new design."""
    return _bring_in(request, None)


@BOTH
@signed_in
def bring_into(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """A file for a design that exists."""
    return _bring_in(request, get_object_or_404(designs.for_pages(request.actor), pk=design_id))


def _bring_in(request: ActorRequest, into: "Design | None") -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file, made = form.cleaned_data["file"], list[Draft]()
        try:
            done = attempt(
                form, lambda: made.append(operations.bring_in(by=request.actor, file_name=file.name, data=file.read(), into=into))
            )
        except opening.Unfit as unfit:
            form.add_error("file", _(str(unfit)))
        else:
            if done:
                return redirect("needs-draft", brought_id=made[0].pk)
    context = {
        "form": form,
        "design": into,
        "refusal": permits.why_not_bring_in(request.actor, into),
        "waiting": queries.open_drafts_of(request.actor, clock.now()),
    }
    return render(request, "needs/bring_in.html", context, status=400 if form.is_bound else 200)


@BOTH
@signed_in
def draft(request: ActorRequest, brought_id: UUID) -> HttpResponse:
    """What it would mean: tick, change, assign; keep that for later, or take it."""
    found = get_object_or_404(queries.drafts_of(request.actor), pk=brought_id)
    if found.state == "taken" and found.design:
        return redirect("design-home", design_id=found.design_id)
    if refusal := permits.why_not_take(request.actor, found):
        return render(request, "needs/draft_gone.html", {"draft": found, "refusal": refusal}, status=410)
    if request.POST.get("do") == "keep":
        operations.keep_choices(draft=found, by=request.actor, choices=_sent(request))
        messages.success(request, _("Your choices are kept. Nothing is written yet."))
        return redirect("needs-draft", brought_id=found.pk)
    form = _form(request, found)
    if form.is_valid() and attempt(form, lambda: _take(request, found, form)):
        messages.success(request, _("What you confirmed stands in the design now."))
        return redirect("needs-draft", brought_id=found.pk)
    context = {"form": form, "draft": found, "cut": found.content.get("cut", False)}
    return render(request, "needs/draft.html", context, status=400 if form.is_bound else 200)


def _sent(request: ActorRequest) -> dict[str, list[str]]:
    """What was sent, without the one sign that JSON in a database cannot hold."""
    kept = (name for name in request.POST if name not in {"csrfmiddlewaretoken", "do", "before"})
    return {name: [value.replace("\0", "") for value in request.POST.getlist(name)] for name in kept}


def _form(request: ActorRequest, found: Draft) -> ProposalForm:
    """Bound to what was sent; the design's values are always those of now."""
    into = designs.for_pages(request.actor).get(pk=found.design_id) if found.design_id else None
    data = request.POST if request.method == "POST" else None
    form = ProposalForm(
        data,
        by=request.actor,
        proposal=stored.proposal_from(found.proposal),
        begins=into is None,
        there=queries.values_there(into) if into else None,
        kept=found.chosen,
    )
    form.initial["before"] = queries.standing_there(into) if into else ""
    form.initial.setdefault("language", get_language() or "en")
    return form


def _take(request: ActorRequest, found: Draft, form: ProposalForm) -> None:
    given = form.cleaned_data
    operations.take(draft=found, by=request.actor, chosen=form.chosen(), focus_area=given.get("focus_area"), before=given["before"])


@require_POST
@signed_in
def discard(request: ActorRequest, brought_id: UUID) -> HttpResponse:
    """Throw it away."""
    found = get_object_or_404(queries.drafts_of(request.actor), pk=brought_id)
    operations.discard(draft=found, by=request.actor)
    messages.success(request, _("The draft is thrown away. Nothing of it was written."))
    return redirect("design-list")


@require_safe
@signed_in
def template(request: ActorRequest, kind: str) -> HttpResponse:
    """A form to fill in with Word or Excel."""
    del request
    made = writing.template(
        opening.Kind(kind),
        get_language() or "en",
        heading=_("Draft of a joint micro-credential"),
        hint=_("Fill in what you know; leave the rest empty. Bring the file in under “Write an idea”."),
    )
    headers = {"Content-Disposition": f'attachment; filename="joint-micro-credential.{kind}"'}
    return HttpResponse(made, content_type=TYPES[opening.Kind(kind)], headers=headers)

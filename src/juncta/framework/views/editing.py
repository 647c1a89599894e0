"""One part of a draft: its form for the office, its text for readers, what was said about it; and new parts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.framework import operations, permits, queries
from juncta.framework.engine.editing import LISTS
from juncta.framework.facts import PART_NAMES
from juncta.framework.forms import FORMS, NEW_FORMS, AnswerForm, PartForm, StageWithStepForm
from juncta.framework.models import Comment, FrameworkDraft
from juncta.framework.views.frame import attempt, comment_form, draft_for, part_label, part_or_404

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])
CONFLICT = "FRA-129"


def _form(found: FrameworkDraft, part: str, said: dict[str, Any], data: Any = None) -> PartForm:  # noqa: ANN401 - a request's POST
    kind = part.partition(":")[0]
    return FORMS[kind](data, choosing=queries.Choosing(found), initial={**said, "based_on": found.revision})


@READ_OR_WRITE
@signed_in
def part(request: ActorRequest, draft_id: UUID, framework_part: str) -> HttpResponse:
    """Read a part, change it, comment on it. Where somebody else saved it meanwhile, both texts are shown and nothing is lost."""
    found = draft_for(request, draft_id)
    said = part_or_404(found, framework_part)
    refusal = permits.why_not_edit(request.actor, found)
    form = _form(found, framework_part, said, request.POST or None)
    overtaken = None
    if form.is_valid():
        based_on = form.cleaned_data["based_on"] or 0
        save: dict[str, Any] = {"draft": found, "by": request.actor, "part": framework_part, "values": form.values, "based_on": based_on}
        refused = attempt(form, lambda: operations.save_part(**save))
        if not refused:
            messages.success(request, _("Saved: {part}.").format(part=part_label(found, framework_part)))
            return redirect("framework-draft-part", draft_id=found.pk, framework_part=framework_part)
        overtaken = queries.overtaken(found, framework_part, based_on) if refused == CONFLICT else None
        if refused == CONFLICT:  # saving again is knowing
            form.data = request.POST.copy()
            form.data["based_on"] = str(found.revision)
    context = {
        "draft": found,
        "part": framework_part,
        "kind": framework_part.partition(":")[0],
        "label": part_label(found, framework_part),
        "change": next((each for each in queries.changes_of(found) if each.part == framework_part), None),
        "text": queries.text_of(said),
        "form": form,
        "overtaken": overtaken,
        "edit_refusal": refusal,
        "comments": _comments(found, framework_part, refusal is None),
        "comment_form": comment_form(request, found),
    }
    return render(request, "framework/draft_part.html", context, status=400 if form.is_bound else 200)


def _comments(found: FrameworkDraft, part_: str, answers: bool) -> list[tuple[Comment, AnswerForm | None]]:  # noqa: FBT001 - may they answer
    mine = [each for each in found.comments.all() if each.part == part_]
    return [(each, AnswerForm(prefix=str(each.pk)) if answers and not each.answer else None) for each in mine]


@READ_OR_WRITE
@signed_in
def add(request: ActorRequest, draft_id: UUID, framework_kind: str) -> HttpResponse:
    """A new criterion, format, party, kind, stage, step or gate."""
    found = draft_for(request, draft_id)
    if framework_kind not in LISTS:
        raise Http404
    form = NEW_FORMS[framework_kind](request.POST or None, choosing=queries.Choosing(found), adding=True, initial=dict(request.GET.items()))
    if form.is_valid():
        steps = (form.first_step,) if isinstance(form, StageWithStepForm) else ()
        new: dict[str, Any] = {"draft": found, "by": request.actor, "kind": framework_kind, "values": form.values, "steps": steps}
        if not attempt(form, lambda: operations.add_part(**new)):
            messages.success(request, _("Added."))
            return redirect("framework-draft-part", draft_id=found.pk, framework_part=f"{framework_kind}:{form.values['code']}")
    context = {"draft": found, "kind": PART_NAMES[framework_kind], "form": form, "refusal": permits.why_not_edit(request.actor, found)}
    context["framework_kind"] = framework_kind
    return render(request, "framework/draft_add.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def remove(request: ActorRequest, draft_id: UUID, framework_part: str) -> HttpResponse:
    """Take a part out."""
    found = draft_for(request, draft_id)
    part_or_404(found, framework_part)
    based_on = request.POST.get("based_on", "")
    operations.remove_part(
        draft=found, by=request.actor, part=framework_part, based_on=int(based_on) if based_on.isdecimal() else found.revision
    )
    messages.success(request, _("Taken out. The version in force and the draft's history keep it."))
    return redirect("framework-draft", draft_id=found.pk)


@require_POST
@signed_in
def move(request: ActorRequest, draft_id: UUID, framework_part: str) -> HttpResponse:
    """One place up or down."""
    found = draft_for(request, draft_id)
    part_or_404(found, framework_part)
    operations.move_part(draft=found, by=request.actor, part=framework_part, down=request.POST.get("to") == "down")
    return redirect("framework-draft-part", draft_id=found.pk, framework_part=framework_part)

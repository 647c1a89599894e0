"""The drafts: all of them, one with its parts, what it would change, and how it begins and ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, signed_in
from juncta.framework import operations, permits, queries
from juncta.framework.facts import LIST_NAMES
from juncta.framework.forms import OpenForm, OpenWithFileForm, PublishForm, ReasonsForm, ReplaceForm
from juncta.framework.views.frame import attempt, draft_for, part_label
from juncta.kernel.refusal import Refused

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_WRITE
@signed_in
def drafts(request: ActorRequest) -> HttpResponse:
    """The draft that is open, those that ended, and a way to begin one."""
    alliance = get_object_or_404(alliances.alliances(), pk=request.actor.alliance)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        made: list[object] = []
        refused = attempt(form, lambda: made.append(operations.open_draft(alliance=alliance, by=request.actor, **form.cleaned_data)))
        if not refused:
            messages.success(request, _("The draft is open. It begins with the version in force."))
            return redirect("framework-draft", draft_id=queries.open_draft_of(request.actor).pk)  # type: ignore[union-attr] # just made
    context = {
        "drafts": queries.drafts(request.actor).select_related("published"),
        "form": form,
        "refusal": permits.why_not_open_draft(request.actor, alliance),
        "makes": permits.is_office(request.actor, alliance),
    }
    return render(request, "framework/drafts.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def publish(request: ActorRequest) -> HttpResponse:
    """Bring a file: the first version is published, a later one begins a draft; a broken file is answered with its line."""
    alliance = get_object_or_404(alliances.alliances(), pk=request.actor.alliance)
    first = not queries.published(alliance).exists()
    if refusal := permits.why_not_publish(request.actor, alliance) if first else permits.why_not_open_draft(request.actor, alliance):
        raise Refused(refusal)
    initial = {"content": queries.next_version(alliance)}
    form = PublishForm(request.POST or None, initial=initial) if first else OpenWithFileForm(request.POST or None, initial=initial)
    act = operations.publish if first else operations.open_draft
    if form.is_valid() and not attempt(form, lambda: act(alliance=alliance, by=request.actor, **form.cleaned_data), field="content"):
        said = _("The first version is in force.") if first else _("The draft is open. It begins with your file.")
        messages.success(request, said)
        return redirect("framework-overview" if first else "framework-drafts")
    return render(request, "framework/publish.html", {"form": form, "first": first}, status=400 if form.is_bound else 200)


@require_safe
@signed_in
def draft(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Where it stands, what is next, its parts with what changed and what was said."""
    found = draft_for(request, draft_id)
    comments = list(found.comments.all())
    body = permits.adopting_body(found)
    rows = queries.rows_of(found, comments)
    context = {
        "draft": found,
        "kinds": [(kind, name, rows[kind], any(row.changed or row.comments for row in rows[kind])) for kind, name in LIST_NAMES.items()],
        "changes": queries.changes_of(found),
        "comments": [each for each in comments if not each.part],
        "unanswered": [(each, part_label(found, each.part)) for each in comments if not each.answer],
        "all_comments": len(comments),
        "spoken": {each.body_id for each in comments},
        "adopting": body,
        "lessons": [(lesson, use, part_label(found, use.part) if use else "") for lesson, use in queries.lessons_beside(found)],
        "edit_refusal": permits.why_not_edit(request.actor, found),
        "consult_refusal": permits.why_not_consult(request.actor, found),
        "adopt_refusal": permits.why_not_adopt(request.actor, found),
        "comment_refusal": permits.why_not_comment(request.actor, found),
    }
    return render(request, "framework/draft.html", context)


@require_safe
@signed_in
def difference(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """What the draft would change of the version it began from, part by part, old beside new."""
    found = draft_for(request, draft_id)
    return render(request, "framework/difference.html", {"draft": found, "changes": queries.changes_of(found)})


@READ_OR_WRITE
@signed_in
def file(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """The whole draft as its file: to read, to keep, to replace."""
    found = draft_for(request, draft_id)
    initial = {"content": queries.text_of_draft(found), "based_on": found.revision}
    form = ReplaceForm(request.POST or None, initial=initial)
    refusal = permits.why_not_edit(request.actor, found)
    if form.is_valid() and not attempt(
        form, lambda: operations.replace(draft=found, by=request.actor, **form.cleaned_data), field="content"
    ):
        messages.success(request, _("The draft is your file now."))
        return redirect("framework-draft", draft_id=found.pk)
    context = {"draft": found, "form": form, "refusal": refusal}
    return render(request, "framework/draft_file.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def adopt(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Adopt it for the named body."""
    found = draft_for(request, draft_id)
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and not attempt(form, lambda: operations.adopt(draft=found, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Adopted. It is in force for new designs; those under way keep their version or move to it."))
        return redirect("framework-overview")
    context = {
        "draft": found,
        "form": form,
        "refusal": permits.why_not_adopt(request.actor, found),
        "adopting": permits.adopting_body(found),
        "changes": queries.changes_of(found),
    }
    return render(request, "framework/adopt.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def withdraw(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """End it without a version."""
    found = draft_for(request, draft_id)
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and not attempt(
        form, lambda: operations.withdraw(draft=found, by=request.actor, because=form.cleaned_data["reasons"])
    ):
        messages.success(request, _("The draft is withdrawn. What was said stays readable."))
        return redirect("framework-drafts")
    context = {"draft": found, "form": form, "refusal": permits.why_not_withdraw(request.actor, found)}
    return render(request, "framework/withdraw.html", context, status=400 if form.is_bound else 200)

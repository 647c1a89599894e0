"""Asking for comments, commenting, answering; and the lessons beside a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, signed_in
from juncta.framework import operations, permits, queries
from juncta.framework.forms import AnswerForm, ConsultForm, LessonForm, UseForm
from juncta.framework.models import FrameworkDraft
from juncta.framework.views.frame import WHOLE, attempt, comment_form, draft_for, part_label, part_or_404, parts_to_choose

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_WRITE
@signed_in
def consult(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Ask bodies of the alliance for their comments until a day."""
    found = draft_for(request, draft_id)
    form = ConsultForm(request.POST or None, choosing=queries.Choosing(found))
    if form.is_valid():
        bodies = list(alliances.bodies_of(found.alliance).filter(slug__in=form.cleaned_data["bodies"]))
        ask = {"draft": found, "by": request.actor, "bodies": bodies, "deadline": form.cleaned_data["deadline"]}
        if not attempt(form, lambda: operations.consult(**ask)):
            messages.success(request, _("The consultation is open. Everybody who is asked gets a letter."))
            return redirect("framework-draft", draft_id=found.pk)
    context = {"draft": found, "form": form, "refusal": permits.why_not_consult(request.actor, found)}
    return render(request, "framework/consult.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def comment(request: ActorRequest, draft_id: UUID, framework_part: str) -> HttpResponse:
    """Say something about a part, or about the whole."""
    found = draft_for(request, draft_id)
    part = "" if framework_part == WHOLE else framework_part
    if part:
        part_or_404(found, part)
    form = comment_form(request, found, bound=request.method == "POST")
    if form is not None and form.is_valid():
        body = get_object_or_404(alliances.bodies_of(found.alliance), slug=form.cleaned_data["body"])
        text = form.cleaned_data["text"]
        if not attempt(form, lambda: operations.comment(draft=found, by=request.actor, body=body, text=text, part=part)):
            messages.success(request, _("Thank you. The office answers each comment, and you get a letter when it has."))
            return _to_part(found, part)
    context = {
        "draft": found,
        "framework_part": framework_part,
        "label": part_label(found, part),
        "form": form,
        "refusal": permits.why_not_comment(request.actor, found),
    }
    return render(request, "framework/comment.html", context, status=400 if form is not None and form.is_bound else 200)


def _to_part(found: FrameworkDraft, part: str) -> HttpResponse:
    if part:
        return redirect("framework-draft-part", draft_id=found.pk, framework_part=part)
    return redirect("framework-draft", draft_id=found.pk)


@READ_OR_WRITE
@signed_in
def answer(request: ActorRequest, draft_id: UUID, framework_comment_id: UUID) -> HttpResponse:
    """Say what becomes of a comment, and why."""
    found = draft_for(request, draft_id)
    said = next((each for each in found.comments.all() if each.pk == framework_comment_id), None)
    if said is None:
        raise Http404
    form = AnswerForm(request.POST or None, prefix=str(said.pk))
    if form.is_valid():
        words = {"answer": form.cleaned_data["answer"], "words": form.cleaned_data["words"]}
        if not attempt(form, lambda: operations.answer_comment(comment=said, by=request.actor, **words)):
            messages.success(request, _("Answered."))
            return _to_part(found, said.part)
    context = {
        "draft": found,
        "comment": said,
        "label": part_label(found, said.part),
        "form": form,
        "refusal": permits.why_not_answer(request.actor, said),
    }
    return render(request, "framework/answer.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def lessons(request: ActorRequest) -> HttpResponse:
    """What designs, editions and barriers taught; and a form for one more."""
    alliance = get_object_or_404(alliances.alliances(), pk=request.actor.alliance)
    form = LessonForm(request.POST or None)
    if form.is_valid() and not attempt(form, lambda: operations.note_lesson(alliance=alliance, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Noted. Whoever writes the next version sees it."))
        return redirect("framework-lessons")
    context = {
        "lessons": queries.lessons_with_uses(request.actor),
        "form": form,
        "refusal": permits.why_not_note_lesson(request.actor, alliance),
    }
    return render(request, "framework/lessons.html", context, status=400 if form.is_bound else 200)


@READ_OR_WRITE
@signed_in
def use_lesson(request: ActorRequest, draft_id: UUID, lesson_id: UUID) -> HttpResponse:
    """Take a lesson up in the draft, or set it aside."""
    found = draft_for(request, draft_id)
    lesson = get_object_or_404(queries.lessons(request.actor), pk=lesson_id)
    form = UseForm(request.POST or None, parts=parts_to_choose(found))
    if form.is_valid():
        said = {**form.cleaned_data, "taken_up": form.cleaned_data["taken_up"] == "yes"}
        if not attempt(form, lambda: operations.use_lesson(draft=found, lesson=lesson, by=request.actor, **said)):
            messages.success(request, _("Kept beside the draft."))
            return redirect("framework-draft", draft_id=found.pk)
    context = {"draft": found, "lesson": lesson, "form": form, "refusal": permits.why_not_edit(request.actor, found)}
    return render(request, "framework/use_lesson.html", context, status=400 if form.is_bound else 200)

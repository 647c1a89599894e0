"""The conversation at a section: read it, begin a thread, answer, resolve, reopen, take back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.cocreation import operations, queries
from juncta.cocreation.forms import AnswerForm, CommentForm
from juncta.cocreation.models import Comment, Thread
from juncta.cocreation.views.frame import back, design_for, failed, show
from juncta.kernel.refusal import Refused


@require_safe
@signed_in
def conversation(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Everything said about a section, page by page."""
    return show(request, design_for(request, design_id, section), section)


@require_POST
@signed_in
def comment(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Begin a thread."""
    design = design_for(request, design_id, section)
    talk = queries.Conversation(design, section, request.actor)
    form = CommentForm(request.POST, conversation=talk, auto_id="failed_%s")
    if form.is_valid():
        try:
            thread = operations.begin_thread(design=design, section=section, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("Your comment stands there now."))
            return back(request, design, section, f"thread-{thread.pk}")
    return failed(request, design, section, form, title=_("Your comment"), submit=_("Comment"))


def _thread(request: ActorRequest, thread_id: UUID) -> Thread:
    return get_object_or_404(queries.threads_visible_to(request.actor), pk=thread_id)


@require_POST
@signed_in
def answer(request: ActorRequest, thread_id: UUID) -> HttpResponse:
    """Answer in a thread."""
    thread = _thread(request, thread_id)
    design, section = design_for(request, thread.design_id, thread.section), thread.section
    form = AnswerForm(request.POST, auto_id="failed_%s")
    if form.is_valid():
        try:
            operations.answer(thread=thread, by=request.actor, text=form.cleaned_data["text"])
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            return back(request, design, section, f"thread-{thread.pk}")
    return failed(request, design, section, form, title=_("Your answer"), submit=_("Answer"))


@require_POST
@signed_in
def resolve(request: ActorRequest, thread_id: UUID) -> HttpResponse:
    """Settle it."""
    thread = operations.resolve_thread(thread=_thread(request, thread_id), by=request.actor)
    messages.success(request, _("The thread is resolved. It is kept under “Resolved”."))
    return back(request, thread.design, thread.section)


@require_POST
@signed_in
def reopen(request: ActorRequest, thread_id: UUID) -> HttpResponse:
    """Talk about it again."""
    thread = operations.reopen_thread(thread=_thread(request, thread_id), by=request.actor)
    messages.success(request, _("The thread is open again."))
    return back(request, thread.design, thread.section, f"thread-{thread.pk}")


@require_POST
@signed_in
def withdraw(request: ActorRequest, comment_id: UUID) -> HttpResponse:
    """Take one's own comment back."""
    found = get_object_or_404(Comment.objects.filter(thread__in=queries.threads_visible_to(request.actor)), pk=comment_id)
    thread = operations.withdraw_comment(comment=found, by=request.actor).thread
    messages.success(request, _("Your comment is taken back."))
    return back(request, thread.design, thread.section, f"thread-{thread.pk}")

"""One request: its context, its answers, and what the reader can do."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.support import operations, permits, queries, rules
from juncta.support.forms import AgainForm, AnswerForm, HandOverForm, KeepForm
from juncta.support.models import KeptAnswer, Reply, SupportRequest


def _request(request: ActorRequest, request_id: UUID) -> SupportRequest:
    return get_object_or_404(queries.visible_to(request.actor), pk=request_id)


def _show(request: ActorRequest, asked: SupportRequest, **bound: forms.Form) -> HttpResponse:
    """The page of a request; forms that did not pass are shown as they were sent."""
    answerers = queries.answerers(asked.body)
    context: dict[str, Any] = {
        "asked": asked,
        "replies": [_reply(request, each) for each in asked.replies.select_related("person__institution", "kept")],
        "handovers": asked.handovers.select_related("before", "after"),
        "findings": queries.findings_of(asked.context),
        "may_answer": permits.why_not_answer(request.actor, asked, answerers) is None,
        "may_reopen": permits.why_not_reopen(request.actor, asked) is None,
        "may_close": permits.why_not_close(request.actor, asked) is None,
        "may_withdraw": permits.why_not_withdraw(request.actor, asked) is None,
        "answer_form": bound.get("answer") or AnswerForm(auto_id="answer_%s"),
        "again_form": bound.get("again") or AgainForm(auto_id="again_%s"),
        "hand_over_form": bound.get("hand_over") or HandOverForm(people=queries.possible_owners(asked), auto_id="hand_over_%s"),
        "bound": next(iter(bound), ""),
    }
    return render(request, "support/request.html", context, status=400 if bound else 200)


def _reply(request: ActorRequest, reply: Reply) -> dict[str, Any]:
    kept: KeptAnswer | None = getattr(reply, "kept", None)
    return {
        "reply": reply,
        "kept": kept,
        "may_keep": kept is None and reply.kind == "answer" and reply.person_id == request.actor.person,
        "may_drop": kept is not None and kept.dropped_at is None and permits.why_not_drop(request.actor, kept) is None,
    }


def _try(form: forms.Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True


@require_safe
@signed_in
def request_page(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Everything about one request."""
    return _show(request, _request(request, request_id))


@require_POST
@signed_in
def answer(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Answer it."""
    asked, form = _request(request, request_id), AnswerForm(request.POST, auto_id="answer_%s")
    if form.is_valid() and _try(form, lambda: operations.answer(request=asked, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Your answer is on its way."))
        return redirect("support-request", request_id=asked.pk)
    return _show(request, asked, answer=form)


@require_POST
@signed_in
def again(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Say what is still open."""
    asked, form = _request(request, request_id), AgainForm(request.POST, auto_id="again_%s")
    if form.is_valid() and _try(form, lambda: operations.ask_again(request=asked, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("You have asked again."))
        return redirect("support-request", request_id=asked.pk)
    return _show(request, asked, again=form)


@require_POST
@signed_in
def close(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """It is settled."""
    asked = operations.close(request=_request(request, request_id), by=request.actor)
    messages.success(request, _("Settled. You can still ask again."))
    return redirect("support-request", request_id=asked.pk)


@require_POST
@signed_in
def withdraw(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Take it back."""
    asked = operations.withdraw(request=_request(request, request_id), by=request.actor)
    messages.success(request, _("Your question is taken back."))
    return redirect("support-request", request_id=asked.pk)


@require_POST
@signed_in
def hand_over(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Somebody else answers."""
    asked = _request(request, request_id)
    form = HandOverForm(request.POST, people=queries.possible_owners(asked), auto_id="hand_over_%s")
    if form.is_valid() and _try(form, lambda: operations.hand_over(request=asked, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("{name} has it now.").format(name=form.cleaned_data["to"]))
        return redirect("support-request", request_id=asked.pk)
    return _show(request, asked, hand_over=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keep(request: ActorRequest, reply_id: UUID) -> HttpResponse:
    """Let others read an answer: see it without names first, then keep it."""
    seen = Reply.objects.filter(request__in=queries.visible_to(request.actor)).select_related("request__design", "person")
    reply = get_object_or_404(seen, pk=reply_id)
    names, instead = queries.names_in(reply.request), _("(this design)")
    begin = {"question": rules.anonymised(reply.request.question, names, instead), "text": rules.anonymised(reply.text, names, instead)}
    form = KeepForm(request.POST if request.method == "POST" else None, initial=begin)
    if form.is_valid() and _try(form, lambda: operations.keep(reply=reply, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Others who come to this step can read it now."))
        return redirect("support-request", request_id=reply.request_id)
    context = {"reply": reply, "asked": reply.request, "form": form, "refusal": permits.why_not_keep(request.actor, reply)}
    return render(request, "support/keep.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def drop(request: ActorRequest, kept_id: UUID) -> HttpResponse:
    """Propose a kept answer to nobody any more."""
    kept = get_object_or_404(queries.kept_visible_to(request.actor).select_related("reply"), pk=kept_id)
    operations.drop(kept=kept, by=request.actor)
    messages.success(request, _("It is no longer shown to others."))
    return redirect("support-list")

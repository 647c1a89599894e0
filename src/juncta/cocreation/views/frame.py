"""What the pages of a conversation share: the section as its reader may see it, and the way back to it."""

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse

from juncta.base.requests import ActorRequest
from juncta.cocreation import operations, permits, queries
from juncta.cocreation.facts import ThreadState
from juncta.cocreation.forms import CommentForm, SuggestionForm
from juncta.design import queries as designs
from juncta.design.facts import SECTION_NAMES

if TYPE_CHECKING:
    from juncta.design.models import Design

PAGE = re.compile(r"[1-9][0-9]{0,4}")


def design_for(request: ActorRequest, design_id: UUID, section: str) -> "Design":
    """The design, or 404 for whoever may not see it and for sections that no design has."""
    if section not in SECTION_NAMES:
        raise Http404
    return get_object_or_404(designs.for_pages(request.actor).prefetch_related("sections"), pk=design_id)


def page_of(design: "Design", section: str) -> str:
    """The page where the section is written; the design's own where it has none."""
    for name, arguments in ((f"design-{section}", [design.pk]), ("design-section", [design.pk, section])):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return reverse("design-home", args=[design.pk])


def back(request: ActorRequest, design: "Design", section: str, fragment: str = "conversation") -> HttpResponse:
    """To where the form stood: the section's own page, or the page of its conversation."""
    if request.POST.get("from") == "section":
        return redirect(f"{page_of(design, section)}#{fragment}")
    return redirect(f"{reverse('cocreation-conversation', args=[design.pk, section])}#{fragment}")


def page_number(request: ActorRequest) -> int:
    """The page asked for; the first where that is no number."""
    number = PAGE.fullmatch(request.GET.get("page", ""))
    return int(number[0]) if number else 1


def show(request: ActorRequest, design: "Design", section: str, *, status: int = 200, **failed: Any) -> HttpResponse:  # noqa: ANN401
    """The whole conversation; with `failed_form` what was typed stands on top, with what is wrong, to be sent to `failed_to` again."""
    may = permits.why_not_comment(request.actor, design) is None
    since = operations.arrive(design=design, section=section, by=request.actor) if may else None
    state = ThreadState.RESOLVED if request.GET.get("state") == ThreadState.RESOLVED else ThreadState.OPEN
    talk = queries.Conversation(design, section, request.actor, since=since, state=state, page=page_number(request))
    context = {
        "design": design,
        "section": section,
        "talk": talk,
        "here": queries.here_now(design, section, request.actor),
        "section_page": page_of(design, section),
        "comment_form": CommentForm(conversation=talk, auto_id="comment_%s"),
        "suggestion_form": SuggestionForm(conversation=talk, auto_id="suggest_%s"),
        "resolved": state == ThreadState.RESOLVED,
    }
    return render(request, "cocreation/conversation.html", context | failed, status=status)


def failed(
    request: ActorRequest, design: "Design", section: str, form: forms.Form, *, title: str, submit: str, status: int = 400
) -> HttpResponse:
    """The conversation again, with the form that did not pass on top."""
    return show(request, design, section, status=status, failed_form=form, failed_to=request.path, failed_title=title, failed_submit=submit)

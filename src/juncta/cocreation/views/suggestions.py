"""Suggestions: propose other words, accept, decline, take back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.cocreation import operations, queries
from juncta.cocreation.forms import DeclineForm, SuggestionForm
from juncta.cocreation.models import Suggestion
from juncta.cocreation.views.frame import back, design_for, failed
from juncta.kernel.refusal import Refused


@require_POST
@signed_in
def suggest(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Propose other words for a passage."""
    design = design_for(request, design_id, section)
    form = SuggestionForm(request.POST, conversation=queries.Conversation(design, section, request.actor), auto_id="failed_%s")
    if form.is_valid():
        try:
            made = operations.suggest(design=design, section=section, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("Your suggestion waits for somebody on the team."))
            return back(request, design, section, f"suggestion-{made.pk}")
    return failed(request, design, section, form, title=_("Your suggestion"), submit=_("Suggest this"))


def _suggestion(request: ActorRequest, suggestion_id: UUID) -> Suggestion:
    return get_object_or_404(queries.suggestions_visible_to(request.actor), pk=suggestion_id)


@require_POST
@signed_in
def accept(request: ActorRequest, suggestion_id: UUID) -> HttpResponse:
    """Put the proposed words in."""
    suggestion = operations.accept(suggestion=_suggestion(request, suggestion_id), by=request.actor)
    messages.success(request, _("The suggestion stands in the section now, in both your names."))
    return back(request, suggestion.design, suggestion.section)


@require_POST
@signed_in
def decline(request: ActorRequest, suggestion_id: UUID) -> HttpResponse:
    """Keep the words that stand, and say why."""
    suggestion = _suggestion(request, suggestion_id)
    design, section = design_for(request, suggestion.design_id, suggestion.section), suggestion.section
    form = DeclineForm(request.POST, auto_id="failed_%s")
    if form.is_valid():
        try:
            operations.decline(suggestion=suggestion, by=request.actor, because=form.cleaned_data["because"])
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("The suggestion is declined; {name} reads why.").format(name=suggestion.proposed_by))
            return back(request, design, section)
    return failed(request, design, section, form, title=_("Decline a suggestion"), submit=_("Decline it"))


@require_POST
@signed_in
def take_back(request: ActorRequest, suggestion_id: UUID) -> HttpResponse:
    """Take one's own suggestion back."""
    suggestion = operations.take_back(suggestion=_suggestion(request, suggestion_id), by=request.actor)
    messages.success(request, _("Your suggestion is taken back."))
    return back(request, suggestion.design, suggestion.section)

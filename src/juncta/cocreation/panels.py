"""What co-creation shows on a design's pages: the conversation in the margin, what is open, who gave what."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.cocreation import operations, permits, queries
from juncta.cocreation.forms import CommentForm, SuggestionForm

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design
    from juncta.design.queries import Place

MARGIN = 8  # threads in the margin; all of them on the page of the conversation


def section_margin(request: "ActorRequest", place: "Place") -> str:
    """Threads and suggestions beside a section, and who is there now."""
    design, section = place.design, place.section
    may = permits.why_not_comment(request.actor, design) is None
    since = operations.arrive(design=design, section=section, by=request.actor) if may else None
    talk = queries.Conversation(design, section, request.actor, since=since, most=MARGIN)
    context = {
        "design": design,
        "section": section,
        "talk": talk,
        "here": queries.here_now(design, section, request.actor),
        "comment_form": CommentForm(conversation=talk, auto_id="comment_%s"),
        "suggestion_form": SuggestionForm(conversation=talk, auto_id="suggest_%s"),
        "beside": True,
    }
    return render_to_string("cocreation/margin.html", context, request)


def design_conversation(request: "ActorRequest", design: "Design") -> str:
    """What is open at a design, section by section; nothing where nothing is."""
    found = queries.summary(design, request.actor)
    return render_to_string("cocreation/panel_design.html", {"design": design, "summary": found}, request) if found.anything else ""


def team_contributions(request: "ActorRequest", design: "Design") -> str:
    """Who gave what, students first; nothing while nobody gave anything."""
    given = queries.contributions(design)
    if not any(each.anything for each in given):
        return ""
    return render_to_string("cocreation/panel_team.html", {"contributions": given}, request)

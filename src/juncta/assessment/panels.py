"""What the assessment shows on pages of lower rooms."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.assessment import queries

if TYPE_CHECKING:
    from django.http import HttpRequest

    from juncta.enrolment.models import Enrolment


def enrolment_progress(request: "HttpRequest", enrolment: "Enrolment") -> str:
    """On an enrolment's page: how far the learner is, component by component."""
    context = {"enrolment": enrolment, "row": queries.row_of(enrolment)}
    return render_to_string("assessment/panel_progress.html", context, request)

"""What waits for me, and one learner's results."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from juncta.assessment import queries
from juncta.base.requests import ActorRequest, signed_in
from juncta.catalogue import queries as catalogue
from juncta.enrolment import queries as enrolments


@signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Components to grade, boards with something to decide, and one's own learning."""
    context = {
        "grading": queries.to_grade(request.actor),
        "boards": queries.boards(request.actor),
        "mine": [each for each in enrolments.mine(request.actor) if each.place is not None],
    }
    return render(request, "assessment/overview.html", context)


@signed_in
@require_safe
def results(request: ActorRequest, enrolment_id: UUID) -> HttpResponse:
    """A learner's results: what counts, who confirmed it and when, and every version."""
    enrolment = get_object_or_404(enrolments.visible_to(request.actor), pk=enrolment_id)
    context = {
        "enrolment": enrolment,
        "own": enrolment.person_id == request.actor.person,
        "row": queries.row_of(enrolment),
        "content": catalogue.content_of(enrolment.offering.edition),
        "partners": catalogue.partners_of(enrolment.offering.edition),
    }
    return render(request, "assessment/results.html", context)

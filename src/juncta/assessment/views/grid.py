"""The teacher's grid: the learners of one offering, a mark for each, one save."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from juncta.assessment import operations, permits, queries
from juncta.assessment.forms import MarkRow, MarksForm
from juncta.base.requests import ActorRequest, signed_in
from juncta.catalogue import queries as catalogue
from juncta.enrolment import queries as enrolments


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: ActorRequest, offering_id: UUID, component: str) -> HttpResponse:
    """Shows the marks, and records those that were changed."""
    offering = get_object_or_404(queries.visible_offerings(request.actor), pk=offering_id)
    content = catalogue.content_of(offering.edition)
    part = next((each for each in content.components if each.key == component), None)
    if part is None:
        raise Http404
    learners, newest = list(enrolments.learners_in(offering)), queries.latest_in(offering, component)
    gradable = [each for each in learners if permits.why_not_grade(request.actor, each) is None]
    form = MarksForm(request.POST if request.method == "POST" else None, learners=gradable, newest=newest)
    if form.is_valid():
        recorded = operations.record_results(marks=form.marks(), by=request.actor, component=component)
        said = ngettext("%(n)d result recorded. It waits for the board.", "%(n)d results recorded. They wait for the board.", len(recorded))
        messages.success(request, said % {"n": len(recorded)})
        return redirect("assessment-grid", offering.pk, component)
    closed = [MarkRow(each, newest.get(each.pk)) for each in learners if each not in gradable]
    context = {
        "offering": offering,
        "content": content,
        "part": part,
        "form": form,
        "rows": [*form.rows(), *closed],
        "mistakes": [(form[name], errors) for name, errors in form.errors.items()],
        "refusal": permits.why_not_teach(request.actor, offering.edition, component),
    }
    return render(request, "assessment/grid.html", context, status=400 if form.errors else 200)

"""The board's pages: the agenda, confirming results, awarding after a second look."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.assessment import operations, permits, queries
from juncta.assessment.forms import Chosen
from juncta.base.requests import ActorRequest, signed_in


@signed_in
@require_safe
def board(request: ActorRequest, edition_id: UUID) -> HttpResponse:
    """The agenda: results to confirm, learners to award, who is not ready and why, and who has the award."""
    edition = get_object_or_404(queries.visible_boards(request.actor), pk=edition_id)
    agenda = queries.board_of(edition)
    pending = agenda.pending_for(request.actor)
    context = {
        "edition": edition,
        "board": agenda,
        "pending": pending,
        "confirmable": any(each.refusal is None for _row, waits in pending for each in waits),
        "refusal": permits.why_not_examine(request.actor, edition),
    }
    return render(request, "assessment/board.html", context)


@signed_in
@require_POST
def confirm(request: ActorRequest, edition_id: UUID) -> HttpResponse:
    """Confirms the results that were looked at."""
    edition = get_object_or_404(queries.visible_boards(request.actor), pk=edition_id)
    waits = {result.pk: result for result in queries.board_of(edition).waits}
    form = Chosen(request.POST, listed=waits)
    if not form.is_valid():
        messages.warning(request, form.complaint)
        return redirect("assessment-board", edition.pk)
    learners = {waits[each].enrolment for each in form.ids}
    confirmed = operations.confirm_results(enrolments=learners, by=request.actor, seen=form.ids)
    said = ngettext("%(n)d result confirmed.", "%(n)d results confirmed.", len(confirmed))
    messages.success(request, said % {"n": len(confirmed)})
    return redirect("assessment-board", edition.pk)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def award(request: ActorRequest, edition_id: UUID) -> HttpResponse:
    """Shows whom the board is about to award, on which evidence; then awards."""
    edition = get_object_or_404(queries.visible_boards(request.actor), pk=edition_id)
    agenda = queries.board_of(edition)
    rows = {row.enrolment.pk: row for row in agenda.rows if row.is_ready or row.award}
    form = Chosen(request.POST if request.method == "POST" else request.GET, listed=rows)
    if not form.is_valid():
        messages.warning(request, form.complaint)
        return redirect("assessment-board", edition.pk)
    chosen = [row for key, row in rows.items() if key in form.ids]
    if request.method == "POST":
        awards = operations.award(edition=edition, by=request.actor, enrolments=[row.enrolment for row in chosen])
        said = ngettext("%(n)d micro-credential awarded.", "%(n)d micro-credentials awarded.", len(awards))
        messages.success(request, said % {"n": len(awards)})
        return redirect("assessment-board", edition.pk)
    context = {
        "edition": edition,
        "content": agenda.content,
        "rows": chosen,
        "refusal": permits.why_not_examine(request.actor, edition)
        or next((refusal for row in chosen if (refusal := permits.why_not_award_again(row.award))), None),
    }
    return render(request, "assessment/award.html", context)

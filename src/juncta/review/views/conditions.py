"""One condition: what was shown for it, answering it, and saying whether it is met."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries
from juncta.review.forms import EvidenceForm, RulingForm
from juncta.review.models import Evidence
from juncta.review.views.dossier import dossier_for

ABOUT_THE_FORM = {"REV-158", "REV-159", "REV-160", "REV-163"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def condition(request: ActorRequest, dossier_id: UUID, condition_id: UUID) -> HttpResponse:
    """Read a condition; the team answers it, whoever set it says whether it is met."""
    found = dossier_for(request, dossier_id)
    owed = next((each for each in queries.conditions_of(found, request.actor) if each.condition.pk == condition_id), None)
    if owed is None:
        raise Http404
    rules = "accepted" in request.POST
    evidence = EvidenceForm(None if rules else request.POST or None, None if rules else request.FILES or None)
    ruling = RulingForm(request.POST if rules else None)
    form = ruling if rules else evidence
    if form.is_valid():
        try:
            if rules:
                operations.rule_on_condition(condition=owed.condition, by=request.actor, **ruling.cleaned_data)
            else:
                operations.answer_condition(condition=owed.condition, by=request.actor, **evidence.said())
        except Refused as refused:
            if refused.refusal.code not in ABOUT_THE_FORM:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("It is written down."))
            return redirect("review-condition", dossier_id=found.pk, condition_id=condition_id)
    context = {"dossier": found, "owed": owed, "evidence_form": evidence, "ruling_form": ruling}
    return render(request, "review/condition.html", context, status=400 if form.is_bound else 200)


@require_GET
@signed_in
def evidence(request: ActorRequest, dossier_id: UUID, evidence_id: UUID) -> HttpResponse:
    """The file that was shown for a condition, as it was sent, to be kept and not opened in the page."""
    found = dossier_for(request, dossier_id)
    shown = get_object_or_404(Evidence.objects.filter(content__isnull=False), condition__dossier=found, pk=evidence_id)
    answer = HttpResponse(bytes(shown.content or b""), content_type=shown.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="evidence.{shown.file_name.rsplit(".", maxsplit=1)[-1].lower()}"'
    return answer

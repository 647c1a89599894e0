"""The team's own evaluation of its design, standard by standard."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import queries as designs
from juncta.review import operations, permits, queries
from juncta.review.forms import SelfEvaluationForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def self_evaluation(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Read it; while the design is drafted, its team writes it. What somebody else wrote meanwhile is shown, not overwritten."""
    design = get_object_or_404(designs.for_pages(request.actor), pk=design_id)
    texts = queries.self_evaluation(design)
    sets = queries.plain_standards(design.framework)
    posted, status = request.POST.get("standards"), 200
    forms = []
    for each in sets:
        mine = posted == each["code"]
        form = SelfEvaluationForm(request.POST if mine else None, prefix=each["code"], standards=each, texts=texts)
        forms.append((each, form))
        status = 400 if mine else status
        if mine and form.is_valid():
            others = operations.evaluate(design=design, by=request.actor, standards=each["code"], texts=form.texts(), seen=form.seen())
            if not others:
                messages.success(request, _("Saved."))
                return redirect("review-self-evaluation", design_id=design.pk)
            status = 409
            for code, text in others.items():
                form.add_error(code, _("Somebody else wrote meanwhile: “{text}” Put both together and save again.").format(text=text))
            form.data = {**request.POST.dict(), **{form.add_prefix(f"seen-{code}"): text for code, text in others.items()}}
    context = {"design": design, "forms": forms, "refusal": permits.why_not_evaluate(request.actor, design)}
    return render(request, "review/evaluating.html", context, status=status)

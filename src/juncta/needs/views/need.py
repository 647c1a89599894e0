"""One need: who has it, who seconds it, who is interested, what grew out of it; and what its committee does with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.needs import operations, permits, queries
from juncta.needs.forms import InterestForm, MergeForm, SetAsideForm
from juncta.needs.models import Need
from juncta.needs.views.frame import attempt, need_for

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def need(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Read it, second it, say that a university is interested, make an idea of it."""
    return _page(request, need_for(request, need_id))


def _page(request: ActorRequest, found: Need, *, form: InterestForm | None = None) -> HttpResponse:
    actor, own = request.actor, permits.answers_for(request.actor)
    context = {
        "need": found,
        "form": form or InterestForm(by=actor),
        "interests": [(each, each.institution_id in own) for each in found.interests.all()],
        "growths": queries.designs_of(actor, found),
        "second_refusal": permits.why_not_second(actor, found),
        "interest_refusal": permits.why_not_be_interested(actor, found),
        "grow_refusal": permits.why_not_grow(actor, found),
        "may_change": permits.why_not_change(actor, found) is None,
        "may_withdraw": permits.why_not_withdraw(actor, found) is None,
        "may_set_aside": permits.why_not_set_aside(actor, found) is None,
        "may_reopen": permits.why_not_reopen(actor, found) is None,
        "may_merge": permits.why_not_merge(actor, found) is None,
    }
    return render(request, "needs/need.html", context, status=400 if form else 200)


@require_POST
@signed_in
def second(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Second it, or take that back."""
    found = need_for(request, need_id)
    if request.POST.get("answer") == "back":
        operations.take_back_second(need=found, by=request.actor)
        messages.success(request, _("You no longer second it."))
    else:
        operations.second(need=found, by=request.actor)
        messages.success(request, _("You second it."))
    return redirect("needs-need", need_id=found.pk)


@require_POST
@signed_in
def interest(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """A university is interested."""
    found = need_for(request, need_id)
    form = InterestForm(request.POST, by=request.actor)
    if form.is_valid() and attempt(form, lambda: operations.note_interest(need=found, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("{institution} is interested.").format(institution=form.cleaned_data["institution"]))
        return redirect("needs-need", need_id=found.pk)
    return _page(request, found, form=form)


@require_POST
@signed_in
def interest_back(request: ActorRequest, need_id: UUID, interest_id: UUID) -> HttpResponse:
    """It is no longer."""
    found = need_for(request, need_id)
    noted = get_object_or_404(found.interests.select_related("institution", "need"), pk=interest_id)
    operations.take_back_interest(interest=noted, by=request.actor)
    messages.success(request, _("{institution} is no longer interested.").format(institution=noted.institution))
    return redirect("needs-need", need_id=found.pk)


@BOTH
@signed_in
def set_aside(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """The committee sets it aside, with its reason."""
    found = need_for(request, need_id)
    form = SetAsideForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: operations.set_aside(need=found, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The need is set aside. Whoever noted it reads your reason."))
        return redirect("needs-need", need_id=found.pk)
    context = {"need": found, "form": form, "refusal": permits.why_not_set_aside(request.actor, found)}
    return render(request, "needs/set_aside.html", context, status=400 if form.is_bound else 200)


@BOTH
@signed_in
def merge(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """It is the same as another."""
    found = need_for(request, need_id)
    form = MergeForm(request.POST or None, among=queries.mergeable_with(request.actor, found))
    if form.is_valid() and attempt(form, lambda: operations.merge(need=found, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("They are one need now, with the support of both."))
        return redirect("needs-need", need_id=form.cleaned_data["into"].pk)
    context = {"need": found, "form": form, "refusal": permits.why_not_merge(request.actor, found)}
    return render(request, "needs/merge.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def reopen(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Open it again."""
    found = need_for(request, need_id)
    operations.reopen(need=found, by=request.actor)
    messages.success(request, _("The need is open again."))
    return redirect("needs-need", need_id=found.pk)


@require_POST
@signed_in
def withdraw(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Its author withdraws it."""
    found = need_for(request, need_id)
    operations.withdraw(need=found, by=request.actor)
    messages.success(request, _("The need is withdrawn."))
    return redirect("needs-need", need_id=found.pk)

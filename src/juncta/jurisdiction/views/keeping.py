"""What the alliance office does: write the next revision of a rule, retire it, note a new one."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.jurisdiction import operations, permits, queries
from juncta.jurisdiction.facts import Subject
from juncta.jurisdiction.forms import NewRuleForm, RetireForm, RevisionForm
from juncta.jurisdiction.models import Rule
from juncta.kernel.refusal import Refused


def _attempt(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; where it is refused, the form says so on top and keeps what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True


def _rule(request: ActorRequest, rule_id: UUID) -> Rule:
    return get_object_or_404(queries.rules_of(request.actor), pk=rule_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: ActorRequest, rule_id: UUID) -> HttpResponse:
    """Write the next revision; who built on an older one sees what has changed, and keeps what they typed."""
    rule = _rule(request, rule_id)
    newest = rule.revisions.select_related("rule__jurisdiction")[0]
    now = queries.facts_of(newest)
    form = RevisionForm(request.POST or None, initial=RevisionForm.as_it_is(now) | {"based_on": rule.revision})

    def write() -> None:
        facts = form.facts(Subject(rule.subject), rule.code, before=now)
        operations.revise(rule=rule, by=request.actor, facts=facts, why=form.cleaned_data["why"], based_on=form.cleaned_data["based_on"])

    if form.is_valid() and _attempt(form, write):
        messages.success(request, _("The rule has a new revision."))
        return redirect("jurisdiction-rule", rule_id=rule.pk)
    if form.is_bound:
        again = request.POST.copy()
        again["based_on"] = str(rule.revision)  # what they see now is what they build on when they save again
        form.data = again
    return _page(request, rule, form, {"now": queries.of_rule(now), "newest": newest})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def retire(request: ActorRequest, rule_id: UUID) -> HttpResponse:
    """It no longer counts, and stays to be read."""
    rule = _rule(request, rule_id)
    form = RetireForm(request.POST or None, initial={"based_on": rule.revision})
    if form.is_valid() and _attempt(form, lambda: operations.retire(rule=rule, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The rule is retired."))
        return redirect("jurisdiction-rule", rule_id=rule.pk)
    return _page(request, rule, form, {"retiring": True})


def _page(request: ActorRequest, rule: Rule, form: forms.Form, context: dict[str, object]) -> HttpResponse:
    refusal = permits.why_not_keep(request.actor, rule.jurisdiction.alliance_id)
    shared = {"rule": rule, "place": rule.jurisdiction, "form": form, "refusal": refusal}
    return render(request, "jurisdiction/keep.html", shared | context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add(request: ActorRequest, place: str) -> HttpResponse:
    """Note a rule that nobody has noted."""
    found = get_object_or_404(queries.visible_to(request.actor), slug=place)
    form = NewRuleForm(request.POST or None, place=found, initial={"operator": "unknown", "severity": "informs", "certainty": "S"})
    made: list[Rule] = []

    def write() -> None:
        said = form.cleaned_data
        facts = form.facts(said["subject"], said["code"])
        made.append(operations.add(place=found, by=request.actor, facts=facts, why=said["why"], institution=said["institution"]))

    if form.is_valid() and _attempt(form, write):
        messages.success(request, _("The rule is noted."))
        return redirect("jurisdiction-rule", rule_id=made[0].pk)
    context = {"place": found, "form": form, "refusal": permits.why_not_keep(request.actor, found.alliance_id)}
    return render(request, "jurisdiction/keep.html", context, status=400 if form.is_bound else 200)

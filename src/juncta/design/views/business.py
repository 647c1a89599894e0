"""The business plan: who may apply, the fee matrix, each partner's part, the key, funding and rates."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.forms import FeesForm, FundingForm, GroupsForm, PartnerPlanForm, RateForm, SharesForm
from juncta.design.models import Component, Design
from juncta.design.money import GROUPS, USUAL, PlanFacts
from juncta.design.views.frame import attempt, design_for, show

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

SECTION = "business"
WHOLE = "_whole"  # in addresses; no component has this key, since keys never begin like that


@require_safe
@signed_in
def plan(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The plan at a glance."""
    design = design_for(request, design_id)
    funding = [(each, queries.money(each.amount, each.currency)) for each in queries.funding_of(design)]
    context = {"plan": queries.plan_page(design), "funding": funding, "rates": queries.rates_of(design)}
    return show(request, design, SECTION, "business", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def groups(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Who may apply."""
    design = design_for(request, design_id)
    form = GroupsForm(request.POST or None, initial={"groups": list(queries.business_plan(design).groups)})
    if request.method == "POST":  # a form without a tick is an answer too
        form = GroupsForm(request.POST)
    if form.is_valid() and attempt(form, lambda: operations.set_groups(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("It is noted who may apply."))
        return redirect("design-business", design_id=design.pk)
    context = {"form": form, "title": _("Who may apply"), "submit": _("Save who may apply")}
    return show(request, design, SECTION, "business_form", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def fees(request: ActorRequest, design_id: UUID, part: str) -> HttpResponse:
    """The fee matrix for the whole micro-credential or one component: partners by learner groups."""
    design = design_for(request, design_id)
    component = _component(design, part)
    key, chosen = component.slug if component else "", queries.business_plan(design).groups
    stated = queries.fees_stated(design, key)
    grid = partial(FeesForm, partners=permits.partners_at_work(design), groups=chosen, stated=stated)
    form = grid(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: operations.set_fees(design=design, by=request.actor, component=component, fees=form.changes())
    ):
        messages.success(request, _("The fees are saved."))
        return redirect("design-business-fees", design_id=design.pk, part=part)
    status = 400 if form.errors else 200
    typed = form.again(stated) if form.is_bound else None
    context = {
        "form": form,
        "shown": grid(typed) if typed and not _is_wrong(form) else form,
        "groups": [GROUPS[code] for code in chosen],
        "component": component,
        "part": part,
    }
    return show(request, design, SECTION, "fees", context, status=status)


def _is_wrong(form: FeesForm) -> bool:
    """Whether a field itself is wrong: then it is shown as it is, with its error."""
    return any(name != "__all__" for name in form.errors)


def _component(design: Design, part: str) -> Component | None:
    return None if part == WHOLE else get_object_or_404(design.components.all(), slug=part)


@require_POST
@signed_in
def copy(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Give every partner the fees of one."""
    design = design_for(request, design_id)
    institution = _partner(request, design, request.POST.get("institution", ""))
    operations.copy_fees(design=design, by=request.actor, institution=institution)
    messages.success(request, _("Every partner with the same currency has the fees of {institution}.").format(institution=institution))
    return redirect("design-business", design_id=design.pk)


def _partner(request: ActorRequest, design: Design, slug: str) -> "Institution":
    found = alliance.institution(request.actor, slug)
    if found is None or found not in permits.partners_at_work(design):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def partner(request: ActorRequest, design_id: UUID, institution: str) -> HttpResponse:
    """One partner's part: currency, learners, staff effort."""
    design = design_for(request, design_id)
    home, facts = _partner(request, design, institution), queries.business_plan(design)
    form = PartnerPlanForm(request.POST or None, groups=facts.groups, initial=_initial(home, facts))
    if form.is_valid() and attempt(
        form,
        lambda: operations.plan_partner(
            design=design,
            by=request.actor,
            institution=home,
            currency=form.cleaned_data["currency"],
            learners=form.learners(),
            effort=form.effort(),
        ),
    ):
        messages.success(request, _("The plan of {institution} is saved.").format(institution=home))
        return redirect("design-business", design_id=design.pk)
    return show(request, design, SECTION, "partner_plan", {"form": form, "partner": home}, status=400 if form.errors else 200)


def _initial(home: "Institution", facts: PlanFacts) -> dict[str, object]:
    known = next((each for each in facts.partners if each.institution == home.slug), None)
    if known is None:
        return {"currency": USUAL.get(home.country, "EUR")}
    initial: dict[str, object] = {"currency": known.currency}
    initial |= {f"learners-{group}": count for group, count in known.learners.items()}
    for each in known.effort:
        initial |= {f"amount-{each.work}": each.amount, f"unit-{each.work}": each.unit, f"rate-{each.work}": each.rate}
    return initial


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def shares(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The key by which everything that comes in is shared."""
    design = design_for(request, design_id)
    known = {each.institution: each.share for each in queries.business_plan(design).partners}
    form = SharesForm(request.POST or None, partners=permits.partners_at_work(design), initial=known)
    if form.is_valid() and attempt(form, lambda: operations.set_shares(design=design, by=request.actor, shares=form.shares())):
        messages.success(request, _("The key is saved."))
        return redirect("design-business", design_id=design.pk)
    context = {"form": form, "title": _("How income is shared"), "submit": _("Save the key"), "hint": _("100 % together, or all empty.")}
    return show(request, design, SECTION, "business_form", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def funding(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Note money that does not come from learners."""
    design = design_for(request, design_id)
    partners = alliance.institutions(request.actor).filter(pk__in=[each.pk for each in permits.partners_at_work(design)])
    form = FundingForm(request.POST or None, partners=partners)
    if form.is_valid() and attempt(form, lambda: operations.add_funding(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The funding is noted."))
        return redirect("design-business", design_id=design.pk)
    context = {"form": form, "title": _("Add funding"), "submit": _("Add the funding")}
    return show(request, design, SECTION, "business_form", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rate(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """State an exchange rate."""
    design = design_for(request, design_id)
    form = RateForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: operations.state_rate(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The rate is noted."))
        return redirect("design-business", design_id=design.pk)
    context = {"form": form, "title": _("State an exchange rate"), "submit": _("Note the rate")}
    return show(request, design, SECTION, "business_form", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def drop(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Take a source of funding, or a rate, out of the plan."""
    design = design_for(request, design_id)
    if named := request.POST.get("funding"):
        operations.drop_funding(funding=get_object_or_404(queries.funding_of(design), pk=_uuid(named)), by=request.actor)
    else:
        operations.drop_rate(rate=get_object_or_404(queries.rates_of(design), pk=_uuid(request.POST.get("rate", ""))), by=request.actor)
    messages.success(request, _("It is taken out of the plan."))
    return redirect("design-business", design_id=design.pk)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None

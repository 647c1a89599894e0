"""The business plan in the words and shapes of its pages, and as plain JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.design import permits
from juncta.design.models import Design
from juncta.design.models.business import ExchangeRate, Fee
from juncta.design.models.business import Funding as FundingRow
from juncta.design.models.reading import plan_of as business_plan
from juncta.design.money import FUNDING, GROUPS, PIVOT, WHOLE, WORK, EffortFacts, Outcome, PartnerPlan, PlanFacts, cents, outcomes
from juncta.kernel.text import LangText
from juncta.ui.pictures import Bar

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

__all__ = [
    "PlanPage",
    "business_content",
    "business_plan",
    "fees_stated",
    "funding_of",
    "money",
    "plan_page",
    "rates_of",
]


def money(amount: Decimal | None, currency: str) -> str:
    """An amount as people say it: "free", "150 EUR", "12.50 GBP"; a dash where nothing is stated."""
    if amount is None:
        return "–"
    if not amount:
        return _("free")
    return _sum(amount, currency)


def _sum(amount: Decimal, currency: str) -> str:
    places = 0 if amount == amount.to_integral_value() else 2
    said = number_format(amount, places, force_grouping=True).replace("-", "\N{MINUS SIGN}")
    return f"{said}\N{NO-BREAK SPACE}{currency}"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A partner's line in the table of what learners pay for everything: one text per group, with what it is by a stated rate."""

    institution: "Institution"
    prices: list[tuple[str, str]]  # what is said, and "≈ …" where a rate says so


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A partner's staff effort: each kind of work in words, and what all of it costs."""

    institution: "Institution"
    works: list[tuple[LangText, str]]
    cost: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What the plan means for one partner."""

    institution: "Institution"
    learners: int
    fees: str
    share: str
    gets: str
    cost: str
    left: str
    is_converted: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page of the business plan shows."""

    groups: list[LangText]
    fees: list[FeeLine]
    work: list[WorkLine]
    results: list[ResultLine]
    bars: list[Bar]
    shares: Decimal | None
    has_key: bool


def plan_page(design: Design) -> PlanPage:
    """The plan of the partners that have accepted; one that has written nothing yet has an empty line."""
    plan, keys = business_plan(design), [part.slug for part in design.components.all()]
    homes = permits.partners_at_work(design)
    known = {partner.institution: partner for partner in plan.partners}
    partners = [(home, known.get(home.slug) or PartnerPlan(home.slug, home.short_name, home.country)) for home in homes]
    results = {each.partner.institution: each for each in outcomes(plan, keys)}
    found = [(home, results[home.slug]) for home in homes if home.slug in results]
    return PlanPage(
        groups=[GROUPS[code] for code in plan.groups],
        fees=[FeeLine(home, [_price(plan, partner, code, keys) for code in plan.groups]) for home, partner in partners],
        work=[_work(home, partner) for home, partner in partners],
        results=[_result(home, each) for home, each in found],
        bars=_bars(plan, found),
        shares=plan.shares,
        has_key=plan.has_key,
    )


def _price(plan: PlanFacts, partner: PartnerPlan, group: str, keys: list[str]) -> tuple[str, str]:
    amount = partner.price(group, keys)
    factor = plan.factor(partner.currency, "EUR") if partner.currency != "EUR" else None
    return money(amount, partner.currency), f"≈ {_sum(amount * factor, 'EUR')}" if amount and factor else ""


def _work(home: "Institution", partner: PartnerPlan) -> WorkLine:
    works = [(WORK.get(each.work, LangText(each.work)), _effort(each, partner.currency)) for each in partner.effort]
    cost = _sum(partner.cost, partner.currency) if partner.cost else ""
    if partner.effort and not partner.is_costed:
        cost = _("{cost} and what has no rate").format(cost=cost) if cost else _("no rate stated")
    return WorkLine(home, works, cost or "–")


def _effort(effort: EffortFacts, currency: str) -> str:
    number = number_format(effort.amount.normalize() if effort.amount % 1 else effort.amount.to_integral_value(), force_grouping=True)
    count = int(effort.amount) if effort.amount == 1 else 2
    said = (
        ngettext("{number} hour", "{number} hours", count) if effort.unit == "hours" else ngettext("{number} day", "{number} days", count)
    ).format(number=number)
    return f"{said} × {_sum(effort.rate, currency)}" if effort.rate is not None else said


def _result(home: "Institution", outcome: Outcome) -> ResultLine:
    partner = outcome.partner
    return ResultLine(
        institution=home,
        learners=sum(partner.learners.values()),
        fees=_sum(outcome.fees, partner.currency),
        share=f"{number_format(partner.share.normalize(), use_l10n=True)}\N{NO-BREAK SPACE}%" if partner.share else "–",
        gets=" + ".join(_sum(amount, currency) for currency, amount in outcome.gets.items()) or "–",
        cost=_sum(outcome.cost, partner.currency),
        left=_("no rate stated") if outcome.left is None else _sum(outcome.left, partner.currency),
        is_converted=outcome.is_converted and outcome.left is not None,
    )


def _bars(plan: PlanFacts, found: "list[tuple[Institution, Outcome]]") -> list[Bar]:
    """What is left per partner: in the currency of all, else in euro where rates say how; amounts that cannot be compared are not drawn."""
    currencies = {each.partner.currency for _home, each in found}
    unit = next(iter(currencies)) if len(currencies) == 1 else PIVOT
    left = {each.partner.institution: _in(plan, each, unit) for _home, each in found}
    known = {slug: amount for slug, amount in left.items() if amount is not None}
    if not known or len(known) < len(left):
        return []
    longest = max(map(abs, known.values())) or Decimal(1)
    about = "" if len(currencies) == 1 else "≈ "
    return [
        Bar(home.short_name, f"{about}{_sum(known[home.slug], unit)}", float(known[home.slug] / longest), home.tile)
        for home, _each in found
    ]


def _in(plan: PlanFacts, outcome: Outcome, unit: str) -> Decimal | None:
    factor = plan.factor(outcome.partner.currency, unit)
    return None if outcome.left is None or factor is None else cents(outcome.left * factor)


def fees_stated(design: Design, component_slug: str) -> Mapping[tuple[str, str], Decimal]:
    """What is stated for one component, or for the whole (an empty slug), by institution slug and group."""
    wanted = {"component__slug": component_slug} if component_slug else {"component__isnull": True}
    found = Fee.objects.filter(partner__design=design, **wanted).select_related("partner__institution")
    return {(fee.partner.institution.slug, fee.group): fee.amount for fee in found}


def funding_of(design: Design) -> QuerySet[FundingRow]:
    """Money that does not come from learners."""
    return FundingRow.objects.filter(design=design).select_related("partner__institution")


def rates_of(design: Design) -> QuerySet[ExchangeRate]:
    """The rates the plan calculates with."""
    return ExchangeRate.objects.filter(design=design)


def business_content(design: Design) -> dict[str, Any]:
    """The whole plan as plain JSON: amounts as text, institutions and components by slug."""
    plan = business_plan(design)
    return {
        "groups": list(plan.groups),
        "partners": [_partner_content(partner) for partner in plan.partners],
        "funding": [
            {
                "name": each.name,
                "kind": each.kind,
                "amount": str(each.amount),
                "currency": each.currency,
                "institution": each.partner.institution.slug if each.partner else "",
            }
            for each in funding_of(design)
        ],
        "rates": [
            {"base": each.base, "currency": each.currency, "rate": str(each.rate), "on": each.on.isoformat(), "source": each.source}
            for each in plan.rates
        ],
    }


def _partner_content(partner: PartnerPlan) -> dict[str, Any]:
    fees = sorted((component, group, str(amount)) for (group, component), amount in partner.fees.items())
    return {
        "institution": partner.institution,
        "currency": partner.currency,
        "share": None if partner.share is None else str(partner.share),
        "fees": [{"component": component or WHOLE, "group": group, "amount": amount} for component, group, amount in fees],
        "learners": dict(partner.learners),
        "effort": [
            {"work": each.work, "amount": str(each.amount), "unit": each.unit, "rate": None if each.rate is None else str(each.rate)}
            for each in partner.effort
        ],
    }


def kind_of(funding: FundingRow) -> LangText:
    """What kind of money it is, in words."""
    return FUNDING.get(funding.kind, LangText(funding.kind))

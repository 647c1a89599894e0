"""The business plan and the agreement of a design as the named checks see them, in a fixed number of queries."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Prefetch, QuerySet

from juncta.design.clauses import CLAUSES, AgreementFacts, ClauseFacts, ClauseState
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import ExchangeRate, Fee, Funding, PartnerPlan
from juncta.design.money import GROUPS, WHOLE, EffortFacts, Grant, PlanFacts, Rate
from juncta.design.money import PartnerPlan as PartnerFacts

if TYPE_CHECKING:
    from juncta.design.models import Design


Loaded = TypeVar("Loaded", bound=Model)

_FEES = Prefetch("fees", Fee.objects.select_related("component"))
_PLANS = PartnerPlan.objects.select_related("institution").prefetch_related(_FEES, "intakes", "efforts")
_SIGN_OFFS = Prefetch("sign_offs", ClauseSignOff.objects.filter(taken_back_at__isnull=True).select_related("institution"))
# What to load with many designs, so that their plans and agreements are read without a query for each.
FOR_MANY: "tuple[str | Prefetch[str], ...]" = (
    "plan",
    Prefetch("partner_plans", _PLANS),
    "funding",
    "exchange_rates",
    Prefetch("clauses", AgreementClause.objects.prefetch_related(_SIGN_OFFS)),
)


def loaded(row: Model, name: str, otherwise: Callable[[], "QuerySet[Loaded]"]) -> list[Loaded]:
    """The related rows: those that were loaded with it, else by a query of their own."""
    there = getattr(row, "_prefetched_objects_cache", {})
    return list(there[name] if name in there else otherwise())


def plan_of(design: "Design") -> PlanFacts:
    """The business plan; partners that only have a row of their own stand in it, without one they say nothing."""
    plan = getattr(design, "plan", None)
    rows = loaded(design, "partner_plans", lambda: _PLANS.filter(design=design))
    slugs = {row.pk: row.institution.slug for row in rows}
    grants = loaded(design, "funding", lambda: Funding.objects.filter(design=design))
    rates = loaded(design, "exchange_rates", lambda: ExchangeRate.objects.filter(design=design))
    return PlanFacts(
        groups=tuple(code for code in GROUPS if plan and code in plan.groups),
        partners=tuple(_partner(row) for row in rows),
        grants=tuple(Grant(each.amount, each.currency, slugs.get(each.partner_id, "") if each.partner_id else "") for each in grants),
        rates=tuple(Rate(each.base, each.currency, each.rate, each.on, each.source) for each in rates),
    )


def _partner(row: PartnerPlan) -> PartnerFacts:
    fees: dict[tuple[str, str], Decimal] = {
        (each.group, each.component.slug if each.component else WHOLE): each.amount for each in row.fees.all()
    }
    return PartnerFacts(
        institution=row.institution.slug,
        name=row.institution.short_name,
        country=row.institution.country,
        currency=row.currency,
        share=row.share,
        fees=fees,
        learners={each.group: each.learners for each in row.intakes.all()},
        effort=tuple(EffortFacts(each.work, each.amount, each.unit, each.rate) for each in row.efforts.all()),
    )


def agreement_of(design: "Design") -> AgreementFacts:
    """The clauses in their order, each with the institutions that have signed off the text as it stands."""
    clauses = AgreementClause.objects.filter(design=design).prefetch_related(_SIGN_OFFS)
    texts = {clause.code: clause for clause in loaded(design, "clauses", lambda: clauses)}
    return AgreementFacts(tuple(_clause(code, texts.get(code)) for code in CLAUSES))


def _clause(code: str, text: AgreementClause | None) -> ClauseFacts:
    if text is None:
        return ClauseFacts(code)
    given = loaded(text, "sign_offs", lambda: text.sign_offs.filter(taken_back_at__isnull=True))
    stands = text.state == ClauseState.AGREED
    signed = frozenset(each.institution.slug for each in given if stands and each.version == text.version)
    return ClauseFacts(code, ClauseState(text.state), signed)

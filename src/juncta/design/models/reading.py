"""The business plan and the agreement of a design as the named checks see them, in a fixed number of queries."""

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from juncta.design.clauses import CLAUSES, AgreementFacts, ClauseFacts, ClauseState
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import ExchangeRate, Fee, Funding, PartnerPlan, Plan
from juncta.design.money import GROUPS, WHOLE, EffortFacts, Grant, PlanFacts, Rate
from juncta.design.money import PartnerPlan as PartnerFacts

if TYPE_CHECKING:
    from juncta.design.models import Design


def plan_of(design: "Design") -> PlanFacts:
    """The business plan; partners that only have a row of their own stand in it, without one they say nothing."""
    plan = Plan.objects.filter(design=design).first()
    fees = Prefetch("fees", Fee.objects.select_related("component"))
    partners = PartnerPlan.objects.filter(design=design).select_related("institution")
    rows = list(partners.prefetch_related(fees, "intakes", "efforts"))
    slugs = {row.pk: row.institution.slug for row in rows}
    return PlanFacts(
        groups=tuple(code for code in GROUPS if plan and code in plan.groups),
        partners=tuple(_partner(row) for row in rows),
        grants=tuple(
            Grant(each.amount, each.currency, slugs.get(each.partner_id, "") if each.partner_id else "")
            for each in Funding.objects.filter(design=design)
        ),
        rates=tuple(Rate(each.base, each.currency, each.rate, each.on, each.source) for each in ExchangeRate.objects.filter(design=design)),
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
    texts = {clause.code: clause for clause in AgreementClause.objects.filter(design=design)}
    signed: dict[str, set[str]] = defaultdict(set)
    standing = ClauseSignOff.objects.filter(clause__design=design, taken_back_at__isnull=True)
    for sign_off in standing.select_related("institution"):
        clause = next(each for each in texts.values() if each.pk == sign_off.clause_id)
        if sign_off.version == clause.version and clause.state == ClauseState.AGREED:
            signed[clause.code].add(sign_off.institution.slug)
    return AgreementFacts(
        tuple(
            ClauseFacts(code, ClauseState(texts[code].state) if code in texts else ClauseState.OPEN, frozenset(signed[code]))
            for code in CLAUSES
        )
    )

"""Every read about designs."""

from juncta.design.queries.agreement import agreement_content, agreement_of, agreement_record, may_sign_off, proposals, unsigned
from juncta.design.queries.business import business_content, business_plan, fees_stated, funding_of, money, plan_page, rates_of
from juncta.design.queries.papers import agreement_docx, agreement_pdf
from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.showing import elements_of, parts_of, sum_of
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates, returns, standings
from juncta.design.queries.visible import (
    by_id,
    for_pages,
    is_staff,
    memberships_to_answer,
    mine,
    partnerships_to_answer,
    to_endorse,
    visible_to,
    with_facts,
)

__all__ = [
    "Standing",
    "agreement_content",
    "agreement_docx",
    "agreement_of",
    "agreement_pdf",
    "agreement_record",
    "business_content",
    "business_plan",
    "by_id",
    "criteria",
    "elements_of",
    "facts_of",
    "fees_stated",
    "findings",
    "for_pages",
    "funding_of",
    "is_staff",
    "journey_of",
    "may_sign_off",
    "memberships_to_answer",
    "mine",
    "money",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "plan_page",
    "proposals",
    "rates_of",
    "returns",
    "snapshot",
    "standings",
    "sum_of",
    "to_endorse",
    "unsigned",
    "visible_to",
    "with_facts",
]

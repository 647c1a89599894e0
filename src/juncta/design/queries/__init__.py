"""Every read about designs."""

from juncta.design.queries.agreement import agreement_content, agreement_of, may_sign_off, proposals, unsigned
from juncta.design.queries.business import business_content, business_plan, fees_stated, funding_of, money, plan_page, rates_of
from juncta.design.queries.contents import Place, StepPlace, content_of, number_of, versions_of
from juncta.design.queries.papers import agreement_docx, agreement_pdf
from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.showing import elements_of, parts_of, sum_of
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates, returns
from juncta.design.queries.steps import (
    StepStanding,
    bytes_of,
    evidence_visible_to,
    has_step,
    plain_evidence,
    plain_steps,
    steps_to_do,
    workspace,
)
from juncta.design.queries.visible import (
    by_id,
    for_pages,
    is_staff,
    memberships_to_answer,
    mine,
    partnerships_to_answer,
    to_endorse,
    visible_to,
)

__all__ = [
    "Place",
    "Standing",
    "StepPlace",
    "StepStanding",
    "agreement_content",
    "agreement_docx",
    "agreement_of",
    "agreement_pdf",
    "business_content",
    "business_plan",
    "by_id",
    "bytes_of",
    "content_of",
    "criteria",
    "elements_of",
    "evidence_visible_to",
    "facts_of",
    "fees_stated",
    "findings",
    "for_pages",
    "funding_of",
    "has_step",
    "is_staff",
    "journey_of",
    "may_sign_off",
    "memberships_to_answer",
    "mine",
    "money",
    "number_of",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "plain_evidence",
    "plain_steps",
    "plan_page",
    "proposals",
    "rates_of",
    "returns",
    "snapshot",
    "steps_to_do",
    "sum_of",
    "to_endorse",
    "unsigned",
    "versions_of",
    "visible_to",
    "workspace",
]

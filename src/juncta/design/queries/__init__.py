"""Every read about designs."""

from juncta.design.queries.agreement import agreement_content, agreement_of, may_sign_off, proposals, unsigned
from juncta.design.queries.aligning import (
    OutcomeRow,
    RuleSaid,
    Workload,
    groups_of,
    hours_of,
    outcome_rows,
    rule_said,
    rules_of,
    workload_of,
)
from juncta.design.queries.business import business_content, business_plan, fees_stated, funding_of, money, plan_page, rates_of
from juncta.design.queries.casting import Casting
from juncta.design.queries.contents import Place, StepPlace, content_of, number_of, versions_of
from juncta.design.queries.invitations import is_awaited, message_to, reason_of
from juncta.design.queries.moving import Move, move_report, newer_version, on_earlier_versions
from juncta.design.queries.papers import agreement_docx, agreement_pdf
from juncta.design.queries.plain import facts_of, plan_of, snapshot
from juncta.design.queries.ruling import RulesBoard, rules_board
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
    "Casting",
    "Move",
    "OutcomeRow",
    "Place",
    "RuleSaid",
    "RulesBoard",
    "Standing",
    "StepPlace",
    "StepStanding",
    "Workload",
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
    "groups_of",
    "has_step",
    "hours_of",
    "is_awaited",
    "is_staff",
    "journey_of",
    "may_sign_off",
    "memberships_to_answer",
    "message_to",
    "mine",
    "money",
    "move_report",
    "newer_version",
    "number_of",
    "on_earlier_versions",
    "outcome_rows",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "plain_evidence",
    "plain_steps",
    "plan_of",
    "plan_page",
    "proposals",
    "rates_of",
    "reason_of",
    "returns",
    "rule_said",
    "rules_board",
    "rules_of",
    "snapshot",
    "steps_to_do",
    "sum_of",
    "to_endorse",
    "unsigned",
    "versions_of",
    "visible_to",
    "workload_of",
    "workspace",
]

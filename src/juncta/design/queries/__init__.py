"""Every read about designs."""

from juncta.design.queries.contents import Place, StepPlace, content_of, number_of, versions_of
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
    "by_id",
    "bytes_of",
    "content_of",
    "criteria",
    "elements_of",
    "evidence_visible_to",
    "facts_of",
    "findings",
    "for_pages",
    "has_step",
    "is_staff",
    "journey_of",
    "memberships_to_answer",
    "mine",
    "number_of",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "plain_evidence",
    "plain_steps",
    "returns",
    "snapshot",
    "steps_to_do",
    "sum_of",
    "to_endorse",
    "versions_of",
    "visible_to",
    "workspace",
]

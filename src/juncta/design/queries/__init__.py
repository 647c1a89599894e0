"""Every read about designs."""

from juncta.design.queries.contents import Place, StepPlace, content_of, number_of, versions_of
from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.showing import elements_of, parts_of, sum_of
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates, returns
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
    "by_id",
    "content_of",
    "criteria",
    "elements_of",
    "facts_of",
    "findings",
    "for_pages",
    "is_staff",
    "journey_of",
    "memberships_to_answer",
    "mine",
    "number_of",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "returns",
    "snapshot",
    "sum_of",
    "to_endorse",
    "versions_of",
    "visible_to",
]

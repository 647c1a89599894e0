"""Every read about designs."""

from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.showing import elements_of, parts_of, sum_of
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates, returned_last, returns
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
    "Standing",
    "by_id",
    "criteria",
    "elements_of",
    "facts_of",
    "findings",
    "for_pages",
    "is_staff",
    "journey_of",
    "memberships_to_answer",
    "mine",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "returned_last",
    "returns",
    "snapshot",
    "sum_of",
    "to_endorse",
    "visible_to",
]

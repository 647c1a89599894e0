"""Every read about designs."""

from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates
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
    "facts_of",
    "findings",
    "for_pages",
    "is_staff",
    "journey_of",
    "memberships_to_answer",
    "mine",
    "partnerships_to_answer",
    "passed_gates",
    "snapshot",
    "to_endorse",
    "visible_to",
]

"""Every read about designs."""

from juncta.design.queries.plain import facts_of, snapshot
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
    "by_id",
    "facts_of",
    "for_pages",
    "is_staff",
    "memberships_to_answer",
    "mine",
    "partnerships_to_answer",
    "snapshot",
    "to_endorse",
    "visible_to",
]

"""Every read about needs and drafts."""

from juncta.needs.queries.board import (
    Area,
    areas,
    board,
    designs_of,
    grown,
    interest_behind,
    mergeable_with,
    standing_behind,
    visible_to,
    with_support,
)
from juncta.needs.queries.drafts import drafts_of, open_drafts_of, standing_there, to_expire, values_there
from juncta.needs.queries.waiting import Interested, Unanswered, to_answer, to_invite

__all__ = [
    "Area",
    "Interested",
    "Unanswered",
    "areas",
    "board",
    "designs_of",
    "drafts_of",
    "grown",
    "interest_behind",
    "mergeable_with",
    "open_drafts_of",
    "standing_behind",
    "standing_there",
    "to_answer",
    "to_expire",
    "to_invite",
    "values_there",
    "visible_to",
    "with_support",
]

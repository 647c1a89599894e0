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

__all__ = [
    "Area",
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
    "to_expire",
    "values_there",
    "visible_to",
    "with_support",
]

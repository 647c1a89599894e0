"""Every read of the assessment: results and awards, the board's agenda, the teachers' lists."""

from juncta.assessment.queries.awarded import facts_of
from juncta.assessment.queries.board import Board, Row, board_of, boards, readiness_of, row_of, rows_of, visible_boards
from juncta.assessment.queries.seen import (
    award_by_id,
    award_of,
    awards_of,
    counting_results,
    pending_among,
    results_of,
    visible_awards,
    visible_to,
)
from juncta.assessment.queries.teaching import Grading, latest_in, to_grade, visible_offerings

__all__ = [
    "Board",
    "Grading",
    "Row",
    "award_by_id",
    "award_of",
    "awards_of",
    "board_of",
    "boards",
    "counting_results",
    "facts_of",
    "latest_in",
    "pending_among",
    "readiness_of",
    "results_of",
    "row_of",
    "rows_of",
    "to_grade",
    "visible_awards",
    "visible_boards",
    "visible_offerings",
    "visible_to",
]

"""Every read of the portfolio."""

from juncta.portfolio.queries.barriers import (
    barriers,
    met_in,
    obstacles,
    obstacles_of,
    public_barriers,
    register,
    ungrouped,
    visible_to,
)
from juncta.portfolio.queries.board import Board, Entry, Wanted, board
from juncta.portfolio.queries.tables import TABLES, table
from juncta.portfolio.queries.waiting import Line, by_design, lines, to_remind, waiting_at, waits

__all__ = [
    "TABLES",
    "Board",
    "Entry",
    "Line",
    "Wanted",
    "barriers",
    "board",
    "by_design",
    "lines",
    "met_in",
    "obstacles",
    "obstacles_of",
    "public_barriers",
    "register",
    "table",
    "to_remind",
    "ungrouped",
    "visible_to",
    "waiting_at",
    "waits",
]

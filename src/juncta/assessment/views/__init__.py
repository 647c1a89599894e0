"""The pages of the assessment."""

from juncta.assessment.views.board import award, board, confirm
from juncta.assessment.views.grid import grid
from juncta.assessment.views.reading import overview, results

__all__ = ["award", "board", "confirm", "grid", "overview", "results"]

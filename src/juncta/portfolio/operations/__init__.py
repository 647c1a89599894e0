"""Every write of the portfolio: obstacles named, barriers kept, those who are late reminded."""

from juncta.portfolio.operations.barriers import give_owner, move, open_barrier, reword, show
from juncta.portfolio.operations.grouping import group, join, set_apart
from juncta.portfolio.operations.obstacles import name_obstacle
from juncta.portfolio.operations.reminding import remind

__all__ = ["give_owner", "group", "join", "move", "name_obstacle", "open_barrier", "remind", "reword", "set_apart", "show"]

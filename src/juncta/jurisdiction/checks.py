"""What other rooms may ask of the engine: judge a plan, find the envelope, compare award models, convert credits."""

from decimal import Decimal

from juncta.jurisdiction.engine import Envelope, Limit, Line, Model, compare, envelope, evaluate, hours, saying, scqf
from juncta.jurisdiction.facts import GLYPHS

__all__ = ["GLYPHS", "Envelope", "Limit", "Line", "Model", "compare", "envelope", "evaluate", "hours", "plainly", "scqf"]


def plainly(number: Decimal | None) -> str:
    """A number without needless zeros; empty for none."""
    return "" if number is None else saying.plainly(number)

"""Reading, changing and comparing a framework, and saying where a design stands on its way."""

from juncta.framework.engine.advancing import advance
from juncta.framework.engine.comparing import compare
from juncta.framework.engine.parsing import BrokenFramework, parse, read
from juncta.framework.engine.standards import known_standards
from juncta.framework.engine.writing import write

__all__ = ["BrokenFramework", "advance", "compare", "known_standards", "parse", "read", "write"]

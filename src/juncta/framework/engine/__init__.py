"""Reading a framework's file, and saying where a design stands on its way."""

from juncta.framework.engine.advancing import advance
from juncta.framework.engine.parsing import BrokenFramework, parse, read
from juncta.framework.engine.writing import write

__all__ = ["BrokenFramework", "advance", "parse", "read", "write"]

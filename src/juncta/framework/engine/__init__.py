"""Reading a framework's file, and saying where a design stands on its way."""

from juncta.framework.engine.advancing import advance
from juncta.framework.engine.parsing import BrokenFramework, parse, read

__all__ = ["BrokenFramework", "advance", "parse", "read"]

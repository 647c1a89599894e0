"""Standards of quality as plain values."""

from dataclasses import dataclass

from juncta.framework.facts.coded import find
from juncta.kernel.text import LangText


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard of quality, and the question it asks in our own words."""

    code: str
    name: LangText
    question: LangText


@dataclass(frozen=True, slots=True)
class StandardSet:
    """Standards that belong together, in one version; a version never changes, a revision is a new one."""

    code: str
    version: str
    name: LangText
    source: str  # where the standards themselves are written
    standards: tuple[Standard, ...]

    @property
    def key(self) -> str:
        """How a framework names it: "esg-2015"."""
        return f"{self.code}-{self.version}"

    def standard(self, code: str) -> Standard:
        """The standard of that code; raises KeyError if there is none."""
        return find(self.standards, code)

"""What the room's thoughts know: a skill as a release describes it, in one language, and the words of its code lists."""

from dataclasses import dataclass
from enum import StrEnum

from juncta.kernel.words import mark

ESCO = "http://data.europa.eu/esco/skill/"
DEMO = "https://juncta.example/skill/"
ESCO_NAME = "ESCO"
DEMO_NAME = "Demo set, not ESCO"
ATTRIBUTION = mark("This service uses the ESCO classification of the European Commission.")


class Kind(StrEnum):
    """ESCO's two types of skill concepts."""

    SKILL = "skill"
    KNOWLEDGE = "knowledge"


class Reuse(StrEnum):
    """How widely a skill is used, from everywhere to one occupation."""

    TRANSVERSAL = "transversal"
    CROSS_SECTOR = "cross-sector"
    SECTOR_SPECIFIC = "sector-specific"
    OCCUPATION_SPECIFIC = "occupation-specific"


KIND_NAMES = {Kind.SKILL: mark("Skill"), Kind.KNOWLEDGE: mark("Knowledge")}
REUSE_NAMES = {
    Reuse.TRANSVERSAL: mark("in every field"),
    Reuse.CROSS_SECTOR: mark("in several sectors"),
    Reuse.SECTOR_SPECIFIC: mark("in one sector"),
    Reuse.OCCUPATION_SPECIFIC: mark("in one occupation"),
}


@dataclass(frozen=True, slots=True)
class Described:
    """One skill in one language, as one line of the official download says it; `line` is where it begins."""

    line: int
    uri: str
    kind: Kind
    label: str
    reuse: str = ""
    code: str = ""
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    description: str = ""
    retired: bool = False


class BrokenError(Exception):
    """A file that cannot be read: which one, at which line, and why; nothing of it was applied."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """The reason is one English sentence."""
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")

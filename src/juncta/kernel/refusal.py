"""The two roads for bad news that is no bug: a refusal (you may not now) and a finding (look at this)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not do something now.

    `code` is a stable name such as "REV-102" with a page in the docs; `sentence` is what the person reads
    (it may be lazy, translated when it is shown); `way_out` says what would make it possible.
    """

    code: str
    sentence: str
    way_out: str = ""

    def __str__(self) -> str:
        """The sentence and the way out, as one text."""
        return f"{self.sentence} {self.way_out}".strip()


class Refused(Exception):  # noqa: N818 - it is a refusal, not an error
    """Raised by an operation whose permit refused; carries the refusal for the page."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep the refusal whole: views show its sentence, tests its code."""
        super().__init__(refusal.code)
        self.refusal = refusal


class Weight(StrEnum):
    """How heavy a finding is: it blocks the next gate, it advises, or it is good news worth showing."""

    BLOCKS = "blocks"
    ADVISES = "advises"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a named check noticed.

    `code` is the check's stable name ("DES-210"); `where` is the field or part it points at ("components");
    `way_out` says what to do about it. Sentence and way out are English, marked for translation; `values` fill their
    braces after translation.
    """

    code: str
    sentence: str
    where: str = ""
    way_out: str = ""
    weight: Weight = Weight.BLOCKS
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def blocks(self) -> bool:
        """Whether a gate stays closed while this stands."""
        return self.weight is Weight.BLOCKS


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that keep a gate closed."""
    return [finding for finding in findings if finding.blocks]

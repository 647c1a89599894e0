"""What the rules of recognition know: criteria, evidence, what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from juncta.kernel.text import LangText


class ClaimState(StrEnum):
    """Where a claim stands."""

    OPEN = "open"
    DECIDED = "decided"


class Answer(StrEnum):
    """What an institution can answer (Lisbon Recognition Convention, by analogy)."""

    RECOGNISED = "recognised"
    PARTLY = "partly recognised"
    REFUSED = "refused"


class Truth(StrEnum):
    """What a criterion evaluates to."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Proposal(StrEnum):
    """What the rules propose. A refusal is never automatic: a person decides (GDPR Art. 22)."""

    RECOGNISE = "recognise"  # every mandatory criterion is true
    ASK = "ask"  # something is unknown: missing information is asked for, not held against the learner
    REFUSE = "refuse"  # a mandatory criterion is false


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of an institution: a CEL expression over the facts, a text for people, whether it is mandatory."""

    code: str
    text: LangText
    condition: str
    mandatory: bool
    failure: LangText

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Criterion":
        """Read it from a rule set; raises KeyError where something is missing."""
        return cls(
            code=plain["code"],
            text=LangText(plain["text"]),
            condition=plain["condition"],
            mandatory=bool(plain["mandatory"]),
            failure=LangText(plain.get("failure") or {}),
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the verified credential says: its value, and where in the signed document it stands."""

    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that a criterion looked at; `value` is None where the credential does not say."""

    name: str
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one criterion, and the evidence it rests on."""

    criterion: Criterion
    truth: Truth
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """As it is stored with a decision."""
        return {
            "code": self.criterion.code,
            "text": self.criterion.text.plain(),
            "condition": self.criterion.condition,
            "mandatory": self.criterion.mandatory,
            "failure": self.criterion.failure.plain(),
            "truth": self.truth.value,
            "evidence": [{"name": each.name, "value": each.value, "source": each.source} for each in self.evidence],
        }

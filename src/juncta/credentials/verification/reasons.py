"""Why a badge is judged as it is: sentences that a person reads, marked for translation where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What the judge says, in the order in which verdicts win: the first that applies is the answer."""

    INVALID = "invalid"
    UNKNOWN_ISSUER = "unknown-issuer"
    INCOMPLETE = "incomplete"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    NOT_YET_VALID = "not-yet-valid"
    EXPIRED = "expired"
    STATUS_UNKNOWN = "status-unknown"
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence with its values; `sentence` is the English original that pages translate before filling the braces."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """The sentence with its values, in English."""
        return self.sentence.format(**self.values)


class Doubt(Exception):  # noqa: N818 - a doubt, not an error: it becomes part of the verdict
    """Raised where something read cannot be relied on; whoever asked decides which verdict follows."""

    def __init__(self, sentence: str, **values: object) -> None:
        """Keep sentence and values apart, so that a page can translate the one and show the other."""
        self.reason = Reason(sentence, values)
        super().__init__(str(self.reason))


def brief(value: object, limit: int = 80) -> str:
    """A foreign value as one short line: nothing in it can move the cursor, break the line or flood the screen."""
    text = value if isinstance(value, str) else repr(value)
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"

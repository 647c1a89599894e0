"""What the judge hands back: the verdict, who signed, who is missing, why, and the detail that a page shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from juncta.credentials.verification.reasons import Reason, Verdict


class State(StrEnum):
    """How it stands with one required signature."""

    SIGNED = "signed"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Signer:
    """One institution whose signature the edition requires, and what became of it."""

    ror: str
    name: str
    state: State
    key: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What the verdict rests on. Empty where the badge could not be read or nothing vouches for the issuer."""

    signers: tuple[Signer, ...] = ()
    issuer: str = ""
    edition: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    status_checked_at: datetime | None = None  # since when the status list speaks that answered
    status_valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer. `signers` and `missing` are ROR addresses; `reasons` begin with those of the verdict itself."""

    verdict: Verdict
    signers: tuple[str, ...]
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...]
    detail: Detail

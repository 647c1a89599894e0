"""Results and awards as plain values: what the rules weigh, and what a credential is composed from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from juncta.catalogue.facts import ComponentContent
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding
from juncta.kernel.text import LangText

PASS, FAIL = "pass", "fail"  # the grades of the scheme "pass-fail"
SCHEME = "pass-fail"


class Standing(StrEnum):
    """Where a learner stands in one component, as the board sees it."""

    MISSING = "missing"  # nobody has recorded a result
    RECORDED = "recorded"  # recorded, and nothing is confirmed yet
    FAILED = "failed"  # the last confirmed result is no pass
    PASSED = "passed"  # the last confirmed result is a pass


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One version of a result."""

    component: str
    version: int
    passed: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """One component of one learner: what counts, and whether a newer version waits for the board."""

    component: ComponentContent
    standing: Standing
    pending: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the board may award: the components one by one, those that earn credit, and what stands in the way."""

    progress: tuple[Progress, ...]
    earning: tuple[ComponentContent, ...]
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFacts:
    """Credit for one component inside an award: who gives it, how much, on which grade, confirmed when."""

    component: str
    title: LangText
    institution: str  # slug
    ects: Ects
    grade: str
    confirmed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFacts:
    """An award with everything a credential says about it; `esi` is empty for learners who have none."""

    award_id: UUID
    alliance_id: UUID
    edition_id: UUID
    enrolment_id: UUID
    person_id: UUID
    given_name: str
    family_name: str
    esi: str
    number: str
    decided_at: datetime
    decided_by: str
    ects: Ects
    grading_scheme: str
    credits: tuple[CreditFacts, ...]

    @property
    def full_name(self) -> str:
        """The learner's name as it stands on the credential."""
        return f"{self.given_name} {self.family_name}".strip()

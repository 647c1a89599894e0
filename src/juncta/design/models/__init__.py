"""The design workspace's tables."""

from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import Effort, ExchangeRate, Fee, Funding, Intake, PartnerPlan, Plan
from juncta.design.models.design import (
    PARTS,
    Component,
    Design,
    Duty,
    GatePassage,
    LearningOutcome,
    Partnership,
    PathRule,
    Prerequisite,
    Reuse,
    TeamMember,
)
from juncta.design.models.sections import Section, SectionDraft, SectionVersion
from juncta.design.models.steps import Evidence, FileContent, StepPlan, StepState

__all__ = [
    "PARTS",
    "AgreementClause",
    "ClauseSignOff",
    "Component",
    "Design",
    "Duty",
    "Effort",
    "Evidence",
    "ExchangeRate",
    "Fee",
    "FileContent",
    "Funding",
    "GatePassage",
    "Intake",
    "LearningOutcome",
    "PartnerPlan",
    "Partnership",
    "PathRule",
    "Plan",
    "Prerequisite",
    "Reuse",
    "Section",
    "SectionDraft",
    "SectionVersion",
    "StepPlan",
    "StepState",
    "TeamMember",
]

"""The design workspace's tables."""

from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import Effort, ExchangeRate, Fee, Funding, Intake, PartnerPlan, Plan
from juncta.design.models.design import Design
from juncta.design.models.gates import GateException, GatePassage, Withdrawal
from juncta.design.models.parts import Component, LearningOutcome, PathRule, Prerequisite, Reuse
from juncta.design.models.people import Duty, Partnership, TeamMember
from juncta.design.models.sections import Section, SectionDraft, SectionVersion
from juncta.design.models.steps import Evidence, FileContent, StepPlan, StepState

__all__ = [
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
    "GateException",
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
    "Withdrawal",
]

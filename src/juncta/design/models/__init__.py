"""The design workspace's tables."""

from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import Effort, ExchangeRate, Fee, Funding, Intake, PartnerPlan, Plan
from juncta.design.models.design import Component, Design, GatePassage, LearningOutcome, Partnership, TeamMember
from juncta.design.models.sections import Section, SectionDraft, SectionVersion

__all__ = [
    "AgreementClause",
    "ClauseSignOff",
    "Component",
    "Design",
    "Effort",
    "ExchangeRate",
    "Fee",
    "Funding",
    "GatePassage",
    "Intake",
    "LearningOutcome",
    "PartnerPlan",
    "Partnership",
    "Plan",
    "Section",
    "SectionDraft",
    "SectionVersion",
    "TeamMember",
]

"""The design workspace's tables."""

from juncta.design.models.design import Component, Design, GatePassage, LearningOutcome, Partnership, TeamMember
from juncta.design.models.sections import Section, SectionDraft, SectionVersion
from juncta.design.models.steps import Evidence, FileContent, StepPlan, StepState

__all__ = [
    "Component",
    "Design",
    "Evidence",
    "FileContent",
    "GatePassage",
    "LearningOutcome",
    "Partnership",
    "Section",
    "SectionDraft",
    "SectionVersion",
    "StepPlan",
    "StepState",
    "TeamMember",
]

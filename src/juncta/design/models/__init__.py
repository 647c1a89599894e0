"""The design workspace's tables."""

from juncta.design.models.design import Component, Design, GatePassage, LearningOutcome, Partnership, TeamMember
from juncta.design.models.sections import Section, SectionDraft, SectionVersion

__all__ = [
    "Component",
    "Design",
    "GatePassage",
    "LearningOutcome",
    "Partnership",
    "Section",
    "SectionDraft",
    "SectionVersion",
    "TeamMember",
]

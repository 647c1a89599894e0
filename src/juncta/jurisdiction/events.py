"""Announcements about rules."""

from dataclasses import dataclass
from typing import ClassVar

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesLoaded(Event):
    """The rules of a jurisdiction were brought in from a file."""

    subject: ClassVar[str] = "jurisdiction"
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAdded(Event):
    """Somebody noted a new rule."""

    subject: ClassVar[str] = "rule"
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRevised(Event):
    """Somebody wrote a new revision of a rule."""

    subject: ClassVar[str] = "rule"
    revision: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRetired(Event):
    """Somebody retired a rule: it no longer counts, and stays to be read."""

    subject: ClassVar[str] = "rule"
    revision: int
    because: str

"""What co-creation's rules know: where a remark points, and what becomes of threads and suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juncta.design.facts import CATEGORY_NAMES
from juncta.kernel.words import mark


class ThreadState(StrEnum):
    """Whether people still talk about it."""

    OPEN = "open"
    RESOLVED = "resolved"


class SuggestionState(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUPERSEDED = "superseded"  # its passage was replaced by another suggestion, or its author took it back for a better one
    WITHDRAWN = "withdrawn"


SUGGESTION_NAMES: Mapping[SuggestionState, str] = {
    SuggestionState.OPEN: mark("Waits for an answer"),
    SuggestionState.ACCEPTED: mark("Accepted"),
    SuggestionState.DECLINED: mark("Declined"),
    SuggestionState.SUPERSEDED: mark("Superseded: its passage has been replaced"),
    SuggestionState.WITHDRAWN: mark("Taken back"),
}
SUGGESTION_GLYPHS: Mapping[SuggestionState, str] = {
    SuggestionState.OPEN: "waiting",
    SuggestionState.ACCEPTED: "agreed",
    SuggestionState.DECLINED: "returned",
    SuggestionState.SUPERSEDED: "unknown",
    SuggestionState.WITHDRAWN: "unknown",
}
FIELD_NAMES: Mapping[str, str] = {
    "title": mark("Title"),
    "summary": mark("Summary"),
    "need": mark("The need"),
    "audience": mark("Whom it is for"),
    "challenge": mark("The challenge"),
    "research_basis": mark("Research basis"),
    "prerequisites": mark("Prerequisites"),
    "texts": mark("Learning outcome"),
    "outcomes": mark("Learning outcome"),
    "parts": mark("Component"),
    "clauses": mark("Clause"),
    "text": mark("Text"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a section: `field` is its path in the plain content ("texts.0"), `language` its tag (empty for plain text)."""

    field: str
    language: str
    text: str

    @property
    def key(self) -> str:
        """Field and language in one word, for forms."""
        return f"{self.field}@{self.language}"

    @property
    def whole_path(self) -> tuple[str, ...]:
        """The keys and numbers that lead to the text."""
        return (*self.field.split("."), *([self.language] if self.language else []))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that somebody selected: its words, and a little of what stood before and after."""

    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person gave to a design: comments that stand, suggestions made and accepted, versions of sections written."""

    name: str
    category: str
    institution: str
    comments: int = 0
    suggested: int = 0
    accepted: int = 0
    written: int = 0

    @property
    def is_student(self) -> bool:
        """Whether they count as a student."""
        return self.category == "student"

    @property
    def group(self) -> str:
        """The group they count as, in words marked for translation."""
        return CATEGORY_NAMES.get(self.category, self.category)

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        return bool(self.comments or self.suggested or self.accepted or self.written)

    def plain(self) -> dict[str, str | int]:
        """As JSON, for a dossier."""
        return {
            "name": self.name,
            "category": self.category,
            "institution": self.institution,
            "comments": self.comments,
            "suggested": self.suggested,
            "accepted": self.accepted,
            "written": self.written,
        }

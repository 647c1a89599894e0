"""How versions differ, and what becomes of a draft and of a comment on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juncta.framework.facts.way import Decides
from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class What(StrEnum):
    """What has become of a part between two versions."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    MOVED = "moved"


WHAT_NAMES: Mapping[What, str] = {
    What.NEW: mark("new"),
    What.GONE: mark("gone"),
    What.CHANGED: mark("changed"),
    What.MOVED: mark("moved"),
}


SPOKEN: Mapping[str, str] = {"en": "English", "fr": "Français", "de": "Deutsch", "nl": "Nederlands"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a part, before and after; in one language if the field is a text in several."""

    field: str
    old: str
    new: str
    language: str = ""

    @property
    def field_name(self) -> str:
        """The field in words, marked for translation."""
        return FIELD_NAMES.get(self.field, self.field)

    @property
    def language_name(self) -> str:
        """The language in its own words; one we have no words for by its tag."""
        return SPOKEN.get(self.language, self.language)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one part: "framework", "criteria:joint", "steps:B2"."""

    part: str
    what: What
    name: LangText
    differences: tuple[Difference, ...] = ()

    @property
    def kind(self) -> str:
        """The list it belongs to: "criteria", "steps"; "framework" for the whole."""
        return self.part.partition(":")[0]

    @property
    def kind_name(self) -> str:
        """What it is, in words marked for translation."""
        return PART_NAMES[self.kind]

    @property
    def what_name(self) -> str:
        """What became of it, in words marked for translation."""
        return WHAT_NAMES[self.what]

    @property
    def code(self) -> str:
        """Its code in that list; empty for the whole."""
        return self.part.partition(":")[2]


# Parts and their fields in words for pages.
PART_NAMES: Mapping[str, str] = {
    "framework": mark("Definition"),
    "grading": mark("Grading"),
    "formats": mark("Format"),
    "criteria": mark("Criterion"),
    "parties": mark("Party"),
    "kinds": mark("Kind of body"),
    "stages": mark("Stage"),
    "steps": mark("Step"),
    "gates": mark("Gate"),
}
LIST_NAMES: Mapping[str, str] = {  # in the order in which a draft's page shows them
    "criteria": mark("Criteria"),
    "stages": mark("Stages"),
    "steps": mark("Steps"),
    "gates": mark("Gates"),
    "formats": mark("Formats"),
    "parties": mark("Parties"),
    "kinds": mark("Kinds of bodies"),
}
FIELD_NAMES: Mapping[str, str] = {
    "slug": mark("Short name"),
    "name": mark("Name"),
    "definition": mark("What a joint micro-credential is"),
    "support": mark("How one finds help"),
    "adopted_by": mark("Who adopts the next version"),
    "standards": mark("Standards by which the panel judges"),
    "checklists": mark("Further checklists"),
    "meaning": mark("What it means"),
    "until": mark("Goes as far as gate"),
    "checks": mark("Checks"),
    "purpose": mark("What it is for"),
    "stage": mark("Stage"),
    "recommendation": mark("Recommendation"),
    "responsible": mark("Who does it"),
    "consulted": mark("Whom to ask"),
    "inputs": mark("What you need"),
    "evidence": mark("What comes out"),
    "after": mark("After step"),
    "decides": mark("How it is decided"),
    "bodies": mark("Bodies"),
    "kind": mark("Kind of body"),
    "passed": mark("Passed"),
    "failed": mark("Failed"),
}


class DraftState(StrEnum):
    """What has become of a draft."""

    DRAFT = "draft"  # the office writes
    IN_CONSULTATION = "in consultation"  # bodies are asked for their comments
    ADOPTED = "adopted"  # it is published as a version
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What the office answers to a comment."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOTED = "noted"


DRAFT_NAMES: Mapping[DraftState, str] = {
    DraftState.DRAFT: mark("being written"),
    DraftState.IN_CONSULTATION: mark("in consultation"),
    DraftState.ADOPTED: mark("adopted"),
    DraftState.WITHDRAWN: mark("withdrawn"),
}
ANSWER_NAMES: Mapping[Answer, str] = {
    Answer.ACCEPTED: mark("accepted"),
    Answer.DECLINED: mark("declined"),
    Answer.NOTED: mark("noted"),
}
DECIDES_NAMES: Mapping[Decides, str] = {
    Decides.BODY: mark("One body says yes"),
    Decides.ALL_SEATS: mark("Every body with a seat says yes"),
    Decides.EVERY_AWARDING_PARTNER: mark("Every awarding partner decides"),
    Decides.CHECKS: mark("Nobody decides: it opens when nothing blocks"),
}

"""What a part of a draft may name: bodies and kinds of the alliance, parties, stages, steps and gates of the draft, checks, standards."""

from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.framework.engine import known_standards
from juncta.framework.models import FrameworkDraft
from juncta.framework.ports import known_checks
from juncta.framework.queries.drafts import facts_of_draft
from juncta.kernel.text import FALLBACK, LangText

Choices = list[tuple[str, str]]


def _said(words: LangText) -> str:
    return words.best(get_language() or FALLBACK)[1]


class Choosing:
    """The choices for one draft, in the page's language; the alliance is asked once."""

    def __init__(self, draft: FrameworkDraft) -> None:
        """Read the draft."""
        self._draft = draft
        self._facts = facts_of_draft(draft)

    @cached_property
    def _bodies(self) -> list[tuple[str, str, str]]:
        return [(body.slug, body.kind, _said(body.name)) for body in alliances.bodies_of(self._draft.alliance)]

    @property
    def bodies(self) -> Choices:
        """The alliance's bodies by their short names."""
        return [(slug, name) for slug, _kind, name in self._bodies]

    @property
    def kinds(self) -> Choices:
        """The kinds of bodies that the framework has words for."""
        return [(kind.code, _said(kind.name)) for kind in self._facts.kinds]

    @property
    def people(self) -> Choices:
        """Everybody whom a step may name, as the file writes them."""
        parties = [(f"party:{party.code}", _said(party.name)) for party in self._facts.parties]
        kinds = [(f"kind:{code}", name) for code, name in self.kinds]
        return [*parties, *kinds, *((f"body:{slug}", name) for slug, name in self.bodies)]

    @property
    def stages(self) -> Choices:
        """The stages in order."""
        return [(stage.code, f"{stage.code} · {_said(stage.name)}") for stage in self._facts.stages]

    @property
    def steps(self) -> Choices:
        """The steps in order."""
        return [(step.code, f"{step.code} · {_said(step.name)}") for step in self._facts.steps]

    @property
    def gates(self) -> Choices:
        """The gates in order."""
        return [(gate.code, f"{gate.code} · {_said(gate.name)}") for gate in self._facts.gates]

    @property
    def checks(self) -> Choices:
        """The checks that there are, and those that the draft names already."""
        questions = known_checks()
        named = {code for rows in (self._facts.criteria, self._facts.steps, self._facts.gates) for row in rows for code in row.checks}
        return [(code, f"{code} · {_(questions[code])}" if code in questions else code) for code in sorted({*questions, *named})]

    @property
    def standards(self) -> Choices:
        """The standard sets that there are."""
        return [(key, _said(found.name)) for key, found in known_standards().items()]

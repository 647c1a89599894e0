"""A jurisdiction as its page shows it, and every rule as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.jurisdiction.facts import SUBJECT_NAMES, Operator, Subject
from juncta.jurisdiction.queries.reading import for_pages
from juncta.jurisdiction.queries.telling import Told, of_rule
from juncta.kernel.actor import Actor
from juncta.ui.components.library import plain, word

if TYPE_CHECKING:
    from juncta.jurisdiction.models import Jurisdiction, Revision, Rule


@dataclass(frozen=True, slots=True)
class Line:
    """One rule on a page: the rule, its newest revision, and both in words."""

    rule: "Rule"
    revision: "Revision"
    told: Told

    @property
    def is_open(self) -> bool:
        """Whether it says only that nobody knows."""
        return self.revision.operator == Operator.UNKNOWN


@dataclass(frozen=True, slots=True)
class Overview:
    """A jurisdiction with its rules: those that count, by subject, and those that are retired."""

    place: "Jurisdiction"
    lines: tuple[Line, ...]
    retired: tuple[Line, ...]

    @classmethod
    def of(cls, place: "Jurisdiction") -> "Overview":
        """Read from rows that `for_pages` has loaded."""
        order = list(Subject)
        lines = [line for rule in place.rules.all() for line in _lines(rule, place.code)]
        lines.sort(key=lambda line: (order.index(Subject(line.rule.subject)), line.rule.code))
        return cls(
            place, tuple(each for each in lines if not each.revision.retired), tuple(each for each in lines if each.revision.retired)
        )

    @property
    def known(self) -> int:
        """How many rules say something."""
        return sum(not each.is_open for each in self.lines)

    @property
    def unknown(self) -> list[str]:
        """The subjects on which something is not known, or nothing noted, in words."""
        noted = {Subject(each.rule.subject) for each in self.lines}
        open_ = {Subject(each.rule.subject) for each in self.lines if each.is_open}
        return [word(SUBJECT_NAMES[each]) for each in Subject if each in open_ or each not in noted]

    @property
    def flagged(self) -> list[Line]:
        """Rules that are over, or whose source should be looked up again."""
        return [each for each in self.lines if each.told.old or each.told.over]


def _lines(rule: "Rule", code: str) -> "Iterator[Line]":
    newest: list[Revision] = rule.newest  # type: ignore[attr-defined] # prefetched by `for_pages`
    for revision in newest:
        revision.rule = rule
        yield Line(rule, revision, of_rule(revision.facts(code, frozenset())))


def table(actor: Actor) -> "Iterator[tuple[object, ...]]":
    """Every rule that they see, with a head: one row each."""
    today = clock.today()
    yield (
        _("Code"), _("Jurisdiction"), _("University"), _("Subject"), _("Rule"), _("Severity"), _("What binds"), _("From"), _("Until"),
        _("Source"), _("Address"), _("Verified on"), _("Certainty"), _("Flag"), _("What to do"), _("Note"), _("Revision"), _("Retired"),
    )  # fmt: skip
    for place in for_pages(actor):
        overview = Overview.of(place)
        for line in (*overview.lines, *overview.retired):
            told, last = line.told, line.revision
            flag = _("over") if told.over else _("old source") if told.old else ""
            later = last.valid_from and last.valid_from > today
            yield (
                line.rule.code, place.code, line.rule.institution or "", told.subject, told.stated, told.severity, told.nature,
                told.since, told.until, told.source.title, told.source.address, told.source.verified_on, last.certainty,
                _("not yet in force") if later else flag, told.remedy, plain(last.note), last.number, _("yes") if last.retired else "",
            )  # fmt: skip

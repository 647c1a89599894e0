"""The rules of every partner beside a design: the matrix, the sizes that suit everybody, and who could award."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.jurisdiction import checks as rules
from juncta.jurisdiction import queries as jurisdiction
from juncta.jurisdiction.facts import OUTCOME_NAMES, SUBJECT_NAMES, Judgement, Outcome, Party, Plan, RuleFacts, Subject
from juncta.jurisdiction.queries import Told
from juncta.ui.components.library import word
from juncta.ui.drawing import ranges

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cell:
    """One partner on one subject: glyph and word, each rule in words, and whom to ask."""

    glyph: str
    word: str
    told: Sequence[Told]
    contacts: str
    party: Party


@dataclass(frozen=True, slots=True)
class Row:
    """One subject across all partners."""

    subject: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Suits:
    """The sizes that suit everybody: in sentences, as a picture, and range by range."""

    sentences: Sequence[str]
    picture: ranges.Ranges
    limits: Sequence[tuple[Party, Told]]


@dataclass(frozen=True, slots=True)
class Award:
    """One way to award: its counts in words, each partner's part, and what follows."""

    name: str
    is_chosen: bool
    counts: Sequence[tuple[str, str, int]]  # glyph, word, how many
    lines: "Sequence[tuple[rules.Line, str, str, str]]"  # line, glyph, word, the subjects that do not simply fit
    consequences: Sequence[str]


@dataclass(frozen=True, slots=True)
class RulesBoard:
    """Everything that the page of rules shows for one plan."""

    plan: Plan
    rows: Sequence[Row]
    counts: Sequence[tuple[str, str, int]]
    suits: Suits
    awards: Sequence[Award]


def rules_board(alliance_id: "UUID", plan: Plan) -> RulesBoard:
    """Hold a plan against the rules of its partners; three queries at most, whatever their number."""
    known, today = jurisdiction.rules_for(alliance_id), clock.today()
    judged = jurisdiction.judge(alliance_id, plan, known)
    by_subject: dict[Subject, list[Judgement]] = {}
    for each in judged:
        by_subject.setdefault(each.subject, []).append(each)
    return RulesBoard(
        plan=plan,
        rows=[Row(word(SUBJECT_NAMES[subject]), [_cell(each) for each in mine]) for subject, mine in by_subject.items()],
        counts=_counts(each.outcome for each in judged),
        suits=_suits(known, plan),
        awards=[_award(each, plan) for each in rules.compare(known, plan, today)] if plan.parties else [],
    )


def _cell(judgement: Judgement) -> Cell:
    told = [jurisdiction.of_verdict(each) for each in judgement.verdicts]
    return Cell(judgement.glyph, word(judgement.word), told, ", ".join(judgement.contacts), judgement.party)


def _counts(outcomes: Iterable[Outcome]) -> list[tuple[str, str, int]]:
    found = list(outcomes)
    return [(rules.GLYPHS[each], word(OUTCOME_NAMES[each]), count) for each in Outcome if (count := found.count(each))]


def _award(model: rules.Model, plan: Plan) -> Award:
    lines = [
        (
            line,
            rules.GLYPHS[line.outcome],
            word(OUTCOME_NAMES[line.outcome]),
            ", ".join(word(SUBJECT_NAMES[each.subject]) for each in line.told),
        )
        for line in model.lines
    ]
    counts = [(rules.GLYPHS[each], word(OUTCOME_NAMES[each]), model.counts[each]) for each in Outcome if model.counts[each]]
    return Award(word(model.name), model.model is plan.award_model, counts, lines, [word(each) for each in model.consequences])


def _suits(known: Iterable[RuleFacts], plan: Plan) -> Suits:
    found = rules.envelope(known, plan, clock.today())
    told = [(limit.party, jurisdiction.of_rule(limit.rule)) for limit in found.limits]
    drawn = [
        (str(limit.party), each.stated, None if limit.low is None else float(limit.low), None if limit.high is None else float(limit.high))
        for limit, (_party, each) in zip(found.limits, told, strict=True)
    ]
    low, high = (None if each is None else float(each) for each in (found.low, found.high))
    shared = None if found.is_empty or not found.limits else (low, high)
    return Suits(sentences_of(found, plan), ranges.draw(drawn, shared, None if plan.ects is None else float(plan.ects.points)), told)


def sentences_of(found: rules.Envelope, plan: Plan) -> list[str]:
    """The envelope in words: what fits, what is exceeded next and now, and of whom nothing is known."""
    said = [_fits(found)]
    if found.beyond is not None and found.low is not None:
        said += [_exceeded(f"{found.beyond}", limit) for limit in found.broken_at(found.beyond)]
    if plan.ects is not None and found.limits:
        broken = found.broken_at(plan.ects.points)
        now = (
            _("The plan’s {ects} ECTS fit every stated range.")
            if not broken
            else _("The plan’s {ects} ECTS leave the range of {partners}.")
        )
        said.append(now.format(ects=plan.ects, partners=_names(each.party for each in broken)))
    if found.unknown:
        said.append(_("No range is known of {partners}: ask them.").format(partners=_names(found.unknown)))
    return said


def _fits(found: rules.Envelope) -> str:
    if not found.limits:
        return _("No partner’s range is known.")
    if found.is_empty:
        return _("No size fits every stated range.")
    low, high = rules.plainly(found.low), rules.plainly(found.high)
    if not high:
        return _("{low} ECTS or more fit every stated range.").format(low=low)
    if not low:
        return _("Up to {high} ECTS fit every stated range.").format(high=high)
    return _("{low} to {high} ECTS fit every stated range.").format(low=low, high=high)


def _exceeded(ects: str, limit: rules.Limit) -> str:
    own = _("At {ects}, {partner}’s own range is exceeded ({source}).")
    national = _("At {ects}, {partner}’s national range is exceeded ({source}).")
    return (own if limit.rule.own else national).format(ects=ects, partner=limit.party, source=limit.rule.source.title)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(str(each) for each in parties))

"""A rule, and what it says to a plan, in the words of the page's language."""

from dataclasses import dataclass, replace
from datetime import date

from juncta.base import clock
from juncta.jurisdiction.engine.saying import stated
from juncta.jurisdiction.facts import (
    CERTAINTY_NAMES,
    GLYPHS,
    NATURE_NAMES,
    OUTCOME_NAMES,
    SEVERITY_NAMES,
    SUBJECT_NAMES,
    VALUE_NAMES,
    Certainty,
    Reason,
    RuleFacts,
    Source,
    Verdict,
)
from juncta.kernel.words import Several
from juncta.ui.components.library import plain, word
from juncta.ui.components.values import filled

NOWHERE = Source()


@dataclass(frozen=True, slots=True)
class Told:
    """One rule in words, and where it was held against a plan what comes of it."""

    subject: str
    stated: str
    nature: str = ""
    severity: str = ""
    certainty: str = ""
    is_sure: bool = True
    note: str = ""
    source: Source = NOWHERE
    since: date | None = None
    until: date | None = None
    old: bool = False
    over: bool = False
    own: bool = False
    key: str = ""
    glyph: str = ""
    word: str = ""
    sentence: str = ""
    remedy: str = ""


def said_of(rule: RuleFacts) -> str:
    """What a rule says, in a few words."""
    sentence, values = stated(rule)
    words = Several(VALUE_NAMES.get(each, each) for each in rule.value)
    return word(sentence).format(**{name: filled(each) for name, each in (dict(values) | {"words": words}).items()})


def of_rule(rule: RuleFacts) -> Told:
    """A rule in words, as it stands today."""
    today = clock.today()
    return Told(
        subject=word(SUBJECT_NAMES[rule.subject]),
        stated=said_of(rule),
        nature=word(NATURE_NAMES[rule.nature]),
        severity=word(SEVERITY_NAMES[rule.severity]),
        certainty=word(CERTAINTY_NAMES[rule.certainty]),
        is_sure=rule.certainty in {Certainty.SOURCE, Certainty.REPOSITORY},
        note=plain(rule.note),
        source=rule.source,
        since=rule.valid_from,
        until=rule.valid_until,
        old=rule.is_old(today),
        over=rule.is_over(today),
        own=rule.own,
        key=rule.key,
        remedy=plain(rule.remedy),
    )


def of_verdict(verdict: Verdict) -> Told:
    """What a rule says to a plan, in words."""
    shown = {
        "glyph": GLYPHS[verdict.outcome],
        "word": word(OUTCOME_NAMES[verdict.outcome]),
        "sentence": word(verdict.sentence).format(**{name: filled(value) for name, value in verdict.values.items()}),
    }
    remedy = word(verdict.remedy)
    if verdict.rule is None:
        return Told(subject="", stated="", remedy=remedy, **shown)
    own_remedy = plain(verdict.rule.remedy) if verdict.reason in {Reason.BROKEN, Reason.EXCEPTION, Reason.NO_VALUE} else ""
    return replace(of_rule(verdict.rule), remedy=own_remedy or remedy, **shown)

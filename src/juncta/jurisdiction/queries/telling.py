"""A rule, and what it says to a plan, in the words of the page's language."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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
    detail: str = ""  # how much it binds, how sure we are, and its dates, in one line
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
        detail=_detail(rule, today),
        key=rule.key,
        remedy=plain(rule.remedy),
    )


def _detail(rule: RuleFacts, today: date) -> str:
    parts = [", ".join(word(each) for each in (NATURE_NAMES[rule.nature], SEVERITY_NAMES[rule.severity], CERTAINTY_NAMES[rule.certainty]))]
    for sentence, day in (
        (_("verified {day}"), rule.source.verified_on),
        (_("since {day}"), rule.valid_from),
        (_("until {day}"), rule.valid_until),
    ):
        if day:
            parts.append(sentence.format(day=date_format(day, pgettext("date", "j F Y"))))
    if rule.is_over(today):
        parts.append(_("over"))
    elif rule.is_old(today):
        parts.append(_("the source should be looked up again"))
    return " · ".join(parts)


def of_verdict(verdict: Verdict) -> Told:
    """What a rule says to a plan, in words."""
    about = of_rule(verdict.rule) if verdict.rule else Told(subject="", stated="")
    own = about.remedy if verdict.reason in {Reason.BROKEN, Reason.EXCEPTION, Reason.NO_VALUE} else ""
    return replace(
        about,
        stated="" if verdict.reason is Reason.NO_VALUE else about.stated,  # its word says it already
        glyph=GLYPHS[verdict.outcome],
        word=word(OUTCOME_NAMES[verdict.outcome]),
        sentence=word(verdict.sentence).format(**{name: filled(value) for name, value in verdict.values.items()}),
        remedy=own or word(verdict.remedy),
    )

"""A jurisdiction's file becomes facts, or one sentence says what is wrong with it and where."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from juncta.jurisdiction.facts import (
    ASK,
    MAY_BLOCK,
    NUMBERS,
    UNITS,
    Certainty,
    Nature,
    Operator,
    RuleFacts,
    Severity,
    Source,
    Subject,
    Unit,
)
from juncta.kernel.tables import SLUG, Misread, Table, unique
from juncta.kernel.text import LangText
from juncta.kernel.words import mark

E = TypeVar("E", bound=StrEnum)
CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
ADDRESS = re.compile(r"https?://\S+")
PAIR = 2


class BrokenRules(ValueError):  # noqa: N818 - it names the file, not the act
    """The file holds no rules: the place, and the reason in words its keeper understands."""


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as a file says it: `institution` is the ROR id of the university whose own rule it is, empty for the whole place."""

    rule: RuleFacts
    institution: str = ""


@dataclass(frozen=True, slots=True)
class JurisdictionFacts:
    """A country or region: its code (ISO 3166), its name, the ROR ids of its universities (none: every one of the country), its rules."""

    code: str
    name: LangText
    members: tuple[str, ...]
    rules: tuple[Written, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.code.lower()


def parse(text: str) -> JurisdictionFacts:
    """The facts of a file; raises BrokenRules with the place and the reason."""
    try:
        return read(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenRules(str(error)) from None


def read(content: Mapping[str, Any]) -> JurisdictionFacts:
    """The facts of a file's content; raises BrokenRules with the place and the reason."""
    try:
        return _read(Table(content))
    except Misread as misread:
        raise BrokenRules(str(misread)) from None


def _read(top: Table) -> JurisdictionFacts:
    place = top.table("jurisdiction")
    code = place.matching("code", CODE, "a country or region, such as FI or BE-VLG")
    facts = JurisdictionFacts(
        code=code,
        name=place.words("name"),
        members=place.texts("members", default=()),
        rules=tuple(_written(row, code) for row in top.tables("rules")),
    )
    place.close()
    top.close()
    for ror in facts.members:
        if not ROR.fullmatch(ror):
            raise Misread(("jurisdiction", "members"), f"{ror!r} is no ROR id")
    unique((each.rule.code for each in facts.rules), ("rules",))
    known = {each.rule.code for each in facts.rules}
    for index, each in enumerate(facts.rules):
        if each.rule.exception_to and each.rule.exception_to not in known:
            raise Misread(("rules", index, "exception_to"), f"there is no rule {each.rule.exception_to!r}")
    return facts


def _written(row: Table, place: str) -> Written:
    subject, operator = _choice(row, "subject", Subject), _choice(row, "operator", Operator)
    source = row.table("source")
    institution = row.matching("institution", ROR, "a ROR id", default="")
    rule = RuleFacts(
        code=row.slug("code"),
        subject=subject,
        operator=operator,
        value=row.texts("value", default=()),
        unit=_choice(row, "unit", Unit, usual_unit(subject, operator)),
        severity=_choice(row, "severity", Severity),
        nature=_choice(row, "nature", Nature),
        valid_from=row.day("valid_from", default=None),
        valid_until=row.day("valid_until", default=None),
        source=Source(
            title=source.text("title"),
            address=source.matching("address", ADDRESS, "a web address", default=""),
            verified_on=row.day("verified_on", default=None),
        ),
        certainty=_choice(row, "certainty", Certainty),
        remedy=LangText(row.words("remedy", default="")),
        note=LangText(row.words("note", default="")),
        ask=row.texts("ask", default=ASK),
        exception_to=row.slug("exception_to", default=""),
        place=place,
        own=bool(institution),
    )
    source.close()
    row.close()
    if wrong := amiss(rule):
        raise Misread(row.path, wrong[1])
    return Written(rule, institution)


def usual_unit(subject: Subject, operator: Operator) -> Unit:
    """What the numbers of such a rule count unless it says otherwise."""
    return UNITS.get(subject, (Unit.NONE,))[0] if operator in NUMBERS else Unit.NONE


def _choice(row: Table, name: str, among: type[E], default: E | None = None) -> E:
    needed = f"one of {', '.join(each.value for each in among if each.value)}"
    pattern = re.compile("|".join(re.escape(each.value) for each in among))
    if default is None:
        return among(row.matching(name, pattern, needed))
    return among(row.matching(name, pattern, needed, default=default.value))


def amiss(rule: RuleFacts) -> tuple[str, str] | None:
    """What is wrong with a rule as a whole: the field, and the reason marked for translation; None where it holds together."""
    if wrong_value := _amiss_value(rule):
        return "value", wrong_value
    blocks = rule.severity is Severity.BLOCKS
    ends_early = rule.valid_from and rule.valid_until and rule.valid_until < rule.valid_from
    strange_unit = rule.operator in NUMBERS and rule.unit not in UNITS[rule.subject]
    wrongs = (
        (strange_unit, "unit", mark("This unit does not belong to this subject.")),
        (blocks and rule.nature not in MAY_BLOCK, "severity", mark("Guidance and drafts cannot block; let them advise or inform.")),
        (
            blocks and rule.certainty is Certainty.UNCONFIRMED,
            "severity",
            mark("What nobody has confirmed cannot block; let it advise or inform."),
        ),
        (ends_early, "valid_until", mark("It cannot end before it begins.")),
        (
            any(not SLUG.fullmatch(body) for body in rule.ask),
            "ask",
            mark("Bodies are named in small letters, digits and hyphens."),
        ),
    )
    return next(((field, why) for wrong, field, why in wrongs if wrong), None)


def _amiss_value(rule: RuleFacts) -> str:
    if rule.operator is Operator.UNKNOWN:
        return mark("What is not known has no value.") if rule.value else ""
    if not rule.value:
        return mark("A value is needed, or the rule is not known.")
    return _amiss_numbers(rule) if rule.operator in NUMBERS else ""


def _amiss_numbers(rule: RuleFacts) -> str:
    if rule.subject not in UNITS:
        return mark("This subject is answered in words, not in numbers.")
    try:
        numbers = [Decimal(each) for each in rule.value]
    except InvalidOperation:
        numbers = []
    if not numbers or any(not each.is_finite() or each < 0 for each in numbers):
        return mark("Numbers are needed here, such as 3 or 7.5.")
    if len(numbers) != (PAIR if rule.operator is Operator.BETWEEN else 1) or numbers != sorted(numbers):
        return mark("“Between” takes two numbers, the smaller first; every other comparison takes one.")
    return ""

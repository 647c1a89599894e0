"""A framework's file becomes facts, or one sentence says what is wrong with it and in which line."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from juncta.framework.engine.lines import line_of
from juncta.framework.engine.order import hold_together, with_the_checks_of_their_steps
from juncta.framework.facts import (
    MICRO_CREDENTIAL,
    PASS_FAIL,
    REOPENS,
    Criterion,
    Decides,
    Format,
    FrameworkFacts,
    Gate,
    Grading,
    Means,
    Party,
    Stage,
    Step,
    Who,
)
from juncta.kernel.tables import Misread, Table

STAGE = re.compile(r"[A-Z]")
STEP = re.compile(r"[A-Z][0-9]{1,2}")
CHECK = re.compile(r"[A-Z]{3}-2[0-9]{2}")
WHO = re.compile(r"(party|body|kind):([a-z0-9]+(?:-[a-z0-9]+)*)")
DECIDES = re.compile("|".join(Decides))
_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)")


class BrokenFramework(ValueError):  # noqa: N818 - it names the file, not the act
    """The file is no framework: `line` (0 if there is no file), and `reason` in words its keeper understands."""

    def __init__(self, reason: str, line: int = 0) -> None:
        """As one sentence, the line first."""
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line
        self.reason = reason


def parse(text: str) -> tuple[dict[str, Any], FrameworkFacts]:
    """The content and the facts of a framework's file; raises BrokenFramework with the line."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise BrokenFramework(_SYNTAX.sub("", str(error)).strip(), line) from None
    except RecursionError:
        message = "it is nested too deeply"
        raise BrokenFramework(message) from None
    try:
        return content, _facts(content)
    except Misread as misread:
        raise BrokenFramework(str(misread), line_of(text, misread.path)) from None


def read(content: Mapping[str, Any]) -> FrameworkFacts:
    """The facts of a framework's content; raises BrokenFramework without a line."""
    try:
        return _facts(content)
    except Misread as misread:
        raise BrokenFramework(str(misread)) from None


def _facts(content: Mapping[str, Any]) -> FrameworkFacts:
    top = Table(content)
    framework = top.table("framework")
    facts = FrameworkFacts(
        slug=framework.slug("slug"),
        version=framework.count("version"),
        name=framework.words("name"),
        definition=framework.words("definition"),
        support=framework.words("support"),
        criteria=tuple(_criterion(row) for row in top.tables("criteria")),
        parties=tuple(_party(row) for row in top.tables("parties")),
        kinds=tuple(_party(row) for row in top.tables("kinds")),
        stages=tuple(_stage(row) for row in top.tables("stages")),
        steps=tuple(_step(row) for row in top.tables("steps")),
        gates=tuple(_gate(row) for row in top.tables("gates")),
        grading=_grading(top.table("grading")) if "grading" in content else PASS_FAIL,
        formats=tuple(_format(row) for row in top.tables("formats")) or (MICRO_CREDENTIAL,),
        adopted_by=framework.slug("adopted_by", default=""),
        standards=framework.texts("standards", default=()),
        checklists=framework.texts("checklists", default=()),
    )
    framework.close()
    top.close()
    hold_together(facts)
    return with_the_checks_of_their_steps(facts)


def _criterion(row: Table) -> Criterion:
    criterion = Criterion(code=row.slug("code"), name=row.words("name"), meaning=row.words("meaning"), checks=_checks(row))
    row.close()
    return criterion


def _party(row: Table) -> Party:
    party = Party(code=row.slug("code"), name=row.words("name"))
    row.close()
    return party


def _stage(row: Table) -> Stage:
    stage = Stage(code=row.matching("code", STAGE, "one capital letter"), name=row.words("name"), purpose=row.words("purpose"))
    row.close()
    return stage


def _step(row: Table) -> Step:
    step = Step(
        code=row.matching("code", STEP, "a capital letter and a number"),
        stage=row.matching("stage", STAGE, "the letter of a stage"),
        name=row.words("name"),
        recommendation=row.words("recommendation"),
        responsible=_people(row, "responsible"),
        consulted=_people(row, "consulted", default=()),
        inputs=row.words("inputs", default=""),
        evidence=row.words("evidence"),
        checks=_checks(row),
    )
    row.close()
    return step


def _gate(row: Table) -> Gate:
    gate = Gate(
        code=row.matching("code", STEP, "a capital letter and a number"),
        after=row.matching("after", STEP, "the code of a step"),
        name=row.words("name"),
        decides=Decides(row.matching("decides", DECIDES, f"one of {', '.join(Decides)}")),
        bodies=row.texts("bodies", default=()),
        kind=row.slug("kind", default=""),
        checks=_checks(row),
        reopened_by=_reopened_by(row),
        peers=row.count("peers", 0),
        days=row.count("days", 21),
        exceptions_by=row.slug("exceptions_by", default=""),
    )
    row.close()
    return gate


def _reopened_by(row: Table) -> tuple[str, ...]:
    changes = row.texts("reopened_by", default=())
    for change in changes:
        if change not in REOPENS:
            raise Misread((*row.path, "reopened_by"), f"{change!r} is no material change: one of {', '.join(REOPENS)}")
    return changes


def _grading(row: Table) -> Grading:
    grading = Grading(code=row.slug("code"), name=row.words("name"), passed=row.words("passed"), failed=row.words("failed"))
    row.close()
    return grading


def _format(row: Table) -> Format:
    made = Format(
        code=row.slug("code"),
        name=row.words("name"),
        meaning=row.words("meaning"),
        until=row.matching("until", STEP, "the code of a gate", default=""),
    )
    row.close()
    return made


def _checks(row: Table) -> tuple[str, ...]:
    names = row.texts("checks", default=())
    for name in names:
        if not CHECK.fullmatch(name):
            raise Misread((*row.path, "checks"), f"{name!r} is no name of a check, such as DES-211")
    return names


def _people(row: Table, name: str, **default: object) -> tuple[Who, ...]:
    people = []
    for written in row.texts(name, **default):
        found = WHO.fullmatch(written)
        if not found:
            raise Misread((*row.path, name), f"{written!r} is nobody: write party:…, body:… or kind:…")
        people.append(Who(Means(found[1]), found[2]))
    return tuple(people)

"""Criteria over facts: each is true, false or unknown, with its evidence; and what the rules propose in all."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import cel

from juncta.recognition.engine.extract import NAMES
from juncta.recognition.facts import Criterion, Evidence, Fact, Finding, Proposal, Truth

_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*\b(?!\s*\()")
_WORDS = frozenset({"true", "false", "null", "in"})


class Unreadable(ValueError):  # noqa: N818 - it says what the condition is
    """Raised for a condition that is no expression, or names a fact that does not exist; says which."""


def names_in(condition: str) -> tuple[str, ...]:
    """The facts that a condition looks at, in the order in which it names them."""
    return tuple(dict.fromkeys(name for name in _NAME.findall(_STRING.sub("''", condition)) if name not in _WORDS))


def check(criterion: Criterion) -> None:
    """Raise Unreadable unless the condition can be evaluated over the facts there are."""
    try:
        _program(criterion.condition)
    except ValueError as error:
        message = f"{criterion.code}: the condition is no expression: {str(error).splitlines()[0]}"
        raise Unreadable(message) from error
    if unknown := [name for name in names_in(criterion.condition) if name not in NAMES]:
        message = f"{criterion.code}: there is no fact named {unknown[0]!r}"
        raise Unreadable(message)


@lru_cache(maxsize=1024)
def _program(condition: str) -> cel.Program:
    return cel.compile(condition)


def evaluate(criterion: Criterion, facts: Mapping[str, Fact]) -> Finding:
    """True or false where the facts decide it; unknown where one that is needed is missing or of another kind."""
    evidence = tuple(
        Evidence(name, facts[name].value, facts[name].source) if name in facts else Evidence(name, None, "")
        for name in names_in(criterion.condition)
    )
    try:
        answer = _program(criterion.condition).execute({name: fact.value for name, fact in facts.items()})
    except (RuntimeError, TypeError, ValueError, LookupError, ArithmeticError):
        return Finding(criterion, Truth.UNKNOWN, evidence)
    if not isinstance(answer, bool):
        return Finding(criterion, Truth.UNKNOWN, evidence)
    return Finding(criterion, Truth.TRUE if answer else Truth.FALSE, evidence)


def propose(findings: Iterable[Finding]) -> Proposal:
    """One mandatory criterion that is false: propose to refuse. One that is unknown: ask. All true: recognise."""
    truths = [finding.truth for finding in findings if finding.criterion.mandatory]
    if Truth.FALSE in truths:
        return Proposal.REFUSE
    return Proposal.ASK if Truth.UNKNOWN in truths else Proposal.RECOGNISE

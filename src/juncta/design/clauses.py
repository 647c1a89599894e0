"""A cooperation agreement as plain values: its thirteen clauses, what each settles, and who has signed off which text."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class ClauseState(StrEnum):
    """How far a clause is."""

    OPEN = "open"  # nothing is written
    DRAFTED = "drafted"  # the team writes
    AGREED = "agreed"  # the team is done; partners sign off


CLAUSE_STATE_NAMES = {
    ClauseState.OPEN: mark("Open"),
    ClauseState.DRAFTED: mark("Drafted"),
    ClauseState.AGREED: mark("Agreed in the team"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the thirteen: what it is called, what it settles, and the sentences a proposal begins with."""

    code: str
    name: LangText
    settles: LangText
    opening: tuple[LangText, ...]

    def proposal(self, values: Mapping[str, str], language: str) -> str:
        """A first text from what is known already: a sentence stands in it where every value in its braces is known."""
        sentences = [sentence.best(language)[1] for sentence in self.opening]
        return "\n".join(sentence.format(**values) for sentence in sentences if all(values.get(name) for name in _names(sentence)))


def _names(sentence: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name]


def _read() -> tuple[Clause, ...]:
    rows = tomllib.loads(files("juncta.design").joinpath("data/clauses.toml").read_text(encoding="utf-8"))["clauses"]
    return tuple(
        Clause(row["code"], LangText(row["name"]), LangText(row["settles"]), tuple(LangText(sentence) for sentence in row["opening"]))
        for row in rows
    )


CLAUSES: Mapping[str, Clause] = {clause.code: clause for clause in _read()}


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """One clause of one agreement: how far it is, and which institutions (slugs) have signed off the text that stands there."""

    code: str
    state: ClauseState = ClauseState.OPEN
    signed_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """All clauses, in their order."""

    clauses: tuple[ClauseFacts, ...] = tuple(ClauseFacts(code) for code in CLAUSES)

    def unsettled(self) -> list[ClauseFacts]:
        """The clauses on which the team does not agree yet."""
        return [clause for clause in self.clauses if clause.state is not ClauseState.AGREED]

    def unsigned_by(self, institution: str) -> list[ClauseFacts]:
        """The agreed clauses whose present text an institution has not signed off."""
        return [clause for clause in self.clauses if clause.state is ClauseState.AGREED and institution not in clause.signed_by]

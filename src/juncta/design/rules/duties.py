"""Who is responsible, accountable, consulted, informed at each step (RACI): from the framework, unless the team has said otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from juncta.framework.facts import FrameworkFacts, Means, Step, Who
from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class Letter(StrEnum):
    """What somebody does at a step."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"


LETTER_NAMES: Mapping[Letter, str] = {
    Letter.RESPONSIBLE: mark("Responsible"),
    Letter.ACCOUNTABLE: mark("Accountable"),
    Letter.CONSULTED: mark("Consulted"),
    Letter.INFORMED: mark("Informed"),
}
LETTER_MEANINGS: Mapping[Letter, str] = {
    Letter.RESPONSIBLE: mark("does the work"),
    Letter.ACCOUNTABLE: mark("answers for it; one at each step"),
    Letter.CONSULTED: mark("is asked before"),
    Letter.INFORMED: mark("is told afterwards"),
}
TEAM, AUTHOR, COORDINATING, PARTNERS = "team", "author", "coordinating-partner", "partners"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a part in the work: a person, an institution or a body (`key`), or a group without rows of its own.

    `is_open`: the framework names it, and nobody of this design fills it. `duty` is the row by which the team has said so.
    """

    name: LangText | str
    key: UUID | None = None
    kind: str = "group"
    is_open: bool = False
    duty: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who fills the parts of a framework in one design: by party code, body slug and kind of body."""

    parties: Mapping[str, Sequence[Party]]
    bodies: Mapping[str, Sequence[Party]]
    kinds: Mapping[str, Sequence[Party]]


@dataclass(frozen=True, slots=True)
class Given:
    """What the team has said: this party has this letter at this step."""

    step: str
    letter: Letter
    party: Party


@dataclass(frozen=True, slots=True)
class Row:
    """One step with its four cells; `overridden` are the letters that the team has given itself."""

    step: Step
    cells: Mapping[Letter, tuple[Party, ...]]
    overridden: frozenset[Letter] = frozenset()

    @property
    def gaps(self) -> tuple[Letter, ...]:
        """The letters that somebody real must have, and nobody has."""
        asked = (Letter.RESPONSIBLE, Letter.ACCOUNTABLE)
        return tuple(letter for letter in asked if all(party.is_open for party in self.cells[letter]))


def overview(framework: FrameworkFacts, cast: Cast, given: Iterable[Given] = ()) -> list[Row]:
    """Every step in the order of the way. What the team has said about a letter replaces what the framework says of it."""
    said: dict[str, dict[Letter, list[Party]]] = {}
    for each in given:
        said.setdefault(each.step, {}).setdefault(each.letter, []).append(each.party)
    return [_row(framework, cast, step, said.get(step.code, {})) for step in framework.steps]


def _row(framework: FrameworkFacts, cast: Cast, step: Step, said: Mapping[Letter, Sequence[Party]]) -> Row:
    cells: dict[Letter, Sequence[Party]] = {
        Letter.RESPONSIBLE: said.get(Letter.RESPONSIBLE) or _filled(framework, cast, step.responsible),
        Letter.ACCOUNTABLE: said.get(Letter.ACCOUNTABLE) or _accountable(framework, cast, step),
        Letter.CONSULTED: said.get(Letter.CONSULTED) or _filled(framework, cast, step.consulted),
    }
    busy = {party.key for parties in cells.values() for party in parties if party.key}
    told = [party for code in (TEAM, PARTNERS) for party in cast.parties.get(code, ()) if party.key not in busy]
    cells[Letter.INFORMED] = said.get(Letter.INFORMED) or told
    return Row(step, {letter: _once(cells[letter]) for letter in Letter}, frozenset(said))


def _accountable(framework: FrameworkFacts, cast: Cast, step: Step) -> Sequence[Party]:
    """One body that alone decides after the step; else whoever coordinates, the author until somebody does."""
    gate = framework.gate_after(step.code)
    deciding = _filled(framework, cast, gate.deciders) if gate else []
    if len(deciding) == 1:
        return deciding
    coordinating = cast.parties.get(COORDINATING) or cast.parties.get(AUTHOR) or ()
    return coordinating[:1]


def _filled(framework: FrameworkFacts, cast: Cast, people: Iterable[Who]) -> list[Party]:
    found: list[Party] = []
    for who in people:
        if who.means is Means.PARTY:
            found += cast.parties.get(who.name) or [Party(framework.party(who.name).name, is_open=True)]
        elif who.means is Means.BODY:
            found += cast.bodies.get(who.name) or [Party(who.name, kind="body", is_open=True)]
        else:
            found += cast.kinds.get(who.name) or [Party(framework.kind(who.name).name, kind="body", is_open=True)]
    return found


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({(party.kind, party.key or str(party.name)): party for party in parties}.values())

"""The directory of contacts as a whole: who answers for which body at which university, and where nobody does."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from juncta.alliance import queries as alliance
from juncta.framework import queries as framework
from juncta.kernel.actor import Actor
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Contact, Institution


@dataclass(frozen=True, slots=True)
class DirectoryCell:
    """One body at one university: who is named, or nobody."""

    institution: "Institution"
    contact: "Contact | None"


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One body: its contact for the whole alliance, one cell per university, and the steps at which it helps."""

    body: "Body"
    whole: "Contact | None"
    cells: list[DirectoryCell]
    steps: list[LangText]

    @property
    def gaps(self) -> int:
        """At how many universities nobody is named."""
        return sum(each.contact is None for each in self.cells)

    @property
    def is_answered(self) -> bool:
        """Whether a question from anywhere reaches somebody of the body itself, though perhaps elsewhere."""
        return self.whole is not None or any(each.contact for each in self.cells)


@dataclass(frozen=True, slots=True)
class Directory:
    """All bodies that the framework in force names at its steps."""

    institutions: "list[Institution]"
    rows: list[DirectoryRow]

    @property
    def gaps(self) -> int:
        """How many places of the directory are empty."""
        return sum(each.gaps for each in self.rows)

    @property
    def silent(self) -> list[DirectoryRow]:
        """The bodies for which every question falls back to the alliance office."""
        return [each for each in self.rows if not each.is_answered]


def directory(actor: Actor) -> Directory:
    """The directory of the actor's alliance, in six queries whatever its size; empty before a framework is published."""
    version = framework.in_force(actor)
    universities = list(alliance.institutions(actor))
    if version is None:
        return Directory(universities, [])
    routing = framework.support(version)
    bodies: dict[object, Body] = {}
    steps: dict[object, list[LangText]] = {}
    for step in routing.facts.steps:
        for who in (*step.responsible, *step.consulted):
            for body in routing.meant(who):
                bodies[body.pk] = body
                named = steps.setdefault(body.pk, [])
                if step.name not in named:
                    named.append(step.name)
    contacts = {(each.body_id, each.institution_id): each for each in alliance.contacts_of(list(bodies.values()))}
    rows = [
        DirectoryRow(
            body=body,
            whole=contacts.get((body.pk, None)),
            cells=[DirectoryCell(each, contacts.get((body.pk, each.pk))) for each in _where(body, universities)],
            steps=steps[body.pk],
        )
        for body in bodies.values()
    ]
    return Directory(universities, sorted(rows, key=lambda row: (row.is_answered, -row.gaps, str(row.body))))


def _where(body: "Body", universities: "list[Institution]") -> "list[Institution]":
    """The universities at which somebody can be named: all, or the one the body belongs to."""
    return [each for each in universities if body.institution_id in {None, each.pk}]

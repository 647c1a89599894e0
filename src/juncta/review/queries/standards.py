"""The standards a panel judges by, and how the team sees its own design against them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from juncta.framework import queries as framework
from juncta.kernel.text import LangText
from juncta.review.models import SelfEvaluation

if TYPE_CHECKING:
    from juncta.design.models import Design
    from juncta.framework.models import Framework
    from juncta.review.models import Dossier, Judgement
    from juncta.review.queries.dossiers import Seat


def plain_standards(version: "Framework") -> list[dict[str, Any]]:
    """The standard sets by which a framework's panel judges, as plain JSON: what a dossier freezes."""
    return [
        {
            "code": each.key,
            "name": each.name.plain(),
            "source": each.source,
            "standards": [{"code": one.code, "name": one.name.plain(), "question": one.question.plain()} for one in each.standards],
        }
        for each in framework.standard_sets(version)
    ]


def self_evaluation(design: "Design") -> dict[str, str]:
    """What the team wrote, by "set/standard"; standards without a text are left out."""
    return {f"{each.standards}/{each.standard}": each.text for each in SelfEvaluation.objects.filter(design=design) if each.text}


@dataclass(frozen=True, slots=True)
class Said:
    """What one seat says of a standard."""

    seat: "Seat"
    judgement: "Judgement"


@dataclass(frozen=True, slots=True)
class Against:
    """One standard of a dossier: what the team wrote about it, and what the seats say that this reader may read."""

    standards: str
    code: str
    name: LangText
    question: LangText
    team: str
    said: list[Said]

    @property
    def key(self) -> str:
        """How it is named in forms and conditions."""
        return f"{self.standards}/{self.code}"


def against_standards(dossier: "Dossier", seats: "list[Seat]") -> list[Against]:
    """The frozen standards in their order, with everything said about each that stands in the seats as they were read."""
    said: dict[tuple[str, str], list[Said]] = {}
    for seat in seats:
        for judgement in seat.standing.judgements.all() if seat.standing else ():
            said.setdefault((judgement.standards, judgement.standard), []).append(Said(seat, judgement))
    own = dossier.snapshot.get("self_evaluation", {})
    return [
        Against(
            standards=each["code"],
            code=one["code"],
            name=LangText(one["name"]),
            question=LangText(one["question"]),
            team=own.get(f"{each['code']}/{one['code']}", ""),
            said=said.get((each["code"], one["code"]), []),
        )
        for each in dossier.snapshot.get("standards", ())
        for one in each["standards"]
    ]

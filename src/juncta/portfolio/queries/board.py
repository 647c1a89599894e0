"""All designs of the alliance by stage: where each stands, who makes it, and how long it has stood there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.design.facts import STATE_NAMES, DesignState, InvitationState
from juncta.framework import queries as framework
from juncta.framework.facts import FrameworkFacts, Stage
from juncta.kernel.actor import Actor
from juncta.kernel.text import LangText
from juncta.portfolio.queries.waiting import days_since, said_days

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design

FILTERS = ("stage", "area", "partner", "format", "state")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for, as it stands in the address: so that it can be shared."""

    stage: str = ""
    area: str = ""
    partner: str = ""
    format: str = ""
    state: str = ""
    text: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Wanted":
        """From an address; what is not known there is left out."""
        return cls(**{name: query.get(name, "")[:80].strip() for name in (*FILTERS, "text")})


@dataclass(frozen=True, slots=True)
class Entry:
    """One design as the portfolio shows it."""

    design: "Design"
    stage: str
    step: LangText
    format: LangText
    partners: "list[Institution]"
    coordinator: str
    blocks: int
    next: list[LangText]
    changed: datetime
    stood: str  # for how long nothing has happened, in words

    @property
    def state_name(self) -> str:
        """Its state, marked for translation."""
        return STATE_NAMES[DesignState(self.design.state)]


@dataclass(frozen=True, slots=True)
class Board:
    """The portfolio: its stages in the order of the way, each with the designs that stand there; and the same as one list."""

    columns: list[tuple[Stage, list[Entry]]]
    entries: list[Entry]
    all: int
    formats: dict[str, LangText]


def board(actor: Actor, wanted: Wanted | None = None) -> Board:
    """All designs that an actor sees, in a fixed number of queries however many there are."""
    wanted = wanted or Wanted()
    standings = designs.standings(designs.with_facts(actor))
    touched = _touched([each.design.pk for each in standings])
    bodies = {body.slug: LangText(body.name) for body in alliances.bodies_of(standings[0].design.alliance)} if standings else {}
    entries = [_entry(each, touched, bodies) for each in standings]
    chosen = [entry for entry in entries if _fits(entry, wanted)]
    way = _way(actor, standings)
    stages = way.stages if way else ()
    return Board(
        columns=[(stage, [entry for entry in chosen if entry.stage == stage.code]) for stage in stages],
        entries=chosen,
        all=len(entries),
        formats={each.code: each.name for each in way.formats} if way else {},
    )


def _way(actor: Actor, standings: list[designs.Standing]) -> FrameworkFacts | None:
    """The stages are those of the version in force; older versions have had the same letters so far."""
    version = framework.in_force(actor)
    return framework.facts_of(version) if version else next((each.framework for each in standings), None)


def _touched(keys: list[UUID]) -> dict[object, datetime]:
    """When something last happened to each design."""
    told = Happening.objects.filter(subject="design", subject_id__in=keys).order_by("subject_id", "-id").distinct("subject_id")
    return {each.subject_id: each.at for each in told}


def _entry(standing: designs.Standing, touched: Mapping[object, datetime], bodies: Mapping[str, LangText]) -> Entry:
    design, way, position = standing.design, standing.framework, standing.position
    standing_partners = [each for each in design.partnerships.all() if each.state == InvitationState.ACCEPTED]
    homes = {each.institution_id: each.institution for each in standing_partners}
    changed = touched.get(design.pk, design.created_at)
    formats = {each.code: each.name for each in way.formats}
    return Entry(
        design=design,
        stage=position.stage,
        step=way.step(position.step).name,
        format=formats.get(design.format, LangText(design.format)),
        partners=sorted(homes.values(), key=lambda home: home.short_name),
        coordinator=next((each.institution.short_name for each in standing_partners if each.role == "coordinating"), ""),
        blocks=len(position.blocks),
        next=[_who(way, str(who), bodies) for who in position.next],
        changed=changed,
        stood=said_days(days_since(changed, clock.now())),
    )


def _who(way: FrameworkFacts, name: str, bodies: Mapping[str, LangText]) -> LangText:
    """A party or kind in the framework's words; a body by its own name."""
    means, _colon, code = name.partition(":")
    known = {"party": way.parties, "kind": way.kinds}.get(means, ())
    return next((each.name for each in known if each.code == code), bodies.get(code, LangText(code)))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    design = entry.design
    return (
        wanted.stage in {"", entry.stage}
        and wanted.area in {"", design.focus_area.slug}
        and (not wanted.partner or wanted.partner in {home.slug for home in entry.partners})
        and wanted.format in {"", design.format}
        and wanted.state in {"", design.state}
        and wanted.text.casefold() in " ".join(LangText(design.title).values()).casefold()
    )

"""The tables that the alliance office takes along: header and rows, in the page's language."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.kernel.actor import Actor
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from juncta.portfolio.facts import SEVERITIES
from juncta.portfolio.queries.barriers import obstacles, register
from juncta.portfolio.queries.board import Wanted, board
from juncta.portfolio.queries.waiting import lines

Table = tuple[str, list[str], Iterator[list[object]]]


def _say(words: Any) -> str:  # noqa: ANN401 - LangText, its plain dict, or a text
    return LangText(words).best(get_language() or "en")[1] if words else ""


def _designs(actor: Actor, query: Mapping[str, str]) -> Table:
    header = [
        _("Title"),
        _("Stage"),
        _("Step"),
        _("State"),
        _("Format"),
        _("Focus area"),
        _("Coordinates"),
        _("Partners"),
        _("ECTS"),
        _("EQF level"),
        _("Version"),
        _("Findings that block"),
        _("Begun on"),
        _("Last change"),
    ]
    found = board(actor, Wanted.read(query)).entries
    rows: Iterator[list[object]] = (
        [
            _say(each.design.title),
            each.stage,
            _say(each.step),
            _(each.state_name),
            _say(each.format),
            _say(each.design.focus_area.name),
            each.coordinator,
            ", ".join(home.short_name for home in each.partners),
            Ects(each.design.ects).points if each.design.ects is not None else None,
            each.design.eqf_level,
            each.design.version,
            each.blocks,
            each.design.created_at,
            each.changed,
        ]
        for each in found
    )
    return _("Designs"), header, rows


def _barriers(actor: Actor, query: Mapping[str, str]) -> Table:
    header = [
        _("Barrier"),
        _("Kind"),
        _("State"),
        _("Country"),
        _("Institution"),
        _("Severity"),
        _("Obstacles"),
        _("Designs"),
        _("Seen to by"),
        _("Opened on"),
        _("Closed on"),
        _("Answer"),
        _("Lesson"),
        _("Public"),
    ]
    rows: Iterator[list[object]] = (
        [
            _say(line.barrier.title),
            _say(line.barrier.kind_name),
            _(line.barrier.state_name),
            line.barrier.country,
            str(line.barrier.institution or ""),
            _say(SEVERITIES.get(line.severity)),
            line.obstacles,
            ", ".join(_say(design.title) for design in line.designs),
            str(line.barrier.owner or line.barrier.owning_body or ""),
            line.barrier.opened_at,
            line.barrier.closed_at,
            _say(line.barrier.resolution),
            _say(line.barrier.lesson),
            _("yes") if line.barrier.is_public else _("no"),
        ]
        for line in register(actor, query)
    )
    return _("Barriers"), header, rows


def _obstacles(actor: Actor, query: Mapping[str, str]) -> Table:
    del query
    header = [
        _("Obstacle"),
        _("What happened"),
        _("Kind"),
        _("Severity"),
        _("Country"),
        _("Institution"),
        _("Step"),
        _("Design"),
        _("Barrier"),
        _("Named on"),
    ]
    rows: Iterator[list[object]] = (
        [
            each.title,
            each.what_happened,
            _say(each.kind_name),
            _say(each.severity_name),
            each.country,
            str(each.institution or ""),
            each.step,
            _say(each.design.title),
            _say(each.barrier.title) if each.barrier else "",
            each.at,
        ]
        for each in obstacles(actor).iterator(chunk_size=200)
    )
    return _("Obstacles"), header, rows


def _bottlenecks(actor: Actor, query: Mapping[str, str]) -> Table:
    del query
    header = [_("Where"), _("For whom"), _("Waiting now"), _("Since"), _("Usual days"), _("Longest days"), _("Waits counted")]
    rows: Iterator[list[object]] = (
        [
            _say(line.place),
            _say(line.who),
            len(line.bottleneck.waiting),
            line.bottleneck.since,
            line.bottleneck.usual.days,
            line.bottleneck.longest.days,
            line.bottleneck.counted,
        ]
        for line in lines(actor)
    )
    return _("Bottlenecks"), header, rows


TABLES: Mapping[str, Callable[[Actor, Mapping[str, str]], Table]] = {
    "designs": _designs,
    "barriers": _barriers,
    "obstacles": _obstacles,
    "bottlenecks": _bottlenecks,
}


def table(name: str, actor: Actor, query: Mapping[str, str]) -> Table:
    """A table's title, header and rows as an actor may see them; raises KeyError for an unknown one."""
    return TABLES[name](actor, query)

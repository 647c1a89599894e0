"""What the portfolio knows: states of barriers, their kinds, and how long somebody has waited."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.resources import files
from statistics import median

from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class BarrierState(StrEnum):
    """What has become of a barrier."""

    OPEN = "open"
    WORKED_ON = "worked on"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"  # it stays as it is, and everybody knows how to live with it
    MERGED = "merged"  # it was the same as another one


CLOSED = frozenset({BarrierState.RESOLVED, BarrierState.ACCEPTED})
STATE_NAMES = {
    BarrierState.OPEN: mark("Open"),
    BarrierState.WORKED_ON: mark("Being worked on"),
    BarrierState.RESOLVED: mark("Resolved"),
    BarrierState.ACCEPTED: mark("Accepted as it is"),
    BarrierState.MERGED: mark("Joined with another"),
}
STATE_GLYPHS = {
    BarrierState.OPEN: "blocked",
    BarrierState.WORKED_ON: "here",
    BarrierState.RESOLVED: "agreed",
    BarrierState.ACCEPTED: "unknown",
    BarrierState.MERGED: "unknown",
}


def _read(table: str) -> Mapping[str, LangText]:
    rows = tomllib.loads(files("juncta.portfolio").joinpath("data/barriers.toml").read_text(encoding="utf-8"))[table]
    return {row["code"]: LangText(row["name"]) for row in rows}


KINDS = _read("kinds")
SEVERITIES = _read("severities")  # from the lightest to the heaviest


def heaviest(severities: Iterable[str]) -> str:
    """The heaviest of several; empty for none."""
    order = list(SEVERITIES)
    return max((each for each in severities if each in SEVERITIES), key=order.index, default="")


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody waited, or waits still (`until` is None), at one place on the way for one answerer.

    `place` is a gate's code, or "invitation" or "agreement"; `who` is the slug of a body or an institution.
    """

    place: str
    who: str
    design: str
    since: datetime
    until: datetime | None = None

    def lasted(self, now: datetime) -> timedelta:
        """How long it took, or has taken until now."""
        return max((self.until or now) - self.since, timedelta(0))


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """All waits at one place for one answerer: how many wait now and since when, and how long it usually takes and took at most."""

    place: str
    who: str
    waiting: tuple[Wait, ...]
    usual: timedelta
    longest: timedelta
    counted: int

    @property
    def since(self) -> datetime | None:
        """Since when the one who has waited longest waits."""
        return min((wait.since for wait in self.waiting), default=None)


def bottlenecks(waits: Iterable[Wait], now: datetime) -> list[Bottleneck]:
    """The waits gathered by place and answerer; where most wait now, and longest, comes first."""
    gathered: dict[tuple[str, str], list[Wait]] = {}
    for wait in waits:
        gathered.setdefault((wait.place, wait.who), []).append(wait)
    found = [
        Bottleneck(
            place=place,
            who=who,
            waiting=tuple(sorted((wait for wait in group if wait.until is None), key=lambda wait: wait.since)),
            usual=timedelta(seconds=median(wait.lasted(now).total_seconds() for wait in group)),
            longest=max(wait.lasted(now) for wait in group),
            counted=len(group),
        )
        for (place, who), group in gathered.items()
    ]
    return sorted(found, key=lambda each: (-len(each.waiting), each.since or now, -each.usual, each.place, each.who))

"""What the pictures show, as plain values: roads, seams, maps, parts, matrices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from juncta.kernel.words import mark

HUES = 11


@dataclass(frozen=True, slots=True)
class Station:
    """One station of a road: `state` is "done", "here", "waiting", "returned" or "blocked"; `who` is who acts there.

    `href` leads to its page; empty where there is nothing to open.
    """

    code: str
    name: str | LangText
    state: str = "waiting"
    who: str | LangText = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """A road: its stations in order, and the code of the one where the thing stands now (empty: nowhere in particular)."""

    stations: Sequence[Station]
    here: str = ""

    def state_of(self, station: Station) -> str:
        """The station's own state; the one the road points at is "here" unless it says something stronger."""
        return "here" if station.code == self.here and station.state == "waiting" else station.state


WHOLE_WAY = Journey(
    stations=(
        Station("idea", mark("Idea"), "road", mark("An academic")),
        Station("team", mark("Team"), "road", mark("Partners, staff, students")),
        Station("design", mark("Design"), "road", mark("The team, live checks")),
        Station("review", mark("Review"), "road", mark("Clusters and students")),
        Station("approval", mark("Approval"), "road", mark("Every awarding university")),
        Station("offer", mark("Offer"), "road", mark("Public catalogue")),
        Station("learning", mark("Learning"), "road", mark("Learners, teachers")),
        Station("award", mark("Award"), "road", mark("One board, all sign")),
        Station("recognised", mark("Recognised"), "road", mark("The next university")),
    )
)


@dataclass(frozen=True, slots=True)
class Seam:
    """One university's signature: `at` is when it signed (None: missing), `tile` its hue, `note` why it is missing."""

    name: str
    tile: int = 0
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One partner on the map."""

    name: str
    latitude: float
    longitude: float
    tile: int = 0
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a micro-credential: who provides it, its size, and what comes before it.

    `first` comes before all others; `requires` are the keys of those that come before this one.
    """

    title: str | LangText
    ects: Ects | str
    provider: str = ""
    tile: int = 0
    first: bool = False
    compulsory: bool = True
    key: str = ""
    requires: frozenset[str] = frozenset()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer in a matrix: a state word of the house ("agreed", "waiting", …) and a short note."""

    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One partner's or body's answers, in the order of the columns."""

    name: str | LangText
    cells: Sequence[Cell]
    tile: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who has said what: columns are questions or gates, rows are those who answer."""

    columns: Sequence[str | LangText]
    rows: Sequence[MatrixRow]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar beside others: `part` is its length as a part of the longest (below 0: to the other side), `value` says it in words."""

    name: str | LangText
    value: str
    part: float
    tile: int | None = None
    href: str = ""

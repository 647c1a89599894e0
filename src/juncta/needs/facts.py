"""What the board's rules know: what can become of a need, and how its states are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from juncta.kernel.words import mark

NOBODY = UUID(int=0)  # a visitor's id: no row has it


class NeedState(StrEnum):
    """What has become of a need."""

    OPEN = "open"
    TAKEN_UP = "taken up"  # an idea grew out of it; others may follow
    SET_ASIDE = "set aside"  # the area's committee has said why
    WITHDRAWN = "withdrawn"  # by whoever noted it
    MERGED = "merged"  # it is the same as another, which carries its support


LIVING = frozenset({NeedState.OPEN, NeedState.TAKEN_UP})

STATE_NAMES: Mapping[NeedState, str] = {
    NeedState.OPEN: mark("Open"),
    NeedState.TAKEN_UP: mark("Taken up"),
    NeedState.SET_ASIDE: mark("Set aside"),
    NeedState.WITHDRAWN: mark("Withdrawn"),
    NeedState.MERGED: mark("The same as another"),
}
GLYPHS: Mapping[NeedState, str] = {
    NeedState.OPEN: "waiting",
    NeedState.TAKEN_UP: "agreed",
    NeedState.SET_ASIDE: "returned",
    NeedState.WITHDRAWN: "blocked",
    NeedState.MERGED: "missing",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for on the board: an area and an institution by slug, a state, an order. Empty means any."""

    area: str = ""
    state: str = ""
    institution: str = ""
    sort: str = ""


class DraftState(StrEnum):
    """What has become of a draft that was brought in."""

    PROPOSED = "proposed"
    TAKEN = "taken"  # a design holds what was confirmed
    DISCARDED = "discarded"
    EXPIRED = "expired"

"""A ring of arcs, one per university; a gap stays open until its arc is signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from juncta.ui.pictures import Seam

CENTRE, RADIUS = 80.0, 62.0
GAP = 0.11  # radians between two arcs while a seam is open


@dataclass(frozen=True, slots=True)
class Arc:
    """One university's share of the ring."""

    path: str
    tile: int
    closed: bool


def point(angle: float) -> str:
    """A point on the ring, clockwise from the top."""
    return f"{CENTRE + RADIUS * sin(angle):.1f} {CENTRE - RADIUS * cos(angle):.1f}"


def draw(seams: Sequence[Seam]) -> list[Arc]:
    """One arc per seam; when all have signed, they touch and the ring is whole."""
    if not seams:
        return []
    whole = all(seam.at for seam in seams)
    share = 2 * pi / len(seams)
    gap = 0.0 if whole else GAP
    arcs = []
    for number, seam in enumerate(seams):
        start, end = number * share + gap / 2, (number + 1) * share - gap / 2
        if len(seams) == 1:
            middle = (start + end) / 2
            path = f"M{point(start)}A{RADIUS} {RADIUS} 0 0 1 {point(middle)}A{RADIUS} {RADIUS} 0 0 1 {point(end)}"
        else:
            path = f"M{point(start)}A{RADIUS} {RADIUS} 0 0 1 {point(end)}"
        arcs.append(Arc(path=path, tile=seam.tile, closed=seam.at is not None))
    return arcs


def joined(tiles: Sequence[int]) -> list[Arc]:
    """A ring of arcs that fit into each other: one per hue, each with a tab that its neighbour takes in."""
    share = 2 * pi / len(tiles) if tiles else 0.0
    return [Arc(path=piece(number * share, (number + 1) * share), tile=tile, closed=True) for number, tile in enumerate(tiles)]


OUTER, INNER, TAB = 76.0, 48.0, 5.5


def piece(start: float, end: float) -> str:
    """A piece of the ring from one angle to another, with a socket at its start and a tab at its end."""

    def at(angle: float, radius: float) -> str:
        return f"{CENTRE + radius * sin(angle):.2f} {CENTRE - radius * cos(angle):.2f}"

    middle = (OUTER + INNER) / 2
    large = int(end - start > pi)
    return "".join(
        (
            f"M{at(start, OUTER)}A{OUTER} {OUTER} 0 {large} 1 {at(end, OUTER)}",
            f"L{at(end, middle + TAB)}A{TAB} {TAB} 0 0 1 {at(end, middle - TAB)}",
            f"L{at(end, INNER)}A{INNER} {INNER} 0 {large} 0 {at(start, INNER)}",
            f"L{at(start, middle - TAB)}A{TAB} {TAB} 0 0 0 {at(start, middle + TAB)}Z",
        )
    )

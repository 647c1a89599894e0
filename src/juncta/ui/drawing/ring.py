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

"""An order drawn: boxes in turns from left to right with arrows between them, or on a phone one below the other."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from juncta.kernel import order

LINE, PAD, LETTER = 19.0, 13.0, 8.1  # height of a line of text, space inside a box, width of a letter
MOST_LINES, MOST_TURNS = 3, 4
GAP_ACROSS = {2: 88.0, 3: 60.0, 4: 40.0}
ACROSS, GAP_DOWN, HEAD = 700.0, 16.0, 26.0
PHONE, MARGIN = 340.0, 54.0
TIP = 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """One part to be drawn: `before` are the keys of those that come before it."""

    key: str
    title: str
    note: str
    tile: int
    before: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place, its title broken into lines, each with where it stands."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]

    @property
    def note_y(self) -> float:
        """Where the note stands."""
        return self.y + self.height - PAD

    @property
    def text_x(self) -> float:
        """Where its text begins."""
        return self.x + PAD + 8

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture: `arrows` are paths; `turns` says where each turn's heading stands."""

    width: float
    height: float
    boxes: Sequence[Placed]
    arrows: Sequence[str]
    turns: Sequence[tuple[float, int]] = ()


def across(boxes: Sequence[Box]) -> Drawing | None:
    """From left to right, a column for each turn; None where there is no order, or too many turns for letters of a readable size."""
    columns = _columns(boxes)
    if not 1 < len(columns) <= MOST_TURNS:
        return None
    gap = GAP_ACROSS[len(columns)]
    width = (ACROSS - gap * (len(columns) - 1)) / len(columns)
    heights = [[_height(box, width) for box in column] for column in columns]
    tall = max(sum(each) + GAP_DOWN * (len(each) - 1) for each in heights)
    placed: dict[str, Placed] = {}
    for number, column in enumerate(columns):
        y = HEAD + (tall - sum(heights[number]) - GAP_DOWN * (len(column) - 1)) / 2
        for box in column:
            placed[box.key] = _placed(box, number * (width + gap), y, width)
            y += placed[box.key].height + GAP_DOWN
    arrows = [_sideways(placed[before], placed[key]) for key, before in _pairs(boxes)]
    return Drawing(ACROSS, HEAD + tall + 2, list(placed.values()), arrows, [(n * (width + gap), n) for n in range(len(columns))])


def down(boxes: Sequence[Box]) -> Drawing:
    """One below the other in the order of the turns; arrows run along the left edge."""
    placed: dict[str, Placed] = {}
    y = 1.0
    for column in _columns(boxes):
        for box in column:
            placed[box.key] = _placed(box, MARGIN, y, PHONE - MARGIN)
            y += placed[box.key].height + GAP_DOWN
        y += GAP_DOWN / 2
    arrows = [_along(placed[before], placed[key]) for key, before in _pairs(boxes)]
    return Drawing(PHONE, y - GAP_DOWN, list(placed.values()), arrows)


def _before(boxes: Iterable[Box]) -> Mapping[str, frozenset[str]]:
    return {box.key: box.before for box in boxes}


def _pairs(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    return [(key, each) for key, before in order.reduced(_before(boxes)).items() for each in sorted(before)]


def _columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes by turn; inside a turn those that follow the same stand together, so that arrows cross little."""
    turns = order.layers(_before(boxes))
    columns: list[list[Box]] = [[] for _ in range(max(turns.values(), default=-1) + 1)]
    for box in boxes:
        columns[turns[box.key]].append(box)
    place: dict[str, float] = {}
    for column in columns:
        old = {box.key: number / max(1, len(column)) for number, box in enumerate(column)}
        column.sort(key=lambda box: (_mean([place[each] for each in box.before if each in place]), old[box.key]))
        place.update({box.key: (number + 0.5) / len(column) for number, box in enumerate(column)})
    return [column for column in columns if column]


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.5


def _lines(title: str, width: float) -> list[str]:
    return textwrap.wrap(title, max(8, int((width - 2 * PAD - 8) / LETTER)), max_lines=MOST_LINES, placeholder=" …") or ["–"]


def _height(box: Box, width: float) -> float:
    return 2 * PAD + LINE * (len(_lines(box.title, width)) + 1) - 4


def _placed(box: Box, x: float, y: float, width: float) -> Placed:
    lines = tuple((y + PAD + LINE * (number + 0.75), line) for number, line in enumerate(_lines(box.title, width)))
    return Placed(box, x, y, width, _height(box, width), lines)


def _sideways(left: Placed, right: Placed) -> str:
    x1, y1, x2, y2 = left.x + left.width, left.middle, right.x, right.middle
    bend = min(60.0, (x2 - x1) / 2)
    return f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}{_tip(x2, y2)}"


def _along(above: Placed, below: Placed) -> str:
    y1, y2 = above.middle, below.middle
    bend = min(MARGIN - 4, 18 + abs(y2 - y1) / 9) * 4 / 3
    return f"M{MARGIN:g} {y1:.1f}C{MARGIN - bend:.1f} {y1:.1f} {MARGIN - bend:.1f} {y2:.1f} {MARGIN:g} {y2:.1f}{_tip(MARGIN, y2)}"


def _tip(x: float, y: float) -> str:
    return f"M{x - TIP:.1f} {y - TIP * 0.7:.1f}L{x:.1f} {y:.1f}L{x - TIP:.1f} {y + TIP * 0.7:.1f}"

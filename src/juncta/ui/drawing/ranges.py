"""Ranges on one scale: a bar for each, the part that all share, and where a value stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

LENGTH, ROW, TOP = 320.0, 40.0, 22.0
LEFT = 10.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One range as a rectangle; `open` says that it goes on beyond the scale."""

    label: str
    note: str
    x: float
    width: float
    y: float
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Ranges:
    """The picture: bars, the shared part, the mark of the value, ticks, and its height."""

    bars: Sequence[Bar]
    shared: tuple[float, float] | None  # x and width
    at: float | None
    ticks: Sequence[tuple[float, str]]
    height: float


def draw(
    ranges: Sequence[tuple[str, str, float | None, float | None]], shared: tuple[float | None, float | None] | None, at: float | None
) -> Ranges:
    """From (label, note, low, high) with None for an open end, the shared range (None: there is none), and a value."""
    known = [each for _, _, low, high in ranges for each in (low, high) if each is not None]
    largest = max([10.0, *known, *([at] if at is not None else [])])
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 1000) if largest / each <= 12 or each == 1000)  # noqa: PLR2004 - twelve numbers are legible
    top = step * ceil(largest / step)  # the scale ends with a number
    scale = LENGTH / top

    def place(low: float | None, high: float | None) -> tuple[float, float]:
        start, end = low or 0.0, top if high is None else high
        return round(LEFT + start * scale, 1), round(max(3.0, (end - start) * scale), 1)

    bars = [
        Bar(label, note, *place(low, high), y=TOP + ROW * number + 18, opens=high is None)
        for number, (label, note, low, high) in enumerate(ranges)
    ]
    ticks = [(round(LEFT + value * scale, 1), str(value)) for value in range(0, top + 1, step)]
    mark_at = None if at is None else round(LEFT + at * scale, 1)
    return Ranges(bars, place(*shared) if shared else None, mark_at, ticks, TOP + ROW * len(bars) + 26)

"""A map without map data: land as a field of dots, partners as pins, labels that keep out of each other's way."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, dist, radians

from juncta.ui.drawing.europe import LAND
from juncta.ui.pictures import Place

LETTER, LINE = 8.2, 16.0  # estimated width of a letter and height of a line, in units of the drawing
PIN = 7.0
TALLEST = 1.1  # height to width
MARGIN = 3.2  # degrees around the outermost partners
ROW = 0.5  # degrees between two rows of dots
Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something occupies."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Pin:
    """A partner with the place of its label."""

    name: str
    tile: int
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str
    leader: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map of a certain width."""

    kind: str
    width: int
    height: int
    land: str
    step: float
    threads: str
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world is shown, and how large."""

    west: float
    north: float
    across: float  # units per degree of longitude
    down: float  # units per degree of latitude

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """A place in the drawing."""
        return round((longitude - self.west) * self.across, 1), round((self.north - latitude) * self.down, 1)


def draw(places: Sequence[Place], width: int) -> Drawing:
    """The map of these places, `width` units wide."""
    west = min(place.longitude for place in places) - MARGIN
    east = max(place.longitude for place in places) + MARGIN
    north = max(place.latitude for place in places) + MARGIN
    south = min(place.latitude for place in places) - MARGIN
    squeeze = max(cos(radians((north + south) / 2)), 0.2)
    wanted = (north - south) / squeeze / TALLEST - (east - west)  # a tall alliance is shown with what lies beside it
    if wanted > 0:
        west, east = west - wanted / 2, east + wanted / 2
    across = width / (east - west)
    down = across / squeeze
    frame = Frame(west, north, across, down)
    height = round((north - south) * down)
    dots, step = land(frame, width, height)
    return Drawing(
        kind="wide" if width > 400 else "narrow",  # noqa: PLR2004 - the stylesheet's own border
        width=width,
        height=height,
        land=dots,
        step=step,
        threads=threads([frame.at(place.latitude, place.longitude) for place in places]),
        pins=tuple(pins(places, frame, width, height)),
    )


def rows() -> list[tuple[float, Spans]]:
    """The land in steps of half a degree: between two rows that are alike the middle of both, else the northern one again."""
    every: list[tuple[float, Spans]] = []
    for latitude, spans in LAND.items():
        every.append((latitude, spans))
        south = LAND.get(latitude - 1)
        if south and len(south) == len(spans):
            spans = tuple(((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in zip(spans, south, strict=True))  # noqa: PLW2901
        every.append((latitude - ROW, spans))
    return every


def land(frame: Frame, width: int, height: int) -> tuple[str, float]:
    """The land inside the frame as one path of dashed lines, and the distance of its dots; round caps make each dash a dot."""
    step = ROW * frame.down
    lines = []
    for number, (latitude, spans) in enumerate(rows()):
        shift = step / 2 if number % 2 else 0.0
        for start, end in spans:
            left, y = frame.at(latitude, start)
            right, _ = frame.at(latitude, end)
            first = ceil((max(left, step / 2) - shift) / step) * step + shift
            last = min(right, width - step / 2)
            if first <= last and step / 2 < y < height - step / 2:
                lines.append(f"M{first:.1f} {y:g}H{last + 0.05:.1f}")
    return "".join(lines), round(step, 3)


def threads(spots: Sequence[tuple[float, float]]) -> str:
    """Lines between neighbours: two places are joined when no third lies in the circle between them."""
    lines = []
    for number, a in enumerate(spots):
        for b in spots[number + 1 :]:
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            if all(c in (a, b) or dist(c, middle) >= dist(a, middle) for c in spots):
                lines.append(f"M{a[0]:g} {a[1]:g}L{b[0]:g} {b[1]:g}")
    return "".join(lines)


def pins(places: Sequence[Place], frame: Frame, width: int, height: int) -> list[Pin]:
    """Each place with its label where it meets no pin and no other label, as near as possible."""
    spots = [(place, *frame.at(place.latitude, place.longitude)) for place in places]
    taken = [Box(x - PIN, y - PIN, x + PIN, y + PIN) for _, x, y in spots]
    placed = []
    for place, x, y in sorted(spots, key=lambda spot: (spot[1], spot[2])):
        own = Box(x - PIN, y - PIN, x + PIN, y + PIN)
        pin = best(place, x, y, [box for box in taken if box != own], (width, height))
        taken.append(pin.box)
        placed.append(pin)
    return placed


def best(place: Place, x: float, y: float, taken: Sequence[Box], size: tuple[int, int]) -> Pin:
    """The nearest free position of a label around its pin; the last candidate if none is free."""
    pin = candidate(place, x, y, 1, 0, PIN + 4)
    for reach in (PIN + 4, PIN + 16, PIN + 30, PIN + 46, PIN + 62):
        for side, lift in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            pin = candidate(place, x, y, side, lift, reach)
            inside = pin.box.left >= 0 and pin.box.top >= 0 and pin.box.right <= size[0] and pin.box.bottom <= size[1]
            if inside and not any(pin.box.meets(box) for box in taken):
                return pin
    return pin


def candidate(place: Place, x: float, y: float, side: int, lift: int, reach: float) -> Pin:
    """A label to the side (-1 left, 1 right, 0 centred) and above or below (lift -1, 1) of its pin."""
    long = len(place.name) * LETTER
    text_x = x + side * reach * (0.75 if lift else 1)
    text_y = y + LINE * 0.32 + lift * reach * (1.2 if not side else 0.9)
    left = text_x if side > 0 else text_x - long if side < 0 else text_x - long / 2
    box = Box(left - 2, text_y - LINE * 0.85, left + long + 2, text_y + LINE * 0.3)
    far = reach > PIN + 4
    leader = f"M{x:g} {y:g}L{text_x - side * 2:.1f} {text_y - LINE * 0.32:.1f}" if far else ""
    anchor = ("middle", "start", "end")[side]
    return Pin(place.name, place.tile, x, y, round(text_x, 1), round(text_y, 1), anchor, leader, box)

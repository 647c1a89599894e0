"""Writes docs/journey.svg from the road on the front page: three rows of pieces that join, legible on light and dark pages."""

import sys
from html import escape
from pathlib import Path
from textwrap import wrap

from juncta.ui.pictures import WHOLE_WAY, Station

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "journey.svg"
COLUMNS = 3
WIDTH, HEIGHT, GAP, EDGE, TAB = 250, 100, 16, 22, 11
LINE = 26  # letters of the smaller text that fit beside each other
STYLE = """
.paper{fill:#fbfaf6;stroke:#e0ddd3}.piece{fill:#fff;stroke:#cfcbbd}.last{fill:#2b3a9f;stroke:#2b3a9f}
.number{fill:#b8471f;font:600 13px system-ui,sans-serif}.name{fill:#1b1c22;font:600 21px Georgia,serif}
.who{fill:#53555f;font:15px system-ui,sans-serif}.last-text{fill:#fff}
@media (prefers-color-scheme:dark){.paper{fill:#14151a;stroke:#31333d}.piece{fill:#1c1e25;stroke:#454854}.last{fill:#adb8ff;stroke:#adb8ff}
.number{fill:#f09a72}.name{fill:#ecebe6}.who{fill:#b0b2bc}.last-text{fill:#14163a}}
"""


def picture() -> str:
    """The whole picture, with its words for those who do not see it."""
    stations = list(WHOLE_WAY.stations)
    rows = -(-len(stations) // COLUMNS)
    width, height = 2 * EDGE + COLUMNS * WIDTH, 2 * EDGE + rows * HEIGHT + (rows - 1) * GAP
    said = ", ".join(f"{number} {each.name} ({each.who})" for number, each in enumerate(stations, 1))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">From an idea to its recognition</title><desc id="d">{escape(said)}.</desc><style>{STYLE.strip()}</style>',
        f'<rect class="paper" x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="14"/>',
        *(_station(number, each, len(stations)) for number, each in enumerate(stations)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _station(number: int, station: Station, count: int) -> str:
    row, column = divmod(number, COLUMNS)
    left, top = EDGE + column * WIDTH, EDGE + row * (HEIGHT + GAP)
    last = number == count - 1
    shape = _piece(left, top, opens=column > 0, ends=column == COLUMNS - 1)
    also = " last-text" if last else ""
    inset = left + (32 if column else 20)
    lines = wrap(str(station.who), LINE)
    words = "".join(f'<text class="who{also}" x="{inset}" y="{top + 72 + 18 * at}">{escape(line)}</text>' for at, line in enumerate(lines))
    return (
        f'<path class="{"last" if last else "piece"}" d="{shape}"/>'
        f'<text class="number{also}" x="{inset}" y="{top + 26}">{number + 1}</text>'
        f'<text class="name{also}" x="{inset}" y="{top + 50}">{escape(str(station.name))}</text>{words}'
    )


def _piece(left: int, top: int, *, opens: bool, ends: bool) -> str:
    """A piece with a socket on its left, unless it begins a row, and a tab on its right, unless it ends one."""
    middle, right = top + HEIGHT // 2, left + WIDTH
    tab = "" if ends else f"V{middle - TAB}A{TAB} {TAB} 0 0 1 {right} {middle + TAB}"
    socket = f"V{middle + TAB}A{TAB} {TAB} 0 0 0 {left} {middle - TAB}" if opens else ""
    return f"M{left} {top}H{right}{tab}V{top + HEIGHT}H{left}{socket}Z"


def main() -> int:
    """Write the picture; with --check only say whether it is up to date."""
    if "--check" in sys.argv:
        return 0 if PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == picture() else 1
    PICTURE.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

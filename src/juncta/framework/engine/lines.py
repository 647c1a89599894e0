"""Where in a TOML file a value stands: the line for a path, since the standard parser forgets it."""

import re
from collections.abc import Iterator

from juncta.kernel.tables import Path

_LIST = re.compile(r"\[\[\s*([^\]]+?)\s*\]\]")
_TABLE = re.compile(r"\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"([A-Za-z0-9_.\"'\s-]+?)\s*=")


def line_of(text: str, path: Path) -> int:
    """The line (from 1) that comes closest to the path: its own, else that of the table it should stand in."""
    best, line = 0, 1
    for number, found in _places(text):
        common = 0
        for ours, theirs in zip(found, path, strict=False):
            if ours != theirs:
                break
            common += 1
        if common == len(found) and common > best:
            best, line = common, number
    return line


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Each header and key with its line and its path."""
    counts: dict[Path, int] = {}
    here: Path = ()
    fence = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if fence:
            fence = "" if fence in line else fence
            continue
        if found := _LIST.match(line):
            name = _indexed(found[1], counts, last=False)
            counts[name] = counts.get(name, -1) + 1
            here = (*name, counts[name])
            yield number, here
        elif found := _TABLE.match(line):
            here = _indexed(found[1], counts, last=True)
            yield number, here
        elif found := _KEY.match(line):
            yield number, (*here, *_parts(found[1]))
            fence = next((quotes for quotes in ('"""', "'''") if line.count(quotes) == 1), "")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _indexed(dotted: str, counts: dict[Path, int], *, last: bool) -> Path:
    """A header's path, with the number of the row it belongs to after every list."""
    path: Path = ()
    parts = _parts(dotted)
    for index, part in enumerate(parts):
        path = (*path, part)
        if path in counts and (last or index < len(parts) - 1):
            path = (*path, counts[path])
    return path

"""Two versions side by side, word by word; and who wrote what stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from juncta.design.engine.kinds import Content, Shape
from juncta.design.engine.leaves import Path, flat

Who = TypeVar("Who")

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
ENOUGH = 4_000_000  # pairs of words; beyond it the changed stretch is shown as a whole, so that no page keeps the server busy


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: "same", "out" (only before) or "in" (only after)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of a section that differs between two versions."""

    path: Path
    before: Any
    after: Any


def word_diff(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts with what is only in one of them marked."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _alike(zip(old, new, strict=False))
    tail = min(_alike(zip(reversed(old), reversed(new), strict=False)), len(old) - head, len(new) - head)
    left, right = [Piece("same", "".join(old[:head]))], [Piece("same", "".join(new[:head]))]
    for kind, out, into in _stretches(old[head : len(old) - tail], new[head : len(new) - tail]):
        left.append(Piece("same" if kind == "equal" else "out", out))
        right.append(Piece("same" if kind == "equal" else "in", into))
    end = "".join(old[len(old) - tail :])
    left.append(Piece("same", end))
    right.append(Piece("same", end))
    return [each for each in left if each.text], [each for each in right if each.text]


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _stretches(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    if len(old) * len(new) > ENOUGH:
        return [("replace", "".join(old), "".join(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=True)
    return [(kind, "".join(old[a:b]), "".join(new[c:d])) for kind, a, b, c, d in matcher.get_opcodes()]


def compare(shape: Shape, before: Content, after: Content) -> list[Change]:
    """What differs, in the order of the section's fields."""
    old, new = flat(shape, before), flat(shape, after)
    keys = [each.key for each in shape.fields]
    paths = sorted(dict.fromkeys([*new, *old]), key=lambda path: keys.index(path[0]))
    return [Change(path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)]


def ascribe(shape: Shape, versions: Iterable[tuple[Who, Content]]) -> dict[Path, Who]:
    """Who last wrote each piece that stands; versions come oldest first."""
    wrote: dict[Path, Who] = {}
    before: dict[Path, Any] = {}
    for who, content in versions:
        now = flat(shape, content)
        wrote = {path: wrote[path] if path in wrote and before.get(path) == value else who for path, value in now.items()}
        before = now
    return wrote

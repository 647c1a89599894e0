"""Two people have written in one section: put both together, and name what only a person can decide.

Each smallest piece is looked at alone: whoever changed it wins; lists keep what either added; only where both changed the same
text, number or choice differently, the two clash. Nothing is ever overwritten silently.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from juncta.design.engine.kinds import Content, Field, Names, Several, Shape, Table, Texts
from juncta.design.engine.leaves import Leaves, Path, asked_at, flat, folded, order_of
from juncta.kernel.text import LangText


@dataclass(frozen=True, slots=True)
class Clash:
    """One piece that both changed: what stood before, what stands now, what the second writer typed."""

    path: Path
    base: Any
    theirs: Any
    yours: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """Both put together; where they clash, the content holds what the second writer typed, and nothing may be saved yet."""

    content: dict[str, Any]
    clashes: tuple[Clash, ...] = ()


def merge(shape: Shape, base: Content, theirs: Content, yours: Content) -> Merge:
    """Put together what two writers made of the same base: `theirs` stands already, `yours` comes now."""
    for table in (each for each in shape.fields if isinstance(each, Table)):
        theirs, yours = _with_changed_rows(table, base, theirs, yours), _with_changed_rows(table, base, yours, theirs)
    before, mine, other = flat(shape, base), flat(shape, yours), flat(shape, theirs)
    together: Leaves = {}
    clashes = []
    for path in dict.fromkeys([*other, *mine]):
        was, there, here = before.get(path), other.get(path), mine.get(path)
        value, agreed = _piece(asked_at(shape, path), was, there, here)
        if not agreed:
            clashes.append(Clash(path, was, there, here))
        if value is not None:
            together[path] = value
    rows = {
        each.key: list(dict.fromkeys([*order_of(theirs, each.key), *order_of(yours, each.key)]))
        for each in shape.fields
        if isinstance(each, Table)
    }
    return Merge(folded(shape, together, rows), tuple(clashes))


def _with_changed_rows(table: Table, base: Content, one: Content, other: Content) -> Content:
    """A row that one took out while the other changed it stays: what was typed into it is worth more than its absence."""
    known = {row["key"]: row for row in base.get(table.key) or ()}
    kept = set(order_of(one, table.key))
    back = [known[row["key"]] for row in other.get(table.key) or () if row["key"] in known and row["key"] not in kept]
    back = [row for row in back if row not in (other.get(table.key) or ())]
    return {**one, table.key: [*(one.get(table.key) or ()), *back]} if back else one


def _piece(asked: Field, base: Any, theirs: Any, yours: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """What becomes of one piece, and whether nobody has to decide."""
    if yours in (base, theirs):
        return theirs, True
    if theirs == base:
        return yours, True
    if isinstance(asked, (Several, Names)):
        return _lists(base or [], theirs or [], yours or []), True
    if isinstance(asked, Texts):
        texts = sequences(base or [], theirs or [], yours or [])
        return (yours, False) if texts is None else (texts, True)
    return yours, False


def _lists(base: Sequence[Any], theirs: Sequence[Any], yours: Sequence[Any]) -> list[Any]:
    """What either added is in; what either took out is out."""
    out = {each for each in base if each not in theirs or each not in yours}
    return [each for each in dict.fromkeys([*theirs, *yours]) if each not in out]


def sequences(base: Sequence[Any], theirs: Sequence[Any], yours: Sequence[Any]) -> list[Any] | None:
    """Two versions of an ordered list put together, stretch by stretch; None where both changed the same stretch differently."""
    there, here = _places(base, theirs), _places(base, yours)
    made: list[Any] = []
    start, start_there, start_here = 0, 0, 0
    for anchor in [*(at for at in range(len(base)) if at in there and at in here), None]:
        ends = (len(base), len(theirs), len(yours)) if anchor is None else (anchor, there[anchor], here[anchor])
        stretch = _stretch(base[start : ends[0]], theirs[start_there : ends[1]], yours[start_here : ends[2]])
        if stretch is None:
            return None
        made += stretch
        if anchor is not None:
            made.append(base[anchor])
            start, start_there, start_here = anchor + 1, there[anchor] + 1, here[anchor] + 1
    return made


def _places(base: Sequence[Any], other: Sequence[Any]) -> dict[int, int]:
    """Where each unchanged item of the base stands in the other."""
    matcher = SequenceMatcher(None, [repr(each) for each in base], [repr(each) for each in other], autojunk=False)
    return {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}


def _stretch(base: Sequence[Any], theirs: Sequence[Any], yours: Sequence[Any]) -> list[Any] | None:
    if list(yours) in (list(base), list(theirs)):
        return list(theirs)
    if list(theirs) == list(base):
        return list(yours)
    if not base:
        return [*theirs, *(each for each in yours if each not in theirs)]
    if len(base) == len(theirs) == len(yours):
        texts = [_languages(*each) for each in zip(base, theirs, yours, strict=True)]
        return None if None in texts else texts
    return None


def _languages(base: Mapping[str, str], theirs: Mapping[str, str], yours: Mapping[str, str]) -> dict[str, str] | None:
    """One text put together language by language; None where both changed the same."""
    made = {}
    for tag in dict.fromkeys([*theirs, *yours]):
        was, there, here = base.get(tag), theirs.get(tag), yours.get(tag)
        if there != was and here not in (was, there):
            return None
        made[tag] = (there if here == was else here) or ""
    return LangText(made).plain()

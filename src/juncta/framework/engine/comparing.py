"""What differs between two versions of a framework, part by part and language by language."""

from collections.abc import Mapping
from typing import Any

from juncta.framework.engine.editing import LISTS, TOP, named
from juncta.framework.facts import Change, Difference, What
from juncta.kernel.text import LangText

Content = Mapping[str, Any]
NOT_CONTENT = frozenset({"version"})  # a number goes up by itself


def compare(old: Content, new: Content) -> tuple[Change, ...]:
    """The changes from one content to another, in the order of the file; nothing for what is the same."""
    changes = [*_changed(TOP, old.get(TOP, {}), new.get(TOP, {}))]
    if old.get("grading") != new.get("grading"):
        changes += _changed("grading", old.get("grading", {}), new.get("grading", {}))
    for kind in LISTS:
        changes += _of_list(kind, old.get(kind, ()), new.get(kind, ()))
    return tuple(changes)


def _of_list(kind: str, old: Any, new: Any) -> list[Change]:  # noqa: ANN401 - a list of tables
    before, after = {row["code"]: row for row in old}, {row["code"]: row for row in new}
    changes: list[Change] = []
    stayed = [code for code in before if code in after]
    moved = _moved(stayed, [code for code in after if code in before])
    for code, row in after.items():
        if code not in before:
            changes.append(Change(named(kind, code), What.NEW, _title(row), _differences({}, row)))
            continue
        found = _changed(named(kind, code), before[code], row)
        if not found and code in moved:
            found = [Change(named(kind, code), What.MOVED, _title(row))]
        changes += found
    changes += [
        Change(named(kind, code), What.GONE, _title(row), _differences(row, {})) for code, row in before.items() if code not in after
    ]
    return changes


def _changed(name: str, old: Content, new: Content) -> list[Change]:
    found = _differences(old, new)
    return [Change(name, What.CHANGED, _title(new or old), found)] if found else []


def _differences(old: Content, new: Content) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for field in dict.fromkeys([*old, *new]):
        if field in NOT_CONTENT or field == "code":
            continue
        before, after = old.get(field), new.get(field)
        if before == after:
            continue
        if isinstance(before or after, Mapping):
            tags = dict.fromkeys([*(before or {}), *(after or {})])
            texts = [(tag, (before or {}).get(tag, ""), (after or {}).get(tag, "")) for tag in tags]
            found += [Difference(field, one, other, tag) for tag, one, other in texts if one != other]
        else:
            found.append(Difference(field, _plain(before), _plain(after)))
    return tuple(found)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Those that stand in another order, as few as possible: all but the longest run that kept its order."""
    place = {code: at for at, code in enumerate(before)}
    best: list[list[str]] = []
    for code in after:
        runs = [run for run in best if place[run[-1]] < place[code]]
        best.append([*max(runs, key=len, default=[]), code])
    kept = max(best, key=len, default=[])
    return set(after) - set(kept)


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _title(row: Content) -> LangText:
    return LangText(row.get("name") or row.get("code", ""))

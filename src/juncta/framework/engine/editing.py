"""A framework's content, changed part by part: each function gives new content and leaves the old as it was.

A part is named by what it is and its code: "framework", "criteria:joint", "steps:B2".
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

Content = Mapping[str, Any]
LISTS = ("formats", "criteria", "parties", "kinds", "stages", "steps", "gates")
WHOLE = ""  # the framework as a whole, where something is said about all of it
TOP = "framework"  # its definition and what else is said once


class NoSuchPart(KeyError):  # noqa: N818 - it names what was asked for
    """The content has no such part."""


def named(kind: str, code: str) -> str:
    """What a part is called."""
    return f"{kind}:{code}"


def parts(content: Content) -> list[str]:
    """Every part, in the order of the file."""
    return [TOP, *(named(kind, row["code"]) for kind in LISTS for row in content.get(kind, ()))]


def part(content: Content, name: str) -> dict[str, Any]:
    """What a part says; raises NoSuchPart."""
    if name == TOP:
        return dict(content[TOP])
    rows, index = _place(content, name)
    return dict(rows[index])


def put(content: Content, name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The part says this now; what is empty is left out, its code stays. A step that changes its stage goes to that stage's end."""
    if name == TOP:
        return {**deepcopy(dict(content)), TOP: _told(content[TOP], values)}
    rows, index = _place(content, name)
    before = rows[index]
    after = {**_told(before, values), "code": before["code"]}
    kind = name.partition(":")[0]
    if kind == "steps" and after.get("stage") != before.get("stage"):
        others = [row for row in rows if row is not before]
        return _ordered(_with(content, kind, _into_stage(others, after)))
    return _ordered(_with(content, kind, [after if row is before else row for row in rows]))


def add(content: Content, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A new part at the end; a step at the end of its stage, a gate where its step stands."""
    rows = list(content.get(kind, ()))
    new = _full(values)
    return _ordered(_with(content, kind, _into_stage(rows, new) if kind == "steps" else [*rows, new]))


def remove(content: Content, name: str) -> dict[str, Any]:
    """Without the part; with a stage go its steps."""
    rows, index = _place(content, name)
    kind, _, code = name.partition(":")
    left = _with(content, kind, [row for at, row in enumerate(rows) if at != index])
    if kind == "stages":
        left = _with(left, "steps", [step for step in content["steps"] if step.get("stage") != code])
    return left


def move(content: Content, name: str, by: int) -> dict[str, Any]:
    """One place up (-1) or down (1); a step stays within its stage, a stage takes its steps along, gates follow their steps."""
    rows, index = _place(content, name)
    kind = name.partition(":")[0]
    other = index + by
    if not 0 <= other < len(rows) or (kind == "steps" and rows[other].get("stage") != rows[index].get("stage")):
        return deepcopy(dict(content))
    moved = list(rows)
    moved[index], moved[other] = moved[other], moved[index]
    return _ordered(_with(content, kind, moved))


def _place(content: Content, name: str) -> tuple[Sequence[dict[str, Any]], int]:
    kind, _, code = name.partition(":")
    rows = content.get(kind, ()) if kind in LISTS else ()
    for index, row in enumerate(rows):
        if row["code"] == code:
            return rows, index
    raise NoSuchPart(name)


def _with(content: Content, kind: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {**deepcopy(dict(content)), kind: deepcopy(list(rows))}


def _ordered(content: dict[str, Any]) -> dict[str, Any]:
    """Steps in the order of their stages, gates in the order of their steps; what points nowhere keeps its place at the end."""
    stages = {row["code"]: at for at, row in enumerate(content["stages"])}
    content["steps"] = sorted(content["steps"], key=lambda step: stages.get(step.get("stage"), len(stages)))
    steps = {row["code"]: at for at, row in enumerate(content["steps"])}
    content["gates"] = sorted(content["gates"], key=lambda gate: steps.get(gate.get("after"), len(steps)))
    return content


def _into_stage(rows: Sequence[Any], step: Mapping[str, Any]) -> list[Any]:
    last = max((at for at, row in enumerate(rows) if row.get("stage") == step.get("stage")), default=len(rows) - 1)
    return [*rows[: last + 1], step, *rows[last + 1 :]]


def _is_said(value: object) -> bool:
    return value not in ("", [], (), {}, None)


def _told(before: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**before, **values}.items() if key not in values or _is_said(value)}


def _full(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if _is_said(value)}

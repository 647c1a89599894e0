"""A framework's content as a file again, so that the next version can begin from the one in force."""

import json
from collections.abc import Callable, Mapping
from typing import Any

# In the order of the shipped file; a database that keeps content as JSON forgets it.
SECTIONS = ("framework", "formats", "criteria", "parties", "kinds", "grading", "stages", "steps", "gates")
KEYS = ("slug", "version", "code", "stage", "after", "kind", "name")


def write(content: Mapping[str, Any]) -> str:
    """TOML that reads back as the same content; comments of the file it once came from are gone."""
    parts = []
    for name in sorted(content, key=_place(SECTIONS)):
        value = content[name]
        rows, header = (value, f"[[{name}]]") if isinstance(value, list) else ([value], f"[{name}]")
        parts += ["\n".join([header, *(f"{key} = {_value(row[key])}" for key in sorted(row, key=_place(KEYS)))]) for row in rows]
    return "\n\n".join(parts) + "\n"


def _place(order: tuple[str, ...]) -> Callable[[str], tuple[int, str]]:
    return lambda name: (order.index(name) if name in order else len(order), name)


def _value(value: Any) -> str:  # noqa: ANN401 - what TOML can hold
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # the one character that JSON allows and TOML does not

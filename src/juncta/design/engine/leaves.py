"""A section's content taken apart into its smallest pieces, each with a path: one text in one language, one cell, one list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from juncta.design.engine.kinds import Content, Field, Shape, Table, Text, is_empty, tidied
from juncta.kernel.text import LangText

Path = tuple[str, ...]  # field[, row, column][, language]
Leaves = dict[Path, Any]


def flat(shape: Shape, content: Content) -> Leaves:
    """Every piece that says something, by its path."""
    found: Leaves = {}
    for asked in shape.fields:
        value = content.get(asked.key)
        if isinstance(asked, Table):
            for row in value or ():
                for column in asked.columns:
                    found.update(_leaves(column, row.get(column.key), (asked.key, str(row["key"]), column.key)))
        else:
            found.update(_leaves(asked, value, (asked.key,)))
    return found


def _leaves(asked: Field, value: Any, path: Path) -> Leaves:  # noqa: ANN401
    if isinstance(asked, Text):
        return {(*path, tag): text for tag, text in LangText(value).items()}
    tidy = tidied(asked, value)
    return {} if is_empty(tidy) else {path: tidy}


def folded(shape: Shape, leaves: Mapping[Path, Any], rows: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The content again; `rows` says in which order each table's rows stand, and rows of which no piece is left are gone."""
    content: dict[str, Any] = {}
    for asked in shape.fields:
        if isinstance(asked, Table):
            made = [
                {"key": row, **{column.key: _value(column, leaves, (asked.key, row, column.key)) for column in asked.columns}}
                for row in rows.get(asked.key, ())
            ]
            content[asked.key] = tidied(asked, made)
        else:
            content[asked.key] = _value(asked, leaves, (asked.key,))
    return content


def _value(asked: Field, leaves: Mapping[Path, Any], path: Path) -> Any:  # noqa: ANN401
    if isinstance(asked, Text):
        return {each[-1]: text for each, text in leaves.items() if each[:-1] == path}
    return tidied(asked, leaves.get(path))


def order_of(content: Content, key: str) -> list[str]:
    """The keys of a table's rows as they stand."""
    return [str(row["key"]) for row in content.get(key) or ()]


def asked_at(shape: Shape, path: Path) -> Field:
    """The field or column to which a path leads."""
    asked = shape.field(path[0])
    if isinstance(asked, Table) and len(path) > 2:  # noqa: PLR2004 - field, row, column
        return next(column for column in asked.columns if column.key == path[2])
    return asked


def label_of(shape: Shape, path: Path) -> tuple[str, str, str, str]:
    """How a path is told: the field's name, the row's key, the column's name, the language; empty where there is none."""
    asked = shape.field(path[0])
    row, column = (path[1], asked_at(shape, path).name) if isinstance(asked, Table) else ("", "")
    tag = path[-1] if isinstance(asked_at(shape, path), Text) else ""
    return asked.name, row, column, tag


def value_at(shape: Shape, content: Content, path: Path) -> Any:  # noqa: ANN401
    """What stands there; None where nothing does."""
    return flat(shape, content).get(path)


def with_value(shape: Shape, content: Content, path: Path, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """The content with another value at one place."""
    leaves = flat(shape, content)
    leaves[path] = value
    tables = (each.key for each in shape.fields if isinstance(each, Table))
    return folded(
        shape, {key: each for key, each in leaves.items() if not is_empty(each)}, {key: _with(content, key, path) for key in tables}
    )


def _with(content: Content, key: str, path: Path) -> list[str]:
    order: Iterable[str] = order_of(content, key)
    return list(dict.fromkeys([*order, *([path[1]] if path[0] == key else [])]))

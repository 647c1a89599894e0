"""Reading a data file's tables: every value is taken by name and kind, and every complaint names its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from juncta.kernel.text import LangText

Path = tuple[str | int, ...]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REQUIRED = object()


class Misread(ValueError):  # noqa: N818 - it names the data, not the act
    """The data is not what it should be; `path` leads to the place, `reason` says why."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the place apart from the reason, so that a reader with the file's text can add the line."""
        super().__init__(f"{spelled(path)}: {reason}")
        self.path = path
        self.reason = reason


def spelled(path: Path) -> str:
    """A path as people write it, counted from 1: ("steps", 2, "name") is "steps 3, name"."""
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else f", {part}" if words else part
    return words or "the file"


def unique(names: Iterable[str], path: Path) -> None:
    """Raise Misread where a name stands twice: at the second place."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            raise Misread((*path, index), f"{name!r} stands there twice")
        seen.add(name)


class Table:
    """One table of a data file and the path to it; unknown names are refused, since they are mostly misspelt ones."""

    def __init__(self, values: object, path: Path = ()) -> None:
        """Raises Misread if this is no table."""
        if not isinstance(values, Mapping):
            raise Misread(path, "a table is needed here")
        self.values: Mapping[str, Any] = values
        self.path = path
        self.taken: set[str] = set()

    def _take(self, name: str, fits: Callable[[Any], bool], needed: str, default: object = _REQUIRED) -> Any:  # noqa: ANN401
        self.taken.add(name)
        if name not in self.values and default is not _REQUIRED:
            return default
        if name not in self.values or not fits(self.values[name]):
            raise Misread((*self.path, name) if name in self.values else self.path, f"{name} must be {needed}")
        return self.values[name]

    def text(self, name: str, default: object = _REQUIRED) -> str:
        """A text with something in it; an optional one may be empty."""
        taken: str = self._take(name, lambda value: isinstance(value, str) and bool(value.strip()), "a text", default)
        return taken

    def matching(self, name: str, pattern: re.Pattern[str], needed: str, default: object = _REQUIRED) -> str:
        """A text of a given form, which `needed` describes in words."""
        taken: str = self._take(name, lambda value: isinstance(value, str) and bool(pattern.fullmatch(value)), needed, default)
        return taken

    def slug(self, name: str, default: object = _REQUIRED) -> str:
        """A name in small letters, digits and hyphens."""
        return self.matching(name, SLUG, "a name in small letters, digits and hyphens", default)

    def texts(self, name: str, default: object = _REQUIRED) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._take(name, _is_list_of_texts, "a list of texts", default))

    def words(self, name: str, default: object = _REQUIRED) -> LangText:
        """A text in one or more languages, English among them if it has several."""
        return LangText(self._take(name, _is_words, 'a table of texts by language, such as {en = "…", fr = "…"}', default))

    def number(self, name: str, low: float, high: float) -> float:
        """A number between two bounds, the bounds included."""
        return float(self._take(name, lambda value: _is_number(value) and low <= value <= high, f"a number from {low} to {high}"))

    def count(self, name: str, default: object = _REQUIRED) -> int:
        """A whole number, 1 or more."""
        taken: int = self._take(name, lambda value: type(value) is int and value > 0, "a whole number, 1 or more", default)
        return taken

    def day(self, name: str, default: object = _REQUIRED) -> date | None:
        """A day, written as 2026-11-25."""
        taken: date | None = self._take(name, lambda value: type(value) is date, "a day, such as 2026-11-25", default)
        return taken

    def flag(self, name: str) -> bool:
        """True or false; false if it is not there."""
        taken: bool = self._take(name, lambda value: isinstance(value, bool), "true or false", default=False)
        return taken

    def table(self, name: str) -> "Table":
        """A table inside this one."""
        return Table(self._take(name, lambda value: isinstance(value, Mapping), "a table"), (*self.path, name))

    def tables(self, name: str) -> list["Table"]:
        """A list of tables, which may be empty or absent."""
        rows = self._take(name, lambda value: isinstance(value, list), "a list of tables", default=[])
        return [Table(row, (*self.path, name, index)) for index, row in enumerate(rows)]

    def close(self) -> None:
        """Raise Misread if the table says anything that nobody asked for."""
        if unknown := sorted(set(map(str, self.values)) - self.taken):
            raise Misread((*self.path, unknown[0]), f"{unknown[0]} means nothing here")


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(each, str) and each.strip() for each in value)


def _is_words(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(isinstance(tag, str) and LANGUAGE.fullmatch(tag) for tag in value)
        and all(isinstance(text, str) and text.strip() for text in value.values())
    )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

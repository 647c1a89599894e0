"""What a section asks for: kinds of fields, and how their plain content is tidied and found wanting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from juncta.kernel.text import LangText

Content = Mapping[str, Any]
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every kind of field has: its key in the content, its name and a hint for the form; `needed` before review."""

    key: str
    name: str
    hint: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Asked):
    """Prose in one or more languages: {"en": …}. `most` characters in each."""

    rows: int = 4
    most: int = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Asked):
    """A few words in one language."""

    most: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    """One code of a list: `codes` with their names, or `of` the design's own ("partners", "components" …)."""

    codes: Mapping[str, Any] = field(default_factory=dict, hash=False)
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Choice):
    """Any codes of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names(Asked):
    """A list of names without an order that matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Asked):
    """A number, kept as text so that none is rounded; `unit` follows it on pages."""

    unit: str = ""
    least: int = 0
    most: int = 1_000_000
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Asked):
    """Yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts(Asked):
    """Several texts in order, each in one or more languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Asked):
    """Rows with columns, each row under a key of its own; `of` gives one row to each partner or component."""

    columns: tuple["Field", ...] = ()
    of: str = ""
    most: int = 40  # rows


Field = Text | Words | Choice | Several | Names | Number | Flag | Texts | Table


@dataclass(frozen=True, slots=True)
class Shape:
    """A section: what its page says on top, and its fields in order."""

    key: str
    lead: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field:
        """The field of that key; raises KeyError."""
        return next((each for each in self.fields if each.key == key), None) or _unknown(key)


def _unknown(key: str) -> Any:  # noqa: ANN401 - it never returns
    raise KeyError(key)


def tidy(shape: Shape, content: Content) -> dict[str, Any]:
    """The content with every field in its own form, empty ones included.

    Raises TypeError for a field that the section does not have, ValueError for what is no value of its field.
    """
    if strangers := set(content) - {each.key for each in shape.fields}:
        message = f"the section {shape.key!r} has no field {min(strangers)!r}"
        raise TypeError(message)
    return {each.key: tidied(each, content.get(each.key)) for each in shape.fields}


def fitted(shape: Shape, content: Content) -> dict[str, Any]:
    """An older content as the section asks today: what it no longer knows is left out."""
    made: dict[str, Any] = {}
    for each in shape.fields:
        try:
            made[each.key] = tidied(each, content.get(each.key))
        except (ValueError, TypeError, AttributeError):
            made[each.key] = tidied(each, None)
    return made


def tidied(asked: Field, value: Any) -> Any:  # noqa: ANN401, PLR0911 - one answer for each kind
    """One value in the form of its field."""
    match asked:
        case Text():
            return LangText(value).plain()
        case Texts():
            return [text.plain() for text in map(LangText, value or ()) if text]
        case Several():
            return [_known(asked, each) for each in dict.fromkeys(value or ())]
        case Choice():
            return _known(asked, value or "")
        case Names():
            return list(dict.fromkeys(name for each in value or () if (name := str(each).strip())))
        case Number():
            return _number(value)
        case Flag():
            return bool(value)
        case Table():
            rows = [_row(asked, row) for row in value or ()]
            return [row for row in rows if any(not is_empty(cell) for key, cell in row.items() if key != "key")]
        case Words():
            return str(value or "").strip()


def _row(table: Table, row: Content) -> dict[str, Any]:
    if not row.get("key"):
        message = f"a row of {table.key!r} has no key"
        raise ValueError(message)
    return {"key": str(row["key"]), **{column.key: tidied(column, row.get(column.key)) for column in table.columns}}


def _known(asked: Choice, code: Any) -> str:  # noqa: ANN401
    if code and asked.codes and code not in asked.codes:
        message = f"{code!r} is no {asked.key}"
        raise ValueError(message)
    return str(code)


def _number(value: Any) -> str:  # noqa: ANN401
    if value in (None, ""):
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        message = f"{value!r} is no number"
        raise ValueError(message) from error
    if not number.is_finite():
        message = f"{value!r} is no number"
        raise ValueError(message)
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def is_empty(value: Any) -> bool:  # noqa: ANN401
    """Whether nothing was said; a "no" of a flag says nothing."""
    return value in (None, "", False) or value in ([], {})


def missing(shape: Shape, content: Content) -> list[Field]:
    """The fields that review needs and that say nothing yet."""
    return [each for each in shape.fields if each.needed and is_empty(content.get(each.key))]

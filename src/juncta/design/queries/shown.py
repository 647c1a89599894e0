"""A section's content in the shapes of a page: prose, words, lists, tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf.locale import LANG_INFO

from juncta.design import engine
from juncta.design.clauses import CLAUSES
from juncta.design.engine import Choice, Field, Flag, Names, Number, Several, Table, Text, Texts
from juncta.design.facts import InvitationState
from juncta.design.models import Design
from juncta.kernel.text import LangText
from juncta.kernel.words import mark

Names_ = Mapping[str, Mapping[str, Any]]  # the design's own lists: "partners", "components" … -> code -> name


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a page: `text` is prose, `items` words of a list, `rows` a table under `columns`; names are marked."""

    key: str
    name: str
    text: Any = ""
    items: tuple[Any, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple["Row", ...] = ()
    unit: str = ""

    @property
    def says(self) -> bool:
        """Whether anything stands there."""
        return bool(self.text or self.items or self.rows)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about (empty where rows have no name), and its cells."""

    name: Any
    cells: tuple[Shown, ...] = field(default=())


def shape_of(section: str) -> engine.Shape:
    """How a section is read; raises KeyError for one that there is not."""
    return engine.SHAPES[section] if section in engine.SHAPES else engine.RECORDS[section]


def read(section: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A version's content in its section's shape of today."""
    return engine.fitted(shape_of(section), engine.as_rows(section, content))


def names_within(section: str, names: Names_, *contents: Mapping[str, Any]) -> Names_:
    """The lists with what a section's own rows are called: clauses, and the places of the business plan."""
    if section not in engine.RECORDS:
        return names
    places = {key: name for content in contents for key, name in engine.names_of_places(content, names).items()}
    return {**names, "places": places, "clauses": {code: clause.name for code, clause in CLAUSES.items()}}


def shown(section: str, content: Mapping[str, Any], names: Names_) -> list[Shown]:
    """The fields of a section that say something, in order; a code that no list knows stands for itself."""
    shape, content = shape_of(section), engine.as_rows(section, content)
    names = names_within(section, names, content)
    fields = [_shown(asked, content.get(asked.key), names) for asked in shape.fields]
    return [each for each in fields if each.says]


def _shown(asked: Field, value: Any, names: Names_) -> Shown:  # noqa: ANN401, PLR0911 - one answer for each kind
    match asked:
        case Text():
            return Shown(asked.key, asked.name, LangText(value))
        case Texts():
            return Shown(asked.key, asked.name, items=tuple(map(LangText, value or ())))
        case Several() | Names():
            return Shown(asked.key, asked.name, items=tuple(called(asked, code, names) for code in value or ()))
        case Choice():
            return Shown(asked.key, asked.name, called(asked, value, names) if value else "")
        case Flag():
            return Shown(asked.key, asked.name, mark("Yes") if value else "")
        case Number():
            return Shown(asked.key, asked.name, value or "", unit=asked.unit)
        case Table():
            return Shown(asked.key, asked.name, columns=tuple(each.name for each in asked.columns), rows=_rows(asked, value or (), names))
        case _:
            return Shown(asked.key, asked.name, value or "")


def _rows(table: Table, rows: Any, names: Names_) -> tuple[Row, ...]:  # noqa: ANN401
    return tuple(
        Row(
            names.get(table.of, {}).get(row["key"], row["key"]) if table.of else "",
            tuple(_shown(column, row.get(column.key), names) for column in table.columns),
        )
        for row in rows
    )


def in_words(shape: engine.Shape, path: tuple[str, ...], value: Any, names: Names_, say: Callable[[str], str]) -> str:  # noqa: ANN401
    """One piece of a section as a text that can be compared; `say` puts a marked word into the page's language."""
    asked = engine.asked_at(shape, path)
    if value is None:
        return ""
    if isinstance(value, bool):
        return say(mark("Yes")) if value else say(mark("No"))
    if isinstance(value, list):
        return "\n".join(" / ".join(each.values()) if isinstance(each, dict) else _word(asked, each, names, say) for each in value)
    return _word(asked, str(value), names, say)


def _word(asked: Field, code: str, names: Names_, say: Callable[[str], str]) -> str:
    name = called(asked, code, names)
    if isinstance(name, LangText):
        return str(name)
    return say(name) if isinstance(asked, Choice) and name and name != code else str(name)


def called(asked: Field, code: str, names: Names_) -> Any:  # noqa: ANN401
    """What a code is called: in the field's own list, or in the design's."""
    if isinstance(asked, Choice):
        return asked.codes.get(code) or names.get(asked.of, {}).get(code, code)
    return code


def is_planned(section: str) -> bool:
    """Whether the section is one that is written by its description."""
    return section in engine.PLANNED


def language_name(tag: str) -> str:
    """A language's name in itself, with a capital letter; an unknown one by its tag."""
    name: str = LANG_INFO.get(tag, LANG_INFO.get(tag.split("-", maxsplit=1)[0], {})).get("name_local", tag)
    return name[:1].upper() + name[1:]


def names_of(design: Design) -> dict[str, dict[str, Any]]:
    """The lists that a design's own fields choose from, by their codes."""
    institutions = list(design.alliance.institutions.all())
    taking_part = {each.institution_id for each in design.partnerships.all() if each.state != InvitationState.DECLINED}
    languages = dict.fromkeys(["en", *(tag for each in institutions for tag in each.languages), *design.languages])
    return {
        "institutions": {each.slug: each.short_name for each in institutions},
        "partners": {each.slug: each.short_name for each in institutions if each.pk in taking_part},
        "components": {each.slug: LangText(each.title) for each in design.components.all()},
        "outcomes": {str(number): str(number) for number, _each in enumerate(design.outcomes.all(), start=1)},
        "languages": {tag: language_name(tag) for tag in languages},
        "goals": {goal["code"]: LangText(goal["name"]) for goal in design.alliance.goals},
        "areas": {each.slug: LangText(each.name) for each in design.alliance.focus_areas.all()},
    }


def names_in(snapshot: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The same lists, as they were frozen."""
    partners = {each["slug"]: each.get("short_name") or LangText(each["name"]) for each in snapshot.get("institutions", ())}
    return {
        "institutions": partners,
        "partners": partners,
        "components": {each["key"]: LangText(each["title"]) for each in snapshot.get("components", ())},
        "languages": {tag: language_name(tag) for tag in ("en", *snapshot.get("languages", ()))},
    }

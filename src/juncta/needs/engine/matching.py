"""Which field does what stands in a draft belong to? Proposed with its place and a word of confidence; the rest stays loose.

Nothing is decided here: a person ticks what is taken. A value that could mean two things is not proposed as either.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from juncta.design import facts as design
from juncta.kernel.words import mark
from juncta.needs.engine.fields import BY_CODE, CODE_WORDS, COLUMNS, FIELDS, LANGUAGE_WORDS, Field, Shape
from juncta.needs.engine.reading import Content, Entry, Grid, Place

ALIKE = 0.88  # of SequenceMatcher: "Lerning outcomes" is 0.97, "Learning" and "Lending" 0.8
TELLING = 5  # letters that a name needs to be looked for inside a longer label
MOST_WORDS = 7  # of a label in which a name is looked for
ENOUGH_COLUMNS = 2
LEVELS = range(1, 9)
MOST_FIELDS, MOST_PARTS, MOST_LOOSE = 100, 40, 100  # a form of that many can still be sent
CODES: Mapping[str, Mapping[str, str]] = {
    "assessment_type": design.ASSESSMENT_TYPES,
    "participation": design.PARTICIPATION_FORMS,
    "quality_assurance": design.QUALITY_ASSURANCE_TYPES,
    "supervision": design.SUPERVISION_FORMS,
    "stackability": design.STACKABILITY,
}


class Confidence(StrEnum):
    """How sure the house is that a value belongs to a field."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


CONFIDENCE_NAMES: Mapping[str, str] = {
    Confidence.CERTAIN: mark("Known label"),
    Confidence.LIKELY: mark("Similar label"),
    Confidence.UNSURE: mark("A guess from its place"),
}
Value = str | list[str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for a field, the label it stood under, its place, and how sure that is."""

    field: str
    value: Value
    label: str
    place: Place
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Part:
    """A row that looks like a component; what could not be read is empty."""

    title: str
    provider: str
    ects: str
    shaped_by: tuple[str, ...]
    taken_from: str
    place: Place


@dataclass(frozen=True, slots=True)
class Loose:
    """Text for which no field is known."""

    label: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a draft would mean."""

    fields: tuple[Proposed, ...] = ()
    parts: tuple[Part, ...] = ()
    loose: tuple[Loose, ...] = ()


_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?\s+|\d+(?:\.\d+)*[.)]\s*|(?:[a-zA-Z]|[ivxIVX]+)[.)]\s*)")
_LINE = re.compile(r"^([^:\n]{2,60}?)\s*:\s+(\S.*)$", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-–—•*▪◦·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_APART = re.compile(r"[,;\n/|•]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?(?![\d.,]*\d)")
_TOTALS = {"total", "sum", "summe", "gesamt", "totaal", "somme", "totale", "suma", "razem"}


def plain(label: str) -> str:
    """A label as it is compared: without case, accents, numbering, brackets and punctuation."""
    text = _NUMBERING.sub("", _BRACKETS.sub(" ", label))
    letters = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "l").replace("ß", "ss"))
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


@cache
def _known(columns: bool = False) -> Mapping[str, str]:  # noqa: FBT001, FBT002 - cached by it
    """Every name of a field, as it is compared, with the field's code; the field named first in the table wins."""
    known: dict[str, str] = {}
    for field in COLUMNS if columns else FIELDS:
        for names in field.names.values():
            for name in names:
                known.setdefault(plain(name), field.code)
    return known


def field_of(label: str, *, columns: bool = False) -> tuple[str, Confidence] | None:
    """The field that a label names; None where none is known, or where it could be two."""
    text, known = plain(label), _known(columns)
    if not text:
        return None
    if text in known:
        return known[text], Confidence.CERTAIN
    near = {code for name, code in known.items() if len(name) >= TELLING and SequenceMatcher(None, name, text).ratio() >= ALIKE}
    if len(near) == 1:
        return near.pop(), Confidence.LIKELY
    words = f" {text} "
    if near or len(text.split()) > MOST_WORDS:
        return None
    inside = sorted({(len(name), code) for name, code in known.items() if len(name) >= TELLING and f" {name} " in words}, reverse=True)
    longest = {code for length, code in inside if length == inside[0][0]}
    return (longest.pop(), Confidence.LIKELY) if len(longest) == 1 else None


def match(content: Content) -> Proposal:
    """What the blocks of a file would mean."""
    fields, parts, loose = list[Proposed](), list[Part](), list[Loose]()
    for block in content.blocks:
        if isinstance(block, Grid):
            _grid(block, fields, parts, loose)
        else:
            _entry(block, fields, loose)
    _title(fields, loose)
    loose += [Loose(each.label, _shown(each.value), each.place) for each in fields[MOST_FIELDS:]]
    loose += [Loose(each.title, " | ".join(filter(None, (each.provider, each.ects))), each.place) for each in parts[MOST_PARTS:]]
    return Proposal(tuple(fields[:MOST_FIELDS]), tuple(parts[:MOST_PARTS]), tuple(_gathered(loose)))


def _gathered(loose: list[Loose]) -> list[Loose]:
    """As many as a form can carry; the rest as one, so that nothing is lost."""
    if len(loose) <= MOST_LOOSE:
        return loose
    first, rest = loose[: MOST_LOOSE - 1], loose[MOST_LOOSE - 1 :]
    return [*first, Loose("", "\n".join(": ".join(filter(None, (each.label, each.text))) for each in rest), rest[0].place)]


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _entry(entry: Entry, fields: list[Proposed], loose: list[Loose]) -> None:
    """A label with its values; a line such as "Level: 7" inside them speaks for itself."""
    found = field_of(entry.label) if entry.label else None
    rest: list[str] = []
    for value in entry.values:
        line = _LINE.match(value)
        inner = field_of(line[1]) if line else None
        if line and inner and inner[1] is Confidence.CERTAIN and _proposed(inner, line[1], [line[2]], entry.place, fields):
            continue
        rest.append(value)
    if found and rest and _proposed(found, entry.label, rest, entry.place, fields):
        return
    if rest or (entry.label and not found and not entry.values):
        loose.append(Loose(entry.label if rest else "", "\n".join(rest) or entry.label, entry.place))


def _proposed(found: tuple[str, Confidence], label: str, values: list[str], place: Place, fields: list[Proposed]) -> bool:
    """Propose the values for the field, if they can be read as what it holds."""
    code, confidence = found
    value, sure = read_as(BY_CODE[code], values)
    if not value:
        return False
    confidence = confidence if sure else Confidence.LIKELY
    fields.append(Proposed(code, value, label, place, confidence))
    return True


def read_as(field: Field, values: Iterable[str]) -> tuple[Value, bool]:  # noqa: PLR0911 - one answer for each shape
    """The values as the field holds them, and whether that is all there was to them; empty where they cannot be read so."""
    lines = [line for value in values for line in value.splitlines() if line.strip()]
    text = "\n".join(lines)
    match field.shape:
        case Shape.TEXT:
            return text, True
        case Shape.OUTCOMES:
            return [_BULLET.sub("", line).strip() for line in lines if _BULLET.sub("", line).strip()], True
        case Shape.LIST:
            return _apart(text), True
        case Shape.NUMBER:
            return number(text), True
        case Shape.LEVEL:
            level = number(text)
            return (level, True) if level in {str(each) for each in LEVELS} else ("", True)
        case Shape.LANGUAGES:
            return _languages(text)
        case Shape.CODE:
            return _code(field.code, text)


def _apart(text: str) -> list[str]:
    return list(dict.fromkeys(_BULLET.sub("", each).strip() for each in _APART.split(text) if _BULLET.sub("", each).strip()))


def number(text: str) -> str:
    """The one number in a text, with a point; empty where there is none, or more than one."""
    found = {each.replace(",", ".") for each in _NUMBER.findall(text)}
    return found.pop() if len(found) == 1 else ""


def _languages(text: str) -> tuple[list[str], bool]:
    names = {plain(name): tag for tag, words in LANGUAGE_WORDS.items() for name in [tag, *words.split("|")]}
    asked = [plain(each) for each in re.split(r"[,;\n/|&+]|\b(?:and|et|und|en|y|e|i|oraz)\b(?!$)", text) if plain(each)]
    if plain(text) in names:
        return [names[plain(text)]], True
    known = [names[each] for each in asked if each in names]
    return list(dict.fromkeys(known)), len(known) == len(asked)


def _code(field: str, text: str) -> tuple[str, bool]:
    """The one code that the text names; empty where it names none, or more than one."""
    said, words = plain(text), _code_words(field)
    if said in words:
        return words[said], True
    inside = {(name, code) for name, code in words.items() if len(name) >= TELLING and f" {name} " in f" {said} "}
    codes = {code for name, code in inside if not any(name != other and f" {name} " in f" {other} " for other, _ in inside)}
    return (codes.pop(), False) if len(codes) == 1 else ("", False)


@cache
def _code_words(field: str) -> Mapping[str, str]:
    words = {plain(name): code for code, names in CODE_WORDS[field].items() for name in names.split("|")}
    own = {plain(each): code for code, name in CODES[field].items() for each in (name, code)}
    return words | own


def _grid(grid: Grid, fields: list[Proposed], parts: list[Part], loose: list[Loose]) -> None:
    """A table of components by its head; a table whose first column names fields row by row; else loose rows."""
    columns = {found[0]: index for index, name in reversed(list(enumerate(grid.head))) if (found := field_of(name, columns=True))}
    if "title" in columns and len(columns) >= ENOUGH_COLUMNS:
        _components(grid, columns, parts, loose)
        return
    rows = [grid.head, *grid.rows]
    if any(row and (found := field_of(row[0])) and found[1] is Confidence.CERTAIN for row in rows):
        for row in rows:
            _entry(Entry(row[0], tuple(each for each in row[1:] if each), grid.place), fields, loose)
        return
    text = "\n".join(" | ".join(each for each in row if each) for row in rows)
    if text.strip():
        loose.append(Loose("", text, grid.place))


def _components(grid: Grid, columns: Mapping[str, int], parts: list[Part], loose: list[Loose]) -> None:
    for row in grid.rows:

        def cell(name: str, row: tuple[str, ...] = row) -> str:
            index = columns.get(name)
            return row[index] if index is not None and index < len(row) else ""

        title = " ".join(cell("title").split())
        if title and plain(title) not in _TOTALS:
            parts.append(
                Part(title, cell("provider"), number(cell("ects")), tuple(_apart(cell("shaped_by"))), cell("taken_from"), grid.place)
            )
            others = [text for index, text in enumerate(row) if text and index not in columns.values()]
            read = {index for name, index in columns.items() if name != "ects" or parts[-1].ects}  # several numbers are shown, not guessed
            others = [text for index, text in enumerate(row) if text and index not in read]
        else:
            title, others = "", [text for text in row if text]
        if others:
            loose.append(Loose(title, " | ".join(others), grid.place))


def _title(fields: list[Proposed], loose: list[Loose]) -> None:
    """Where nothing is called a title, the heading on top may be it: a guess, and said to be one."""
    if any(each.field == "title" for each in fields) or not loose:
        return
    top = loose[0]
    if top.place.kind in {"heading", "cell"} and not top.label and not {"\n", "|"} & set(top.text):
        fields.insert(0, Proposed("title", top.text, "", top.place, Confidence.UNSURE))
        del loose[0]

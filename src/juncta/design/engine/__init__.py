"""Sections as data: what each asks for, and how versions are merged, compared and ascribed. No database, no page."""

from juncta.design.engine.comparing import Change, Piece, ascribe, compare, word_diff
from juncta.design.engine.kinds import Choice, Field, Flag, Names, Number, Several, Shape, Table, Text, Texts, Words, fitted, missing, tidy
from juncta.design.engine.leaves import asked_at, flat, folded, label_of, value_at, with_value
from juncta.design.engine.merging import Clash, Merge, merge
from juncta.design.engine.recording import RECORDS, as_rows, names_of_places
from juncta.design.engine.shapes import PART, PLANNED, SHAPES

__all__ = [
    "PART",
    "PLANNED",
    "RECORDS",
    "SHAPES",
    "Change",
    "Choice",
    "Clash",
    "Field",
    "Flag",
    "Merge",
    "Names",
    "Number",
    "Piece",
    "Several",
    "Shape",
    "Table",
    "Text",
    "Texts",
    "Words",
    "as_rows",
    "ascribe",
    "asked_at",
    "compare",
    "fitted",
    "flat",
    "folded",
    "label_of",
    "merge",
    "missing",
    "names_of_places",
    "tidy",
    "value_at",
    "with_value",
    "word_diff",
]

"""A badge with holes: what is the same for thousands of badges is looked at once, what differs is filled in.

The badges of one edition differ in seven places only. `split` takes a document apart into a template (kept, because its checks and
its RDF are expensive) and the seven values; `Template.match` does the same from canonical bytes without parsing them; `fill` and
`quads` put values back. The result is the document itself, byte for byte: a template is a way to compute, not another truth.
"""

import json
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import orjson

from juncta.credentials.engine import rdf
from juncta.credentials.engine.canonical import canonical


class Values(NamedTuple):
    """The seven places, in the order in which canonical bytes name them."""

    awarded: str
    status: str
    place: str
    learner: str
    number: str
    name: str
    issued: str


PATHS: Final[tuple[tuple[str | int, ...], ...]] = (
    ("awardedDate",),
    ("credentialStatus", "id"),
    ("credentialStatus", "statusListIndex"),
    ("credentialSubject", "identifier", 0, "identityHash"),
    ("credentialSubject", "licenseNumber"),
    ("id",),
    ("validFrom",),
)

HOLE: Final = "urn:juncta:hole:"
HOLES: Final = Values(*(f"{HOLE}{name}" for name in Values._fields))
_IN_QUADS: Final = re.compile(re.escape(HOLE) + "(" + "|".join(Values._fields) + ")")
_STRING: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class NotAlike(Exception):  # noqa: N818 - it names what was found
    """Raised when a document is not built like a badge: one of the seven places is missing, or is no text."""


class Template:
    """One skeleton, its canonical bytes cut at the holes, and its statements cut likewise."""

    def __init__(self, skeleton: bytes) -> None:
        """Cut canonical bytes at their holes; raises NotAlike unless every hole stands there exactly once, in order."""
        self.fragments = tuple(re.split(b"|".join(b'"%b"' % hole.encode() for hole in HOLES), skeleton))
        holes = re.findall(re.escape(HOLE.encode()) + b"[a-z]+", skeleton)
        if holes != [hole.encode() for hole in HOLES] or skeleton.count(HOLE.encode()) != len(HOLES):
            message = "the document names places that only a template has"
            raise NotAlike(message)
        self.skeleton: dict[str, Any] = json.loads(skeleton)

    def fill(self, values: Values) -> bytes:
        """The canonical bytes with these values; raises ValueError for text that is no Unicode."""
        first, *rest = self.fragments
        parts = [first]
        try:
            for value, fragment in zip(values, rest, strict=True):
                parts += (orjson.dumps(value), fragment)
        except orjson.JSONEncodeError as error:
            raise ValueError(str(error)) from error
        return b"".join(parts)

    def match(self, document: bytes) -> Values | None:
        """The values with which `fill` gives exactly this document, or None if there are none."""
        first, *rest = self.fragments
        if not document.startswith(first):
            return None
        position, found = len(first), []
        for fragment in rest:
            text = _STRING.match(document, position)
            if text is None or not document.startswith(fragment, text.end()):
                return None
            found.append(text.group())
            position = text.end() + len(fragment)
        if position != len(document):
            return None
        try:
            values = [orjson.loads(text) for text in found]
        except orjson.JSONDecodeError:
            return None
        return Values(*values) if all(orjson.dumps(value) == text for value, text in zip(values, found, strict=True)) else None

    @cached_property
    def _statements(self) -> list[str]:
        return _IN_QUADS.split(rdf.nquads(self.skeleton))

    def quads(self, values: Values) -> str:
        """The document's statements in N-Quads; times and addresses must be well-formed, which the lints make sure of."""
        texts = {name: value.translate(_ESCAPES) for name, value in zip(Values._fields, values, strict=True)}
        return "".join(texts[part] if position % 2 else part for position, part in enumerate(self._statements))


@lru_cache(maxsize=256)
def of_skeleton(skeleton: bytes) -> Template:
    """The template of canonical bytes with holes, made once."""
    return Template(skeleton)


def split(document: Mapping[str, Any]) -> tuple[Template, Values]:
    """Template and values of a document; raises NotAlike or ValueError if it is not built like a badge."""
    skeleton, values = json.loads(canonical(dict(document))), []
    for path, hole in zip(PATHS, HOLES, strict=True):
        *parents, last = path
        at = skeleton
        try:
            for step in parents:
                at = at[step]
            value, at[last] = at[last], hole
        except (KeyError, IndexError, TypeError):
            message = f"it has no {'.'.join(map(str, path))}"
            raise NotAlike(message) from None
        if not isinstance(value, str):
            message = f"its {'.'.join(map(str, path))} is no text"
            raise NotAlike(message)
        values.append(value)
    return of_skeleton(canonical(skeleton)), Values(*values)

"""Safe mode: a term that no context defines, or a relative address, would be left out of what RDF proofs sign, so it is named.

A JSON-LD processor drops such things in silence (JSON-LD 1.1 API, section 5.1.2); a reader of the JSON would still see them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pyld import jsonld

from juncta.credentials.engine import contexts

UNDEFINED: Final = "urn:juncta:undefined:"
RELATIVE: Final = "https://relative.invalid/"
LANGUAGE_MAPS: Final = frozenset(term for term, meaning in contexts.TERMS.items() if "@language" in str(meaning))
ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
LANGUAGE: Final = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")  # lower case: RDF libraries differ in what they do with upper case


def unsigned(document: Mapping[str, Any]) -> list[str]:
    """What would not be signed, each with its place; empty when RDF says all that the JSON says."""
    found = list(_empty(document, "badge"))
    if found:
        return found
    marked = {**document, "@context": [*document["@context"], {"@vocab": UNDEFINED}]}
    try:
        expanded = jsonld.expand(marked, {"documentLoader": contexts.loader(), "base": RELATIVE})
    except jsonld.JsonLdError as error:
        return [f"JSON-LD: {error.code or error.type}"]
    return sorted(set(_lost(expanded)))


def _empty(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if value is None or value in ([], {}, ""):
        yield f"{where} is empty"
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from _empty(each, f"{where}[{position}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "@context" and where == "badge":
                continue
            if key.startswith("@") or ":" in key:
                yield f"{where}.{key} is no term"
            else:
                if key in LANGUAGE_MAPS and isinstance(each, dict):
                    yield from (f"{where}.{key}.{tag} is no language tag in lower case" for tag in each if not LANGUAGE.fullmatch(tag))
                yield from _empty(each, f"{where}.{key}")


def _lost(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        for each in value:
            yield from _lost(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _lost_member(key, each)


def _lost_member(key: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if key in ("@value", "@language"):
        return
    if key in ("@id", "@type"):
        for name in value if isinstance(value, list) else [value]:
            yield from _lost_name(name)
    elif key in ("@set", "@list", "@graph"):
        yield from _lost(value)
    elif key.startswith("@"):
        yield f"{key} is not used here"
    else:
        yield from _lost_name(key)
        yield from _lost(value)


def _lost_name(name: str) -> Iterator[str]:
    if name.startswith(UNDEFINED):
        yield f"{name.removeprefix(UNDEFINED)} is not defined"
    elif not ABSOLUTE.fullmatch(name) or name.startswith(("_:", RELATIVE)):
        yield f"{name.removeprefix(RELATIVE)} is no absolute address"

"""The badge must read the same as JSON and as RDF: no second spellings, no member that expansion would lose or move."""

from collections.abc import Iterator
from typing import Any

from juncta.credentials.verification import contexts
from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark


def check(unsecured: dict[str, Any]) -> None:
    """Raise Doubt if the document says something as JSON that its RDF need not say, or the other way round.

    Keywords (`@id`, `@graph` …), addresses as names, nulls and empty lists are ways to show a reader something that an
    RDF proof does not cover, or to hide from it what the proof does cover. The credential's own id may stand once only:
    RDF would merge a second node of that name with the credential itself.
    """
    contexts.check(unsecured.get("@context"))
    own = unsecured.get("id")
    seen = 0
    for name, value in _members(unsecured):
        if name.startswith("@") or ":" in name or not name:
            raise Doubt(mark("The badge spells a name in a way that is not accepted: {name}."), name=brief(name))
        if value is None or value in ([], {}):
            raise Doubt(mark("The badge has an empty member, which no signature would cover: {name}."), name=brief(name))
        if value == own:
            seen += 1
        if name == "id" and (not isinstance(value, str) or ":" not in value or value.startswith("_:")):
            raise Doubt(mark("The badge has an id that is no address: {text}."), text=brief(value))
    if seen > 1:
        raise Doubt(mark("The badge names its own id in a second place."))


def _members(unsecured: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every named value outside the context; the items of a list carry the list's name."""
    waiting: list[tuple[str, Any]] = [(name, value) for name, value in unsecured.items() if name != "@context"]
    while waiting:
        name, value = waiting.pop()
        yield name, value
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((name, item) for item in value)

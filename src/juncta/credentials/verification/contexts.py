"""Which words a badge may use: three published contexts, and one object that adds words of our own namespace only.

The RDF proof covers meanings, not spellings. Whoever may change a context may therefore change what a name means and keep
the signature whole; so the contexts are pinned, and every word of our own is bound to the address that ends in its name.
"""

import re
from collections.abc import Mapping
from typing import Any

from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
PUBLISHED = [CREDENTIALS, BADGES, EXTENSIONS]
NAMESPACE = "https://juncta.example/terms#"

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)
SWITCHES = {"@protected": True, "@version": 1.1}
COERCIONS = re.compile(r"@id|http://www\.w3\.org/2001/XMLSchema#[A-Za-z]+", re.ASCII)
CONTAINERS = ("@set", "@list", "@language")


def check(context: object) -> None:
    """Raise Doubt unless the badge's context is the pinned sequence with sound words of our own at its end."""
    if not isinstance(context, list) or context[: len(PUBLISHED)] != PUBLISHED or len(context) > len(PUBLISHED) + 1:
        raise Doubt(mark("The badge uses contexts other than the published ones that are known here."))
    for own in context[len(PUBLISHED) :]:
        _own(own)


def _own(context: object) -> None:
    if not isinstance(context, dict):
        raise Doubt(mark("The badge uses contexts other than the published ones that are known here."))
    for name, definition in context.items():
        if name in SWITCHES:
            _expect(definition == SWITCHES[name], name)
        else:
            _term(name, definition)


def _term(name: str, definition: object) -> None:
    _expect(NAME.fullmatch(name), name)
    if isinstance(definition, str):
        _expect(definition == NAMESPACE + name, name)
    elif isinstance(definition, dict):
        _members(name, definition)
    else:
        _expect(fine=False, name=name)


def _members(name: str, definition: Mapping[str, Any]) -> None:
    _expect(definition.get("@id") == NAMESPACE + name, name)
    for member, value in definition.items():
        if member == "@type":
            _expect(isinstance(value, str) and COERCIONS.fullmatch(value), name)
        elif member == "@container":
            _expect(value in CONTAINERS, name)
        elif member == "@context":
            _own(value)
        else:
            _expect(member == "@id" or (member == "@protected" and value is True), name)


def _expect(fine: object, name: str) -> None:
    if not fine:
        raise Doubt(mark("The badge redefines the meaning of a word: {name}."), name=brief(name))

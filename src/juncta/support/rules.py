"""Who answers a request, and what of a question stays when its design is forgotten."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from juncta.support.facts import Choice, Named, Near


def route(named: Iterable[Named], body: UUID, institution: UUID | None, office: Sequence[UUID], asker: UUID | None = None) -> Choice:
    """Who answers for a body: whoever is named at the institution, else for the whole alliance, else elsewhere, else the alliance office.

    Nobody answers their own question.
    """
    entries = {each.institution: each.person for each in named if each.body == body and each.person != asker}
    if institution is not None and institution in entries:
        return Choice(entries[institution], Near.HERE)
    if None in entries:
        return Choice(entries[None], Near.HERE if institution is None else Near.ALLIANCE)
    if entries:
        return Choice(next(iter(entries.values())), Near.ELSEWHERE)
    others = [each for each in office if each != asker]
    return Choice(others[0], Near.OFFICE) if others else Choice(None, Near.NOBODY)


def anonymised(text: str, names: Iterable[str], instead: str) -> str:
    """The text with every name (a title, a person) replaced, longest first, whatever the case of its letters."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(re.escape(name), instead.replace("\\", r"\\"), text, flags=re.IGNORECASE)
    return text


def names_left(text: str, names: Iterable[str]) -> list[str]:
    """The names that still stand in a text."""
    folded = text.casefold()
    return [name for name in names if name and name.casefold() in folded]

"""Finding a passage again after its text was edited, putting another in its place, and who is mentioned in a comment."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from juncta.cocreation.facts import Anchor, Passage

AROUND = 40  # characters kept before and after a passage
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})?")
SPACES = re.compile(r"\s+")
Span = tuple[int, int]


def passages(content: Mapping[str, Any]) -> list[Passage]:
    """Every text of a section's plain content, in its order: texts by language, and plain ones that are prose."""
    return list(_walk(content, ()))


def _walk(value: object, path: tuple[str, ...]) -> Iterator[Passage]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, str(key)))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*path, str(number)))
    elif isinstance(value, str) and value.strip() and path:
        if len(path) > 1 and LANGUAGE.fullmatch(path[-1]):
            yield Passage(".".join(path[:-1]), path[-1], value)
        elif SPACES.search(value.strip()):
            yield Passage(".".join(path), "", value)


def spans(text: str, quote: str) -> list[Span]:
    """Every place where the words stand, whatever white space is between them."""
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word) for word in words)
    return [match.span() for match in re.finditer(pattern, text)]


def find(text: str, anchor: Anchor) -> Span | None:
    """Where the passage stands now; of several places the one whose surroundings fit best. None where its words are gone."""
    found = spans(text, anchor.quote)
    if not found:
        return None
    return max(found, key=lambda span: _likeness(text, span, anchor))


def _likeness(text: str, span: Span, anchor: Anchor) -> int:
    """How many characters around it are those that stood there: backwards before it, forwards after it."""
    before = _common(reversed(text[: span[0]]), reversed(anchor.before))
    return before + _common(iter(text[span[1] :]), iter(anchor.after))


def _common(left: Iterator[str], right: Iterator[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def anchored(text: str, quote: str) -> Anchor | None:
    """The first place where the words stand, with what is around it; None where they do not."""
    found = spans(text, quote)
    if not found:
        return None
    start, end = found[0]
    return Anchor(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def locate(content: Mapping[str, Any], quote: str, key: str = "") -> tuple[Passage, Anchor] | None:
    """The text in which the words stand (the one named by `key`, if it is given) and their anchor there."""
    for passage in passages(content):
        if key and passage.key != key:
            continue
        if anchor := anchored(passage.text, quote):
            return passage, anchor
    return None


def text_at(content: Mapping[str, Any], field: str, language: str) -> str | None:
    """The text that stands in a field now; None where the field is gone."""
    return next((each.text for each in passages(content) if (each.field, each.language) == (field, language)), None)


def replaced(content: Mapping[str, Any], passage: Passage, span: Span, by: str) -> dict[str, Any]:
    """The content with the words of the span replaced; the rest is copied as it stands."""
    text = passage.text[: span[0]] + by + passage.text[span[1] :]
    copy: dict[str, Any] = _with(content, passage.whole_path, text)
    return copy


def _with(value: Any, path: tuple[str, ...], text: str) -> Any:  # noqa: ANN401 - plain JSON
    if not path:
        return text
    here, rest = path[0], path[1:]
    if isinstance(value, Mapping):
        return {key: _with(inner, rest, text) if key == here else inner for key, inner in value.items()}
    return [_with(inner, rest, text) if str(number) == here else inner for number, inner in enumerate(value)]


def mentioned(text: str, names: Iterable[str]) -> set[str]:
    """The names that stand in the text behind an @, longest first, so that a short one inside a long one does not count."""
    found, rest = set(), text.casefold()
    for name in sorted(names, key=len, reverse=True):
        sign = f"@{name}".casefold()
        if re.search(re.escape(sign) + r"(?!\w)", rest):
            found.add(name)
            rest = rest.replace(sign, " ")
    return found

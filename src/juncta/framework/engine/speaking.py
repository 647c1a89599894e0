"""A framework's content in one language, for a page that somebody reads in it."""

from collections.abc import Mapping
from typing import Any

from juncta.kernel.text import FALLBACK, LangText


def languages(content: Mapping[str, Any]) -> list[str]:
    """The languages in which the framework says what it is, English first."""
    return sorted(content["framework"]["definition"], key=lambda tag: (tag != FALLBACK, tag))


def in_language(content: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """The same content with each text in that language only, or in the next best where it is not said in it."""
    return {key: _spoken(value, tag) for key, value in content.items()}


def _spoken(value: Any, tag: str) -> Any:  # noqa: ANN401 - what a file can hold
    if isinstance(value, Mapping):
        if FALLBACK in value and all(isinstance(text, str) for text in value.values()):
            used, text = LangText(value).best(tag)
            return {used: text}
        return {key: _spoken(each, tag) for key, each in value.items()}
    if isinstance(value, list):
        return [_spoken(each, tag) for each in value]
    return value

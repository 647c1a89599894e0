"""Taking members out of foreign JSON by name and kind, or saying in a sentence what is wrong with them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from juncta.credentials.verification.dates import moment
from juncta.credentials.verification.reasons import Doubt
from juncta.kernel.words import mark


def text(source: Mapping[str, Any], name: str, where: str) -> str:
    """A string that is not empty."""
    value = source.get(name)
    if not isinstance(value, str) or not value:
        raise Doubt(mark("{where} has no text under {name}."), where=where, name=name)
    return value


def whole(source: Mapping[str, Any], name: str, where: str) -> int:
    """A whole number above zero."""
    value = source.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Doubt(mark("{where} has no whole number under {name}."), where=where, name=name)
    return value


def objects(source: Mapping[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    """A list of objects; one object may stand for a list of one."""
    value = source.get(name)
    given: list[Any] = value if isinstance(value, list) else [value]
    listed = [item for item in given if isinstance(item, dict)]
    if not listed or len(listed) != len(given):
        raise Doubt(mark("{where} has no objects under {name}."), where=where, name=name)
    return listed


def texts(source: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    """A list of strings, none empty and none twice; one string may stand for a list of one."""
    value = source.get(name)
    listed = value if isinstance(value, list) else [value]
    if not listed or not all(isinstance(item, str) and item for item in listed) or len(set(listed)) != len(listed):
        raise Doubt(mark("{where} has no list of different texts under {name}."), where=where, name=name)
    return tuple(listed)


def instant(source: Mapping[str, Any], name: str, where: str) -> datetime:
    """A time that must be there."""
    return moment(source.get(name), f"{where}, {name},")


def perhaps(source: Mapping[str, Any], name: str, where: str) -> datetime | None:
    """A time that may be absent or null."""
    return None if source.get(name) is None else instant(source, name, where)

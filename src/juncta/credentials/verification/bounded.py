"""Reading files and JSON that may be hostile: bounded in size, depth and numbers, and strict where JSON parsers are lenient."""

import json
import math
import os
import stat
from pathlib import Path
from typing import Any, NoReturn

from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

MIB = 1 << 20
BADGE_LIMIT = MIB
DID_LIMIT = MIB
ROOT_LIMIT = MIB
TRUST_LIMIT = 8 * MIB
STATUS_LIMIT = 16 * MIB
DEEPEST = 64
LARGEST = (1 << 53) - 1  # the integers that every JSON reader agrees on (RFC 7493)


class Unreadable(Exception):  # noqa: N818 - says what the file is
    """The file could not be read at all; the message is one clear line."""


def read(path: Path, limit: int) -> bytes:
    """The file's bytes, one more than `limit` at most (so that the reader of the content can say "too large").

    Opens without waiting: a pipe, a device or a folder is refused at once. Raises Unreadable.
    """
    shown = brief(str(path), 200)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        message = f"cannot read {shown}: {_why(error)}"
        raise Unreadable(message) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            message = f"cannot read {shown}: it is not a regular file"
            raise Unreadable(message)
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        message = f"cannot read {shown}: {_why(error)}"
        raise Unreadable(message) from error
    finally:
        os.close(handle)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "that is not a file name"


def parse(data: bytes, limit: int, what: str) -> dict[str, Any]:
    """The JSON object in `data`; raises Doubt for everything that two readers could understand differently."""
    if len(data) > limit:
        raise Doubt(mark("{what} is larger than {limit} bytes."), what=what, limit=limit)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Doubt(mark("{what} is not UTF-8 text."), what=what) from error
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_int=_integer, parse_float=_number, parse_constant=_constant)
    except RecursionError as error:
        raise Doubt(mark("{what} is nested too deeply."), what=what) from error
    except ValueError as error:
        raise Doubt(mark("{what} is not sound JSON: {why}."), what=what, why=_short(error)) from error
    if not isinstance(value, dict):
        raise Doubt(mark("{what} is not a JSON object."), what=what)
    _survey(value, what)
    return value


def _short(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.rstrip('.').lower()} at line {error.lineno}, column {error.colno}"
    return str(error)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        message = f"the name {brief(twice, 40)!r} stands twice in one object"
        raise ValueError(message)
    return members


def _integer(digits: str) -> int:
    if len(digits) > len(str(LARGEST)) + 1 or abs(int(digits)) > LARGEST:
        message = "a whole number is too large"
        raise ValueError(message)
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits) if len(digits) <= 64 else math.inf  # noqa: PLR2004 - no honest number is longer
    if not math.isfinite(number):
        message = "a number is too large"
        raise ValueError(message)
    return number


def _constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _survey(value: dict[str, Any], what: str) -> None:
    """Walk the whole value once, without recursion: depth is bounded, every string is Unicode."""
    waiting: list[tuple[Any, int]] = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, str):
            _unicode(item, what)
        elif isinstance(item, dict | list):
            if depth > DEEPEST:
                raise Doubt(mark("{what} is nested too deeply."), what=what)
            if isinstance(item, dict):
                for name in item:
                    _unicode(name, what)
                waiting.extend((inner, depth + 1) for inner in item.values())
            else:
                waiting.extend((inner, depth + 1) for inner in item)


def _unicode(text: str, what: str) -> None:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Doubt(mark("{what} holds half a character (a lone surrogate)."), what=what) from error

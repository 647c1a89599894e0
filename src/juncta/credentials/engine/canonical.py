"""Canonical JSON (RFC 8785), fast where the fast way is provably the same.

`orjson` with sorted keys writes the same bytes as RFC 8785 when: the value is made of plain dicts with string keys, lists,
strings, booleans, null and integers within ±(2^53-1); no key has a character at or above U+D800 (there the order of code points
differs from RFC 8785's order of UTF-16 units); and there is no float (their spelling differs: 1.0, -0.0, 1e16). Anything else
takes the slow way through `rfc8785`, which also says what is no JSON value at all.
"""

from typing import Any

import orjson

from juncta.kernel import canonical as kernel

EXACT = 2**53 - 1
SURROGATES = "\ud800"
SORTED = orjson.OPT_SORT_KEYS


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """RFC 8785 bytes; raises ValueError if the value is no JSON value."""
    if takes_the_fast_way(value):
        try:
            return orjson.dumps(value, option=SORTED)
        except orjson.JSONEncodeError:  # lone surrogates: let the reference say so
            return kernel.canonical(value)
    return kernel.canonical(value)


def takes_the_fast_way(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether the conditions in this module's description hold. Exact types only: subclasses may write themselves otherwise."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-EXACT <= value <= EXACT)
    if kind is list:
        return all(map(takes_the_fast_way, value))
    if kind is dict:
        return all(type(key) is str and (key.isascii() or max(key) < SURROGATES) for key in value) and all(
            map(takes_the_fast_way, value.values())
        )
    return False


def parse(document: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """The value of canonical bytes; raises ValueError when they are not JSON, or are spelt in any other way."""
    value = orjson.loads(document)
    if canonical(value) != document:
        message = "the document is not in canonical form"
        raise ValueError(message)
    return value

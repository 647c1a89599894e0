"""The fast spelling is RFC 8785, wherever it is taken; elsewhere the reference speaks."""

import base58
import orjson
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from juncta.credentials.engine.canonical import canonical, parse, takes_the_fast_way
from juncta.credentials.engine.multibase import base58btc, base64url, bytes_of, from_base64url

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(VALUES)
def test_canonical_is_rfc_8785(value):
    assert canonical(value) == rfc8785.dumps(value)


@settings(deadline=None)
@given(VALUES)
def test_the_fast_way_alone_is_rfc_8785_where_it_is_taken(value):
    if takes_the_fast_way(value):
        assert orjson.dumps(value, option=orjson.OPT_SORT_KEYS) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [1.0, -0.0, 1e16, {"\ue000": 1, "\U00010000": 2}, [{"a": 0.5}], (1, 2)])
def test_where_the_spellings_may_differ_the_fast_way_is_not_taken(value):
    assert not takes_the_fast_way(value)


def test_the_guard_is_needed():
    """Without it these would be spelt in another way than RFC 8785 asks for."""
    for value in (1.0, -0.0, 1e16, {"\ue000": 1, "\U00010000": 2}):
        assert orjson.dumps(value, option=orjson.OPT_SORT_KEYS) != rfc8785.dumps(value)


@pytest.mark.parametrize("value", [{1: 2}, "\ud800", 2**53, float("nan"), object()])
def test_what_is_no_json_is_refused(value):
    with pytest.raises(ValueError, match="not a JSON value"):
        canonical(value)


def test_parse_takes_canonical_bytes_only():
    assert parse(b'{"a":1,"b":[]}') == {"a": 1, "b": []}
    for bad in (b'{"b":[],"a":1}', b'{"a": 1}', b'{"a":1,"a":1}', b'{"a":1.0}', b"{", b'{"a":"\\u0061"}'):
        with pytest.raises(ValueError):  # noqa: PT011 - several kinds
            parse(bad)


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_base58_is_the_librarys(data):
    assert base58btc(data) == "z" + base58.b58encode(data).decode()
    assert bytes_of(base58btc(data)) == data


@settings(deadline=None)
@given(st.binary(max_size=40))
def test_base64url_goes_both_ways(data):
    assert from_base64url(base64url(data)) == data
    assert "=" not in base64url(data)

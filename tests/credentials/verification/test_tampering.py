"""Whatever is changed in a badge, it is never valid: every member by a table, every byte by chance."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.usefixtures("in_process")


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from places(item, (*path, name))


def at(value, path):
    for name in path:
        value = value[name]
    return value


def changes_of(value):
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, int):
        return [value + 1, str(value), value + 0.5]
    if isinstance(value, str):
        return [value + "x", value[:-1], value.swapcase(), None, [value, value + "x"]]
    if isinstance(value, list):
        return [[], [*value, "x"], value[1:]]
    return [{}, {**value, "name": "x"}, {**value, "undefinedWord": 1}]


def test_no_member_can_be_changed(judge, badge):
    assert judge(badge).verdict == "valid"
    tried = 0
    for path in places(badge):
        if not path or (path[:1] == ("proof",) and len(path) < 3):
            continue
        for changed in (one for one in changes_of(at(badge, path)) if one != at(badge, path)):
            other = copy.deepcopy(badge)
            at(other, path[:-1])[path[-1]] = changed
            tried += 1
            assert judge(other).verdict != "valid", (path, changed)
    assert tried > 200


def test_no_member_can_be_taken_away(judge, badge):
    for path in places(badge):
        if path and isinstance(path[-1], str) and path != ("proof",):
            other = copy.deepcopy(badge)
            del at(other, path[:-1])[path[-1]]
            assert judge(other).verdict != "valid", path


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_be_changed(judge, badge, data):
    whole = json.dumps(badge, separators=(",", ":")).encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != whole[place]))
    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]
    assert judge(changed).verdict != "valid"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_be_taken_away(judge, badge, data):
    whole = json.dumps(badge, separators=(",", ":")).encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    assert judge(whole[:place] + whole[place + 1 :]).verdict != "valid"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=200))
def test_any_bytes_get_a_verdict(judge, junk):
    judgement = judge(junk)
    assert judgement.verdict == "invalid"
    assert judgement.reasons

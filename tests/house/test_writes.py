"""Only operations write, and only one module reads the clock."""

import ast

from tests.house.source import modules, room, shelf, shown, tree

WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
MAY_WRITE = {
    "src/juncta/project/installation.py": "marks the first administrator's address as verified, in allauth's own table",
}
"""Module -> why it writes although it is no operation."""
CLOCK = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "timezone": {"now"},
    "time": {"time", "time_ns"},
}
MAY_READ_THE_CLOCK = {
    "src/juncta/base/clock.py": "it is the clock",
    "src/juncta/credentials/verification/command.py": "a command; what verifies stands apart from the rest of the house",
    "src/juncta/base/identity.py": "the time in a UUIDv7 orders rows on disk and means nothing else",
}


def calls(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def is_write(node, attribute):
    if attribute.attr == "update":  # rows are updated by keywords; dicts and hashes mostly by position
        return bool(node.keywords) and not node.args and not isinstance(attribute.value, ast.Name | ast.Subscript)
    if attribute.attr == "save":  # rows are saved with keywords or nothing; with a place it is a file
        return not node.args and not (isinstance(attribute.value, ast.Call) and _is_super(attribute.value))
    return attribute.attr in WRITES


def _is_super(call):
    return isinstance(call.func, ast.Name) and call.func.id == "super"


def test_only_operations_write():
    writing = [
        f"{shown(path)}:{node.lineno} .{attribute.attr}("
        for path in modules()
        if shelf(path) != "operations" and room(path) != "base" and "story" not in path.parts and shown(path) not in MAY_WRITE
        for node, attribute in calls(path)
        if is_write(node, attribute)
    ]
    assert not writing


def test_the_clock_is_read_in_one_place():
    reading = [
        f"{shown(path)}:{node.lineno} {attribute.value.id}.{attribute.attr}"
        for path in modules()
        if shown(path) not in MAY_READ_THE_CLOCK
        for node, attribute in calls(path)
        if isinstance(attribute.value, ast.Name) and attribute.attr in CLOCK.get(attribute.value.id, ())
    ]
    assert not reading


def test_every_exception_is_still_needed():
    for path in modules():
        if shown(path) in MAY_WRITE:
            assert any(is_write(*call) for call in calls(path)), f"{shown(path)} no longer writes: take it off the list"

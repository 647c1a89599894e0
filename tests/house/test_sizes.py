"""Small files and small thoughts: how long things may be, and how they may not be called."""

import pytest

from tests.house.source import functions, length, modules, shelf, shown, templates

BANNED = {"utils", "util", "helpers", "helper", "common", "misc"}


def test_no_module_is_longer_than_400_lines():
    long = {shown(path): count for path in modules() if (count := len(path.read_text().splitlines())) > 400}
    assert not long


def test_no_template_is_longer_than_200_lines():
    long = {shown(path): count for path in templates() if (count := len(path.read_text().splitlines())) > 200}
    assert not long


@pytest.mark.parametrize(("limit", "views_only"), [(50, False), (40, True)], ids=["function: 50", "view: 40"])
def test_no_function_is_too_long(limit, views_only):
    long = {
        f"{shown(path)}:{node.lineno} {node.name}": length(node)
        for path in modules()
        for node in functions(path)
        if length(node) > limit and (shelf(path) == "views" or not views_only)
    }
    assert not long


def test_nothing_is_called_utils():
    banned = [shown(path) for path in modules() if BANNED & {part.removesuffix(".py") for part in path.parts}]
    assert not banned

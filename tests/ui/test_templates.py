"""Every template of the product compiles, and none needs what the security policy forbids."""

import re
from pathlib import Path

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.urls import get_resolver

import juncta
from juncta.ui.components.values import icon

HOUSE = Path(juncta.__file__).parent
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(path.parents[len(path.relative_to(HOUSE).parts) - 3])) for path in TEMPLATES]


@pytest.fixture
def engine():
    return engines["django"].engine


def test_there_are_templates():
    assert "ui/page.html" in NAMES
    assert "404.html" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name, engine):
    assert engine.get_template(name)


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_it_needs_no_inline_style_and_no_inline_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert "<style" not in text
    assert not re.search(r"<[^>]*\son[a-z]+\s*=\s*[\"']", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or 'type="application/json"' in attributes


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_it_loads_nothing_from_elsewhere(path):
    assert not re.search(r"(?:src|<link[^>]*href)\s*=\s*[\"'](?:https?:)?//", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_its_icons_exist(path):
    for name in re.findall(r"{% icon [\"']([\w-]+)[\"']", path.read_text(encoding="utf-8")):
        assert icon(name).startswith("<svg")


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_it_links_only_to_pages_that_exist(path):
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert set(re.findall(r"{% url [\"']([\w-]+)[\"']", path.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize(
    "wrong",
    [
        '{% card tilte="A title" %}{% endcard %}',
        '{% action href="/" %}Go{% endaction %}',
        "{% fact %}no label{% endfact %}",
        '{% state "agreed" colour="red" %}{% endstate %}',
        '{% journey road size="big" %}',
    ],
)
def test_a_prop_that_a_component_does_not_know_is_an_error(wrong, engine):
    with pytest.raises(TemplateSyntaxError):
        engine.from_string("{% load juncta %}" + wrong)


@pytest.mark.parametrize(
    "wrong", ['{% action kind="loud" %}Go{% endaction %}', '{% notice "red" %}!{% endnotice %}', '{% state "fine" %}{% endstate %}']
)
def test_a_value_that_a_component_does_not_know_is_an_error(wrong, engine):
    with pytest.raises(ValueError, match=r"'(loud|red|fine)'"):
        engine.from_string("{% load juncta %}" + wrong).render(Context())

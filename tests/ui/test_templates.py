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


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in zip(NAMES, TEMPLATES, strict=True)}


def those(texts: dict[str, str], offend) -> dict[str, list[str]]:
    """The templates in which something offends, and what."""
    return {name: found for name, text in texts.items() if (found := list(offend(text)))}


def test_they_compile(engine):
    for name in NAMES:
        assert engine.get_template(name), name


def test_they_need_no_inline_style(texts):
    assert those(texts, lambda text: re.findall(r"<style\b|<[^>]*\sstyle\s*=", text)) == {}


def test_they_need_no_inline_script(texts):
    assert those(texts, lambda text: re.findall(r"<[^>]*\son[a-z]+\s*=\s*[\"']", text)) == {}
    scripts = {name: re.findall(r"<script\b([^>]*)>", text) for name, text in texts.items()}
    inline = [
        (name, each) for name, found in scripts.items() for each in found if "src=" not in each and 'type="application/json"' not in each
    ]
    assert inline == []


def test_they_load_nothing_from_elsewhere(texts):
    assert those(texts, lambda text: re.findall(r"(?:src|<link[^>]*href)\s*=\s*[\"'](?:https?:)?//", text)) == {}


def test_their_icons_exist(texts):
    for name in {name for text in texts.values() for name in re.findall(r"{% icon [\"']([\w-]+)[\"']", text)}:
        assert icon(name).startswith("<svg")


def test_they_link_only_to_pages_that_exist(texts):
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert those(texts, lambda text: set(re.findall(r"{% url [\"']([\w-]+)[\"']", text)) - known) == {}


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

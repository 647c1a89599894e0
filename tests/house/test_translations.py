"""Every sentence of the house in every language: complete, with the same values and tags, and up to date with the source."""

import ast
import re
from collections import Counter

import pytest
from babel.messages.pofile import read_po

from tests.house.source import modules, shown
from tools import messages

LANGUAGES = sorted(path.parent.parent.name for path in messages.LOCALE.glob("*/LC_MESSAGES/django.po"))
FIELD = re.compile(r"%\(\w+\)[sd]|\{\w*\}|&\w+;")
TAG = re.compile(r"</?[a-z][^>]*>")
BEFORE_A_SIGN = re.compile(r"(?<=\w) [:;!?»]|« ")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def catalog(language):
    with messages.place_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def pairs(catalog):
    """Each translation beside what it translates; of a plural each form beside the plural."""
    for message in catalog:
        if message.id and isinstance(message.id, str):
            yield message.id, message.string
        elif message.id:
            yield from ((message.id[-1], form) for form in message.string)


def test_there_is_french():
    assert "fr" in LANGUAGES


def test_the_file_is_what_the_source_says_now(language):
    assert messages.place_of(language).read_text() == messages.renewed(language), "run: python tools/messages.py"


def test_every_sentence_is_translated(catalog):
    assert not [source for source, said in pairs(catalog) if not said.strip()]


def test_no_translation_is_a_guess_or_left_over(catalog):
    assert not [message.id for message in catalog if message.id and message.fuzzy]
    assert not catalog.obsolete


def test_plurals_have_every_form(catalog):
    wrong = [m.id for m in catalog if m.id and not isinstance(m.id, str) and (len(m.string) != catalog.num_plurals or not all(m.string))]
    assert not wrong


def test_values_stay(catalog):
    """A singular may leave its number out in English; a translation of it may not name a value that nobody gives it."""
    wrong = [(source, said) for source, said in pairs(catalog) if Counter(FIELD.findall(source)) != Counter(FIELD.findall(said))]
    single = {(m.id[-1], m.string[0]) for m in catalog if m.id and not isinstance(m.id, str)}
    assert not [
        (source, said)
        for source, said in wrong
        if (source, said) not in single or not set(FIELD.findall(said)) <= set(FIELD.findall(source))
    ]


def test_tags_stay(catalog):
    assert not [(source, said) for source, said in pairs(catalog) if Counter(TAG.findall(source)) != Counter(TAG.findall(said))]


def test_white_space_at_the_ends_stays(catalog):
    def ends(text):
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert not [(source, said) for source, said in pairs(catalog) if ends(source) != ends(said)]


def test_french_is_set_as_french():
    said = [text for _, text in pairs(messages.translations("fr"))]
    assert not [text for text in said if BEFORE_A_SIGN.search(text)], "a no-break space stands before : ; ! ? and inside « »"
    assert not [text for text in said if re.search(r"\w'\w", TAG.sub("", text))], "the apostrophe is ’"
    assert not [text for text in said if re.search(r"[“”]", text)], "quotation marks are « »"


def test_the_header_says_nothing_of_when_and_where(language):
    header = messages.place_of(language).read_text().partition("\n\n")[0]
    assert not re.search(r"Date|Generated|Translator|\d{4}-\d\d", header)


def first_argument(node):
    """The sentence that a call marks for translation; None where it is another call."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"mark", "ngettext", "_"} and node.args:
        return node.func.id, node.args[0]
    return None


def test_no_sentence_hides_from_the_extraction():
    """`mark` and `ngettext` take literals; `_` may also translate a word that was marked elsewhere, but never one put together."""
    hidden = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            name, first = first_argument(node) or ("", None)
            if (name in {"mark", "ngettext"} and not isinstance(first, ast.Constant)) or isinstance(first, (ast.JoinedStr, ast.BinOp)):
                hidden.append(f"{shown(path)}:{node.lineno}")
    assert not hidden


def test_the_extraction_reads_code_and_templates(tmp_path):
    code = tmp_path / "one.py"
    code.write_text('x = _("One " "sentence.")\ny = mark("Another.")\n')
    page = tmp_path / "page.html"
    page.write_text('{% load i18n %}\n  {% if x %}\n {% fact _("Label") %}{% endif %}\n{% translate "Word" %} it\'s\n')
    found = [
        message
        for path in (code, page)
        for _, message, _, _ in messages.extract("python", messages.BytesIO(messages.readable(path)), keywords=messages.KEYWORDS)
    ]
    assert found == ["One sentence.", "Another.", "Label", "Word"]

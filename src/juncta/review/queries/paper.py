"""What was frozen, as lines on paper: everything that the panel sees on the page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.design.queries import Shown
from juncta.kernel.text import LangText
from juncta.review.queries.frozen import hands_of, outcomes_of, sections_of, standard_elements, talk_of


def sections(frozen: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Title by title, each with its lines: a label and a text; what says nothing is left out."""
    texts = [(_("Summary"), "summary"), (_("Need"), "need"), (_("For whom"), "audience"), (_("Challenge"), "challenge")]
    found = [finding for section in sections_of(frozen) for finding in section.findings]
    made = [
        {"title": _("The idea"), "rows": [{"label": label, "text": text(frozen[name])} for label, name in texts if frozen.get(name)]},
        {
            "title": _("European standard elements"),
            "rows": [{"label": each.name, "text": "; ".join(text(value) for value in each.values)} for each in standard_elements(frozen)],
        },
        {
            "title": _("Components"),
            "rows": [{"label": text(each["title"]), "text": f"{each['ects']} ECTS, {each['provider']}"} for each in frozen["components"]],
        },
        {
            "title": _("Learning outcomes"),
            "rows": [
                {"label": str(number), "text": _beside(text, more)} for number, (text, more) in enumerate(outcomes_of(frozen), start=1)
            ],
        },
        *_written_out(frozen),
        {
            "title": _("Who wrote it"),
            "rows": [{"label": _said(each["group"]), "text": _hand(each)} for each in hands_of(frozen)]
            + [{"label": _said(each["group"]), "text": _talk(each)} for each in talk_of(frozen)],
        },
        {
            "title": _("Documents"),
            "rows": [
                {
                    "label": f"{each['step']}: {each['name']}",
                    "text": f"{each['file']} ({_('Version')} {each['version']}), SHA-256 {each['digest']}",
                }
                for each in frozen.get("evidence", ())
            ],
        },
        {
            "title": _("Findings"),
            "rows": [{"label": each.code, "text": _(each.sentence).format(**each.values)} for each in found],
        },
        {
            "title": _("Exceptions"),
            "rows": [{"label": f"{each['code']}: {text(each['body'])}", "text": each["reasons"]} for each in frozen.get("exceptions", ())],
        },
    ]
    return [section for section in made if section["rows"]]


def _written_out(frozen: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every section that the team wrote, the business plan and the agreement among them: a line for each field, and for each row."""
    return [
        {"title": _(section.title), "rows": [line for each in section.shown for line in _lines(each)]}
        for section in sections_of(frozen)
        if section.key == "written"
    ]


def _lines(shown: Shown) -> list[dict[str, str]]:
    if not shown.rows:
        return [{"label": _(shown.name), "text": _cell(shown)}]
    return [
        {
            "label": f"{_(shown.name)}: {_said(row.name)}" if row.name else _(shown.name),
            "text": "; ".join(f"{_(cell.name)}: {_cell(cell)}" for cell in row.cells if cell.says),
        }
        for row in shown.rows
    ]


def _cell(shown: Shown) -> str:
    if shown.items:
        return ", ".join(_said(each) for each in shown.items)
    return f"{_said(shown.text)} {shown.unit}".strip()


def _said(value: Any) -> str:  # noqa: ANN401 - a marked word, or a text in several languages
    return (_(value) if value else "") if isinstance(value, str) else text(value)


def _beside(outcome: LangText, more: Mapping[str, Any]) -> str:
    told = [(_("Components"), more["components"]), (_("Skills"), more["skills"])]
    return "\n".join([text(outcome), *(f"{name}: {', '.join(text(each) for each in found)}" for name, found in told if found)])


def _hand(each: Mapping[str, Any]) -> str:
    said = _("{university}: {people} people, {versions} versions, {outcomes} learning outcomes")
    return said.format(**{**each, "university": text(each["university"])})


def _talk(each: Mapping[str, Any]) -> str:
    return _("{institution}: {comments} comments, {suggested} suggestions, {accepted} of them accepted").format(**each)


def text(value: Any) -> str:  # noqa: ANN401 - LangText, a dict of texts, or a word
    """It in the language that is active."""
    return value if isinstance(value, str) else LangText(value).best(get_language() or "en")[1]

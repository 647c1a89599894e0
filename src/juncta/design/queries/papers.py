"""The agreement as a paper: a PDF that screen readers can read (PDF/UA-1), and a DOCX in which lawyers can work."""

import io
import json
from importlib.resources import files
from typing import Any

import docx
import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx.oxml.ns import qn

from juncta.base import clock
from juncta.design.models import Design
from juncta.design.queries.agreement import ClauseLine, agreement_of
from juncta.kernel.text import LangText
from juncta.ui.components.library import word

UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # what neither format can hold


def _content(design: Design) -> dict[str, Any]:
    """Everything the paper says, as plain texts: they reach the typesetter as data and are never read as its language."""
    tag = get_language() or "en"
    return {
        "language": tag.split("-", maxsplit=1)[0],
        "title": _plain(LangText(design.title).best(tag)[1]) or "–",
        "kind": _("Cooperation agreement"),
        "alliance": _plain(LangText(design.alliance.name).best(tag)[1]),
        "made_on": _("As it stood on {date}").format(date=date_format(timezone.localtime(clock.now()).date(), "DATE_FORMAT")),
        "signed": _("Signed off by"),
        "clauses": [_clause(line, tag) for line in agreement_of(design)],
        "table": [_("Partner"), _("For the partner"), _("Date"), _("Version")],
    }


def _clause(line: ClauseLine, tag: str) -> dict[str, Any]:
    return {
        "name": f"{line.number}. {line.clause.name.best(tag)[1]}",
        "state": f"{word(line.state_name)}, {_('version {number}').format(number=line.version)}" if line.text else word(line.state_name),
        "paragraphs": [_plain(each) for each in line.text.splitlines() if each.strip()],
        "sign_offs": [
            [
                each.institution.short_name,
                _plain(each.who),
                date_format(timezone.localtime(each.at).date(), "DATE_FORMAT"),
                str(each.version),
            ]
            for each in line.sign_offs
            if each.state == "agreed" and each.at
        ],
    }


def _plain(text: str) -> str:
    return text.translate(UNSEEN)


def agreement_pdf(design: Design) -> bytes:
    """The agreement as PDF/UA-1."""
    template = files("juncta.design").joinpath("data/agreement.typ").read_bytes()
    made = typst.compile(template, sys_inputs={"data": json.dumps(_content(design))}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # noqa: S101 - one file, since it is a PDF
    return made


def agreement_docx(design: Design) -> bytes:
    """The agreement as a DOCX with real headings and tables, in the page's language."""
    content = _content(design)
    paper = docx.Document()
    paper.core_properties.title = f"{content['kind']}: {content['title']}"
    paper.core_properties.language = content["language"]
    paper.core_properties.author = content["alliance"]
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), content["language"])
    paper.add_heading(paper.core_properties.title, level=0)
    paper.add_paragraph(f"{content['alliance']}. {content['made_on']}.")
    for clause in content["clauses"]:
        paper.add_heading(clause["name"], level=1)
        paper.add_paragraph(clause["state"]).runs[0].italic = True
        for paragraph in clause["paragraphs"]:
            paper.add_paragraph(paragraph)
        if clause["sign_offs"]:
            _table(paper, [content["table"], *clause["sign_offs"]])
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _table(paper: Any, rows: list[list[str]]) -> None:  # noqa: ANN401 - python-docx publishes no types
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    header = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no name for a header row
    header.append(header.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))

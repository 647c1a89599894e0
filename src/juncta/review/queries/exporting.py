"""A dossier as a document: plain JSON with what this reader may read, an accessible PDF, and a university's own form."""

import csv
import io
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.kernel.canonical import canonical
from juncta.review.facts import MARK_NAMES, Mark, Outcome, Verdict
from juncta.review.queries import paper
from juncta.review.queries.dossiers import Seat, partners_of, seats_of
from juncta.review.queries.due import conditions_of
from juncta.review.queries.frozen import standard_elements
from juncta.review.queries.standards import against_standards

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.kernel.actor import Actor
    from juncta.review.models import Dossier

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would run


def document(dossier: "Dossier", actor: "Actor") -> dict[str, Any]:
    """Everything of a dossier that the reader may read, as plain JSON: what was frozen, with its digest, and what was said of it."""
    return {
        "design": str(dossier.design_id),
        "version": dossier.version,
        "outcome": dossier.outcome,
        "opened_at": dossier.opened_at.isoformat(),
        "digest": dossier.digest,
        "frozen": dossier.snapshot,
        "changes": dossier.changes,
        "panel": [_plain_seat(seat) for seat in seats_of(dossier, actor)],
        "approvals": [
            {
                "institution": each.institution.slug,
                "decision": each.decision,
                "deciding_body": each.deciding_body,
                "decided_on": each.decided_on.isoformat(),
                "reference": each.reference,
                "valid_until": each.valid_until.isoformat() if each.valid_until else None,
                "reasons": each.reasons,
                "unchanged": each.carried_from_id is not None,
            }
            for each in dossier.approvals.all()
        ],
        "conditions": [
            {
                "text": each.condition.text,
                "standard": each.condition.standard,
                "before_publication": each.condition.before_publication,
                "due_on": each.condition.due_on.isoformat() if each.condition.due_on else None,
                "met": not each.is_open,
            }
            for each in conditions_of(dossier, actor)
        ],
        "objections": [
            {"institution": each.institution.slug, "reasons": each.reasons, "ended": each.ended, "answer": each.answer}
            for each in dossier.objections.all()
        ],
    }


def _plain_seat(seat: Seat) -> dict[str, Any]:
    return {
        "seat": seat.key,
        "name": seat.name.plain(),
        "has_spoken": seat.has_spoken,
        "voices": [
            {
                "verdict": voice.verdict,
                "reasons": voice.reasons,
                "because": voice.because,
                "judgements": [
                    {"standards": each.standards, "standard": each.standard, "mark": each.mark, "reasons": each.reasons}
                    for each in voice.judgements.all()
                ],
            }
            for voice in (seat.voice, seat.second)
            if voice
        ],
    }


def document_bytes(dossier: "Dossier", actor: "Actor") -> bytes:
    """The same as canonical bytes."""
    return canonical(document(dossier, actor))


def printed(dossier: "Dossier", actor: "Actor") -> bytes:
    """The dossier as a tagged PDF (made by the rules of PDF/UA-1), in the page's language."""
    seats, tag = seats_of(dossier, actor), get_language() or "en"
    return _set(
        "dossier.typ",
        {
            "lang": tag.split("-", maxsplit=1)[0],
            "title": _("Dossier: {title}").format(title=paper.text(dossier.snapshot["title"])),
            "version": str(dossier.version),
            "opened_on": timezone.localdate(dossier.opened_at).isoformat(),
            "outcome": _outcome(dossier),
            "digest": dossier.digest,
            "words": _words(),
            "sections": paper.sections(dossier.snapshot),
            "standards": [
                {
                    "title": f"{each.code} {paper.text(each.name)}",
                    "team": each.team,
                    "said": [
                        {"who": paper.text(said.seat.name), "mark": _(MARK_NAMES[Mark(said.judgement.mark)]), "why": said.judgement.reasons}
                        for said in each.said
                    ],
                }
                for each in against_standards(dossier, seats)
            ],
            "voices": [_printed_seat(seat) for seat in seats],
            "approvals": [_printed_partner(each) for each in partners_of(dossier, actor)],
            "conditions": [
                {
                    "text": each.condition.text,
                    "state": _("met") if not each.is_open else _("still open"),
                    "until": each.condition.due_on.isoformat() if each.condition.due_on else _("before publication"),
                }
                for each in conditions_of(dossier, actor)
            ],
        },
    )


def _printed_seat(seat: Seat) -> dict[str, str]:
    said = seat.standing
    says = _("has not spoken yet") if not seat.has_spoken else _("has spoken") if said is None else ""
    if said:
        says = _("returned it") if said.verdict == Verdict.RETURN else _("approves")
    return {"who": paper.text(seat.name), "says": says, "reasons": said.reasons if said else ""}


def _printed_partner(partner: Any) -> dict[str, str]:  # noqa: ANN401 - a Partner
    given = partner.approval
    return {
        "university": paper.text(partner.institution.name),
        "body": given.deciding_body if given else "–",
        "on": given.decided_on.isoformat() if given else "–",
        "decision": (_("approved") if given.decision == "approved" else _("returned it")) if given else _("has not decided yet"),
    }


def _words() -> dict[str, str]:
    return {
        "version": _("Version"),
        "submitted": _("submitted"),
        "standards": _("Standard by standard"),
        "team": _("The team says"),
        "panel": _("What the panel says"),
        "approvals": _("What the universities decide"),
        "university": _("University"),
        "body": _("Decided by"),
        "on": _("On"),
        "decision": _("Decision"),
        "conditions": _("Conditions"),
        "integrity": _("Integrity"),
        "digest": _("SHA-256 of the canonical content"),
    }


def _outcome(dossier: "Dossier") -> str:
    return {
        Outcome.OPEN: _("the panel is judging"),
        Outcome.DISCUSSING: _("the panel is discussing"),
        Outcome.APPROVING: _("the universities are deciding"),
        Outcome.APPROVED: _("approved by all"),
        Outcome.RETURNED: _("returned to the team"),
    }[Outcome(dossier.outcome)]


def _set(template: str, data: dict[str, Any]) -> bytes:
    """Set a document: the template is ours, what people wrote goes in as data that Typst reads as JSON and never as its own language."""
    source = files("juncta.review").joinpath(f"data/{template}").read_bytes()
    made: bytes = typst.compile(source, format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"])
    return made


@cache
def _forms() -> dict[str, Any]:
    return tomllib.loads(files("juncta.review").joinpath("data/local-forms.toml").read_text(encoding="utf-8"))


def local_rows(dossier: "Dossier", institution: "Institution") -> list[tuple[str, str, str]]:
    """The facts of a dossier in a university's own order and words: key, label, text."""
    own = _forms()["institutions"].get(institution.slug, {})
    labels = _labels() | {key: paper.text(value) for key, value in own.get("labels", {}).items()}
    said = _facts(dossier)
    return [(key, labels[key], said[key]) for key in own.get("order", _forms()["default"]["order"])]


def _labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "awarding": _("Awarded by"),
        "partners": _("Partners"),
        "coordinating": _("Coordinates"),
        "ects": _("Workload"),
        "level": _("Level"),
        "languages": _("Languages of teaching"),
        "outcomes": _("Learning outcomes"),
        "components": _("Components"),
        "assessment": _("Type of assessment"),
        "supervision": _("Supervision and identity check"),
        "participation": _("Form of participation"),
        "quality": _("Quality assurance"),
        "prerequisites": _("Prerequisites"),
        "audience": _("For whom"),
        "need": _("Need"),
        "panel": _("Judged for the alliance by"),
        "digest": _("SHA-256 of the canonical content"),
    }


def _facts(dossier: "Dossier") -> dict[str, str]:
    frozen = dossier.snapshot
    names = {each["slug"]: paper.text(each["name"]) for each in frozen["institutions"]}
    elements = {each.number or each.name: "; ".join(paper.text(value) for value in each.values) for each in standard_elements(frozen)}
    return {
        "title": paper.text(frozen["title"]),
        "awarding": "; ".join(names[slug] for slug in frozen["awarding"] if slug in names),
        "partners": "; ".join(f"{names[each['slug']]} ({each['country']})" for each in frozen["institutions"]),
        "coordinating": names.get(frozen["coordinating"], ""),
        "ects": elements["7"],
        "level": elements["8"],
        "languages": elements.get(_("Languages of teaching"), ""),
        "outcomes": "\n".join(f"{number}. {paper.text(text)}" for number, text in enumerate(frozen["outcomes"], start=1)),
        "components": "\n".join(
            f"{paper.text(each['title'])} ({each['ects']} ECTS, {names.get(each['provider'], each['provider'])})"
            for each in frozen["components"]
        ),
        "assessment": elements["9"],
        "supervision": elements.get(_("Supervision and identity check"), ""),
        "participation": elements["10"],
        "quality": elements["11"],
        "prerequisites": elements.get(_("Prerequisites"), ""),
        "audience": paper.text(frozen["audience"]),
        "need": paper.text(frozen["need"]),
        "panel": "; ".join(str(seat) for seat in dossier.panel_seats.all()),
        "digest": dossier.digest,
    }


def local_pdf(dossier: "Dossier", institution: "Institution") -> bytes:
    """A university's own form, filled, as a tagged PDF."""
    return _set(
        "local-form.typ",
        {
            "lang": (get_language() or "en").split("-", maxsplit=1)[0],
            "title": _("{title}: for the board of {institution}").format(
                title=paper.text(dossier.snapshot["title"]), institution=paper.text(institution.name)
            ),
            "note": _("Filled from the dossier of version {version}.").format(version=dossier.version),
            "item": _("Item"),
            "answer": _("Answer"),
            "rows": [{"label": label, "text": text} for _key, label, text in local_rows(dossier, institution)],
        },
    )


def local_csv(dossier: "Dossier", institution: "Institution") -> str:
    """The same as a table, in which no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Item"), _("Answer")])
    writer.writerows([safe_cell(label), safe_cell(text)] for _key, label, text in local_rows(dossier, institution))
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(FORMULA) else text


def local_json(dossier: "Dossier", institution: "Institution") -> bytes:
    """The same as plain JSON."""
    rows = [{"key": key, "label": label, "text": text} for key, label, text in local_rows(dossier, institution)]
    return canonical({"institution": institution.slug, "version": dossier.version, "digest": dossier.digest, "form": rows})

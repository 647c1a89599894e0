"""A badge as a person reads it: every signed fact under its European name, and the whole document below."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.credentials.engine.achievement import SKILLS
from juncta.design.facts import ASSESSMENT_TYPES, PARTICIPATION_FORMS, QUALITY_ASSURANCE_TYPES, STACKABILITY, SUPERVISION_FORMS
from juncta.kernel.text import LangText
from juncta.review import queries as review

HIDDEN = "…"
MOST = 200  # values per row of a foreign badge


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose it is and what, labelled rows, and the document as indented JSON."""

    about: str
    rows: list[tuple[str, list[str]]]
    pretty: str


def read(badge: bytes, *, shows_holder: bool = True) -> Reading | None:
    """Whatever can be read; None for what is no JSON object. Never raises, since the badge may be anybody's."""
    try:
        document = json.loads(badge)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    if not shows_holder:
        document = _without_holder(document)
    rows = [(label, texts[:MOST]) for label, found in _rows(document) if (texts := [text for text in found if text])]
    shown = dict(rows)
    about = " · ".join(text for label in (_("Learner"), _("Title"), _("Workload")) for text in shown.get(label, [])[:1] if text != HIDDEN)
    return Reading(about=about, rows=rows, pretty=_pretty(document))


def _pretty(document: dict[str, Any]) -> str:
    try:
        return _clean(json.dumps(document, indent=2, ensure_ascii=False)[:200_000])
    except RecursionError:
        return HIDDEN


def _clean(text: str) -> str:
    """The text as it can be shown: JSON may hold half a character, a page may not."""
    return text.encode(errors="replace").decode()


def _without_holder(document: dict[str, Any]) -> dict[str, Any]:
    subject = document.get("credentialSubject")
    if not isinstance(subject, dict):
        return document
    masked = [{**each, "identityHash": HIDDEN} for each in _list(subject.get("identifier")) if isinstance(each, dict)]
    return {**document, "credentialSubject": {**subject, "identifier": masked}}


def _rows(document: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    subject = _map(document.get("credentialSubject"))
    achievement = _map(subject.get("achievement"))
    bodies = [_map(each) for each in _list(achievement.get("awardingBody"))]
    names = {_text(body.get("id")): _text(body.get("name")) for body in bodies}
    yield _("Learner"), [_text(_map(each).get("identityHash")) for each in _list(subject.get("identifier"))]
    yield _("Title"), [_text(achievement.get("title") or achievement.get("name"))]
    yield _("Countries of the awarding bodies"), sorted({_country(_map(body.get("address")).get("addressCountryCode")) for body in bodies})
    yield _("Awarding bodies"), [f"{_text(body.get('name'))} ({_text(body.get('id'))})" for body in bodies]
    yield _("On behalf of"), [_text(_map(each).get("onBehalfOf")) for each in _list(document.get("termsOfUse"))]
    yield _("Date of issuing"), [_moment(document.get("validFrom"))]
    yield _("Awarded"), [_moment(document.get("awardedDate"))]
    yield _("Number"), [_text(subject.get("licenseNumber"))]
    yield _("Learning outcomes"), [_text(_map(each).get("statement")) for each in _list(achievement.get("learningOutcome"))]
    yield _("Workload"), [f"{_text(achievement.get('ects') or achievement.get('creditsAvailable'))} ECTS"] if achievement else []
    aligned = [_map(each) for each in _list(achievement.get("alignment"))]
    yield _("Level"), [_text(each.get("targetName")) for each in aligned if each.get("targetFramework") != SKILLS]
    yield _("Skills (ESCO)"), [_text(each.get("targetName")) for each in aligned if each.get("targetFramework") == SKILLS]
    yield _("Type of assessment"), [_code(ASSESSMENT_TYPES, achievement.get("assessmentType"))]
    yield _("Form of participation"), [_code(PARTICIPATION_FORMS, achievement.get("participationForm"))]
    yield _("Type of quality assurance"), [_code(QUALITY_ASSURANCE_TYPES, achievement.get("qualityAssuranceType"))]
    yield _("Supervision and identity"), [_code(SUPERVISION_FORMS, achievement.get("supervision"))]
    yield _("Grade"), [_text(_map(each).get("value")) for each in _list(subject.get("result"))]
    yield _("Stackability"), [_code(STACKABILITY, achievement.get("stackability"))]
    yield _("Prerequisites"), [_text(achievement.get("prerequisites"))]
    yield _("Components"), [_component(_map(each)) for each in _list(achievement.get("component"))]
    yield _("Issued under"), [_text(_map(document.get("issuer")).get("name")), _text(_map(document.get("issuer")).get("id"))]
    yield _("Edition"), [_text(achievement.get("id"))]
    yield (
        _("Must be signed by"),
        [
            names.get(_text(ror), _text(ror))
            for each in _list(document.get("termsOfUse"))
            for ror in _list(_map(each).get("requiredSigner"))
        ],
    )


def _country(value: object) -> str:
    return review.country(_text(value)) if value else ""


def _moment(value: object) -> str:
    """A moment as people say it; as it stands in the document where it is no moment."""
    said = _text(value)
    try:
        moment = parse_datetime(said)
    except ValueError:
        return said
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment and timezone.is_aware(moment) else said


def _component(component: Mapping[str, Any]) -> str:
    return f"{_text(component.get('title'))} · {_text(component.get('ects'))} ECTS" if component else ""


def _code(names: Mapping[str, str], value: object) -> str:
    code = _text(value)
    return _(names[code]) if code in names else code


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    if isinstance(value, dict):
        words = {str(tag): text for tag, text in value.items() if isinstance(text, str)}
        return _clean(LangText(words).best(get_language() or "en")[1])
    return "" if value is None or isinstance(value, list) else _clean(str(value))

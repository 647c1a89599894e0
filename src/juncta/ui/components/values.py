"""Filters and small tags that show one value as people say it."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import lucide as icons
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from juncta.base import clock
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding, Refusal
from juncta.kernel.text import LangText
from juncta.kernel.words import Several, Tongues
from juncta.ui.components.library import NOTHING, glyph, hue, plain, register, shown, state_word, word
from juncta.ui.texts import name_of


@register.filter
def lang(value: Any) -> SafeString:  # noqa: ANN401 - LangText, dict or str
    """A text in the page's language, marked with its own where it differs."""
    return shown(value)


@register.filter(name="plain")
def plain_text(value: Any) -> str:  # noqa: ANN401 - LangText, dict or str
    """A text in the page's language without any mark, for attributes."""
    return plain(value)


@register.filter
def translated(value: Any, field: str = "sentence") -> str:  # noqa: ANN401 - a sentence, a Finding or a Refusal
    """A sentence from a pure shelf in the page's language; of a finding or refusal its sentence, or `field`, with its values filled in."""
    if isinstance(value, (Finding, Refusal)):
        sentence = word(getattr(value, field))
        values = getattr(value, "values", None)
        return sentence.format(**{key: filled(each) for key, each in values.items()}) if values else sentence
    return word(value)


def filled(value: object) -> str:
    """A value inside a sentence; several of them with commas between."""
    if isinstance(value, Several):
        return ", ".join(word(each) for each in value)
    if isinstance(value, Tongues):
        return ", ".join(map(name_of, value))
    if isinstance(value, (tuple, list)):
        return ", ".join(map(filled, value))
    return plain(value) if isinstance(value, LangText) else word(value) if isinstance(value, str) else str(value)


@register.filter
def said(value: Any) -> SafeString:  # noqa: ANN401 - LangText, or an English word marked in a pure shelf
    """A word from a pure shelf, translated, or a text in several languages, in the page's."""
    return shown(word(value)) if isinstance(value, str) else shown(value)


@register.filter
def language(tag: str) -> str:
    """A language under its own name, by its tag."""
    return name_of(tag) if tag else ""


@register.filter(name="hue")
def hue_class(value: Any) -> str:  # noqa: ANN401 - an institution or its number
    """The class of a partner's hue."""
    return hue(value)


@register.simple_tag
def station_glyph(state: str) -> SafeString:
    """The shape of a station, speaking for itself."""
    return glyph(state, state_word(state)) if state_word(state) else glyph(state)


@register.filter
def ects(value: Any) -> str:  # noqa: ANN401 - Ects, Decimal, str, int or None
    """A number of credits with its unit, never broken over two lines."""
    if value is None or value == "":
        return _("size not set")
    if isinstance(value, float):
        value = str(Decimal(str(value)))
    return f"{Ects(value)}\N{NO-BREAK SPACE}ECTS"


@register.simple_tag
def when(value: date | datetime | None) -> SafeString:
    """A moment as people say it; the exact one on hover, and for screen readers where the words leave it open."""
    if value is None:
        return NOTHING
    moment = timezone.localtime(value) if isinstance(value, datetime) else None
    day = moment.date() if moment else value
    exact = date_format(day, pgettext("date", "j F Y"))
    time = f", {moment:%H:%M}" if moment else ""
    today = timezone.localtime(clock.now()).date()
    close = {today: _("today"), today - timedelta(days=1): _("yesterday"), today + timedelta(days=1): _("tomorrow")}
    stamp = (moment or day).isoformat()
    if day in close:
        said = f"{close[day]}{time}"
        return format_html(
            '<time datetime="{}" title="{}"><span aria-hidden="true">{}</span><span class="unseen">{}</span></time>',
            stamp,
            exact + time,
            said,
            exact + time,
        )
    said = date_format(day, pgettext("date", "j F")) if day.year == today.year else exact
    return format_html('<time datetime="{}" title="{}">{}</time>', stamp, exact + time, said)


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """A lucide icon beside a word; it says nothing to a screen reader."""
    drawn = icons._render_icon(name + "", size, **{"class": "icon", "aria_hidden": "true"})  # noqa: SLF001 - the package's own tag does the same
    return SafeString(drawn)


@register.simple_tag
def crumb(label: Any, url: str = "") -> SafeString:  # noqa: ANN401 - str or LangText
    """One step of the way back up; without an address it is where we are."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, shown(label))
    return format_html('<li aria-current="page">{}</li>', shown(label))


@register.simple_tag(name="glyph")
def glyph_tag(name: str) -> SafeString:
    """A state's shape beside its word."""
    return glyph(name)

"""The one template library into which every component registers itself."""

from typing import Any
from uuid import uuid4

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText
from juncta.ui.pictures import HUES

register = Library()
NOTHING = SafeString("")


def shown(value: Any) -> SafeString:  # noqa: ANN401 - texts come as str, lazy str, LangText or dict
    """A text for the page: a `LangText` in the page's language, marked where it had to be another."""
    if value is None:
        return NOTHING
    if isinstance(value, dict):
        value = LangText(value)
    if not isinstance(value, LangText):
        return conditional_escape(value)
    page = get_language() or "en"
    tag, text = value.best(page)
    if not tag or tag.split("-")[0] == page.split("-")[0]:
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', tag, text)


def plain(value: Any) -> str:  # noqa: ANN401 - as above
    """The same as bare text, for titles and descriptions."""
    if isinstance(value, dict):
        value = LangText(value)
    return value.best(get_language() or "en")[1] if isinstance(value, LangText) else str(value or "")


def word(value: Any) -> str:  # noqa: ANN401 - as above
    """A bare text that may come from a pure shelf: translated if it was marked there."""
    return gettext(value) if type(value) is str and value else plain(value)


def fresh_id(stem: str) -> str:
    """An id that no other element of the page has."""
    return f"{stem}-{uuid4().hex[:8]}"


def reason(refusal: Refusal, element_id: str) -> SafeString:
    """Why a button is closed, in the words of the permit."""
    return format_html(
        '<p class="reason" id="{}">{}<span>{}{}{} <span class="code">{}</span></span></p>',
        element_id,
        glyph("lock"),
        word(refusal.sentence),
        " " if refusal.way_out else "",
        word(refusal.way_out),
        refusal.code,
    )


_GLYPHS = {
    "agreed": '<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.8 8.3l2.2 2.2 4.3-4.6" class="on"/>',
    "signed": '<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.8 8.3l2.2 2.2 4.3-4.6" class="on"/>',
    "waiting": '<circle cx="8" cy="8" r="6" class="line"/>',
    "here": '<circle cx="8" cy="8" r="6" class="line"/><path d="M8 2a6 6 0 0 1 0 12z" class="fill"/>',
    "returned": '<path d="M8 2.2L14.2 13.4H1.8z" class="line"/>',
    "blocked": '<rect x="2" y="2" width="12" height="12" rx="1.5" class="fill"/><path d="M5 8h6" class="on"/>',
    "unknown": '<circle cx="8" cy="8" r="6.3" class="line dashed"/>'
    '<path d="M6.4 6.6a1.7 1.7 0 1 1 2.4 1.5q-.8.4-.8 1.2" class="line thin"/><circle cx="8" cy="11.2" r=".8" class="fill"/>',
    "missing": '<path d="M11.9 3.4a6 6 0 1 0 0 9.2" class="line"/><circle cx="14" cy="8" r="1.1" class="fill"/>',
    "road": '<circle cx="8" cy="8" r="6" class="line"/><circle cx="8" cy="8" r="2.2" class="fill"/>',
    "lock": '<rect x="3" y="7" width="10" height="7" rx="1.5" class="fill"/><path d="M5 7V5a3 3 0 0 1 6 0v2" class="line"/>',
    "info": '<circle cx="8" cy="8" r="6.5" class="line"/><path d="M8 7.2v4" class="line"/><circle cx="8" cy="4.8" r="1" class="fill"/>',
    "good": '<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.8 8.3l2.2 2.2 4.3-4.6" class="on"/>',
    "warn": '<path d="M8 1.8L14.6 13.8H1.4z" class="line"/><path d="M8 6v4" class="line"/><circle cx="8" cy="11.9" r=".9" class="fill"/>',
}
_GLYPHS["done"] = _GLYPHS["agreed"]


def glyph(name: str, label: str = "") -> SafeString:
    """A state's shape, 16 by 16; with `label` it speaks for itself, without it stands beside its word."""
    if name not in _GLYPHS:
        message = f"there is no glyph {name!r}; there are {', '.join(sorted(_GLYPHS))}"
        raise ValueError(message)
    shape = SafeString(_GLYPHS[name])
    if label:
        return format_html('<svg class="glyph {}" viewBox="0 0 16 16" role="img"><title>{}</title>{}</svg>', name, label, shape)
    return format_html('<svg class="glyph {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', name, shape)


def state_word(name: str) -> str:
    """The word that goes with a glyph."""
    words = {
        "agreed": gettext("agreed"),
        "done": gettext("done"),
        "signed": gettext("signed"),
        "here": gettext("now"),
        "waiting": gettext("waiting"),
        "returned": gettext("returned"),
        "blocked": gettext("blocked"),
        "unknown": gettext("unknown"),
        "missing": gettext("missing"),
    }
    return words.get(name, "")


def hue(tile: Any) -> str:  # noqa: ANN401 - an institution or its number
    """The class of a partner's hue."""
    number = getattr(tile, "tile", tile)
    return f"hue-{int(number or 0) % HUES}"

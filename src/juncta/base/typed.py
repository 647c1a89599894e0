"""What somebody had typed when their session ended: kept in their new session until they have signed in, for an hour, text only."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from juncta.base import clock

KEY = "unsaved"
HOUR = 3600  # seconds
MOST = 200_000  # characters
NEVER = ("csrfmiddlewaretoken", "password")


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts by the names of their fields, and the page they were typed on."""

    page: str
    texts: list[tuple[str, str]]


def keep(request: HttpRequest) -> bool:
    """Keep what was sent, if it says anything; whether something is kept."""
    texts = [(name, text) for name, values in request.POST.lists() if not name.startswith(NEVER) for text in values if _says(text)]
    if not texts or sum(len(text) for _name, text in texts) > MOST:
        return False
    request.session[KEY] = {"page": _page(request), "texts": texts, "at": clock.now().timestamp()}
    return True


def kept(request: HttpRequest) -> Typed | None:
    """What was kept less than an hour ago."""
    found: Any = request.session.get(KEY)
    if not found or clock.now().timestamp() - found["at"] > HOUR:
        return None
    return Typed(found["page"], [(name, text) for name, text in found["texts"]])


def forget(request: HttpRequest) -> None:
    """Drop it."""
    request.session.pop(KEY, None)


def _says(text: str) -> bool:
    """Whether it is a text that can be kept; a database takes no NUL."""
    return bool(text.strip()) and "\0" not in text


def _page(request: HttpRequest) -> str:
    """The page with the form: where the browser says it came from, if that is ours; else where it was sent."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and came.path else request.path

"""Walking through the house by its links: which pages are offered to whom, how they answer, and one specimen of every kind."""

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from django.urls import Resolver404, resolve

LEFT_OUT = ("/static/", "/demo/", "/account/logout/")
OF_ONE_KIND = 2  # pages of the same kind that one person opens
OK = 200


class Links(HTMLParser):
    """Where a page leads: its links, and its forms that only ask."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.form: tuple[str, dict[str, str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in has:
            self.found.append(has["href"])
        elif tag == "form":
            self.form = (has.get("action", ""), {}) if has.get("method", "get").lower() == "get" else None
        elif tag == "input" and self.form and "name" in has and (has.get("type") != "checkbox" or "checked" in has):
            self.form[1][has["name"]] = has.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form:
            place, fields = self.form
            self.found.append(f"{place}?{urlencode(fields)}")
            self.form = None


@dataclass
class Specimen:
    """The richest page of its kind: where, and as whom it was seen."""

    kind: str
    path: str
    key: str
    size: int


@dataclass
class Walker:
    """Somebody who follows every link; `key` names one of the cast, or is empty for a visitor."""

    address: str
    key: str
    answers: dict[str, int] = field(default_factory=dict)
    offered_on: dict[str, str] = field(default_factory=dict)
    specimens: dict[str, Specimen] = field(default_factory=dict)
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        if self.key:
            page = self.web.open(f"{self.address}/demo/cast/").read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            assert token
            self.web.open(f"{self.address}/demo/cast/{self.key}/", urlencode({"csrfmiddlewaretoken": token[1]}).encode())

    def walk(self) -> "Walker":
        """Open everything that is offered, from the front page and the desk on."""
        waiting, seen, kinds = deque(["/", "/desk/"] if self.key else ["/"]), set(), Counter[str]()
        while waiting:
            path = waiting.popleft()
            kind = kind_of(path)
            if path in seen or kind is None or kinds[kind] >= OF_ONE_KIND:
                continue
            seen.add(path)
            kinds[kind] += 1
            for link in self._open(path, kind):
                self.offered_on.setdefault(link, path)
                waiting.append(link)
        return self

    def _open(self, path: str, kind: str) -> list[str]:
        try:
            with self.web.open(f"{self.address}{path}", timeout=60) as answer:
                self.answers[path] = answer.status
                is_page = answer.headers.get_content_type() == "text/html"
                body, at = answer.read().decode() if is_page else "", answer.url.removeprefix(self.address)
        except urllib.error.HTTPError as error:
            self.answers[path] = error.code
            return []
        if not is_page:
            return []
        if kind_of(at) == kind and len(body) > (self.specimens[kind].size if kind in self.specimens else 0):
            self.specimens[kind] = Specimen(kind, path, self.key, len(body))
        links = Links()
        links.feed(body)
        whole = [urldefrag(urljoin(f"{self.address}{at}", link)).url for link in links.found if not link.startswith("mailto:")]
        return [link.removeprefix(self.address) for link in whole if urlsplit(link).netloc == urlsplit(self.address).netloc]

    @property
    def kinds(self) -> set[str]:
        """The kinds of places this walker has seen."""
        return {kind for path in self.answers if (kind := kind_of(path))}

    def asks(self, path: str) -> int:
        """How the house answers there, without walking on."""
        self._open(path, "")
        return self.answers[path]

    @property
    def faults(self) -> list[str]:
        """Links that do not lead to a page."""
        return [
            f"{self.key or 'visitor'}: {path} answers {status}, offered on {self.offered_on.get(path)}"
            for path, status in self.answers.items()
            if status != OK
        ]


def kind_of(path: str) -> str | None:
    """The name or route of the address; None for places that are left out, and for unknown ones an empty kind of their own."""
    plain = urlsplit(path).path or "/"
    if plain.startswith(LEFT_OUT):
        return None
    try:
        found = resolve(plain)
    except Resolver404:
        return f"unknown {plain}"
    return found.url_name or found.route

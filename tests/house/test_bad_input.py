"""Every form that a page shows takes whatever is typed into it: with an answer, never an error, and never as markup."""

from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.house.test_addresses import ALL, GUARDED, address, found, story, things  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHO = ["academic", "designer", "student", "chair", "office", "qa", "approver-krakow", "learner", "recognition-leuven"]
EVIL = "<script>alert(1)</script>"
TYPED = {
    "script": EVIL,
    "formula": '=HYPERLINK("http://elsewhere.example")',
    "nul": "A\0B",
    "two megabytes": "x" * 2_000_000,
    "right to left": "\u202eevil\u202c" * 20,
    "a huge number": "9" * 5000,
    "a negative": "-1",
}
FILES = {"nothing": b"", "no archive": b"PK\x03\x04" + b"\xff" * 400, "text": b"<html><script>alert(1)</script>"}
WRITES = {"text", "search", "number", "date", "email", "url", ""}


class Forms(HTMLParser):
    """The forms of a page that are sent by POST: where to, and their fields by name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, tuple[str, str]]]] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = known.get("method", "").lower() == "post"
            if self._open:
                self.forms.append((known.get("action", ""), {}))
        elif self._open and tag in {"input", "textarea", "select", "button"} and known.get("name"):
            self.forms[-1][1].setdefault(known["name"], (known.get("type", "") if tag == "input" else tag, known.get("value", "")))

    def handle_endtag(self, tag):
        self._open = self._open and tag != "form"


def forms_for(client, things):  # noqa: F811
    """Every form that this person is shown, once per place and set of fields."""
    seen = {}
    for name in GUARDED:
        path = address(name, things)
        answer = client.get(path)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            for action, fields in Forms(answer.content.decode()).forms:
                if "logout" not in action and "setlang" not in action:
                    seen.setdefault((action or name, tuple(sorted(fields))), (action or path, fields))
    return list(seen.values())


def sent(client, path, data):
    """The answer, and everything that it did taken back."""
    with transaction.atomic():
        answer = client.post(path, data)
        transaction.set_rollback(True)
    return answer


@pytest.fixture
def person(request, story, things):  # noqa: F811
    del things
    client = Client(raise_request_exception=False)
    client.force_login(story.person(request.param).account)
    return client


@pytest.mark.parametrize("person", WHO, indirect=True)
def test_no_form_breaks_whatever_is_typed(person, things):  # noqa: F811
    shown, faults = forms_for(person, things), []
    assert shown
    for path, fields in shown:
        texts = [name for name, (kind, _value) in fields.items() if kind in WRITES or kind == "textarea"]
        files = [name for name, (kind, _value) in fields.items() if kind == "file"]
        rest = {name: value for name, (kind, value) in fields.items() if kind not in {"file", "textarea"} and value}
        for what, text in TYPED.items() if texts else ():
            answer = sent(person, path, rest | dict.fromkeys(texts if what != "two megabytes" else texts[:1], text))
            if answer.status_code >= 500 or (EVIL in text and EVIL in answer.content.decode(errors="replace")):
                faults.append(f"{path}: {what}: {answer.status_code}")
        for what, content in FILES.items() if files else ():
            upload = {name: SimpleUploadedFile("draft.xlsx", content) for name in files}
            answer = sent(person, path, rest | dict.fromkeys(texts, "A.") | upload)
            if answer.status_code >= 500:
                faults.append(f"{path}: file, {what}: {answer.status_code}")
    assert faults == []

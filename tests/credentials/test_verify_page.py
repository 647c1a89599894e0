"""The page where anybody drops a file: always a verdict, never a broken page, whatever the file is."""

import json
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from juncta.credentials.views import reading
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


def drop(client, content, name="badge.json"):
    return client.post("/verify/", {"badge": SimpleUploadedFile(name, content)})


def verdict(answer):
    assert answer.status_code == 200
    text = answer.content.decode()
    return text.partition("<h1>")[2].partition("</h1>")[0]


@pytest.fixture
def badge(story):
    run_jobs()
    return json.loads(bytes(story.credential.badge))


def test_the_empty_page(client, story):
    page = client.get("/verify/")
    assert page.status_code == 200
    assert 'type="file"' in page.content.decode()


def test_a_good_badge_is_valid_and_shows_what_was_signed(story, client, badge):
    answer = drop(client, bytes(story.credential.badge))
    assert verdict(answer) == "Valid"
    text = answer.content.decode()
    for word in ("Learner Leuven", story.award.number, "10 ECTS", story.institution("helsinki").ror_uri, "Learning outcomes"):
        assert word in text, word
    assert answer["Cache-Control"] == "no-store"


def test_one_changed_letter_is_invalid(story, client, badge):
    assert verdict(drop(client, bytes(story.credential.badge).replace(b"Leuven", b"Leuver"))) == "Invalid"


def test_a_missing_university_is_incomplete(story, client, badge):
    gone = story.institution("bologna").ror_uri
    mine = {each["publicKeyMultibase"] for each in json.loads(client.get("/trust-list.json").content)["keys"] if each["controller"] == gone}
    badge["proof"] = [each for each in badge["proof"] if each["verificationMethod"].partition("#")[2] not in mine]
    assert len(badge["proof"]) == 4
    answer = drop(client, json.dumps(badge).encode())
    assert verdict(answer) == "Incomplete"
    assert "missing" in answer.content.decode()


HOSTILE = {
    "empty": b"",
    "one space": b" ",
    "binary": bytes(range(256)) * 20,
    "no JSON": b"<html>hello</html>",
    "a number": b"7",
    "null": b"null",
    "a list": b"[]",
    "an empty object": b"{}",
    "utf-16": '{"a": "é"}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "nul": b'{"name": "\\u0000"}',
    "half a pair": b'{"name": "\\ud800", "credentialSubject": {"achievement": {"name": "\\udfff"}}}',
    "half a pair as key": b'{"\\ud800": 1}',
    "not a number": b'{"a": NaN, "b": Infinity}',
    "a big number": b'{"a": ' + b"9" * 5000 + b"}",
    "a big exponent": b'{"credentialSubject": {"achievement": {"ects": 1e999}}}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 2000 + b"1" + b"}" * 2000,
    "deep enough": b'{"a":' * 400 + b"1" + b"}" * 400,
    "deep and closed": b'{"a":' * 950 + b"1" + b"}" * 950,
    "the same key twice": b'{"proof": [], "proof": []}',
    "wide": b'{"termsOfUse": [' + b",".join([b'{"onBehalfOf": "x"}'] * 20_000) + b"]}",
    "wrong kinds": json.dumps(
        {
            "credentialSubject": [{"achievement": 7}], "issuer": ["x"], "termsOfUse": {"requiredSigner": {"a": 1}}, "proof": "x",
            "validFrom": {}, "@context": 5, "type": None,
        }
    ).encode(),
    "wrong kinds inside": json.dumps(
        {
            "credentialSubject": {
                "identifier": "x", "result": {"value": []},
                "achievement": {
                    "name": {"": "x", "en": " "}, "learningOutcome": "x", "alignment": [7], "awardingBody": [{"address": 1}, {"name": {}}],
                    "assessmentType": {"a": 1}, "component": ["x", {"title": 3}], "ects": {}, "supervision": [1],
                },
            },
            "termsOfUse": [[1], None, {"requiredSigner": [{}]}],
        }
    ).encode(),
    "markup": b'{"name": "<script>alert(1)</script>", "credentialSubject": {"achievement": {"name": "<script>alert(1)</script>"}}}',
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_whatever_is_dropped_gets_a_verdict(story, client, content, language):
    client.raise_request_exception = True
    answer = client.post("/verify/", {"badge": SimpleUploadedFile("x", content)}, headers={"accept-language": language})
    assert verdict(answer) in {"Invalid", "Unknown issuer", "Non valide", "Invalide", "Émetteur inconnu"}
    assert b"<script>alert" not in answer.content


def test_a_badge_with_a_deep_or_strange_extra_is_invalid(story, client, badge):
    for extra in ("\ud800", {"a": {"b": [[[[]]]]}}, 10**400, "x" * 200_000):
        assert verdict(drop(client, json.dumps(badge | {"extra": extra}).encode())) == "Invalid", str(extra)[:20]


def test_a_huge_file_is_refused_in_words(client, story):
    answer = drop(client, b"x" * (1_048_576 + 1))
    assert answer.status_code == 422
    assert "smaller than 1 MiB" in answer.content.decode()


def test_no_file_is_refused_in_words(client, story):
    assert client.post("/verify/", {}).status_code == 422


def test_a_strange_name_is_no_matter(story, client, badge):
    assert verdict(drop(client, bytes(story.credential.badge), "../../<b>é.exe")) == "Valid"


def test_what_can_be_read_but_not_laid_out_is_still_answered(story, client, badge, monkeypatch):
    """Python reads deeper JSON than it indents, from version 3.12 on."""

    def too_deep(*words, **more):
        raise RecursionError

    monkeypatch.setattr(reading, "json", SimpleNamespace(loads=json.loads, dumps=too_deep))
    assert verdict(drop(client, bytes(story.credential.badge))) == "Valid"

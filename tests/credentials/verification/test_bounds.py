"""What is read is bounded: size, depth, numbers, time and memory; and the process that canonicalises can always be stopped."""

import time
from datetime import UTC, datetime

import pytest

from juncta.credentials.verification import bounded, dates, multikey, rdf
from juncta.credentials.verification.reasons import Doubt, brief
from tests.credentials.verification.minting import Key

HOSTILE = {
    "empty": b"",
    "blank": b" \n",
    "no JSON": b"hello",
    "binary": bytes(range(256)),
    "zeros": bytes(4096),
    "not UTF-8": b'{"a":"\xff"}',
    "overlong UTF-8": b'{"a":"\xc0\xaf"}',
    "UTF-16": '{"a":"b"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"a":"b"}',
    "lone surrogate": b'{"a":"\\ud800"}',
    "surrogate in a name": b'{"\\udc00":1}',
    "surrogate as UTF-8": b'{"a":"\xed\xa0\x80"}',
    "name twice": b'{"a":1,"a":2}',
    "name twice, deep down": b'{"a":[{"b":1,"b":1}]}',
    "name twice, spelt otherwise": b'{"a":1,"\\u0061":2}',
    "NaN": b'{"a":NaN}',
    "infinity": b'{"a":-Infinity}',
    "too large a number": b'{"a":1e999}',
    "number of a million digits": b'{"a":' + b"9" * 1_000_000 + b"}",
    "fraction of a million digits": b'{"a":0.' + b"9" * 1_000_000 + b"}",
    "beyond safe integers": b'{"a":9007199254740993}',
    "a list": b"[]",
    "a text": b'"a"',
    "null": b"null",
    "two values": b"{}{}",
    "trailing comma": b'{"a":1,}',
    "comment": b'{"a":1}//',
    "nested lists": b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "nested lists, open": b"[" * 500_000,
    "nested objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "nested just too deep": b'{"a":' + b"[" * 64 + b"]" * 64 + b"}",
    "control sign in a text": b'{"a":"\x00"}',
    "cut off": b'{"a":"b',
    "too large": b'{"a":"' + b"x" * (1 << 20) + b'"}',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_json_raises_a_doubt(data):
    with pytest.raises(Doubt) as caught:
        bounded.parse(data, bounded.BADGE_LIMIT, "The badge")
    assert len(str(caught.value)) < 200


def test_sound_json_is_read():
    deep = b'{"a":' + b"[" * 60 + b"]" * 60 + b"}"
    assert bounded.parse(deep, 1000, "The badge")
    assert bounded.parse(b'{"a":[1,-2,0.5,true,null,"\\ud83d\\ude00"]}', 100, "The badge") == {"a": [1, -2, 0.5, True, None, "😀"]}


TIMES = [
    *("2026-11-23", "2026-11-23T21:10:00", "2026-11-23T21:10:00+00:00", "2026-11-23T21:10:00.0Z", "2026-11-23t21:10:00z"),
    *("2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T23:59:60Z", "0000-01-01T00:00:00Z", "2026-11-23T21:10:00Z\n"),
    *("٢٠٢٦-11-23T21:10:00Z", "", None, 7, []),
]


@pytest.mark.parametrize("text", TIMES)
def test_a_time_has_one_spelling(text):
    with pytest.raises(Doubt):
        dates.moment(text, "It")


def test_a_time_is_read():
    assert dates.moment("2026-11-23T21:10:00Z", "It") == datetime(2026, 11, 23, 21, 10, tzinfo=UTC)
    assert dates.stamp(datetime(2026, 11, 23, 21, 10, tzinfo=UTC)) == "2026-11-23T21:10:00Z"


GOOD = Key("any").multibase


KEYS = [
    *(GOOD + " ", " " + GOOD, GOOD + "\n", "z" + "1" + GOOD[1:], GOOD[:-1], GOOD[1:], "u" + GOOD[1:]),
    *("z", "", None, 5, "z0OIl", "z" * 10_000, "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"),
]


@pytest.mark.parametrize("text", KEYS)
def test_a_key_has_one_spelling(text):
    with pytest.raises(Doubt):
        multikey.public_key(text)
    with pytest.raises(Doubt):
        multikey.signature(text)


def test_a_key_is_read():
    assert multikey.public_key(GOOD) == Key("any").private.public_key().public_bytes_raw()


def test_nothing_foreign_moves_the_cursor():
    assert brief("a\x1b[2Jb\nc\u202ed\x07") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd"
    assert len(brief("x" * 10_000)) == 80


WORDS = {"p": "urn:x:p", "q": "urn:x:q"}


def entangled(depth, width):
    """Nodes without names, all alike: what RDF canonicalisation cannot tell apart without trying every order."""
    return {"q": "x"} if depth == 0 else {"p": [entangled(depth - 1, width) for _ in range(width)]}


def test_a_poison_graph_ends_and_the_next_document_is_served():
    began = time.monotonic()
    with pytest.raises(Doubt, match="too long"):
        rdf.canonical([{"@context": WORDS, **entangled(2, 10)}])
    assert time.monotonic() - began < rdf.PATIENCE + 5
    assert rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "x"}]) == [b'<urn:x:1> <urn:x:q> "x" .\n']


def test_a_worker_that_takes_too_long_is_stopped():
    began = time.monotonic()
    with pytest.raises(Doubt, match="in time"):
        rdf.canonical([{"@context": WORDS, **entangled(2, 10)}], patience=0.2)
    assert time.monotonic() - began < 3
    assert rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "x"}])


def test_a_worker_that_died_is_replaced():
    assert rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "x"}])
    for worker in rdf._pool.waiting:
        worker.process.kill()
        worker.process.wait()
    assert rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "x"}])


def test_a_worker_that_ends_while_it_is_taken_is_replaced(monkeypatch):
    class Leaving(rdf._Worker):
        def __init__(self):
            super().__init__()
            self.process.kill()
            self.process.wait()

    monkeypatch.setattr(rdf._pool, "take", Leaving)
    assert rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "x"}])


def test_a_document_that_grows_when_written_out_is_refused():
    with pytest.raises(Doubt, match="too large"):
        rdf.canonical([{"@context": WORDS, "@id": "urn:x:" + "y" * 100_000, "q": [str(at) for at in range(200)]}])


def test_too_many_parts_are_too_many():
    with pytest.raises(Doubt, match="too many parts"):
        rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "p": [{"q": str(at)} for at in range(1_001)]}])


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({"@context": WORDS, "q": "x", "undefined": "y"}, "undefined"),
        ({"@context": {**WORDS, "gone": None}, "q": "x", "gone": "y"}, "takes away"),
        ({"@context": WORDS, "@type": "Undefined", "q": "x"}, "Undefined"),
        ({"@context": WORDS, "@id": "relative", "q": "x"}, "relative"),
        ({"@context": WORDS, "@id": "_:b0", "q": "x"}, "_:b0"),
        ({"@context": WORDS, "@id": "urn:with space", "q": "x"}, "with space"),
        ({"@context": "https://elsewhere.example/context", "q": "x"}, "elsewhere"),
        ({"@context": "file:///etc/passwd", "q": "x"}, "loading"),
        ({"@context": {"@import": "https://elsewhere.example/context"}, "q": "x"}, "loading"),
        ({"@context": 7, "q": "x"}, "context"),
        ({"@context": WORDS}, "more or less"),
    ],
)
def test_what_has_no_sound_meaning_is_refused(document, why):
    with pytest.raises(Doubt, match=why):
        rdf.canonical([document])


def test_line_separators_inside_texts_do_not_break_lines():
    [text] = rdf.canonical([{"@context": WORDS, "@id": "urn:x:1", "q": "a\u2028b\u0085c\x0bd\ne"}])
    assert text.decode() == '<urn:x:1> <urn:x:q> "a\u2028b\u0085c\\u000Bd\\ne" .\n'

"""A long conversation: 200 comments and 50 versions are shown in as many queries as two of each."""

from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.cocreation import operations
from juncta.design import operations as designing
from tests.cocreation.factories import PASSAGE, make_talk, make_thread

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
THREADS, ANSWERS, VERSIONS = 20, 9, 50
SECONDS = 1.5  # ten times what it takes where nothing else runs


def asked(client, page) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["design-idea", "cocreation-conversation", "design-home"])
def test_long_talk_takes_as_many_queries_as_a_short_one(sign_in, name):
    cast, design = make_talk()
    client = sign_in(cast.academic)
    page = reverse(name, args=[design.pk, "idea"] if name.startswith("cocreation") else [design.pk])
    by = [cast.actor(each) for each in ("student", "designer", "academic")]
    for number in range(2):
        operations.answer(thread=make_thread(cast, design, quote=PASSAGE), by=by[number], text="Yes.")
    client.get(page)
    before = asked(client, page)
    for number in range(THREADS):
        thread = make_thread(cast, design, quote=PASSAGE, text=f"Thread {number} @{cast.designer}")
        for turn in range(ANSWERS):
            operations.answer(thread=thread, by=by[turn % 3], text=f"Answer {turn}")
    for number in range(VERSIONS):
        designing.describe(design=design, by=by[2], summary=f"Version {number}.")
    assert asked(client, page) == before
    begin = perf_counter()
    client.get(page)
    assert perf_counter() - begin < SECONDS
    print(f"{name}: {before} queries, {(perf_counter() - begin) * 1000:.0f} ms")  # noqa: T201 - the figure, with -s

"""Two at once: one wins, the other hears why; the naive way would have let both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from juncta.framework import operations, permits
from juncta.framework.models import Framework, FrameworkDraft
from juncta.kernel.refusal import Refused
from tests.framework.factories import make_draft, make_heard, make_table

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads that start together; "done", or the refusal's code, of each."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            act()
        except Refused as refused:
            return refused.refusal.code
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def copies(draft):
    return [FrameworkDraft.objects.get(pk=draft.pk) for _ in range(2)]


def test_of_two_who_adopt_one_does():
    table = make_table()
    draft, by = make_heard(table), table.actor("board")
    assert [permits.why_not_adopt(by, copy) for copy in copies(draft)] == [None, None], "without the lock both would be let through"
    acts = [lambda copy=copy: operations.adopt(draft=copy, by=by, reasons="Agreed.") for copy in copies(draft)]
    assert at_once(*acts) == ["FRA-124", "done"]
    assert Framework.objects.filter(alliance=table.alliance).count() == 2


def test_of_two_who_save_the_same_part_one_is_told():
    table = make_table()
    draft, by = make_draft(table, changed=False), table.actor("office")
    acts = [
        lambda copy=copy, word=word: operations.save_part(
            draft=copy, by=by, part="criteria:joint", values={"meaning": {"en": word}}, based_on=1
        )
        for copy, word in zip(copies(draft), ("One.", "Other."), strict=True)
    ]
    assert at_once(*acts) == ["FRA-129", "done"]


def test_of_two_who_save_different_parts_both_keep_theirs():
    table = make_table()
    draft, by = make_draft(table, changed=False), table.actor("office")
    acts = [
        lambda copy=copy, part=part: operations.save_part(draft=copy, by=by, part=part, values={"name": {"en": "Anew"}}, based_on=1)
        for copy, part in zip(copies(draft), ("criteria:joint", "steps:B2"), strict=True)
    ]
    assert at_once(*acts) == ["done", "done"]
    draft.refresh_from_db()
    assert (draft.revision, draft.revisions.count()) == (3, 3)


def test_of_two_who_open_a_draft_one_does():
    table = make_table()
    by = table.actor("office")
    act = lambda: operations.open_draft(alliance=table.alliance, by=by, because="Anew.")  # noqa: E731 - twice the same
    assert at_once(act, act) == ["FRA-112", "done"]

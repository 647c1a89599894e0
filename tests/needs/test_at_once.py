"""Two at once: one press makes one design, support is counted once; the naive way would have made two."""

from uuid import uuid4

import pytest

from juncta.base import clock
from juncta.design.models import Design
from juncta.needs import operations, permits
from juncta.needs.models import Growth, Need
from tests.alliance.factories import actor_of
from tests.design.factories import make_cast
from tests.design.test_at_once import at_once
from tests.needs.factories import make_need, xlsx

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_presses_one_begins_a_design():
    cast = make_cast()
    need, press, by = make_need(cast), uuid4(), cast.actor("academic")
    act = lambda: operations.grow(out_of=need, by=by, press=press, title="Water", summary="", need="", audience="")  # noqa: E731
    assert at_once(act, act) == ["done", "done"]
    assert (Design.objects.count(), Growth.objects.count()) == (1, 1)


def test_without_the_number_of_the_press_there_would_be_two():
    cast = make_cast()
    need, by = make_need(cast), cast.actor("academic")
    act = lambda: operations.grow(out_of=need, by=by, press=uuid4(), title="Water", summary="", need="", audience="")  # noqa: E731
    assert at_once(act, act) == ["done", "done"]
    assert Design.objects.count() == 2


def test_of_two_seconds_of_one_person_one_counts():
    cast = make_cast()
    need, by = make_need(cast), cast.actor("designer")
    assert at_once(*[lambda: operations.second(need=need, by=by)] * 2) == ["NEE-107", "done"]
    assert need.seconds.count() == 1


def test_without_the_lock_both_would_have_been_let_through():
    cast = make_cast()
    copies = [Need.objects.get(pk=make_need(cast).pk) for _ in range(2)]
    assert [permits.why_not_second(cast.actor("designer"), copy) for copy in copies] == [None, None]


def test_two_needs_marked_as_the_same_as_each_other_end_in_one():
    cast = make_cast()
    one, other, by = make_need(cast), make_need(cast), cast.actor("chair")
    acts = (lambda: operations.merge(need=one, into=other, by=by), lambda: operations.merge(need=other, into=one, by=by))
    assert at_once(*acts) == ["NEE-103", "done"]
    assert Need.objects.filter(same_as__isnull=True).count() == 1


def test_of_two_who_change_the_words_one_hears_of_the_other():
    cast = make_cast()
    need, by = make_need(cast), actor_of(cast.student)
    words = {"title": "Rivers", "text": "x", "audience": "x", "evidence": ""}
    act = lambda: operations.change(need=need, by=by, based_on=1, focus_area=need.focus_area, **words)  # noqa: E731
    assert at_once(act, act) == ["NEE-115", "done"]


def test_of_two_takes_of_a_draft_one_begins_a_design():
    cast = make_cast()
    by, area = cast.actor("academic"), cast.committee.focus_area
    draft = operations.bring_in(by=by, file_name="draft.xlsx", data=xlsx([["Title", "Water"]]))
    chosen = operations.Chosen(language="en", fields={"title": "Water"})
    assert at_once(*[lambda: operations.take(draft=draft, by=by, chosen=chosen, focus_area=area)] * 2) == ["done", "done"]
    assert Design.objects.count() == 1
    with clock.set_to(draft.expires_at):
        assert operations.expire() == 0

"""Two at once: one wins, the other hears why; the naive way would have let both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from juncta.base.models import Happening
from juncta.design import operations, permits
from juncta.design.facts import DesignState, PartnerRole
from juncta.design.models import Design
from juncta.design.permits import parts as building
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_partner, make_whole_design
from tests.skills.factories import make_demo_skills

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts) -> list[str]:
    """Run the acts in threads that start together; "done", or the refusal's code, of each."""
    barrier = Barrier(len(acts))

    def run(act) -> str:
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


def test_of_two_who_submit_one_does():
    cast = make_cast()
    design, by = make_whole_design(cast), cast.actor("academic")
    copies = [Design.objects.get(pk=design.pk) for _ in range(2)]
    assert at_once(*(lambda copy=copy: operations.submit(design=copy, by=by) for copy in copies)) == ["DES-103", "done"]
    design.refresh_from_db()
    assert design.state == DesignState.UNDER_REVIEW
    assert Happening.objects.filter(subject_id=design.pk, kind="DesignSubmitted").count() == 1
    assert design.passages.filter(gate="G2").count() == 1


def test_without_the_lock_both_would_have_been_let_through():
    cast = make_cast()
    design, by = make_whole_design(cast), cast.actor("academic")
    copies = [Design.objects.get(pk=design.pk) for _ in range(2)]
    assert [permits.why_not_submit(by, copy) for copy in copies] == [None, None]


def test_of_two_coordinators_invited_at_once_one_is():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    acts = [
        lambda key=key: operations.invite_partner(design=design, by=by, institution=cast.institutions[key], role=PartnerRole.COORDINATING)
        for key in ("helsinki", "krakow")
    ]
    assert at_once(*acts) == ["DES-109", "done"]


def test_components_added_at_once_stand_one_after_the_other():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    add = lambda: operations.add_component(design=design, by=by, title="Climate", provider=cast.institutions["helsinki"], ects="1")  # noqa: E731
    assert at_once(add, add, add) == ["done"] * 3
    assert [(part.position, part.slug) for part in design.components.all()] == [(1, "climate"), (2, "climate-2"), (3, "climate-3")]


def test_two_designs_of_one_title_begun_at_once_have_two_names():
    cast = make_cast()
    make_idea(cast, title="Before")
    assert at_once(*(lambda: make_idea(cast, title="Water") for _ in range(3))) == ["done"] * 3
    assert set(Design.objects.filter(slug__startswith="water").values_list("slug", flat=True)) == {"water", "water-2", "water-3"}


def test_an_answer_and_a_submission_at_once_do_not_cross():
    cast = make_cast()
    design, by = make_whole_design(cast), cast.actor("academic")
    partnership = make_partner(cast, design, "krakow", PartnerRole.ASSOCIATED)
    answers = at_once(
        lambda: operations.submit(design=design, by=by),
        lambda: operations.answer_partnership(partnership=partnership, by=cast.actor("approver-krakow"), accept=False),
    )
    assert answers in (["DES-103", "done"], ["done", "done"])
    design.refresh_from_db()
    partnership.refresh_from_db()
    assert (partnership.state == "accepted") == (answers == ["DES-103", "done"])


def test_of_two_who_close_a_circle_at_once_one_does():
    cast = make_cast()
    design, by, home = make_idea(cast), cast.actor("academic"), cast.institutions["helsinki"]
    a, b = (operations.add_component(design=design, by=by, title=title, provider=home, ects="1") for title in "AB")
    answers = at_once(
        lambda: operations.change_component(component=a, by=by, requires=[b]),
        lambda: operations.change_component(component=b, by=by, requires=[a]),
    )
    assert answers == ["DES-143", "done"]
    assert [building.why_not_require(a, [b]), building.why_not_require(b, [a])].count(None) == 1


def test_without_the_lock_both_halves_of_a_circle_would_have_been_let_through():
    cast = make_cast()
    design, by, home = make_idea(cast), cast.actor("academic"), cast.institutions["helsinki"]
    a, b = (operations.add_component(design=design, by=by, title=title, provider=home, ects="1") for title in "AB")
    assert [building.why_not_require(a, [b]), building.why_not_require(b, [a])] == [None, None]


def test_outcomes_added_and_linked_at_once_lose_nothing():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    one = operations.add_outcome(design=design, by=by, text="Explain causes.")
    skills = make_demo_skills()[:3]
    links = [lambda skill=skill: operations.link_skill(outcome=one, by=by, skill=skill) for skill in skills]
    add = lambda: operations.add_outcome(design=design, by=by, text="Compare effects.")  # noqa: E731
    assert at_once(*links, add, add) == ["done"] * 5
    assert one.skills.count() == 3
    assert [each.position for each in design.outcomes.all()] == [1, 2, 3]

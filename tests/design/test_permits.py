"""Refusals say why and what to do, in words; the same permit serves page and operation."""

import pytest

from juncta.design import operations, permits
from juncta.design.facts import PartnerRole
from juncta.kernel.actor import VISITOR
from tests.design.factories import make_approved_design, make_cast, make_idea, make_partner, make_submitted_design, make_whole_design
from tests.review.factories import make_approving_court

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def code(refusal) -> str:
    return refusal.code if refusal else ""


def test_a_visitor_may_nothing(cast):
    design = make_whole_design(cast)
    partnership, member = design.partnerships.first(), design.team.first()
    assert [
        code(refusal)
        for refusal in (
            permits.why_not_start(VISITOR),
            permits.why_not_edit(VISITOR, design),
            permits.why_not_endorse(VISITOR, design),
            permits.why_not_invite_partner(VISITOR, design),
            permits.why_not_take_back(VISITOR, partnership),
            permits.why_not_answer_partnership(VISITOR, partnership),
            permits.why_not_invite_member(VISITOR, design),
            permits.why_not_answer_membership(VISITOR, member),
            permits.why_not_submit(VISITOR, design),
        )
    ] == ["DES-101", "DES-102", "DES-104", "DES-102", "DES-102", "DES-111", "DES-102", "DES-115", "DES-118"]


def test_the_right_person_at_the_right_time_may(cast):
    design = make_whole_design(cast)
    partnership = make_partner(cast, design, "krakow", PartnerRole.ASSOCIATED, accept=None)
    assert permits.why_not_start(cast.actor("academic")) is None
    assert permits.why_not_edit(cast.actor("student"), design) is None
    assert permits.why_not_answer_partnership(cast.actor("approver-krakow"), partnership) is None
    assert permits.why_not_take_back(cast.actor("designer"), partnership) is None
    assert permits.why_not_endorse(cast.actor("chair"), make_idea(cast)) is None


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_submitted_design, "The reviewers have it now, so nobody changes it."),
        (make_approved_design, "It is approved, so it stays as it is."),
    ],
)
def test_the_reason_says_who_has_it(cast, make, sentence):
    refusal = permits.why_not_edit(cast.actor("academic"), make(cast))
    assert (refusal.code, refusal.sentence) == ("DES-103", sentence)
    assert refusal.way_out


def test_the_reason_counts_what_keeps_it_from_review(cast):
    design = make_whole_design(cast)
    operations.describe(design=design, by=cast.actor("academic"), ects="9.5", participation="")
    design.refresh_from_db()
    assert permits.why_not_submit(cast.actor("academic"), design).sentence == "2 findings keep it from review."


def test_partners_deciding_keep_it_closed(cast):
    design = make_approving_court(cast=cast).again().design
    assert code(permits.why_not_edit(cast.actor("academic"), design)) == "DES-103"

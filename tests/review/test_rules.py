"""When a panel, and when the partners, have an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict
from juncta.review.rules import approvals_outcome, panel_outcome

BODIES = ["quality", "teaching", "students"]
SEATS = frozenset(BODIES)


def test_a_panel_is_open_until_every_seat_has_spoken():
    assert panel_outcome(Panel(SEATS, {})) is Outcome.OPEN
    assert panel_outcome(Panel(SEATS, {"quality": Verdict.APPROVE, "teaching": Verdict.APPROVE})) is Outcome.OPEN
    assert panel_outcome(Panel(SEATS, dict.fromkeys(BODIES, Verdict.APPROVE))) is Outcome.APPROVING


@pytest.mark.parametrize("body", BODIES)
def test_one_return_sends_it_back_at_once(body):
    assert panel_outcome(Panel(SEATS, {body: Verdict.RETURN})) is Outcome.RETURNED


def test_a_panel_without_seats_never_approves():
    assert panel_outcome(Panel(frozenset(), {})) is Outcome.OPEN


def test_a_voice_from_outside_the_panel_completes_nothing():
    assert panel_outcome(Panel(SEATS, {"quality": Verdict.APPROVE, "teaching": Verdict.APPROVE, "other": Verdict.APPROVE})) is Outcome.OPEN


@given(st.dictionaries(st.sampled_from(BODIES), st.sampled_from(Verdict)))
def test_a_panel_approves_exactly_when_all_approve(voices):
    approved = panel_outcome(Panel(SEATS, voices)) is Outcome.APPROVING
    assert approved == (set(voices) == SEATS and set(voices.values()) == {Verdict.APPROVE})


def test_partners_approve_only_together():
    partners = frozenset({"helsinki", "krakow"})
    assert approvals_outcome(Approvals(partners, {})) is Outcome.APPROVING
    assert approvals_outcome(Approvals(partners, {"helsinki": Decision.APPROVED})) is Outcome.APPROVING
    assert approvals_outcome(Approvals(partners, dict.fromkeys(partners, Decision.APPROVED))) is Outcome.APPROVED


def test_one_partner_returns_it_for_all():
    decisions = {"helsinki": Decision.APPROVED, "krakow": Decision.RETURNED}
    assert approvals_outcome(Approvals(frozenset(decisions), decisions)) is Outcome.RETURNED


def test_nobody_approves_where_nobody_awards():
    assert approvals_outcome(Approvals(frozenset(), {})) is Outcome.APPROVING

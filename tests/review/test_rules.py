"""When a panel, and when the partners, have an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict
from juncta.review.rules import approvals_outcome, changed_materially, concerned_partners, consequences, panel_outcome

BODIES = ["quality", "teaching", "students"]
SEATS = frozenset(BODIES)


def said(*verdicts: Verdict, conditional=(), confirmed=()) -> Panel:
    return Panel(SEATS, dict(zip(BODIES, verdicts, strict=False)), frozenset(conditional), frozenset(confirmed))


YES, NO = Verdict.APPROVE, Verdict.RETURN


def test_a_panel_is_open_until_every_seat_has_spoken_and_then_discusses():
    assert panel_outcome(said()) is Outcome.OPEN
    assert panel_outcome(said(YES, NO)) is Outcome.OPEN
    assert panel_outcome(said(YES, YES, YES)) is Outcome.DISCUSSING
    assert panel_outcome(said(YES, NO, YES)) is Outcome.DISCUSSING


def test_where_all_agree_one_seat_closes_the_discussion():
    assert panel_outcome(said(YES, YES, YES, confirmed=["quality"])) is Outcome.APPROVING
    assert panel_outcome(said(NO, NO, NO, confirmed=["students"])) is Outcome.RETURNED


@pytest.mark.parametrize("panel", [{"verdicts": (YES, NO, YES)}, {"verdicts": (YES, YES, YES), "conditional": ["teaching"]}])
def test_where_there_is_something_to_discuss_every_seat_confirms(panel):
    verdicts, more = panel.pop("verdicts"), panel
    assert panel_outcome(said(*verdicts, confirmed=BODIES[:2], **more)) is Outcome.DISCUSSING
    expected = Outcome.RETURNED if NO in verdicts else Outcome.APPROVING
    assert panel_outcome(said(*verdicts, confirmed=BODIES, **more)) is expected


def test_a_panel_without_seats_never_approves():
    assert panel_outcome(Panel(frozenset(), {})) is Outcome.OPEN


def test_a_voice_from_outside_the_panel_completes_nothing():
    assert panel_outcome(Panel(SEATS, {"quality": Verdict.APPROVE, "teaching": Verdict.APPROVE, "other": Verdict.APPROVE})) is Outcome.OPEN


@given(
    st.dictionaries(st.sampled_from(BODIES), st.sampled_from(Verdict)), st.sets(st.sampled_from(BODIES)), st.sets(st.sampled_from(BODIES))
)
def test_a_panel_approves_only_when_all_have_approved_and_somebody_has_confirmed(voices, conditional, confirmed):
    outcome = panel_outcome(Panel(SEATS, voices, frozenset(conditional & voices.keys()), frozenset(confirmed)))
    if outcome is Outcome.APPROVING:
        assert set(voices) == SEATS
        assert set(voices.values()) == {YES}
        assert confirmed
    if set(voices) != SEATS:
        assert outcome is Outcome.OPEN


def frozen(**more):
    plain = {
        "ects": "10",
        "eqf_level": 7,
        "outcomes": [{"en": "Explain causes."}, {"en": "Analyse decisions."}],
        "components": [{"key": "a", "title": {"en": "A"}, "ects": "6", "compulsory": True, "provider": "helsinki"}],
        "institutions": [{"slug": slug, "country": land} for slug, land in (("helsinki", "FI"), ("krakow", "PL"), ("warsaw", "PL"))],
        "awarding": ["helsinki", "krakow"],
        "award_model": "joint",
        "coordinating": "helsinki",
        "assessment_type": "project-assessment",
        "supervision": "supervised-id",
        "grading_scheme": "pass-fail",
        "summary": {"en": "Short."},
    }
    return plain | more


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({}, ()),
        ({"summary": {"en": "Other words."}}, ()),
        ({"outcomes": [{"en": "Analyse decisions.", "fr": "Analyser."}, {"en": "Explain causes."}]}, ()),
        ({"ects": "12"}, ("ects",)),
        ({"components": []}, ("ects",)),
        ({"eqf_level": 6}, ("level",)),
        ({"outcomes": [{"en": "Explain causes."}]}, ("outcomes",)),
        ({"outcomes": [{"en": "Explain effects."}, {"en": "Analyse decisions."}]}, ("outcomes",)),
        ({"awarding": ["helsinki"]}, ("awarding",)),
        ({"award_model": "on behalf"}, ("awarding",)),
        ({"assessment_type": "portfolio-assessment"}, ("assessment",)),
        ({"supervision": "unsupervised-no-id", "eqf_level": 6}, ("level", "assessment")),
    ],
)
def test_what_changed_materially(change, named):
    assert changed_materially(frozen(), frozen(**change)) == named


TODAY = date(2026, 11, 1)


def concerned(after, lasting=None):
    before, lasting = frozen(), lasting or {"helsinki": None, "krakow": None}
    return concerned_partners(before, after, changed_materially(before, after), lasting, TODAY)


def test_a_changed_micro_credential_concerns_every_awarding_partner():
    assert concerned(frozen(ects="12")) == {"helsinki", "krakow"}


def test_a_new_partner_concerns_the_new_one_and_whose_approval_has_run_out():
    three = frozen(awarding=["helsinki", "krakow", "warsaw"])
    assert concerned(three) == {"warsaw"}
    assert concerned(three, {"helsinki": TODAY - timedelta(days=1), "krakow": TODAY}) == {"helsinki", "warsaw"}
    assert concerned(frozen()) == frozenset()


def test_what_is_left_when_a_partner_goes():
    left = consequences(frozen(), "helsinki")
    assert (left.components, left.countries, left.awarding, left.coordinated) == (({"en": "A"},), 1, 1, True)
    left = consequences(frozen(), "warsaw")
    assert (left.components, left.countries, left.awarding, left.awarded) == ((), 2, 2, False)


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

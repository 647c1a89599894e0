"""Who sees which dossier, and what waits for whom."""

import pytest

from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.text import LangText
from juncta.review import operations, queries
from juncta.review.models import Dossier
from juncta.review.operations.opening import plain
from juncta.review.queries.frozen import finding_of
from tests.alliance.factories import actor_of, make_person
from tests.review.factories import (
    SEATS,
    confirm,
    give_decision,
    give_voice,
    make_approved_court,
    make_approving_court,
    make_court,
    make_discussing_court,
    make_returned_court,
)

pytestmark = pytest.mark.django_db


def test_only_the_own_alliances_dossiers_are_seen():
    ours, theirs = make_court("una"), make_court("harbour")
    assert list(queries.visible_to(ours.cast.actor("chair"))) == [ours.dossier]
    assert list(queries.visible_to(theirs.cast.actor("chair"))) == [theirs.dossier]
    assert list(queries.visible_to(VISITOR)) == []
    assert queries.visible_to(SYSTEM).count() == 2


def test_a_learner_sees_only_what_they_work_on():
    court = make_court()
    learner = make_person(court.cast.alliance, roles=[Role.LEARNER])
    assert list(queries.visible_to(actor_of(learner))) == []
    assert list(queries.visible_to(court.cast.actor("student"))) == [court.dossier]


def test_a_dossier_waits_for_the_seats_that_have_not_spoken():
    court = make_court()
    reviewer = court.reviewer("student-board")
    assert queries.waiting_for(reviewer) == [court.dossier]
    give_voice(court, "student-board")
    assert queries.waiting_for(reviewer) == []
    assert queries.waiting_for(court.reviewer("teaching-learning")) == [court.dossier]
    assert queries.waiting_for(court.approver("helsinki")) == []
    assert queries.waiting_for(court.cast.actor("academic")) == []


def test_a_dossier_waits_for_the_universities_after_the_panel():
    court = make_approving_court()
    assert queries.waiting_for(court.approver("helsinki")) == [court.dossier]
    give_decision(court, "helsinki")
    assert queries.waiting_for(court.approver("helsinki")) == []
    assert queries.waiting_for(court.approver("krakow")) == [court.dossier]


def test_nobody_reads_a_voice_before_every_seat_has_spoken():
    court = make_court()
    give_voice(court, SEATS[0])
    for actor in (court.reviewer(SEATS[0]), court.reviewer(SEATS[1]), court.cast.actor("academic")):
        assert not queries.shows_voices(court.again(), actor)
    own, other, _third = queries.seats_of(court.again(), court.reviewer(SEATS[0]))
    assert (own.voice.reasons, other.voice) == ("It is sound.", None)  # one reads what one's own body said
    assert [seat.voice for seat in queries.seats_of(court.again(), court.reviewer(SEATS[1]))] == [None] * 3
    assert "It is sound." not in str(queries.document(court.again(), court.reviewer(SEATS[1])))


def test_the_panel_reads_itself_while_it_discusses_and_the_team_afterwards():
    court = make_discussing_court()
    assert queries.shows_voices(court.again(), court.reviewer(SEATS[1]))
    for stranger in (court.cast.actor("academic"), court.approver("helsinki")):
        assert not queries.shows_voices(court.again(), stranger)
        assert all(seat.voice is None for seat in queries.seats_of(court.again(), stranger))
    confirm(court, SEATS[1])
    assert queries.shows_voices(court.again(), court.cast.actor("academic"))


def test_the_discussion_stays_with_the_panel():
    court = make_discussing_court()
    operations.remark(dossier=court.dossier, by=court.reviewer(SEATS[0]), seat=SEATS[0], text="Is one exam enough?")
    assert [each.text for each in queries.remarks_of(court.again(), court.reviewer(SEATS[1]))] == ["Is one exam enough?"]
    confirm(court, SEATS[1])
    assert queries.remarks_of(court.again(), court.cast.actor("academic")) == []


def test_seats_say_why_one_may_not_speak():
    court = make_court()
    seats = {seat.key: seat for seat in queries.seats_of(court.again(), court.reviewer("student-board"))}
    assert list(seats) == list(SEATS)
    assert (seats["student-board"].mine, seats["student-board"].refusal) == (True, None)
    assert seats["teaching-learning"].refusal.code == "REV-103"


def states(court) -> list[str]:
    dossier, actor = court.again(), court.cast.actor("academic")
    lines = queries.matrix_of(dossier, queries.seats_of(dossier, actor), queries.partners_of(dossier, actor))
    return [line.state for line in lines]


def test_the_matrix_says_who_has_spoken_and_later_what():
    court = make_court()
    give_voice(court, SEATS[0])
    assert states(court) == ["here", "waiting", "waiting", "waiting", "waiting", "waiting"]
    assert states(make_returned_court("harbour")) == ["agreed", "agreed", "returned", "unknown", "unknown", "unknown"]


def test_the_matrix_says_who_has_decided():
    court = make_approving_court()
    give_decision(court, "helsinki")
    assert states(court) == ["agreed", "agreed", "agreed", "waiting", "agreed", "waiting"]


def test_a_changed_dossier_is_noticed():
    frozen = make_court().dossier
    dossier = Dossier(snapshot=frozen.snapshot, digest=frozen.digest)
    assert queries.is_intact(dossier)
    dossier.snapshot["ects"] = "60"
    assert not queries.is_intact(dossier)


def test_the_newest_approved_dossier_and_its_public_evidence():
    court = make_approved_court()
    dossier = queries.approved(court.dossier.design_id)
    evidence = queries.evidence_of(dossier)
    assert (evidence["version"], evidence["digest"]) == (1, dossier.digest)
    assert {each["institution"] for each in evidence["approvals"]} == {"bologna", "helsinki", "krakow"}
    assert len(evidence["reviewed_by"]) == len(SEATS)
    assert "Reviewer" not in str(evidence)
    assert "After debate" not in str(evidence)


def test_nothing_is_approved_before_everybody_has():
    assert queries.approved(make_approving_court().dossier.design_id) is None


def test_the_standard_elements_are_named_and_numbered():
    elements = queries.standard_elements(make_court().dossier.snapshot)
    assert [each.number for each in elements if each.number] == ["2", "3", "4", "6", "7", "8", "9", "10", "11"]
    said = {each.number: each.values for each in elements if each.number}
    assert said["3"] == ["Finland", "Italy", "Poland"]
    assert said["8"] == ["EQF 7 (second cycle, master)"]
    assert said["11"] == ["Institutional accreditation"]
    assert isinstance(said["2"][0], LangText)


def test_findings_come_back_as_they_were_frozen():
    found = Finding("DES-299", "{count} languages.", where="languages", way_out="Name one.", weight=Weight.ADVISES, values={"count": "0"})
    assert finding_of(plain(found)) == found
    joint = {"code": "joint", "name": {"en": "Joint"}, "met": True}
    sections = queries.sections_of({"findings": [plain(found)], "criteria": [joint]})
    placed = {section.key: section for section in sections}
    assert placed["elements"].findings == [found]
    assert placed["idea"].criteria == [joint]

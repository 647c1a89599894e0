"""No gate is passed without its decision: not by an operation, not by hand, not by an administrator; and what a change reopens."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from juncta.base import clock
from juncta.catalogue import operations as catalogue
from juncta.catalogue.models import Edition
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.design.facts import DesignState, PartnerRole
from juncta.design.models import Design, GateException, GatePassage
from juncta.framework.models import Framework
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries
from juncta.review.facts import Decision, Outcome, Verdict
from juncta.review.models import Dossier, InstitutionalApproval
from tests.alliance.factories import actor_of, make_mandate
from tests.catalogue.factories import make_edition, make_office
from tests.design.factories import make_cast, make_next, make_partner, make_submitted_design, make_whole_design
from tests.review.factories import (
    SEATS,
    Court,
    confirm,
    give_decision,
    give_voice,
    make_approved_court,
    make_approving_court,
    make_court,
    make_panel,
)

pytestmark = pytest.mark.django_db


def code_of(refused) -> str:
    return refused.value.refusal.code


def by_hand(statement: str, *values: object):
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_nobody_writes_a_passage_by_hand():
    court = make_court()
    for gate in ("G3", "G4"):
        with pytest.raises(IntegrityError, match="no decision"), transaction.atomic():
            GatePassage.objects.create(design=court.dossier.design, gate=gate, version=1, decided_by="An administrator", at=clock.now())
    with pytest.raises(IntegrityError, match="no gate"), transaction.atomic():
        GatePassage.objects.create(design=court.dossier.design, gate="G9", version=1, decided_by="Nobody", at=clock.now())
    with pytest.raises(IntegrityError, match="no decision of its bodies"), transaction.atomic():
        GatePassage.objects.create(design=court.dossier.design, gate="G7", version=1, decided_by="Nobody", at=clock.now())


def test_passages_stay():
    make_court()
    by_hand("UPDATE design_gatepassage SET gate = 'G3' WHERE gate = 'G2'")
    by_hand("DELETE FROM design_gatepassage")


@pytest.mark.parametrize("state", ["approving", "approved"])
def test_nobody_sets_a_state_that_was_not_decided(state):
    make_court()
    by_hand("UPDATE design_design SET state = %s", state)


def test_an_operation_called_out_of_order_is_refused_by_the_database():
    design = make_submitted_design()
    with pytest.raises(IntegrityError, match="no decision"), transaction.atomic():
        designing.record_alliance_approval(design=design, by=SYSTEM, decided_by="Nobody")
    design.refresh_from_db()
    assert design.state == DesignState.UNDER_REVIEW


def test_no_edition_is_inserted_before_every_gate():
    court = make_approving_court()
    content = court.again().snapshot | {"evidence": {"version": 1}}
    with pytest.raises(IntegrityError, match="without passing G4, G5"), transaction.atomic():
        Edition.objects.create(
            alliance=court.cast.alliance,
            design=court.dossier.design,
            slug="by-hand",
            number=1,
            content=content,
            coordinator=court.cast.institutions["helsinki"],
            digest="0" * 64,
            published_at=clock.now(),
        )


def test_published_means_that_every_gate_has_a_row():
    edition = make_edition()
    assert [each.gate for each in edition.design.passages.order_by("at")] == ["G1", "G2", "G3", "G4", "G5"]


def test_a_voice_is_never_given_for_ones_own_work_nor_after_a_declared_conflict():
    court = make_court()
    seat = court.dossier.panel_seats.get(key=SEATS[0])
    operations.declare_conflict(dossier=court.dossier, by=court.reviewer(SEATS[0]), reasons="I taught it.")
    for person in (court.cast.academic, court.cast.student, court.reviewers[SEATS[0]]):
        by_hand(
            "INSERT INTO review_voice (id, dossier_id, seat_id, number, person_id, verdict, reasons, because, at)"
            " VALUES (gen_random_uuid(), %s, %s, 1, %s, 'approve', 'Mine.', '', now())",
            court.dossier.pk,
            seat.pk,
            person.pk,
        )
    with pytest.raises(Refused) as refused:
        give_voice(court, SEATS[0])
    assert code_of(refused) == "REV-107"
    other = make_mandate(court.cast.approvers["krakow"], Role.REVIEWER, body=court.bodies[SEATS[0]]).person
    assert operations.speak(dossier=court.dossier, by=actor_of(other), seat=SEATS[0], verdict=Verdict.APPROVE, reasons="I am free.")


def test_a_peer_who_is_not_free_leaves_the_seat_empty_and_nothing_is_decided_without_one():
    court = make_court()
    office = actor_of(make_office(court.cast.alliance))
    peer = court.cast.approvers["krakow"]
    operations.appoint_peer(dossier=court.dossier, by=office, person=peer, is_student=True)
    operations.declare_conflict(dossier=court.dossier, by=actor_of(peer), reasons="A friend leads it.")
    for seat in SEATS:
        give_voice(court, seat)
    assert court.again().outcome == Outcome.OPEN
    with pytest.raises(Refused) as refused:
        operations.appoint_peer(dossier=court.dossier, by=office, person=peer)
    assert code_of(refused) == "REV-144"
    second = court.cast.approvers["bologna"]
    operations.appoint_peer(dossier=court.dossier, by=office, person=second)
    operations.speak(dossier=court.dossier, by=actor_of(second), seat="peer-1", verdict=Verdict.APPROVE, reasons="Good.")
    assert court.again().outcome == Outcome.DISCUSSING


def revised(court: Court, to: Framework | None = None, **change: object) -> Dossier:
    """The approved design comes again, with a change, perhaps on another version of the framework."""
    by = court.cast.actor("academic")
    design = designing.revise(design=Design.objects.get(pk=court.dossier.design_id), by=by, because="It has aged.")
    if to:
        designing.move_to_version(design=design, by=by, to=to)
    designing.describe(design=design, by=by, **change)
    designing.submit(design=design, by=by)
    return operations.open_dossier(design_id=design.pk, by=SYSTEM)


def test_a_small_change_reopens_no_gate_and_is_published_at_once():
    court = make_approved_court()
    first = catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    dossier = revised(court, summary="A broader view.", stackability="stand-alone")
    assert (dossier.outcome, dossier.changes, dossier.before) == (Outcome.APPROVED, [], court.dossier)
    assert dossier.design.passages.filter(version=2, gate__in=["G3", "G4"], unchanged_since=1).count() == 2
    assert InstitutionalApproval.objects.filter(dossier=dossier, carried_from__isnull=False).count() == 3
    second = catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    assert (first.number, second.number) == (1, 2)
    first.refresh_from_db()
    assert first.content["summary"]["en"] != second.content["summary"]["en"]
    assert second.content["evidence"]["reviewed_by"] == first.content["evidence"]["reviewed_by"]


def test_a_material_change_reopens_panel_and_partners():
    court = make_approved_court()
    catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    dossier = revised(court, eqf_level=6)
    assert (dossier.outcome, dossier.changes) == (Outcome.OPEN, ["level"])
    assert not dossier.approvals.exists()
    assert not dossier.design.passages.filter(version=2, gate__in=["G3", "G4"]).exists()
    assert catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM).number == 1  # the one in force
    court.dossier = dossier
    for seat in SEATS:
        give_voice(court, seat)
    confirm(court, SEATS[0])
    for slug in dossier.snapshot["awarding"]:
        give_decision(court, slug)
    assert catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM).number == 2


def test_a_partner_that_no_longer_awards_brings_the_panel_back_and_asks_no_university_again():
    court = make_approved_court()
    by = court.cast.actor("academic")
    design = designing.revise(design=court.again().design, by=by, because="Two award it now.")
    awarding = design.partnerships.get(institution__slug="krakow", role="awarding")
    designing.answer_partnership(partnership=awarding, by=court.approver("krakow"), accept=False)
    make_partner(court.cast, design, "krakow", PartnerRole.TEACHING)
    designing.submit(design=Design.objects.get(pk=design.pk), by=by)
    court.dossier = operations.open_dossier(design_id=design.pk, by=SYSTEM)
    assert (court.dossier.changes, court.dossier.outcome) == (["awarding"], Outcome.OPEN)
    for seat in SEATS:
        give_voice(court, seat)
    confirm(court, SEATS[0])
    assert court.again().outcome == Outcome.APPROVED
    assert catalogue.publish_edition(design_id=design.pk, by=SYSTEM).content["awarding"] == ["bologna", "helsinki"]


def next_version(court: Court, **gates: dict[str, object]) -> Framework:
    """The next version of its framework, in which these gates are otherwise."""

    def change(content):
        for gate in content["gates"]:
            gate.update(gates.get(gate["code"], {}))

    return make_next(court.again().design.framework, change)


def test_a_gate_that_the_next_version_of_the_framework_puts_in_place_of_another_decides_anew():
    court = make_approved_court()
    court.dossier = revised(court, next_version(court, G3={"code": "G32"}), summary="A broader view.")
    assert (court.dossier.outcome, court.dossier.changes) == (Outcome.OPEN, [])
    assert court.dossier.approvals.count() == 3  # at a gate that is the same
    for seat in SEATS:
        give_voice(court, seat)
    confirm(court, SEATS[0])
    assert court.again().outcome == Outcome.APPROVED
    assert set(court.again().design.passages.filter(version=2).values_list("gate", flat=True)) >= {"G32", "G4"}
    court.dossier = revised(court, next_version(court, G4={"code": "G42"}), summary="A view.")
    assert (court.dossier.outcome, court.dossier.approvals.count()) == (Outcome.APPROVING, 0)
    assert court.dossier.design.passages.filter(version=3, gate="G32", unchanged_since=2).exists()
    for slug in court.dossier.snapshot["awarding"]:
        give_decision(court, slug)
    assert court.again().outcome == Outcome.APPROVED
    assert court.again().design.passages.filter(version=3, gate="G42").exists()


def test_a_team_is_told_what_moving_to_another_version_reopens(sign_in):
    court = make_approved_court()
    by = court.cast.actor("academic")
    design = designing.revise(design=court.again().design, by=by, because="Next.")
    designing.move_to_version(design=design, by=by, to=next_version(court, G4={"code": "G42"}))
    found = queries.reopened(Design.objects.get(pk=design.pk))
    assert (found.changes, [gate.code for gate in found.gates]) == ((), ["G42"])
    assert found.partners == {"bologna", "helsinki", "krakow"}
    shown = sign_in(court.cast.academic).get(reverse("design-submit", args=[design.pk])).content.decode()
    assert "Decided anew:" in shown
    assert "Only small changes" not in shown


def test_where_only_the_partners_gate_is_reopened_and_all_who_stay_have_decided_it_is_approved():
    court = make_approved_court()
    by = court.cast.actor("academic")
    design = designing.revise(design=court.again().design, by=by, because="Two award it now.")
    designing.move_to_version(design=design, by=by, to=next_version(court, G3={"reopened_by": []}))
    awarding = design.partnerships.get(institution__slug="krakow", role="awarding")
    designing.answer_partnership(partnership=awarding, by=court.approver("krakow"), accept=False)
    make_partner(court.cast, design, "krakow", PartnerRole.TEACHING)
    designing.submit(design=Design.objects.get(pk=design.pk), by=by)
    dossier = operations.open_dossier(design_id=design.pk, by=SYSTEM)
    assert (dossier.changes, dossier.outcome) == (["awarding"], Outcome.APPROVED)
    assert dossier.approvals.count() == 2


def test_an_approval_that_has_run_out_is_given_anew():
    court = make_approving_court()
    soon = clock.today() + timedelta(days=1)
    for slug in court.again().snapshot["awarding"]:
        give_decision(court, slug, valid_until=soon if slug == "krakow" else None)
    clock_today = clock.today
    try:
        clock.today = lambda: soon + timedelta(days=1)
        dossier = revised(court, summary="A broader view.")
    finally:
        clock.today = clock_today
    assert dossier.outcome == Outcome.APPROVING
    assert {each.institution.slug for each in dossier.approvals.all()} == {"helsinki", "bologna"}
    court.dossier = dossier
    give_decision(court, "krakow")
    assert court.again().outcome == Outcome.APPROVED


def test_only_who_may_submit_begins_a_next_version_and_says_why():
    court = make_approved_court()
    design = court.again().design
    for by, because, code in (
        (court.cast.actor("student"), "Mine.", "DES-166"),
        (court.cast.actor("academic"), " ", "DES-168"),
    ):
        with pytest.raises(Refused) as refused:
            designing.revise(design=design, by=by, because=because)
        assert code_of(refused) == code
    with pytest.raises(Refused) as refused:
        designing.revise(design=make_whole_design(court.cast), by=court.cast.actor("academic"), because="Now.")
    assert code_of(refused) == "DES-167"


def test_the_submission_page_says_what_would_be_reopened():
    court = make_approved_court()
    by = court.cast.actor("academic")
    assert queries.reopened(court.again().design) is None
    design = designing.revise(design=court.again().design, by=by, because="Next.")
    assert queries.reopened(design).changes == ()
    designing.describe(design=design, by=by, ects="12")
    found = queries.reopened(Design.objects.get(pk=design.pk))
    assert (found.changes, len(found.gates), found.partners) == (("ects",), 2, {"bologna", "helsinki", "krakow"})


def test_an_exception_of_the_named_body_lets_one_finding_pass_and_is_shown_everywhere():
    cast = make_cast()
    bodies, reviewers = make_panel(cast)
    design = make_whole_design(cast, disciplines=["climate science"])
    reviewer = actor_of(reviewers["quality-assurance"])
    with pytest.raises(Refused):
        designing.submit(design=design, by=cast.actor("academic"))
    (code,) = {finding.code for finding in designs.findings(design) if finding.blocks}
    for by in (actor_of(make_office(cast.alliance)), actor_of(reviewers["student-board"]), cast.actor("academic")):
        with pytest.raises(Refused) as refused:
            designing.grant_exception(design=design, by=by, code=code, reasons="Please.")
        assert code_of(refused) == "DES-161"
    with pytest.raises(Refused) as refused:
        designing.grant_exception(design=design, by=reviewer, code=code, reasons=" ")
    assert code_of(refused) == "DES-164"
    designing.grant_exception(design=design, by=reviewer, code=code, reasons="One discipline is enough here.")
    design = Design.objects.get(pk=design.pk)
    designing.submit(design=design, by=cast.actor("academic"))
    dossier = operations.open_dossier(design_id=design.pk, by=SYSTEM)
    assert [each["code"] for each in dossier.snapshot["exceptions"]] == [code]
    by_hand("UPDATE design_gateexception SET reasons = 'Other.'")
    with pytest.raises(IntegrityError, match="the body that the framework names"), transaction.atomic():
        GateException.objects.create(
            design=design,
            version=1,
            gate="G3",
            code="DES-299",
            body=bodies["student-board"],
            person=cast.chair,
            reasons="x",
            at=clock.now(),
        )


def test_an_objection_holds_everything_until_it_ends():
    court = make_approving_court()
    krakow = court.cast.institutions["krakow"]
    objection = operations.object_to(dossier=court.dossier, by=court.approver("krakow"), institution=krakow, reasons="Wait.")
    with pytest.raises(Refused) as refused:
        give_decision(court, "helsinki")
    assert code_of(refused) == "REV-171"
    with pytest.raises(Refused) as refused:
        operations.lift_objection(objection=objection, by=court.approver("helsinki"), answer="Go.")
    assert code_of(refused) == "REV-176"
    operations.lift_objection(objection=objection, by=court.approver("krakow"), answer="It is settled.")
    assert give_decision(court, "helsinki")


def test_the_team_takes_the_design_back_because_of_an_objection():
    court = make_court()
    krakow = court.cast.institutions["krakow"]
    objection = operations.object_to(dossier=court.dossier, by=court.approver("krakow"), institution=krakow, reasons="Wait.")
    operations.take_back_dossier(objection=objection, by=court.cast.actor("academic"), answer="We will change it.")
    dossier = court.again()
    assert (dossier.outcome, dossier.design.state, dossier.design.version) == (Outcome.RETURNED, DesignState.DRAFTING, 2)


def test_a_partner_withdraws_before_and_after_publication():
    court = make_approving_court()
    krakow = court.cast.institutions["krakow"]
    design = court.again().design
    operations.withdraw_partner(design=design, by=court.approver("krakow"), institution=krakow, reasons="Our faculty closes.")
    assert court.again().outcome == Outcome.RETURNED
    assert "DES-235" in {finding.code for finding in designs.findings(Design.objects.get(pk=design.pk)) if finding.blocks}
    other = make_approved_court("harbour")
    edition = make_edition(court=other)
    operations.withdraw_partner(
        design=other.again().design, by=other.approver("krakow"), institution=other.cast.institutions["krakow"], reasons="It closes."
    )
    from juncta.catalogue import permits

    assert permits.why_not_offer(actor_of(make_office(other.cast.alliance)), edition).code == "CAT-119"
    assert Edition.objects.filter(pk=edition.pk).exists()


def test_a_return_by_a_university_still_returns_it():
    court = make_approving_court()
    give_decision(court, "krakow", Decision.RETURNED, reasons="No exam.")
    assert court.again().outcome == Outcome.RETURNED

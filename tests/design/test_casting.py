"""Whom the team could ask, who does what at each step, reminders, and reasons."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.alliance.models import Category
from juncta.base import clock
from juncta.base.models import Happening, Message
from juncta.design import operations, queries
from juncta.design.facts import AwardModel, PartnerRole
from juncta.design.models import Design, Duty
from juncta.design.rules import suggesting
from juncta.design.rules.duties import Letter
from juncta.design.rules.suggesting import Candidate, University, Wanted
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.refusal import Refused
from juncta.project.letters import teams
from tests.alliance.factories import make_body, make_institution, make_person
from tests.design.factories import make_cast, make_idea, make_member, make_partner

NOTHING = Wanted(frozenset(), frozenset(), frozenset(), frozenset({"en"}), {}, AwardModel.JOINT)


def candidate(name, **more):
    return Candidate(person=uuid4(), name=name, category=more.pop("category", "academic"), **more)


# the thoughts


def test_nobody_is_suggested_for_a_language_alone():
    assert suggesting.people([candidate("A", languages=frozenset({"en"}))], NOTHING) == []


def test_a_missing_group_weighs_most():
    found = suggesting.people(
        [candidate("A", area_bodies=("Committee",)), candidate("S", category="student", step_bodies=("Student Board",))],
        Wanted(frozenset({"academic"}), frozenset(), frozenset(), frozenset(), {}, AwardModel.JOINT),
    )
    assert [each.candidate.name for each in found] == ["S", "A"]
    assert [reason.values for reason in found[0].reasons] == [{"group": "Student"}, {"body": "Student Board"}]


def test_equal_reasons_are_in_the_order_of_names_and_not_too_many():
    found = suggesting.people([candidate(f"P{number:02}", area_bodies=("C",)) for number in range(20, 0, -1)], NOTHING)
    assert [each.candidate.name for each in found] == [f"P{number:02}" for number in range(1, suggesting.MOST + 1)]


@pytest.mark.parametrize(
    ("university", "roles", "model", "role"),
    [
        (University("H", "FI", is_authors=True), {}, AwardModel.JOINT, PartnerRole.COORDINATING),
        (University("H", "FI", is_authors=True), {PartnerRole.COORDINATING: 1}, AwardModel.JOINT, PartnerRole.AWARDING),
        (University("K", "PL"), {PartnerRole.AWARDING: 1}, AwardModel.JOINT, PartnerRole.AWARDING),
        (University("K", "PL"), {PartnerRole.AWARDING: 1}, AwardModel.ON_BEHALF, PartnerRole.TEACHING),
        (University("K", "PL"), {PartnerRole.AWARDING: 2}, AwardModel.JOINT, PartnerRole.TEACHING),
    ],
)
def test_role_that_is_missing_is_suggested(university, roles, model, role):
    wanted = Wanted(frozenset(), frozenset(), frozenset(), frozenset(), roles, model)
    assert suggesting.role_for(university, wanted) is role


def test_second_country_comes_first():
    wanted = Wanted(frozenset(), frozenset({"FI"}), frozenset({"Helsinki"}), frozenset(), {PartnerRole.COORDINATING: 1}, AwardModel.JOINT)
    found = suggesting.partners([University("Aalto", "FI", people=1), University("Krakow", "PL")], wanted)
    assert [each.university.institution for each in found] == ["Krakow", "Aalto"]


# the design's own


@pytest.fixture
def cast(db):
    return make_cast()


def casting(cast, design, who="academic"):
    return queries.Casting(cast.actor(who), queries.for_pages(cast.actor(who)).get(pk=design.pk))


def test_people_of_the_area_are_suggested_and_those_asked_or_from_elsewhere_are_not(cast):
    board = make_body(cast.alliance, "student-board", "student-board")
    student = make_person(
        category=Category.STUDENT, institution=cast.institutions["krakow"], roles=[Role.REVIEWER], body=board, name="Board"
    )
    make_person(category=Category.STUDENT, institution=cast.institutions["krakow"], roles=[Role.LEARNER], name="Learner")
    other = make_cast("other")
    design = make_idea(cast)
    found = casting(cast, design).suggested_people()
    assert [each.candidate.person for each in found] == [student.pk, cast.chair.pk]
    assert other.chair.pk not in {each.candidate.person for each in found}
    make_member(cast, design, "chair", accept=None)
    assert [each.candidate.person for each in casting(cast, design).suggested_people()] == [student.pk]


def test_who_made_an_earlier_design_of_the_area_is_suggested(cast):
    make_member(cast, make_idea(cast, title="Earlier"), "designer")
    reasons = {each.candidate.person: each.reasons for each in casting(cast, make_idea(cast)).suggested_people()}
    assert "Earlier" in [str(reason.values.get("design")) for reason in reasons[cast.designer.pk]]


def test_universities_are_suggested_with_a_role(cast):
    design = make_idea(cast)
    found = {institution.slug: each.role for each, institution in casting(cast, design).suggested_partners()}
    assert found == {"helsinki": PartnerRole.COORDINATING, "bologna": PartnerRole.AWARDING}
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    assert set(found) - {"helsinki"} <= {place.slug for _, place in casting(cast, design).suggested_partners()}
    assert "krakow" in {place.slug for _, place in casting(cast, design).suggested_partners()}  # a second country


def test_reading_takes_as_many_queries_for_many_people_as_for_few(cast):
    design = make_idea(cast)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reading = casting(cast, design)
            reading.suggested_people()
            reading.suggested_partners()
            reading.duties()
        counts.append(len(asked))
        for number in range(3):
            home = make_institution(cast.alliance, f"more-{number}")
            make_person(institution=home, roles=[Role.ACADEMIC, Role.REGISTRAR], body=cast.committee)
    assert counts[0] == counts[1]


# who does what


def rows(cast, design):
    return {row.step.code: row for row in casting(cast, design).duties()}


def names(row, letter):
    return [str(party.name) for party in row.cells[letter]]


def test_framework_says_who_does_what(cast):
    design = make_idea(cast)
    first = rows(cast, design)["A1"]
    assert names(first, Letter.RESPONSIBLE) == ["Academic"]
    assert names(first, Letter.CONSULTED) == ["Ssc Sustainability"]
    assert names(rows(cast, design)["A2"], Letter.ACCOUNTABLE) == ["Ssc Sustainability"]
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    assert names(rows(cast, design)["C1"], Letter.ACCOUNTABLE) == ["Helsinki"]


def test_step_without_somebody_responsible_is_a_gap(cast):
    design = make_idea(cast)
    before = rows(cast, design)["B2"]
    assert before.gaps == (Letter.RESPONSIBLE,)
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    assert rows(cast, design)["B2"].gaps == ()


def give(cast, design, letter, who="academic", step="B2", **party):
    return operations.give_duty(design=design, by=cast.actor(who), step=step, letter=letter, **party)


def test_team_says_otherwise_and_takes_it_back(cast):
    design = make_idea(cast)
    make_member(cast, design, "designer")
    duty = give(cast, design, "R", person=cast.designer)
    assert names(rows(cast, design)["B2"], Letter.RESPONSIBLE) == ["Designer"]
    operations.take_back_duty(duty=duty, by=cast.actor("academic"))
    operations.take_back_duty(duty=duty, by=cast.actor("academic"))
    assert rows(cast, design)["B2"].gaps == (Letter.RESPONSIBLE,)
    told = Happening.objects.filter(subject_id=design.pk, kind__startswith="Duty").values_list("kind", flat=True)
    assert list(told.order_by("id")) == ["DutyGiven", "DutyTakenBack"]


def test_one_is_accountable_and_the_next_replaces_it(cast):
    design = make_idea(cast)
    make_member(cast, design, "designer")
    give(cast, design, "A", person=cast.designer)
    give(cast, design, "A", person=cast.academic)
    assert [each.person for each in Duty.objects.filter(letter="A")] == [cast.academic]
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(design=design, step="B2", letter="A", person=cast.designer, given_by=cast.academic, given_at=clock.now())


@pytest.mark.parametrize("both", [True, False])
def test_database_wants_a_person_or_an_institution(cast, both):
    design = make_idea(cast)
    party = {"person": cast.academic, "institution": cast.institutions["helsinki"]} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(design=design, step="B2", letter="R", given_by=cast.academic, given_at=clock.now(), **party)


def test_duties_are_refused_with_a_code(cast):
    design = make_idea(cast)
    cases = {
        "DES-180": lambda: give(cast, design, "R", step="Z9", person=cast.academic),
        "DES-181": lambda: give(cast, design, "R"),
        "DES-182": lambda: give(cast, design, "R", person=cast.designer),
        "DES-183": lambda: give(cast, design, "R", institution=cast.institutions["krakow"]),
        "DES-102": lambda: give(cast, design, "R", who="chair", person=cast.academic),
    }
    for code, act in cases.items():
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.code == code


def test_whoever_steps_back_leaves_a_gap(cast):
    design = make_idea(cast)
    partnership = make_partner(cast, design, "krakow", PartnerRole.TEACHING)
    give(cast, design, "R", institution=cast.institutions["krakow"])
    assert rows(cast, design)["B2"].gaps == ()
    operations.answer_partnership(partnership=partnership, by=cast.actor("approver-krakow"), accept=False)
    assert rows(cast, design)["B2"].gaps == (Letter.RESPONSIBLE,)


# invitations


def test_reason_for_declining_is_kept_and_cleared_when_asked_again(cast):
    design = make_idea(cast)
    asked = make_partner(cast, design, "krakow", PartnerRole.TEACHING, accept=None)
    said = operations.answer_partnership(partnership=asked, by=cast.actor("approver-krakow"), accept=False, because=" No staff. ")
    assert said.because == "No staff."
    again = operations.invite_partner(
        design=design, by=cast.actor("academic"), institution=cast.institutions["krakow"], role="teaching", message="Please"
    )
    assert (again.because, again.message) == ("", "Please")


def test_reminded_after_a_week_twice_at_most_and_once_a_day(cast):
    design = make_idea(cast)
    make_partner(cast, design, "krakow", PartnerRole.TEACHING, accept=None)
    make_member(cast, design, "designer", accept=None)
    now = clock.now()
    counts = []
    for days in (6, 8, 8, 14, 16, 30):
        with clock.set_to(now + timedelta(days=days)):
            counts.append(operations.remind(by=SYSTEM))
    assert counts == [0, 2, 0, 0, 2, 0]


def test_letters_carry_the_message_and_the_reason_once(cast):
    design = make_idea(cast)
    member = operations.invite_member(
        design=design, by=cast.actor("academic"), person=cast.designer, task="Media", message="We need {you} & more"
    )
    happening = Happening.objects.get(kind="MemberInvited")
    event = type("Event", (), {"subject_id": design.pk, "person_id": cast.designer.pk})
    for _ in range(2):
        teams.ask_member(event, happening)
    assert "We need {you} & more" in Message.objects.get(account=cast.designer.account).text
    operations.answer_membership(member=member, by=cast.actor("designer"), accept=False, because="No time.")
    event = type("Event", (), {"subject_id": design.pk, "person_id": cast.designer.pk, "answer": "declined"})
    teams.tell_author_member_answered(event, Happening.objects.get(kind="MemberAnswered"))
    assert "No time." in Message.objects.get(account=cast.academic.account).text


def test_nobody_is_reminded_who_has_answered_since(cast):
    design = make_idea(cast)
    make_member(cast, design, "designer", accept=None)
    with clock.set_to(clock.now() + timedelta(days=8)):
        operations.remind(by=SYSTEM)
    operations.answer_membership(member=design.team.get(person=cast.designer), by=cast.actor("designer"), accept=True)
    event = type("Event", (), {"subject_id": design.pk, "person_id": cast.designer.pk})
    teams.remind_member(event, Happening.objects.get(kind="MemberReminded"))
    assert not Message.objects.filter(account=cast.designer.account).exists()


# pages


def page(name, design, *more) -> str:
    return reverse(name, args=[design.pk, *more])


def text(answer) -> str:
    return answer.content.decode() if not answer.streaming else b"".join(answer.streaming_content).decode()


def test_suggestions_are_invited_with_one_press(cast, sign_in):
    design = make_idea(cast)
    client = sign_in(cast.academic)
    assert "Sits in a body of this focus area" in text(client.get(page("design-team", design)))
    client.post(page("design-team", design), {"person": cast.chair.pk, "task": "Academic co-design"})
    assert design.team.filter(person=cast.chair, state="invited").exists()
    assert "nobody coordinates yet" in text(client.get(page("design-partners", design)))
    client.post(page("design-partners", design), {"institution": cast.institutions["helsinki"].pk, "role": "coordinating"})
    assert design.partnerships.get().role == "coordinating"
    assert "Whom you could ask" not in text(sign_in(cast.chair).get(page("design-team", design)))


def test_pages_say_at_once_what_is_still_missing(cast, sign_in):
    design = make_idea(cast)
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    asked = make_partner(cast, design, "krakow", PartnerRole.TEACHING, accept=None)
    sentence = "Fewer than two partners have accepted"
    client = sign_in(cast.approvers["krakow"])
    assert sentence in text(client.get(page("design-joint", design)))
    answer = client.post(page("design-answer-partner", design, asked.pk), {"answer": "accept"}, follow=True)
    assert sentence not in text(answer)
    assert "No student is on the team." in text(answer)
    assert sentence not in text(client.get(page("design-joint", design)))


def test_declining_asks_for_a_reason_and_the_team_reads_it(cast, sign_in):
    design = make_idea(cast)
    asked = operations.invite_member(design=design, by=cast.actor("academic"), person=cast.student, task="Media", message="<b>Do</b> come")
    client = sign_in(cast.student)
    where = page("design-answer-member", design, asked.pk)
    assert "&lt;b&gt;Do&lt;/b&gt; come" in text(client.get(where))
    client.post(where, {"answer": "decline", "because": "Exams."})
    assert "Exams." in text(sign_in(cast.academic).get(page("design-team", design)))


def test_duties_page_shows_gaps_and_takes_what_the_team_says(cast, sign_in):
    design = make_idea(cast)
    client = sign_in(cast.academic)
    assert "somebody is missing" in text(client.get(page("design-duties", design)))
    where = page("design-duty", design, "B2")
    client.post(where, {"letter": "R", "who": f"p-{cast.academic.pk}"})
    duty = Duty.objects.get()
    assert "Take back" in text(client.get(where))
    assert client.post(where, {"letter": "X", "who": "p-nobody"}).status_code == 400
    client.post(page("design-duty-take-back", design, duty.pk))
    assert not Duty.objects.exists()
    assert client.get(page("design-duty", design, "Z9")).status_code == 404
    assert sign_in(make_cast("other").academic).get(where).status_code == 404


def test_table_to_take_along_holds_no_formula(cast, sign_in):
    cast.academic.given_name = "=cmd()"
    cast.academic.save()
    design = Design.objects.get(pk=make_idea(cast).pk)
    sent = text(sign_in(cast.academic).get(page("design-duties-csv", design)))
    assert "'=cmd()" in sent
    assert ",=cmd()" not in sent

"""A journey in which everything of the journey table happens at least once."""

from datetime import timedelta
from uuid import uuid4

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.catalogue import operations as catalogue
from juncta.catalogue import queries as editions
from juncta.cocreation import operations as talking
from juncta.credentials import operations as credentials
from juncta.design import operations as designing
from juncta.design.facts import AwardModel
from juncta.enrolment import operations as enrolling
from juncta.kernel.actor import SYSTEM
from juncta.needs import operations as needs
from juncta.portfolio import operations as portfolio
from juncta.project.story import acts, learning, obstacles, versions
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Decision, Verdict, Wanted
from juncta.support import operations as supporting
from tests.project.working import run_jobs


def play_everything(story):
    """A journey in which everything of the table happens."""
    returned = acts.prepared(story.world, AwardModel.ON_BEHALF)
    run_jobs()
    dossier = reviews.visible_to(SYSTEM).get(design=returned)
    reviewing.remind(on=dossier.voices_due_on)
    obstacles.met(story.world, returned)
    portfolio.remind(designs=[returned], place="G3", who="student-board", by=story.actor("office"))
    krakow, office = story.institution("krakow"), story.actor("office")
    reviewing.object_to(dossier=dossier, by=story.actor("approver-krakow"), institution=krakow, reasons="Nobody asked our senate.")
    objection = dossier.objections.get()
    reviewing.lift_objection(objection=objection, by=story.actor("approver-krakow"), answer="It was asked.")
    reviewing.appoint_peer(dossier=dossier, by=office, person=story.person("registrar-helsinki"))
    reviewing.declare_conflict(dossier=dossier, by=story.actor("registrar-helsinki"), reasons="I taught in it.")
    reviewing.appoint_peer(dossier=dossier, by=office, person=story.person("registrar-bologna"))
    seats = {**acts.SEATS, "peer-1": "registrar-bologna"}
    for seat, key in seats.items():
        verdict = Verdict.RETURN if key == "qa" else Verdict.APPROVE
        reviewing.speak(dossier=dossier, by=story.actor(key), seat=seat, verdict=verdict, reasons="Say how it is assessed.")
    for seat, key in seats.items():
        reviewing.confirm(dossier=dossier, by=story.actor(key), seat=seat)
    play_conditions(story)
    play_the_end(story)
    offering = acts.offering(story.world, story.edition, capacity=1)
    first, _waiting = learning.enrol(story.world, offering, "lifelong", "learner")
    enrolling.withdraw(enrolment=first, by=story.actor("lifelong"))
    assert story.credential
    learning.recognise(story.world, story.credential)
    credentials.revoke(credential=story.credential, by=story.actor("registrar-krakow"), because="A mistake.")
    versions.second(story.world)
    run_jobs()


def play_conditions(story):
    """A design is approved with a condition before publication; it is not met, then met; then a partner withdraws."""
    design = acts.prepared(story.world, AwardModel.ON_BEHALF)
    run_jobs()
    dossier = reviews.visible_to(SYSTEM).get(design=design)
    wanted = [Wanted("Say who answers learners.", before_publication=True)]
    for seat, key in acts.SEATS.items():
        more = {"conditions": wanted, "judgements": acts.met(dossier)} if key == "qa" else {}
        reviewing.speak(dossier=dossier, by=story.actor(key), seat=seat, verdict=Verdict.APPROVE, reasons="Yes.", **more)
    for seat, key in acts.SEATS.items():
        reviewing.confirm(dossier=dossier, by=story.actor(key), seat=seat)
    body = {"deciding_body": "Council", "decided_on": clock.today(), "decision": Decision.APPROVED}
    reviewing.decide(dossier=dossier, by=story.actor("approver-helsinki"), institution=story.institution("helsinki"), **body)
    run_jobs()
    assert not editions.visible_to(SYSTEM).filter(design=design).exists()
    condition = dossier.conditions.get()
    for accepted in (False, True):
        reviewing.answer_condition(condition=condition, by=story.actor("academic"), text="Their tutor does.")
        reviewing.rule_on_condition(condition=condition, by=story.actor("qa"), accepted=accepted, reasons="Which tutor?")
    run_jobs()
    assert editions.visible_to(SYSTEM).filter(design=design).exists()
    krakow = story.institution("krakow")
    reviewing.withdraw_partner(design=design, by=story.actor("approver-krakow"), institution=krakow, reasons="Our faculty closes.")


def play_the_end(story):
    """An edition is renewed after its review."""
    days = {"renewed_until": clock.today() + timedelta(days=700)}
    made = catalogue.propose_continuation(edition=story.edition, by=story.actor("office"), course="renew", reasons="It is good.", **days)
    for key, slug in (("qa", "quality-assurance"), ("student-reviewer", "student-board")):
        body = alliances.body(story.actor(key), slug)
        catalogue.answer_continuation(continuation=made, by=story.actor(key), body=body, agrees=True)
    play_needs(story)
    run_jobs()


def play_needs(story):
    """Needs are merged, set aside and taken up; whoever does not answer the invitation is reminded."""
    area = story.edition.design.focus_area
    one, other, third = (
        needs.note(by=story.actor("student"), focus_area=area, title=title, text="Floods.", audience="All.") for title in ("A", "B", "C")
    )
    needs.merge(need=one, into=other, by=story.actor("chair"))
    needs.set_aside(need=third, by=story.actor("chair"), because="Covered.")
    by = story.actor("academic")
    idea = needs.grow(out_of=other, by=by, press=uuid4(), title="Water", summary="A view.", need="Floods.", audience="All.")
    designing.invite_partner(design=idea, by=by, institution=story.institution("krakow"), role="teaching")
    member = designing.invite_member(design=idea, by=by, person=story.person("designer"), task="Media")
    with clock.set_to(clock.now() + timedelta(days=8)):
        designing.remind(by=SYSTEM)
    designing.answer_membership(member=member, by=story.actor("designer"), accept=True)
    play_a_team(story, idea)
    play_support(story, idea)


def play_a_team(story, idea):
    """The team of an idea talks about it: a question, two suggestions, a step with a date that comes near."""
    by, designer = story.actor("academic"), story.actor("designer")
    talking.begin_thread(design=idea, section="idea", by=by, text="Which river?", mentions=[story.person("designer")])
    wider = talking.suggest(design=idea, section="idea", by=designer, quote="A view", proposed="A wide view", reason="It is.")
    talking.accept(suggestion=wider, by=by)
    other = talking.suggest(design=idea, section="idea", by=designer, quote="Floods", proposed="Rains", reason="They come first.")
    talking.decline(suggestion=other, by=by, because="Floods are what people know.")
    designing.plan_step(design=idea, by=by, step="A2", responsible=story.person("designer"), due=clock.today() + timedelta(days=1))
    designing.remind_of_steps()


def play_support(story, idea):
    """A member asks the committee, which answers, is asked again, is reminded, and hands it over within itself."""
    by, chair = story.actor("designer"), story.actor("chair")
    committee = alliances.body(by, "ssc-sustainability")
    request = supporting.ask(design=idea, step="A1", body=committee, by=by, question="Which rivers count?")
    supporting.answer(request=request, by=chair, text="All do.")
    supporting.ask_again(request=request, by=by, text="Even small ones?", due=clock.today() + timedelta(days=1))
    supporting.remind_of_requests()
    request.refresh_from_db()
    colleague = "chair" if request.owner == story.person("academic") else "academic"
    supporting.hand_over(request=request, by=chair, to=story.person(colleague))

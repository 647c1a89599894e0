"""Whatever is done in whatever order: what is published has every gate's decision."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from juncta.base import clock
from juncta.catalogue import operations as catalogue
from juncta.catalogue.models import Edition
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.design.facts import DesignState
from juncta.design.models import Design, GatePassage
from juncta.framework import queries as framework
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.review import operations
from juncta.review.facts import Decision, Verdict, Wanted
from juncta.review.models import Condition, Dossier, InstitutionalApproval, Objection, Voice
from tests.design.factories import PARTNERS, make_cast, make_next, make_whole_design
from tests.review.factories import SEATS, Court, confirm, give_decision, give_voice, judgements_of, make_panel

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST_VERSIONS = 5


def as_before(content):
    """The next version says the same."""


def without_a_check(content):
    """The next version asks less at every gate."""
    for step in content["steps"]:
        step["checks"] = [code for code in step.get("checks", []) if code != "DES-216"]


def with_another_first_gate(content):
    """Whoever has passed the first gate has not passed that of the next version."""
    content["gates"][0]["code"] = f"G{content['framework']['version']}0"


def with_another_panel_gate(content):
    """Whoever was judged by the panel is judged anew on the next version."""
    content["gates"][2]["code"] = f"G{content['framework']['version']}2"


class AnyOrder(RuleBasedStateMachine):
    """Everybody around one design does what they like; whatever is refused changes nothing."""

    def __init__(self) -> None:
        """One design that has not been endorsed, with everybody who can do something to it."""
        super().__init__()
        cast = make_cast()
        bodies, reviewers = make_panel(cast)
        self.design = make_whole_design(cast, endorsed=False)
        self.court = Court(cast, bodies, reviewers, None)  # the dossier comes later
        self.gates = {}  # of each edition: what its framework asked for at its publication

    def attempt(self, act) -> None:
        try:
            act()
        except Refused:
            return

    def now(self) -> Design:
        return Design.objects.select_related("framework", "alliance").get(pk=self.design.pk)

    @rule()
    def endorse(self):
        self.attempt(lambda: designing.endorse(design=self.now(), by=self.court.cast.actor("chair"), reasons="Yes."))

    @rule()
    def submit(self):
        def act():
            designing.submit(design=self.now(), by=self.court.cast.actor("academic"))
            self.court.dossier = operations.open_dossier(design_id=self.design.pk, by=SYSTEM)

        self.attempt(act)

    @precondition(lambda self: self.court.dossier)
    @rule(seat=st.sampled_from(SEATS), verdict=st.sampled_from([Verdict.APPROVE] * 4 + [Verdict.RETURN]))
    def speak(self, seat, verdict):
        self.attempt(lambda: give_voice(self.court, seat, verdict, judgements=judgements_of(self.court.dossier)))

    @precondition(lambda self: self.court.dossier)
    @rule()
    def the_others_speak(self):
        for seat in SEATS:
            self.attempt(lambda seat=seat: give_voice(self.court, seat, judgements=judgements_of(self.court.dossier)))

    @precondition(lambda self: self.court.dossier)
    @rule(seat=st.sampled_from(SEATS), verdict=st.sampled_from(Verdict))
    def change_a_voice(self, seat, verdict):
        by, said = self.court.reviewer(seat), {"verdict": verdict, "reasons": "Again.", "because": "I read it again."}
        self.attempt(lambda: operations.revise_voice(dossier=self.court.dossier, by=by, seat=seat, **said))

    @precondition(lambda self: self.court.dossier)
    @rule(seat=st.sampled_from(SEATS))
    def confirm(self, seat):
        self.attempt(lambda: confirm(self.court, seat))

    @precondition(lambda self: self.court.dossier)
    @rule(slug=st.sampled_from(sorted(PARTNERS)), decision=st.sampled_from([Decision.APPROVED] * 4 + [Decision.RETURNED]))
    def decide(self, slug, decision):
        self.attempt(lambda: give_decision(self.court, slug, decision))

    @precondition(lambda self: self.court.dossier)
    @rule()
    def the_others_decide(self):
        for slug in PARTNERS:
            self.attempt(lambda slug=slug: give_decision(self.court, slug))

    @precondition(lambda self: self.court.dossier)
    @rule(slug=st.sampled_from(sorted(PARTNERS)))
    def object_to_it(self, slug):
        said = {"by": self.court.approver(slug), "institution": self.court.cast.institutions[slug], "reasons": "Wait."}
        self.attempt(lambda: operations.object_to(dossier=self.court.dossier, **said))

    @rule(lift=st.booleans())
    def end_an_objection(self, lift):
        for each in Objection.objects.filter(dossier__design=self.design, ended="").select_related("institution"):
            if lift:
                by = self.court.approver(each.institution.slug)
                self.attempt(lambda each=each, by=by: operations.lift_objection(objection=each, by=by, answer="It is settled."))
            else:
                by = self.court.cast.actor("academic")
                self.attempt(lambda each=each, by=by: operations.take_back_dossier(objection=each, by=by, answer="We change it."))

    @rule(slug=st.sampled_from(sorted(PARTNERS)))
    def withdraw(self, slug):
        said = {"by": self.court.approver(slug), "institution": self.court.cast.institutions[slug], "reasons": "We cannot go on."}
        self.attempt(lambda: operations.withdraw_partner(design=self.now(), **said))

    @rule(seat=st.sampled_from(SEATS))
    def let_everything_pass(self, seat):
        for code in sorted({each.code for each in designs.findings(self.now()) if each.blocks}):
            said = {"by": self.court.reviewer(seat), "code": code, "reasons": "This once."}
            self.attempt(lambda said=said: designing.grant_exception(design=self.now(), **said))

    @precondition(lambda self: self.court.dossier)
    @rule(early=st.booleans())
    def approve_on_a_condition(self, early):
        wanted = Wanted("Name who answers.", before_publication=early, due_on=clock.today() + timedelta(days=30))
        judged = judgements_of(self.court.dossier)
        self.attempt(lambda: give_voice(self.court, SEATS[0], judgements=judged, conditions=[wanted]))

    @rule(accepted=st.booleans())
    def answer_and_rule_on_conditions(self, accepted):
        for each in Condition.objects.filter(voice__dossier__design=self.design):
            self.attempt(lambda each=each: operations.answer_condition(condition=each, by=self.court.cast.actor("academic"), text="Done."))
            said = {"by": self.court.reviewer(SEATS[0]), "accepted": accepted, "reasons": "Read."}
            self.attempt(lambda each=each, said=said: operations.rule_on_condition(condition=each, **said))

    @rule()
    def go_on_to_the_edition(self):
        """The straight road from wherever it stands: else so many ways back are drawn that hardly anything is ever published."""
        self.endorse()
        self.submit()
        self.end_an_objection(lift=True)
        if self.court.dossier:
            self.the_others_speak()
            for seat in SEATS:
                self.attempt(lambda seat=seat: confirm(self.court, seat))
            self.the_others_decide()
        self.answer_and_rule_on_conditions(accepted=True)
        self.publish()

    @rule()
    def publish(self):
        def act():
            edition = catalogue.publish_edition(design_id=self.design.pk, by=SYSTEM)
            asked = {gate.code for gate in framework.facts_of(self.now().framework).up_to_publication}
            self.gates.setdefault(edition.pk, asked)  # asked again, it is the edition that is in force

        self.attempt(act)

    @rule(change=st.sampled_from([as_before, without_a_check, with_another_first_gate, with_another_panel_gate]))
    def move_to_another_version(self, change):
        design = self.now()
        newest = framework.published(design.alliance).first()
        if newest.version < MOST_VERSIONS:
            newest = make_next(newest, change)
        self.attempt(lambda: designing.move_to_version(design=design, by=self.court.cast.actor("academic"), to=newest))

    @rule(level=st.sampled_from([6, 7]), summary=st.sampled_from(["One.", "Two."]))
    def revise(self, level, summary):
        by = self.court.cast.actor("academic")
        self.attempt(lambda: designing.revise(design=self.now(), by=by, because="Next."))
        self.attempt(lambda: designing.describe(design=self.now(), by=by, eqf_level=level, summary=summary))

    @invariant()
    def what_is_published_was_decided_at_every_gate(self):
        for edition in Edition.objects.filter(design=self.design):
            version = edition.content["evidence"]["version"]
            passed = {each.gate: each for each in GatePassage.objects.filter(design=self.design, version__lte=version)}
            assert set(passed) >= self.gates[edition.pk]
            judged = Dossier.objects.get(design=self.design, version=version)
            approved = InstitutionalApproval.objects.filter(dossier=judged, decision=Decision.APPROVED)
            assert {each.institution.slug for each in approved} == set(judged.snapshot["awarding"])
            while judged.before_id and not judged.panel_seats.exists():
                judged = judged.before
            for seat in judged.panel_seats.all():
                assert Voice.objects.filter(seat=seat).order_by("-number").first().verdict == Verdict.APPROVE

    @invariant()
    def approved_means_passed(self):
        design = self.now()
        if design.state == DesignState.APPROVED:
            assert design.passages.filter(gate="G4", version=design.version).exists()


class TestAnyOrder(AnyOrder.TestCase, TestCase):
    """Run it, each example in a transaction of its own."""

    settings = settings(
        max_examples=8,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )

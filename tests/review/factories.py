"""Dossiers for tests: a panel, a submitted design before it, and what they say."""

from dataclasses import dataclass
from datetime import timedelta

from juncta.alliance.models import Body, Category, Person
from juncta.base import clock
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.review import operations
from juncta.review.facts import Decision, Judged, Mark, Verdict
from juncta.review.models import Dossier
from tests.alliance.factories import actor_of, make_body, make_institution, make_person
from tests.design.factories import Cast, make_cast, make_submitted_design

SEATS = ("quality-assurance", "teaching-learning", "student-board")


@dataclass
class Court:
    """A dossier with everybody around it: the cast that made the design, and one reviewer per seat."""

    cast: Cast
    bodies: dict[str, Body]
    reviewers: dict[str, Person]
    dossier: Dossier

    def reviewer(self, seat: str) -> Actor:
        """Who speaks for a seat."""
        return actor_of(self.reviewers[seat])

    def approver(self, institution: str) -> Actor:
        """Who records an institution's decision."""
        return self.cast.actor(f"approver-{institution}")

    def again(self) -> Dossier:
        """The dossier as it stands now."""
        return Dossier.objects.select_related("design").get(pk=self.dossier.pk)


def make_panel(cast: Cast) -> tuple[dict[str, Body], dict[str, Person]]:
    """The bodies of the panel, each with a reviewer from another university."""
    leuven = make_institution(cast.alliance, "leuven", country="BE")
    bodies = {slug: make_body(cast.alliance, slug) for slug in SEATS}
    reviewers = {
        slug: make_person(category=Category.PROFESSIONAL, institution=leuven, roles=[Role.REVIEWER], body=body, name=f"Reviewer {slug}")
        for slug, body in bodies.items()
    }
    return bodies, reviewers


def make_court(slug: str = "una", cast: Cast | None = None, **more: object) -> Court:
    """A submitted design before its panel; nobody has spoken."""
    cast = cast or make_cast(slug)
    bodies, reviewers = make_panel(cast)
    design = make_submitted_design(cast, **more)
    return Court(cast, bodies, reviewers, operations.open_dossier(design_id=design.pk, by=SYSTEM))


def judgements_of(dossier: Dossier, mark: Mark = Mark.MET, reasons: str = "") -> list[Judged]:
    """Every standard of a dossier, judged alike."""
    return [Judged(each["code"], one["code"], mark, reasons) for each in dossier.snapshot["standards"] for one in each["standards"]]


def give_voice(court: Court, seat: str, verdict: Verdict = Verdict.APPROVE, reasons: str = "It is sound.", **more: object):
    """One seat speaks; the quality cluster judges by every standard."""
    judged = judgements_of(court.dossier) if seat == SEATS[0] and verdict is Verdict.APPROVE else ()
    fields = {"judgements": judged, **more}
    return operations.speak(dossier=court.dossier, by=court.reviewer(seat), seat=seat, verdict=verdict, reasons=reasons, **fields)


def confirm(court: Court, *seats: str) -> None:
    """Some seats confirm, one after the other."""
    for seat in seats:
        operations.confirm(dossier=court.dossier, by=court.reviewer(seat), seat=seat)


def make_discussing_court(slug: str = "una", verdict: Verdict = Verdict.APPROVE, **more: object) -> Court:
    """A dossier about which every seat has spoken; the student board says `verdict`, the others approve."""
    court = make_court(slug, **more)
    for seat in SEATS:
        give_voice(court, seat, verdict if seat == "student-board" else Verdict.APPROVE)
    return court


def give_decision(court: Court, institution: str, decision: Decision = Decision.APPROVED, **more: object):
    """One awarding partner decides."""
    fields = {"deciding_body": "Academic Council", "decided_on": clock.today() - timedelta(days=1), "reasons": "After debate.", **more}
    return operations.decide(
        dossier=court.dossier,
        by=court.approver(institution),
        institution=court.cast.institutions[institution],
        decision=decision,
        **fields,
    )


def make_approving_court(slug: str = "una", **more: object) -> Court:
    """A dossier that its whole panel has approved."""
    court = make_discussing_court(slug, **more)
    confirm(court, SEATS[0])
    return court


def make_returned_court(slug: str = "una", reasons: str = "The workload is not plausible.", **more: object) -> Court:
    """A dossier that the student board returned, and every seat confirmed."""
    court = make_court(slug, **more)
    for seat in SEATS:
        give_voice(court, seat, Verdict.RETURN if seat == "student-board" else Verdict.APPROVE, reasons)
    confirm(court, *SEATS)
    return court


def make_approved_court(slug: str = "una", **more: object) -> Court:
    """A dossier that everybody has approved."""
    court = make_approving_court(slug, **more)
    for institution in court.again().snapshot["awarding"]:
        give_decision(court, institution)
    return court

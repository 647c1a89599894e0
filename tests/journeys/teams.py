"""Two teams of the real alliance: the one that wrote the golden micro-credential, and one of the eight other partners."""

from copy import deepcopy
from typing import Any

from juncta.alliance.models import Category, Person
from juncta.base import clock
from juncta.catalogue import queries as editions
from juncta.catalogue.models import Edition
from juncta.design import operations as designing
from juncta.design.facts import AwardModel, PartnerRole
from juncta.design.models import Design
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.story import acts
from juncta.project.story.world import World
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Decision, Outcome, Verdict, Wanted
from juncta.review.models import Dossier
from tests.alliance.factories import make_person
from tests.project.working import run_jobs

FIRST = ("helsinki", "krakow", "bologna")
SECOND = ("leuven", "paris", "edinburgh")
TEACHES, FOLLOW = "zurich", ("berlin", "dublin", "leiden", "madrid")
WHO = dict(zip(FIRST, SECOND, strict=True))


def golden_team(world: World) -> Design:
    """The story's own team writes the golden micro-credential and sends it to review."""
    design = acts.prepared(world, AwardModel.JOINT)
    run_jobs()
    return design


def second_world(world: World) -> World:
    """The same house with another team in it: one from Leuven, one from Paris, a student of Edinburgh; and every partner's approver."""
    homes = {slug: world.institution(slug) for slug in (*SECOND, TEACHES, *FOLLOW)}
    people: dict[str, Person] = {
        f"approver-{slug}": make_person(category=Category.PROFESSIONAL, institution=home, roles=[Role.APPROVER], name=f"Approver {slug}")
        for slug, home in homes.items()
    }
    people["academic"] = make_person(institution=homes["leuven"], roles=[Role.ACADEMIC], name="Hydrologist")
    people["teacher-krakow"] = make_person(institution=homes["paris"], roles=[Role.ACADEMIC], name="Historian")
    people["designer"] = make_person(category=Category.PROFESSIONAL, institution=homes["paris"], roles=[Role.CONTRIBUTOR], name="Designer")
    people["student"] = make_person(category=Category.STUDENT, institution=homes["edinburgh"], name="Student")
    return World(alliance=world.alliance, persons={**world.persons, **people})


def second_team(world: World) -> Design:
    """Eight partners write another micro-credential: three award it, one teaches along, four follow."""
    content = _told_of_others(acts.golden())
    content["idea"]["title"] = {"en": "Rivers without Borders", "fr": "Fleuves sans frontières"}
    design = acts.idea(world, content)
    roles = [("leuven", PartnerRole.COORDINATING)]
    roles += [(slug, role) for slug in SECOND for role in (PartnerRole.AWARDING, PartnerRole.TEACHING)]
    roles += [(TEACHES, PartnerRole.TEACHING), *((slug, PartnerRole.ASSOCIATED) for slug in FOLLOW)]
    acts.gather(world, design, roles, {slug: f"approver-{slug}" for slug in (*SECOND, TEACHES, *FOLLOW)})
    design = acts.joint_design(world, design, content, AwardModel.JOINT)
    run_jobs()
    return design


def _told_of_others(said: Any) -> Any:
    """The same content, with Leuven, Paris and Edinburgh wherever Helsinki, Kraków and Bologna stood."""
    match said:
        case dict():
            return {key: _told_of_others(value) for key, value in said.items()}
        case list():
            return [_told_of_others(each) for each in said]
        case str():
            return WHO.get(said, said)
        case _:
            return deepcopy(said)


def dossier_of(design: Design) -> Dossier:
    """The newest one."""
    return reviews.visible_to(SYSTEM).filter(design=design).order_by("-version")[0]


def panel_speaks(world: World, dossier: Dossier, *, returned_by: str = "", wanted: str = "") -> None:
    """Every seat says what it thinks; the quality cluster may want something; if there is something to discuss, all confirm."""
    for seat, key in acts.SEATS.items():
        more: dict[str, Any] = {}
        if seat == "quality-assurance" and seat != returned_by:
            more["judgements"] = acts.met(dossier)
            more["conditions"] = [Wanted(wanted, before_publication=True)] if wanted else []
        verdict = Verdict.RETURN if seat == returned_by else Verdict.APPROVE
        reviewing.speak(dossier=dossier, by=world.actor(key), seat=seat, verdict=verdict, reasons="I have read all of it.", **more)
    for seat, key in acts.SEATS.items():
        if dossier_of(dossier.design).outcome == Outcome.DISCUSSING:
            reviewing.confirm(dossier=dossier, by=world.actor(key), seat=seat)
    run_jobs()


def university_decides(world: World, dossier: Dossier, slug: str, decision: Decision = Decision.APPROVED) -> None:
    """An awarding partner decides under its own rules."""
    fields = {"deciding_body": "Senate", "decided_on": clock.today(), "reasons": "In line with our rules."}
    by, home = world.actor(f"approver-{slug}"), world.institution(slug)
    reviewing.decide(dossier=dossier, by=by, institution=home, decision=decision, **fields)
    run_jobs()


def comes_again(world: World, design: Design, **change: object) -> Dossier:
    """An approved design is revised with a change and sent to review again."""
    by = world.actor("academic")
    design = designing.revise(design=Design.objects.get(pk=design.pk), by=by, because="The second edition.")
    designing.describe(design=design, by=by, **change)
    designing.submit(design=Design.objects.get(pk=design.pk), by=by)
    run_jobs()
    return dossier_of(design)


def editions_of(design: Design) -> list[Edition]:
    """What was published of it, in order."""
    return list(editions.visible_to(SYSTEM).filter(design=design).order_by("number"))

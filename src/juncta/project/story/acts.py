"""The acts of the journey, each played by the right one of the cast through the operations that the pages call."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.catalogue import operations as catalogue
from juncta.catalogue import queries as editions
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.design.facts import AwardModel, PartnerRole
from juncta.kernel.actor import SYSTEM
from juncta.project.story import skills, written
from juncta.project.story.settling import settle
from juncta.project.story.waiting import Wait
from juncta.project.story.world import World, data
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Decision, Judged, Mark, Verdict

if TYPE_CHECKING:
    from juncta.catalogue.models import Edition, Offering
    from juncta.design.models import Design
    from juncta.review.models import Dossier

GOLDEN = "sustainability.toml"
TEAM = (
    ("chair", "Sustainability and the Arts"),
    ("student", "Student co-creator"),
    ("designer", "Learning design"),
    ("teacher-krakow", "Political economy"),
)
AWARDING = {AwardModel.JOINT: ("helsinki", "krakow", "bologna"), AwardModel.ON_BEHALF: ("helsinki",)}
TEACHING = ("helsinki", "krakow", "bologna")
ANSWERS_FOR = {"helsinki": "academic", "krakow": "approver-krakow", "bologna": "chair"}
SEATS = {"quality-assurance": "qa", "teaching-learning": "tl", "student-board": "student-reviewer"}


def golden() -> dict[str, Any]:
    """What the golden micro-credential says, with its sections."""
    return data(GOLDEN) | {"sections": data("sustainability-sections.toml")}


def idea(world: World, content: dict[str, Any]) -> "Design":
    """An academic of the Sustainability committee writes an idea, and the committee's chair endorses it."""
    by = world.actor("academic")
    area = alliances.focus_areas(by).get(slug="sustainability")
    goals = [goal["code"] for goal in world.alliance.goals]
    design = designing.start(by=by, focus_area=area, goals=goals, **content["idea"])
    return designing.endorse(design=design, by=world.actor("chair"), reasons="It answers a need that all our universities see.")


def partners(world: World, design: "Design", model: AwardModel) -> "Design":
    """Partners are invited with their roles, the team with its tasks; everybody accepts."""
    roles = [("helsinki", PartnerRole.COORDINATING)]
    roles += [(slug, PartnerRole.AWARDING) for slug in AWARDING[model]]
    roles += [(slug, PartnerRole.TEACHING) for slug in TEACHING]
    return gather(world, design, roles, ANSWERS_FOR)


def gather(world: World, design: "Design", roles: Iterable[tuple[str, PartnerRole]], answers_for: Mapping[str, str]) -> "Design":
    """Universities by their roles, then the team: everybody is invited by the author and accepts."""
    by = world.actor("academic")
    for slug, role in roles:
        invited = designing.invite_partner(design=design, by=by, institution=world.institution(slug), role=role)
        if invited.answered_at is None:
            designing.answer_partnership(partnership=invited, by=world.actor(answers_for[slug]), accept=True)
    for key, task in TEAM:
        member = designing.invite_member(design=design, by=by, person=world.persons[key], task=task)
        designing.answer_membership(member=member, by=world.actor(key), accept=True)
    return design


def parts(world: World, design: "Design", content: dict[str, Any], model: AwardModel) -> None:
    """The team writes the standard elements, the outcomes and the components."""
    designing.describe(design=design, by=world.actor("designer"), award_model=model, **content["elements"])
    designing.set_outcomes(design=design, by=world.actor("student"), texts=content["outcome"])
    for component in content["component"]:
        more = {name: value for name, value in component.items() if name not in {"provider", "shaped_by"}}
        designing.add_component(
            design=design,
            by=world.actor("academic"),
            provider=world.institution(component["provider"]),
            shaped_by=[world.institution(slug) for slug in component["shaped_by"]],
            **more,
        )


def joint_design(world: World, design: "Design", content: dict[str, Any], model: AwardModel) -> "Design":
    """The team writes everything, the partners settle money and terms, and the author sends it to review."""
    parts(world, design, content, model)
    settle(world, design)
    skills.align(world, design, content)
    written.sections(world, design, content["sections"])
    return designing.submit(design=design, by=world.actor("academic"))


def review(world: World, design: "Design", wait: Wait) -> None:
    """Two clusters and a student reviewer judge, and confirm; then each awarding partner decides under its own rules."""
    dossier = wait(lambda: reviews.visible_to(SYSTEM).filter(design=design).first(), "the dossier is opened by the worker")
    for slug, key in SEATS.items():
        judged = met(dossier) if slug == "quality-assurance" else []
        reviewing.speak(
            dossier=dossier,
            by=world.actor(key),
            seat=slug,
            verdict=Verdict.APPROVE,
            reasons="Clear, complete, and made together.",
            judgements=judged,
        )
    reviewing.confirm(dossier=dossier, by=world.actor("qa"), seat="quality-assurance")
    content = designs.snapshot(design)
    for slug in content["awarding"]:
        reviewing.decide(
            dossier=dossier,
            by=world.actor(f"approver-{slug}"),
            institution=world.institution(slug),
            decision=Decision.APPROVED,
            deciding_body="Academic council (demo)",
            decided_on=clock.today(),
            reference=f"DEMO-{slug.upper()}-1",
            reasons="In line with our rules.",
        )


def met(dossier: "Dossier") -> list[Judged]:
    """Every standard of a dossier, found met."""
    return [Judged(each["code"], one["code"], Mark.MET) for each in dossier.snapshot["standards"] for one in each["standards"]]


def edition(world: World, design: "Design", wait: Wait) -> "Edition":
    """The worker freezes the approved design into an edition."""
    del world
    return wait(lambda: editions.visible_to(SYSTEM).filter(design=design).first(), "the edition is published by the worker")


def offering(world: World, of: "Edition", capacity: int) -> "Offering":
    """The coordinating university's academic opens an offering for so many."""
    now = clock.now()
    return catalogue.open_offering(
        edition=of,
        by=world.actor("academic"),
        capacity=capacity,
        enrol_from=now - timedelta(days=7),
        enrol_until=now + timedelta(days=120),
        starts_on=now.date(),
        partner_fee=Decimal(0),
        other_fee=Decimal(150),
    )


def prepared(world: World, model: AwardModel) -> "Design":
    """An idea with partners, team and everything written, sent to review."""
    content = golden()
    if model is AwardModel.ON_BEHALF:
        content["idea"] |= content["as_today"]
    design = idea(world, content)
    partners(world, design, model)
    return joint_design(world, design, content, model)


def names(world: World, slugs: Iterable[str]) -> str:
    """Institutions by their short names."""
    return ", ".join(world.institution(slug).short_name for slug in slugs)

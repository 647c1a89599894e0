"""Skills of the demo, what they are linked to, and a draft that does many things wrong."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from juncta.alliance import queries as alliances
from juncta.design import operations as designing
from juncta.design.facts import PartnerRole
from juncta.project.story.world import World
from juncta.skills import operations as skilling
from juncta.skills import queries as skills
from juncta.skills.facts import DEMO

if TYPE_CHECKING:
    from juncta.design.models import Design


def align(world: World, design: "Design", content: dict[str, Any]) -> None:
    """The designer says of each outcome what it is, how it is shown, which components lead to it and which skills it means."""
    skilling.load_demo_set()
    by = world.actor("designer")
    components = {part.slug: part for part in design.components.all()}
    known = skills.by_uris([f"{DEMO}{end}" for row in content["alignment"] for end in row["skills"]])
    for outcome, row in zip(design.outcomes.all(), content["alignment"], strict=True):
        designing.change_outcome(
            outcome=outcome,
            by=by,
            dimension=row["dimension"],
            assessment=row["assessment"],
            components=[components[key] for key in row["components"]],
        )
        for end in row["skills"]:
            designing.link_skill(outcome=outcome, by=by, skill=known[f"{DEMO}{end}"])


def a_poor_draft(world: World) -> "Design":
    """An invented draft that fails: one country, vague outcomes, sizes that do not add up, a fee that Helsinki may not take."""
    by = world.actor("academic")
    design = designing.start(
        by=by,
        focus_area=alliances.focus_areas(by).get(slug="sustainability"),
        title={"en": "Green Things (a poor draft, demo)", "fr": "Choses vertes (un mauvais brouillon, démo)"},
        summary={"en": "All about green things.", "fr": "Tout sur les choses vertes."},
        need={"en": "People should know about it.", "fr": "Il faudrait que l’on s’y connaisse."},
        audience={"en": "Everybody.", "fr": "Tout le monde."},
    )
    helsinki = world.institution("helsinki")
    designing.answer_partnership(
        partnership=designing.invite_partner(design=design, by=by, institution=helsinki, role=PartnerRole.COORDINATING),
        by=by,
        accept=True,
    )
    designing.describe(design=design, by=by, ects="10", eqf_level=7, languages=["en"], participation="online", stackability="stackable")
    designing.set_outcomes(
        design=design,
        by=by,
        texts=[
            {"en": "Understand green things.", "fr": "Comprendre les choses vertes."},
            {"en": "Students will be aware of the planet.", "fr": "Les étudiants seront conscients de la planète."},
            {"en": "This course covers energy and describes waste. Teachers present examples.", "fr": "Ce cours porte sur l’énergie."},
        ],
    )
    for title, ects, language in (
        ({"en": "Green Beginnings"}, "3", "en"),
        ({"en": "Green Middle"}, "2", "en"),
        ({"fi": "Vihreä loppu", "en": "Green End"}, "2", "fi"),
    ):
        before = design.components.order_by("position").last()
        designing.add_component(
            design=design, by=by, title=title, provider=helsinki, ects=ects, language=language, requires=[before] if before else []
        )
    designing.add_path_rule(design=design, by=by, kind="at least", amount=4, group="C")
    designing.set_groups(design=design, by=by, groups=["lifelong-learners"])
    designing.set_fees(design=design, by=by, component=None, fees={(helsinki, "lifelong-learners"): (None, Decimal(500))})
    return design

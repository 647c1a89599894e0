"""What the board of needs holds in a fresh demo: needs of a student, a designer and an academic, seconded, with interested universities."""

from typing import TYPE_CHECKING

from juncta.alliance import queries as alliances
from juncta.design.facts import PartnerRole
from juncta.needs import operations as needs

if TYPE_CHECKING:
    from juncta.project.story.world import World


def needing(world: "World") -> None:
    """Three needs of one area, each as far as it has come."""
    area = alliances.focus_areas(world.actor("office")).get(slug="sustainability")
    heat = needs.note(
        by=world.actor("student"),
        focus_area=area,
        title={"en": "Cities that stay cool (demo)", "fr": "Des villes qui restent fraîches (démo)"},
        text={
            "en": "Summers grow hotter, and whoever plans a street rarely learns what shade, water and building materials do together.",
            "fr": "Les étés se réchauffent, et qui dessine une rue apprend rarement ce que font ensemble l’ombre, l’eau et les matériaux.",
        },
        audience={"en": "Students of planning and people who work for a city.", "fr": "Étudiants en urbanisme et agents des villes."},
        evidence={"en": "A conversation with planners of two partner cities.", "fr": "Un échange avec des urbanistes de deux villes."},
    )
    for key in ("designer", "academic", "chair"):
        needs.second(need=heat, by=world.actor(key))
    for key, slug, role, note in (
        ("academic", "helsinki", PartnerRole.COORDINATING, ""),
        ("approver-krakow", "krakow", PartnerRole.TEACHING, "A laboratory for building materials"),
    ):
        needs.note_interest(need=heat, by=world.actor(key), institution=world.institution(slug), role=role, note=note)
    needs.note(
        by=world.actor("designer"),
        focus_area=area,
        title={"en": "Judging claims of sustainability (demo)", "fr": "Juger les promesses de durabilité (démo)"},
        text={
            "en": "Employees are asked to check what suppliers claim, and do not know which evidence counts.",
            "fr": "On demande aux salariés de vérifier ce qu’affirment les fournisseurs, sans qu’ils sachent quelles preuves comptent.",
        },
        audience={"en": "People in procurement.", "fr": "Personnes qui travaillent aux achats."},
    )
    same = needs.note(
        by=world.actor("academic"),
        focus_area=area,
        title={"en": "Shade in streets (demo)", "fr": "De l’ombre dans les rues (démo)"},
        text={"en": "Planners ask how much shade a street needs.", "fr": "Les urbanistes demandent combien d’ombre il faut à une rue."},
        audience={"en": "Planners.", "fr": "Urbanistes."},
    )
    needs.merge(need=same, into=heat, by=world.actor("chair"))

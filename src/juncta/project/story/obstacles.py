"""What was in the way of the story's teams (invented), and how the alliance office answered: one answered and public, one open."""

from typing import TYPE_CHECKING

from juncta.portfolio import operations as portfolio
from juncta.portfolio.facts import BarrierState
from juncta.project.story.world import World

if TYPE_CHECKING:
    from juncta.design.models import Design


def met(world: World, design: "Design") -> None:
    """Two universities' forms stand in the way; one is answered, and the framework learns from it."""
    by, office = world.actor("academic"), world.actor("office")
    number = portfolio.name_obstacle(
        design=design,
        by=by,
        title="The enrolment form asks for a national identity number (demo)",
        what_happened="Learners from abroad could not finish the form. The student office enrolled them by hand, one after another.",
        kind="enrolment",
        severity="detour",
        institution=world.institution("krakow"),
        step="F1",
    )
    portfolio.name_obstacle(
        design=design,
        by=by,
        title="Two exam periods do not overlap (demo)",
        what_happened="The last possible date at one university lies before the first at the other.",
        kind="calendar",
        severity="slows",
        institution=world.institution("bologna"),
        step="C3",
    )
    barrier = portfolio.open_barrier(obstacle=number, by=office)
    portfolio.reword(
        barrier=barrier,
        by=office,
        title={"en": "Enrolment asks for a national identity number", "fr": "L’inscription demande un numéro d’identité national"},
        kind="enrolment",
        country="PL",
        institution=world.institution("krakow"),
    )
    portfolio.give_owner(barrier=barrier, by=office, person=world.persons["registrar-krakow"])
    portfolio.move(
        barrier=barrier,
        by=world.actor("registrar-krakow"),
        state=BarrierState.RESOLVED,
        resolution={
            "en": "A passport number is accepted instead, in the same field.",
            "fr": "Un numéro de passeport est accepté à sa place, dans le même champ.",
        },
        lesson={
            "en": "Ask every registrar before the first enrolment which numbers their form needs.",
            "fr": "Demandez à chaque scolarité, avant la première inscription, quels numéros exige son formulaire.",
        },
    )
    portfolio.show(barrier=barrier, by=office, public=True)

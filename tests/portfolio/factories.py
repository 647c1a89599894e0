"""Obstacles and barriers for tests, built through the operations."""

from dataclasses import dataclass

from juncta.alliance.models import Category, Person
from juncta.design.models import Design
from juncta.kernel.actor import Actor, Role
from juncta.portfolio import operations
from juncta.portfolio.models import Barrier, Obstacle
from tests.alliance.factories import actor_of, make_person
from tests.design.factories import Cast, make_cast, make_idea


@dataclass
class House:
    """A cast with its alliance office."""

    cast: Cast
    officer: Person

    @property
    def office(self) -> Actor:
        """The alliance office as an actor."""
        return actor_of(self.officer)


def make_house(slug: str = "una") -> House:
    """An alliance with a cast and an office."""
    cast = make_cast(slug)
    officer = make_person(cast.alliance, category=Category.PROFESSIONAL, roles=[Role.ALLIANCE_OFFICE], name=f"Office {slug}")
    return House(cast, officer)


def make_obstacle(house: House, design: Design | None = None, **more: object) -> Obstacle:
    """The academic names what is in the way of an idea."""
    fields = {
        "title": "Learners cannot be enrolled",
        "what_happened": "The system asks for a national number.",
        "kind": "enrolment",
        "severity": "slows",
        "institution": house.cast.institutions["krakow"],
        **more,
    }
    return operations.name_obstacle(design=design or make_idea(house.cast), by=house.cast.actor("academic"), **fields)


def make_barrier(house: House, design: Design | None = None, **more: object) -> Barrier:
    """A barrier behind one obstacle."""
    return operations.open_barrier(obstacle=make_obstacle(house, design, **more), by=house.office)

"""Requests for support in tests: a design, bodies with contacts near and far, and an alliance office."""

from dataclasses import dataclass, field

from juncta.alliance import operations as alliance_room
from juncta.alliance.models import Body, Category, Person
from juncta.design.models import Design
from juncta.design.queries import for_pages
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.support import operations
from tests.alliance.factories import actor_of, make_body, make_institution, make_person
from tests.design.factories import Cast, make_cast, make_idea, make_member

STEP = "B3"  # the framework names legal and quality assurance there


@dataclass
class Help:
    """A design whose academic can ask, and who answers."""

    cast: Cast
    design: Design
    bodies: dict[str, Body]
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """One of those who help, or of the cast."""
        return actor_of(self.people[name]) if name in self.people else self.cast.actor(name)

    def again(self) -> Design:
        """The design as pages load it."""
        return for_pages(self.cast.actor("academic")).get(pk=self.design.pk)


def make_help(slug: str = "una") -> Help:
    """Legal is named at Kraków and for the alliance, quality assurance nowhere; there is an alliance office."""
    cast = make_cast(slug)
    leuven = make_institution(cast.alliance, "leuven", country="BE")
    bodies = {key: make_body(cast.alliance, key) for key in ("legal", "quality-assurance")}

    def person(name: str, at=leuven, **more):
        return make_person(category=Category.PROFESSIONAL, institution=at, name=name, **more)

    people = {
        "near": person("Near", cast.institutions["krakow"], roles=[Role.CONTRIBUTOR]),
        "far": person("Far", roles=[Role.CONTRIBUTOR]),
        "office": person("Office", roles=[Role.ALLIANCE_OFFICE]),
        "member": person("Member", roles=[Role.REVIEWER], body=bodies["legal"]),
    }
    alliance_room.name_contact(body=bodies["legal"], by=SYSTEM, person=people["near"], institution=cast.institutions["krakow"])
    alliance_room.name_contact(body=bodies["legal"], by=SYSTEM, person=people["far"])
    design = make_idea(cast)
    make_member(cast, design, "student")
    found = Help(cast, design, bodies, people)
    found.design = found.again()
    return found


def make_request(help_: Help, *, body: str = "legal", at: str | None = "krakow", **more: object):
    """The academic asks."""
    fields = {
        "design": help_.again(),
        "step": STEP,
        "body": help_.bodies[body],
        "by": help_.cast.actor("academic"),
        "institution": help_.cast.institutions[at] if at else None,
        "question": "Which agreement do we need?",
    }
    return operations.ask(**{**fields, **more})

"""Builds the world in an empty database: two alliances, the framework, the cast with accounts, mandates and keys."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juncta.alliance import operations as alliance_room
from juncta.alliance import queries as alliances
from juncta.framework import operations as framework_room
from juncta.jurisdiction import operations as jurisdiction_room
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.actor import Role as Duty
from juncta.project.story import cast
from juncta.recognition import operations as recognition_room

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Institution, Person

FRAMEWORK = Path(__file__).parents[2] / "framework" / "data" / "joint-micro-credentials.toml"


def data(name: str) -> dict[str, Any]:
    """One of the story's data files."""
    return tomllib.loads((cast.DATA / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class World:
    """The story world as it stands in the database."""

    alliance: "Alliance"
    persons: "Mapping[str, Person]"

    def actor(self, key: str) -> Actor:
        """One of the cast as the one who acts."""
        return alliances.actor_of(self.persons[key])

    def institution(self, slug: str) -> "Institution":
        """One of the partners."""
        found = alliances.institution(self.actor("office"), slug)
        if found is None:
            raise LookupError(slug)
        return found


def build() -> World:
    """Everything that stands before the first idea; building twice changes nothing."""
    for slug in cast.FILES:
        alliance_room.load(data=data(f"{slug}.toml"), by=SYSTEM)
    home = alliances.alliance_by_slug("una-europa")
    assert home is not None  # noqa: S101 - it has just been loaded
    framework_room.publish(alliance=home, content=FRAMEWORK.read_text(encoding="utf-8"), by=SYSTEM)
    jurisdiction_room.load(alliance=home, by=SYSTEM)
    persons = {role.key: _person(role) for role in cast.roles()}
    world = World(alliance=persons["office"].alliance, persons=persons)
    rules = data("leuven-rules.toml")
    recognition_room.put_in_force(institution=world.institution("leuven"), rules=rules, by=SYSTEM)
    return world


def found() -> World:
    """The world as an earlier `build` left it; raises LookupError where there is none."""
    persons = {
        person.email.partition("@")[0]: person
        for person in alliances.persons(SYSTEM).select_related("alliance", "institution").filter(email__endswith=f"@{cast.DOMAIN}")
    }
    if not persons:
        message = "there is no story world in this database"
        raise LookupError(message)
    return World(alliance=persons["office"].alliance, persons=persons)


def _person(role: cast.Role) -> "Person":
    home = alliances.alliance_by_slug(role.alliance)
    if home is None:
        raise LookupError(role.alliance)
    known = alliances.persons(SYSTEM).filter(alliance=home, email=role.email).first()
    if known:
        return known
    at = home.institutions.get(slug=role.at) if role.at else None
    person = alliance_room.add_person(
        alliance=home,
        by=SYSTEM,
        given_name=role.given_name,
        family_name=role.family_name,
        email=role.email,
        category=role.category,
        institution=at,
        esi=role.esi,
    )
    for mandate in role.mandates:
        alliance_room.give_mandate(
            person=person,
            by=SYSTEM,
            role=Duty(mandate["role"]),
            institution=home.institutions.get(slug=mandate["institution"]) if "institution" in mandate else None,
            body=home.bodies.get(slug=mandate["body"]) if "body" in mandate else None,
        )
    for body in role.contact:
        alliance_room.name_contact(body=home.bodies.get(slug=body), by=SYSTEM, person=person, institution=at)
    alliance_room.open_account(person=person, by=SYSTEM)
    return person

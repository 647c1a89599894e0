"""Rows of the alliance room for tests: small, invented, and valid."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from juncta.alliance import queries
from juncta.alliance.models import Alliance, Body, Category, FocusArea, Institution, Mandate, Person
from juncta.base.models import Account
from juncta.kernel.actor import Actor, Role
from juncta.kernel.text import LangText

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)


def _put(model, key, fields):
    """The row under that key, made if need be; texts in several languages are given as dicts."""
    texts = {name: LangText(value) if isinstance(value, dict) else value for name, value in fields.items()}
    return model.objects.get_or_create(**key, defaults=texts)[0]


def make_alliance(slug: str = "una", **more: object) -> Alliance:
    """An alliance with two goals; the same one when asked for the same slug again."""
    fields = {
        "name": {"en": f"Alliance {slug}"},
        "vision": {"en": "Learning that crosses borders."},
        "goals": [
            {"code": "flexible-pathways", "name": {"en": "Flexible pathways", "fr": "Parcours souples"}},
            {"code": "automatic-recognition", "name": {"en": "Automatic recognition", "fr": "Reconnaissance automatique"}},
        ],
        "did": f"did:web:{slug}.juncta.example",
    }
    return _put(Alliance, {"slug": slug}, {**fields, **more})


def make_institution(alliance: Alliance | None = None, slug: str = "", **more: object) -> Institution:
    """A university of the alliance; the same one when asked for the same slug again."""
    number = next(_numbers)
    slug = slug or f"university-{number}"
    fields = {
        "name": {"en": f"University of {slug.title()}"},
        "short_name": slug.title(),
        "country": "FI",
        "city": slug.title(),
        "languages": ["en"],
        "schac_home": f"{slug}.example",
        "ror": f"0{number:08d}"[-9:],
        "latitude": 50.0,
        "longitude": 10.0,
    }
    return _put(Institution, {"alliance": alliance or make_alliance(), "slug": slug}, {**fields, **more})


def make_focus_area(alliance: Alliance | None = None, slug: str = "sustainability", **more: object) -> FocusArea:
    """A focus area; the same one when asked for the same slug again."""
    return _put(FocusArea, {"alliance": alliance or make_alliance(), "slug": slug}, {"name": {"en": slug.title()}, **more})


def make_body(alliance: Alliance | None = None, slug: str = "quality-assurance", kind: str = "cluster", **more: object) -> Body:
    """A body (a cluster unless said otherwise); the same one when asked for the same slug again."""
    fields = {"name": {"en": slug.replace("-", " ").title()}, "kind": kind, "helps_with": {"en": "Advice."}, **more}
    return _put(Body, {"alliance": alliance or make_alliance(), "slug": slug}, fields)


def make_mandate(
    person: Person,
    role: Role,
    institution: Institution | None = None,
    body: Body | None = None,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
) -> Mandate:
    """A mandate, in force since long ago unless said otherwise."""
    return Mandate.objects.create(
        person=person, role=role.value, institution=institution, body=body, valid_from=valid_from, valid_until=valid_until
    )


def make_person(
    alliance: Alliance | None = None,
    category: str = Category.ACADEMIC,
    institution: Institution | None = None,
    roles: Iterable[Role] = (),
    body: Body | None = None,
    name: str = "",
    *,
    account: bool = True,
    **more: object,
) -> Person:
    """Somebody with an account, holding `roles` at their institution and, if given, for `body`, since long ago.

    The alliance is the institution's or the body's if none is given.
    """
    number = next(_numbers)
    place = alliance or (institution.alliance if institution else body.alliance if body else make_alliance())
    email = f"person-{number}@people.example"
    fields = {"given_name": name or f"Person {number}", "family_name": "", "email": email, **more}
    person = Person.objects.create(
        alliance=place,
        category=category,
        institution=institution,
        account=Account.objects.create_user(email=str(fields["email"])) if account else None,
        **fields,
    )
    for role in roles:
        make_mandate(person, role, institution=institution, body=body)
    return person


def actor_of(person: Person) -> Actor:
    """The person as an actor, with the mandates in force now."""
    return queries.actor_of(person)

"""Rules for tests: plain facts, the shipped files as facts, and rules in an alliance."""

from dataclasses import replace
from datetime import date
from functools import cache

from juncta.jurisdiction import operations, queries
from juncta.jurisdiction.engine import parse
from juncta.jurisdiction.facts import Nature, Operator, Party, Plan, RuleFacts, Severity, Source, Subject, Unit
from juncta.kernel.actor import SYSTEM
from juncta.kernel.ects import Ects
from tests.alliance.factories import make_alliance, make_institution

TODAY = date(2026, 11, 25)
SEEN = Source("A source", "https://source.example", TODAY)
HOMES = {
    "berlin": ("DE", ""),
    "bologna": ("IT", ""),
    "dublin": ("IE", "05m7pjf47"),
    "edinburgh": ("GB", "01nrxwf90"),
    "helsinki": ("FI", "040af2s02"),
    "krakow": ("PL", ""),
    "leuven": ("BE", "05f950310"),
    "leiden": ("NL", "027bh9e22"),
    "madrid": ("ES", ""),
    "paris": ("FR", ""),
    "zurich": ("CH", "02crff812"),
}
"""The eleven partners: country, and ROR id where a file names it."""


def size(slug: str, *value: str, operator: Operator = Operator.BETWEEN, **more: object) -> RuleFacts:
    """A rule on size that binds one university."""
    fields = {"severity": Severity.BLOCKS, "nature": Nature.LAW, "source": SEEN, **more}
    return RuleFacts(
        code=f"{slug}-size",
        subject=Subject.SIZE,
        operator=operator,
        value=value,
        unit=Unit.ECTS if value else Unit.NONE,
        binds=frozenset({slug}),
        **fields,
    )


def plan(*slugs: str, ects: str | None = "10", **more: object) -> Plan:
    """A plan in which these universities award."""
    parties = tuple(Party(slug, slug.title()) for slug in slugs)
    return Plan(**{"parties": parties, "ects": None if ects is None else Ects(ects), **more})


@cache
def shipped_rules() -> tuple[RuleFacts, ...]:
    """Every shipped rule, bound to the eleven partners by their slugs."""
    bound = []
    for text in queries.shipped():
        facts = parse(text)
        members = frozenset(
            slug for slug, (country, ror) in HOMES.items() if (ror in facts.members if facts.members else country == facts.code)
        )
        for each in facts.rules:
            own = frozenset(slug for slug, (_country, ror) in HOMES.items() if ror and ror == each.institution)
            bound.append(replace(each.rule, binds=own or members))
    return tuple(bound)


def make_partners(alliance=None, slugs=tuple(HOMES)):
    """Partners with the countries and ROR ids of the eleven."""
    alliance = alliance or make_alliance()
    return {
        slug: make_institution(alliance, slug, country=HOMES[slug][0], **({"ror": HOMES[slug][1]} if HOMES[slug][1] else {}))
        for slug in slugs
    }


def make_rules(alliance=None, slugs=tuple(HOMES)):
    """An alliance with partners and their shipped rules."""
    alliance = alliance or make_alliance()
    make_partners(alliance, slugs)
    operations.load(alliance=alliance, by=SYSTEM)
    return alliance

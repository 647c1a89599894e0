"""How the story's partners settle money and terms: the business plan, and the agreement that everybody signs off."""

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import translation

from juncta.base import clock
from juncta.design import operations as designing
from juncta.design import permits
from juncta.design import queries as designs
from juncta.design.facts import CLAUSES, USUAL, EffortFacts
from juncta.project.story.world import World

if TYPE_CHECKING:
    from juncta.design.models import Design

# What a learner pays for everything, in the currency of the partner: as in the reference case, free for partners' students.
FEES = {"own-degree-students": 0, "partner-degree-students": 0, "lifelong-learners": 150}
LEARNERS = {"own-degree-students": 60, "partner-degree-students": 40, "lifelong-learners": 20}
LOCAL = {"PLN": {"lifelong-learners": 600}}
SHARES = {"helsinki": 50, "krakow": 25, "bologna": 25}
HOURS = (("coordination", 80), ("development", 240), ("teaching", 160), ("assessment", 60))
HOURLY = {"EUR": 55, "PLN": 140}


def settle(world: World, design: "Design") -> None:
    """Who may apply and pays what, who works how much, how income is shared; then thirteen clauses, agreed and signed off."""
    by, homes = world.actor("academic"), permits.partners_at_work(design)
    designing.set_groups(design=design, by=by, groups=list(FEES))
    places = {
        (home, group): (None, Decimal(LOCAL.get(USUAL[home.country], {}).get(group, fee))) for home in homes for group, fee in FEES.items()
    }
    designing.set_fees(design=design, by=by, component=None, fees=places)
    for home in homes:
        currency = USUAL[home.country]
        effort = [EffortFacts(work, Decimal(hours), "hours", Decimal(HOURLY[currency])) for work, hours in HOURS]
        designing.plan_partner(design=design, by=by, institution=home, currency=currency, learners=LEARNERS, effort=effort)
    designing.set_shares(design=design, by=by, shares={home: Decimal(SHARES[home.slug]) for home in homes})
    designing.add_funding(design=design, by=by, kind="alliance", name="Project grant (invented)", amount=Decimal(60_000), currency="EUR")
    if any(USUAL[home.country] == "PLN" for home in homes):
        designing.state_rate(
            design=design,
            by=by,
            base="EUR",
            currency="PLN",
            rate=Decimal("4.25"),
            on=clock.today(),
            source="Invented for the demonstration",
        )
    agree(world, design, [home.slug for home in homes])


def agree(world: World, design: "Design", signers: Collection[str]) -> None:
    """The team takes the proposals as they are, and the partners' approvers sign them off."""
    by = world.actor("academic")
    with translation.override("en"):
        proposed = designs.proposals(design)
    texts = {code: proposed[code] or "The partners settle this before the first edition begins." for code in CLAUSES}
    designing.propose_clauses(design=design, by=by, texts=texts)
    designing.agree_clauses(design=design, by=by, codes=list(CLAUSES))
    for slug in signers:
        designing.sign_off(
            design=design, by=world.actor(f"approver-{slug}"), institution=world.institution(slug), versions=dict.fromkeys(CLAUSES, 1)
        )

"""How the story's partners settle money and terms: the business plan, and the agreement that everybody signs off."""

from collections.abc import Collection, Sequence
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
    from juncta.alliance.models import Institution
    from juncta.design.models import Design

# What a learner pays for everything, in the currency of the partner: as in the reference case, free for partners' students.
FEES = {"own-degree-students": 0, "partner-degree-students": 0, "lifelong-learners": 150}
LEARNERS = {"own-degree-students": 60, "partner-degree-students": 40, "lifelong-learners": 20}
LOCAL = {"PLN": {"lifelong-learners": 600}}
SHARES = {"helsinki": Decimal(50), "krakow": Decimal(25), "bologna": Decimal(25)}  # any other partnership in equal parts
HOURS = (("coordination", 80), ("development", 240), ("teaching", 160), ("assessment", 60))
HOURLY = {"EUR": 55, "PLN": 140, "GBP": 48, "CHF": 70}
RATES = {"PLN": "4.25", "GBP": "0.86", "CHF": "0.94"}  # for one euro; invented


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
    designing.set_shares(design=design, by=by, shares=_shares(homes))
    designing.add_funding(design=design, by=by, kind="alliance", name="Project grant (invented)", amount=Decimal(60_000), currency="EUR")
    source = "Invented for the demonstration"
    for currency in sorted({USUAL[home.country] for home in homes} - {"EUR"}):
        rate = Decimal(RATES[currency])
        designing.state_rate(design=design, by=by, base="EUR", currency=currency, rate=rate, on=clock.today(), source=source)
    agree(world, design, [home.slug for home in homes])


def _shares(homes: "Sequence[Institution]") -> "dict[Institution, Decimal]":
    """What each gets of the income: as named where everybody is, else in equal parts; the first one takes what cannot be divided."""
    if all(home.slug in SHARES for home in homes):
        return {home: SHARES[home.slug] for home in homes}
    part = Decimal(100 // len(homes))
    return {home: part + (Decimal(100) - part * len(homes) if home == homes[0] else 0) for home in homes}


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

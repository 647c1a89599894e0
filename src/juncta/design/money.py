"""A business plan as plain values: who may apply and pays what, who works how much, how partners share, and what is left."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from typing import Any

from juncta.kernel.text import LangText

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
WHOLE = ""  # the fee for the whole micro-credential, beside those for components
PIVOT = "EUR"  # rates are mostly stated against it, so two of them join other currencies

Amounts = Mapping[str, Decimal]  # currency -> amount: different currencies are never added up


def _read() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(files("juncta.design").joinpath("data/business.toml").read_text(encoding="utf-8"))


_DATA = _read()
GROUPS: Mapping[str, LangText] = {row["code"]: LangText(row["name"]) for row in _DATA["groups"]}
WORK: Mapping[str, LangText] = {row["code"]: LangText(row["name"]) for row in _DATA["work"]}
FUNDING: Mapping[str, LangText] = {row["code"]: LangText(row["name"]) for row in _DATA["funding"]}
CURRENCIES: Mapping[str, LangText] = {row["code"]: LangText(row["name"]) for row in _DATA["currencies"]}
USUAL: Mapping[str, str] = {country: row["code"] for row in _DATA["currencies"] for country in row["usual"]}  # country -> currency


def cents(amount: Decimal) -> Decimal:
    """Rounded to the hundredth, half up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class EffortFacts:
    """Work of one kind: so many hours or days, and what one of them costs (None: not said)."""

    work: str
    amount: Decimal
    unit: str
    rate: Decimal | None = None

    @property
    def cost(self) -> Decimal | None:
        """What it costs; None where no rate is stated."""
        return None if self.rate is None else cents(self.amount * self.rate)


@dataclass(frozen=True, slots=True)
class PartnerPlan:
    """One partner's part of the plan, all in its own currency. Fees by (group, component key); `WHOLE` is the whole programme."""

    institution: str
    name: str = ""
    country: str = ""
    currency: str = PIVOT
    share: Decimal | None = None
    fees: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    learners: Mapping[str, int] = field(default_factory=dict)
    effort: tuple[EffortFacts, ...] = ()

    def price(self, group: str, components: Iterable[str]) -> Decimal | None:
        """What a learner of the group pays for everything: the fee for the whole, else the sum of all components' fees.

        None where the plan does not say: no fee for the whole, and one for a component missing.
        """
        if (group, WHOLE) in self.fees:
            return self.fees[group, WHOLE]
        parts = [self.fees.get((group, key)) for key in components]
        stated = [part for part in parts if part is not None]
        return sum(stated, Decimal(0)) if parts and len(stated) == len(parts) else None

    def income(self, components: Iterable[str]) -> Decimal:
        """What its expected learners pay, as far as fees are stated."""
        keys = list(components)
        return sum((count * (self.price(group, keys) or Decimal(0)) for group, count in self.learners.items()), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """What its staff effort costs, as far as rates are stated."""
        return sum((each.cost or Decimal(0) for each in self.effort), Decimal(0))

    @property
    def is_costed(self) -> bool:
        """Whether every effort has a rate."""
        return all(each.rate is not None for each in self.effort)


@dataclass(frozen=True, slots=True)
class Grant:
    """Money from elsewhere; `institution` is who gets it, empty for all together."""

    amount: Decimal
    currency: str
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A stated exchange rate: one `base` is so many of `currency`, on that day, according to that source."""

    base: str
    currency: str
    rate: Decimal
    on: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A whole business plan; `groups` are the learner groups that may apply, in the order of the data."""

    groups: tuple[str, ...] = ()
    partners: tuple[PartnerPlan, ...] = ()
    grants: tuple[Grant, ...] = ()
    rates: tuple[Rate, ...] = ()

    @property
    def shares(self) -> Decimal | None:
        """What the partners' shares add up to; None where there is no key yet."""
        stated = [partner.share for partner in self.partners if partner.share is not None]
        return sum(stated, Decimal(0)) if stated else None

    @property
    def has_key(self) -> bool:
        """Whether a key says how everything that comes in is shared."""
        return self.shares == HUNDRED

    def factor(self, source: str, target: str) -> Decimal | None:
        """What one unit of a currency is in another by the stated rates, directly or over the euro; None where none is stated."""
        if source == target:
            return Decimal(1)
        if (direct := self._stated(source, target)) is not None:
            return direct
        first, then = self._stated(source, PIVOT), self._stated(PIVOT, target)
        return None if first is None or then is None else first * then

    def _stated(self, source: str, target: str) -> Decimal | None:
        for each in self.rates:
            if (each.base, each.currency) == (source, target):
                return each.rate
            if (each.base, each.currency) == (target, source):
                return 1 / each.rate
        return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the plan means for one partner: what it gets (by currency), what it spends, and what is left in its own currency.

    `left` is None where amounts in different currencies would have to be added and no rate is stated.
    """

    partner: PartnerPlan
    fees: Decimal
    gets: Amounts
    cost: Decimal
    left: Decimal | None
    is_converted: bool = False


def outcomes(plan: PlanFacts, components: Iterable[str]) -> list[Outcome]:
    """The result per partner: with a key that is complete, all fees and common grants are shared by it; without, each keeps its own."""
    keys = list(components)
    fees = {partner.institution: partner.income(keys) for partner in plan.partners}
    pot: dict[str, Decimal] = {}
    for grant in plan.grants:
        if not grant.institution:
            pot[grant.currency] = pot.get(grant.currency, Decimal(0)) + grant.amount
    for partner in plan.partners:
        if plan.has_key:
            pot[partner.currency] = pot.get(partner.currency, Decimal(0)) + fees[partner.institution]
    return [_outcome(plan, partner, fees[partner.institution], pot) for partner in plan.partners]


def _outcome(plan: PlanFacts, partner: PartnerPlan, fees: Decimal, pot: Amounts) -> Outcome:
    gets: dict[str, Decimal] = {}

    def add(currency: str, amount: Decimal) -> None:
        if amount:
            gets[currency] = gets.get(currency, Decimal(0)) + amount

    if plan.has_key:
        for currency, amount in pot.items():
            add(currency, cents(amount * (partner.share or Decimal(0)) / HUNDRED))
    else:
        add(partner.currency, fees)
    for grant in plan.grants:
        if grant.institution == partner.institution:
            add(grant.currency, grant.amount)
    factors = {currency: plan.factor(currency, partner.currency) for currency in gets}
    known = [amount * factor for currency, amount in gets.items() if (factor := factors[currency]) is not None]
    left = cents(sum(known, Decimal(0)) - partner.cost) if len(known) == len(gets) else None
    return Outcome(partner, fees, gets, partner.cost, left, is_converted=any(currency != partner.currency for currency in gets))

"""The sizes that suit everybody: the range inside every range that somebody states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from juncta.jurisdiction.engine.meeting import within
from juncta.jurisdiction.facts import Operator, Party, Plan, RuleFacts, Severity, Subject, Unit

STEP = Decimal("0.01")  # credits are counted in hundredths


@dataclass(frozen=True, slots=True)
class Limit:
    """A range that somebody states: whose it is, from where to where (None: open), and by which rule."""

    party: Party
    rule: RuleFacts
    low: Decimal | None
    high: Decimal | None

    def holds(self, ects: Decimal) -> bool:
        """Whether so many credits lie in it."""
        return within(self.rule, ects)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What suits everybody who states a range: from `low` to `high` credits (None: open), and whose ranges are not known."""

    low: Decimal | None
    high: Decimal | None
    limits: tuple[Limit, ...]
    unknown: tuple[Party, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no size suits everybody."""
        return self.low is not None and self.high is not None and self.low > self.high

    def holds(self, ects: Decimal) -> bool:
        """Whether so many credits suit everybody who states a range."""
        return all(limit.holds(ects) for limit in self.limits)

    def broken_at(self, ects: Decimal) -> tuple[Limit, ...]:
        """The ranges that so many credits leave."""
        return tuple(limit for limit in self.limits if not limit.holds(ects))

    @property
    def beyond(self) -> Decimal | None:
        """The first whole number of credits above it; None where it is open or empty."""
        if self.high is None or self.is_empty:
            return None
        return self.high.to_integral_value(ROUND_FLOOR) + 1


def envelope(rules: Iterable[RuleFacts], plan: Plan, on: date) -> Envelope:
    """The sizes inside every range stated for any partner of the plan. What only informs, and exceptions, set no bounds."""
    standing = [rule for rule in rules if rule.subject is Subject.SIZE and rule.in_force(on)]
    limits = [Limit(party, rule, *bounds(rule)) for party in plan.parties for rule in standing if party.key in rule.binds and _binds(rule)]
    lows = [each.low for each in limits if each.low is not None]
    highs = [each.high for each in limits if each.high is not None]
    stating = {each.party.key for each in limits}
    open_ = {slug for rule in standing if rule.operator is Operator.UNKNOWN for slug in rule.binds}
    return Envelope(
        low=max(lows, default=None),
        high=min(highs, default=None),
        limits=tuple(limits),
        unknown=tuple(party for party in plan.parties if party.key not in stating or party.key in open_),
    )


def _binds(rule: RuleFacts) -> bool:
    return bool(rule.numbers) and rule.unit is Unit.ECTS and rule.severity is not Severity.INFORMS and not rule.exception_to


def bounds(rule: RuleFacts) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most credits that a rule allows."""
    first, last = rule.numbers[0], rule.numbers[-1]
    return {
        Operator.BETWEEN: (first, last),
        Operator.AT_LEAST: (first, None),
        Operator.AT_MOST: (None, last),
        Operator.BELOW: (None, last - STEP),
    }[rule.operator]

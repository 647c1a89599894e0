"""Credits as hours of work and as SCQF credits, by a partner's own rule."""

from decimal import Decimal

from juncta.jurisdiction.facts import RuleFacts, Subject, Unit
from juncta.kernel.ects import Ects

SCQF_PER_ECTS = Decimal(2)  # general knowledge, not confirmed by a source of ours: shown with that mark


def scqf(ects: Ects) -> Decimal:
    """The same size in credits of the Scottish framework, about two for one."""
    return ects.points * SCQF_PER_ECTS


def hours(ects: Ects, rule: RuleFacts) -> tuple[Decimal, Decimal] | None:
    """The least and the most hours of work by a rule on hours per credit; None where the rule knows no number."""
    if rule.subject is not Subject.HOURS or not rule.numbers:
        return None
    credits_ = scqf(ects) if rule.unit is Unit.HOURS_PER_SCQF else ects.points
    return credits_ * rule.numbers[0], credits_ * rule.numbers[-1]

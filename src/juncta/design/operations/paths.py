"""Path rules: what learners choose among components."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from juncta.design import permits
from juncta.design.facts import Measure, RuleKind
from juncta.design.models import Design, PathRule
from juncta.design.operations.locking import changed, insist, locked
from juncta.design.permits import parts as building
from juncta.kernel.actor import Actor


@transaction.atomic
def add_path_rule(
    *,
    design: Design,
    by: Actor,
    kind: RuleKind | str,
    amount: Decimal | str | int = 0,
    measure: Measure | str = Measure.ECTS,
    group: str = "",
    per_provider: bool = False,
) -> PathRule:
    """Add a rule: of a group (without one: of all optional components) take all, at least or at most so much."""
    design, kind, measure = locked(design), RuleKind(kind), Measure(measure)
    amount = Decimal(0) if kind is RuleKind.ALL_OF else Decimal(amount)
    insist(permits.why_not_edit(by, design) or building.why_not_rule(design, kind, amount, measure, group))
    rule = PathRule.objects.create(
        design=design,
        position=(design.path_rules.aggregate(last=Max("position"))["last"] or 0) + 1,
        kind=kind.value,
        amount=amount,
        measure=measure.value,
        group=group.strip(),
        per_provider=per_provider and kind is not RuleKind.ALL_OF,
    )
    changed(design, by, "components")
    return rule


@transaction.atomic
def remove_path_rule(*, rule: PathRule, by: Actor) -> Design:
    """Take a rule away."""
    design = locked(rule.design_id)
    insist(permits.why_not_edit(by, design))
    design.path_rules.filter(pk=rule.pk).delete()
    changed(design, by, "components")
    return design

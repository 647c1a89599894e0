"""Paths through components: what compulsory parts and rules of choice allow."""

from collections import Counter
from collections.abc import Collection, Iterable
from decimal import Decimal

from juncta.design.facts import ComponentFacts, Measure, PathRuleFacts, RuleKind
from juncta.kernel.ects import Ects, total

MOST_TRIES = 20_000  # selections looked at before the question is left open


def of_group(parts: Iterable[ComponentFacts], group: str) -> list[ComponentFacts]:
    """The components a rule speaks of: those of its group, or without one all that are not compulsory."""
    return [part for part in parts if (part.group == group if group else not part.compulsory)]


def holds(rule: PathRuleFacts, parts: Collection[ComponentFacts], chosen: Collection[ComponentFacts]) -> bool:
    """Whether a choice keeps a rule."""
    inside = of_group(chosen, rule.group)
    if rule.kind is RuleKind.ALL_OF:
        return len(inside) == len(of_group(parts, rule.group))
    taken = amounts(rule, inside)
    if rule.kind is RuleKind.AT_MOST:
        return all(amount <= rule.amount for amount in taken)
    return bool(taken) and all(amount >= rule.amount for amount in taken)


def amounts(rule: PathRuleFacts, inside: Iterable[ComponentFacts]) -> list[Decimal]:
    """How much was taken, in what the rule counts; one number per university where it counts them apart."""
    found: Counter[str] = Counter()
    if not rule.per_provider:
        found[""] = 0
    for part in inside:
        found[part.provider if rule.per_provider else ""] += part.ects.points if rule.measure is Measure.ECTS else 1  # type: ignore[assignment] # Decimal adds up
    return [Decimal(amount) for amount in found.values()]


def reach(parts: Collection[ComponentFacts], rules: Collection[PathRuleFacts], ects: Ects) -> bool | None:
    """Whether some choice that keeps every rule, and takes what is required before, makes exactly so many credits.

    None where there are too many choices to look at all of them.
    """
    fixed = [part for part in parts if part.compulsory]
    free = sorted((part for part in parts if not part.compulsory), key=lambda part: part.ects, reverse=True)
    missing = ects.points - total(part.ects for part in fixed).points
    left = [Decimal(0)]
    for part in reversed(free):
        left.append(left[-1] + part.ects.points)
    left.reverse()
    tries = 0
    stack: list[tuple[int, Decimal, tuple[ComponentFacts, ...]]] = [(0, missing, ())]
    while stack:
        at, open_, taken = stack.pop()
        tries += 1
        if tries > MOST_TRIES:
            return None
        if open_ == 0:
            chosen = [*fixed, *taken]
            if is_closed(chosen, parts) and all(holds(rule, parts, chosen) for rule in rules):
                return True
        if open_ <= 0 or at == len(free) or left[at] < open_:
            continue
        stack.append((at + 1, open_, taken))
        stack.append((at + 1, open_ - free[at].ects.points, (*taken, free[at])))
    return False


def is_closed(chosen: Collection[ComponentFacts], parts: Collection[ComponentFacts]) -> bool:
    """Whether everything that the chosen parts require was chosen too."""
    keys, known = {part.key for part in chosen}, {part.key for part in parts}
    return all(part.requires & known <= keys for part in chosen)

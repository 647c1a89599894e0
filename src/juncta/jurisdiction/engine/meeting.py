"""Does a plan meet one rule: yes, no, or it does not say."""

from decimal import ROUND_HALF_UP, Decimal

from juncta.jurisdiction.facts import NUMBERS, Operator, Party, Plan, RuleFacts, Subject, Unit

CENT = Decimal("0.01")
GUIDE = (Decimal(25), Decimal(30))  # hours per credit by the ECTS Users' Guide 2015, where a partner's own are not known


def meets(rule: RuleFacts, plan: Plan, party: Party) -> bool | None:
    """Whether the plan meets the rule; None where the plan does not say. A rule without a value is met by nothing."""
    if rule.operator is Operator.UNKNOWN:
        return False
    if rule.subject is Subject.HOURS:
        return True  # a rate to reckon with, not a bound
    if rule.operator in NUMBERS:
        spans = _span(rule, plan, party)
        return None if spans is None else all(within(rule, number) for number in spans)
    said = says(rule.subject, plan, party)
    return None if said is None else _answers(rule, said)


def _answers(rule: RuleFacts, said: set[str]) -> bool:
    wanted = set(rule.value)
    if rule.operator is Operator.REQUIRED:
        return bool(said & wanted)
    return not said & wanted if rule.operator is Operator.FORBIDDEN else bool(said) and said <= wanted


def within(rule: RuleFacts, number: Decimal) -> bool:
    """Whether a number lies in the rule's range."""
    first, last = rule.numbers[0], rule.numbers[-1]
    return {
        Operator.BETWEEN: first <= number <= last,
        Operator.AT_MOST: number <= last,
        Operator.AT_LEAST: number >= first,
        Operator.BELOW: number < last,
    }[rule.operator]


def size_of(plan: Plan, party: Party) -> Decimal | None:
    """How many credits the party would award."""
    ects = party.ects if plan.award_model == "components" else plan.ects
    return None if ects is None else ects.points


def fees_of(plan: Plan, party: Party) -> tuple[Decimal, ...]:
    """What learners pay per credit, in EUR: what is tried for all, else what the party plans; empty where that is not known."""
    if plan.fee is not None:
        return (plan.fee,)
    if plan.ects is None or not plan.ects.points:
        return ()
    return tuple(dict.fromkeys((fee / plan.ects.points).quantize(CENT, rounding=ROUND_HALF_UP) for fee in party.fees))


def _span(rule: RuleFacts, plan: Plan, party: Party) -> tuple[Decimal, ...] | None:
    if rule.subject is Subject.FEE:
        return fees_of(plan, party) or None
    size = size_of(plan, party)
    if rule.subject is not Subject.SIZE or size is None:
        return None
    return tuple(size * rate for rate in GUIDE) if rule.unit is Unit.HOURS else (size,)


def says(subject: Subject, plan: Plan, party: Party) -> set[str] | None:
    """What the plan says on a subject that is answered in words; None where it says nothing yet."""
    if subject is Subject.FEE:
        return {f"{fee.normalize():f}" for fee in fees_of(plan, party)} or None
    if subject is Subject.LEVEL:
        return None if plan.eqf_level is None else {"EQF", f"EQF {plan.eqf_level}"}
    if subject is Subject.QUALITY:
        return {plan.quality} if plan.quality else None
    if subject is Subject.RECOGNITION:
        return {plan.stackability} if plan.stackability else None
    if subject is Subject.ENROLMENT:
        on_site = "on site" if plan.mode in {"on-site", "blended"} else "online"
        return {f"{group} {on_site}" for group in plan.learners} if plan.mode and plan.learners else None
    return {
        Subject.AWARDING: {"university", "award in its own right"},
        Subject.AWARD_MODEL: {plan.award_model.value},
        Subject.CERTIFICATE: {"digital", "Open Badge 3.0", "signed"},  # what every credential of ours is
        Subject.REGISTER: set(),
    }.get(subject)

"""Outcomes with what stands beside them; what components add up to, here and elsewhere; path rules in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from juncta.design import facts
from juncta.design.models import Component, Design, LearningOutcome, PathRule
from juncta.design.rules import workload
from juncta.design.rules.workload import Hours
from juncta.kernel.ects import Ects, total
from juncta.kernel.refusal import Finding


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome as a page shows it, with what the checks say about it; names are marked for translation."""

    outcome: LearningOutcome
    findings: list[Finding]
    dimension: str
    assessment: str


def outcome_rows(design: Design, findings: Iterable[Finding]) -> list[OutcomeRow]:
    """The outcomes in order, each with its own findings; a fixed number of queries."""
    told = [each for each in findings if "numbers" in each.values]
    return [
        OutcomeRow(
            outcome,
            [_alone(each, number) for each in told if str(number) in str(each.values["numbers"]).split(", ")],
            facts.DIMENSION_NAMES[facts.Dimension(outcome.dimension)] if outcome.dimension else "",
            facts.ASSESSMENT_TYPES.get(outcome.assessment, outcome.assessment),
        )
        for number, outcome in enumerate(design.outcomes.prefetch_related("skills", "components"), start=1)
    ]


def _alone(finding: Finding, number: int) -> Finding:
    """A finding about several outcomes, as it stands beside one of them."""
    values = {**finding.values, "numbers": str(number)}
    return Finding(finding.code, finding.sentence, finding.where, finding.way_out, finding.weight, values)


@dataclass(frozen=True, slots=True)
class Workload:
    """What a design is in credits and hours, here and in Scotland."""

    hours: Hours
    compulsory: Ects
    optional: Ects
    scqf_credits: str
    scqf_level: str
    parts: dict[str, Hours] = field(default_factory=dict)  # by component key


def hours_of(part: Component) -> Hours:
    """How long a component takes, as its university counts."""
    return workload.hours_of(Ects(part.ects), part.provider.hours_per_ects)


def workload_of(design: Design) -> Workload:
    """What the components take together; of optional ones the whole counts only where the stated size does not say how much is chosen."""
    parts = list(design.components.all())
    hours = {part.slug: hours_of(part) for part in parts}
    size = Ects(design.ects) if design.ects is not None else total(Ects(part.ects) for part in parts)
    return Workload(
        hours=workload.hours_together(hours[part.slug] for part in parts if part.compulsory),
        compulsory=total(Ects(part.ects) for part in parts if part.compulsory),
        optional=total(Ects(part.ects) for part in parts if not part.compulsory),
        scqf_credits=workload.scqf_credits(size),
        scqf_level=workload.scqf_level(design.eqf_level),
        parts=hours,
    )


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A path rule with its sentence in the page's language."""

    rule: PathRule
    sentence: str


def rules_of(design: Design) -> list[RuleSaid]:
    """The path rules in words."""
    return [RuleSaid(rule, rule_said(rule.facts())) for rule in design.path_rules.all()]


def rule_said(rule: facts.PathRuleFacts) -> str:
    """One path rule as a sentence in the page's language."""
    amount = Ects(rule.amount)
    words = {
        (facts.RuleKind.ALL_OF, facts.Measure.ECTS): _("All components"),
        (facts.RuleKind.ALL_OF, facts.Measure.COMPONENTS): _("All components"),
        (facts.RuleKind.AT_LEAST, facts.Measure.ECTS): _("At least {amount} ECTS"),
        (facts.RuleKind.AT_LEAST, facts.Measure.COMPONENTS): _("At least this many components: {amount}"),
        (facts.RuleKind.AT_MOST, facts.Measure.ECTS): _("At most {amount} ECTS"),
        (facts.RuleKind.AT_MOST, facts.Measure.COMPONENTS): _("At most this many components: {amount}"),
    }
    said = [words[rule.kind, rule.measure].format(amount=amount)]
    said.append(_("of group {group}").format(group=rule.group) if rule.group else _("of the optional components"))
    said += [_("for each university by itself")] if rule.per_provider else []
    return ", ".join(said)


def groups_of(design: Design) -> list[str]:
    """The groups that components were put into."""
    return sorted({part.group for part in design.components.all() if part.group})

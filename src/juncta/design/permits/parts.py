"""What may be written into a design's outcomes, components and paths."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design.facts import Measure, RuleKind
from juncta.design.models import Component, Design, LearningOutcome
from juncta.kernel import order
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText
from juncta.skills import permits as skills

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.skills.models import Skill

MOST_SKILLS = 10
MOST_OF_A_RULE = 1000


def why_not_provide(design: Design, institutions: "Iterable[Institution]") -> Refusal | None:
    """Components are provided and shaped by institutions of the alliance."""
    if any(institution.alliance_id != design.alliance_id for institution in institutions):
        return Refusal("DES-117", _("This institution belongs to another alliance."), _("Choose a partner of your alliance."))
    return None


def why_not_say_nothing(text: LangText) -> Refusal | None:
    """An outcome says something."""
    return None if text else Refusal("DES-140", _("A learning outcome needs words."), _("Write what a learner can do afterwards."))


def why_not_link(outcome: LearningOutcome, skill: "Skill") -> Refusal | None:
    """A skill of the list in force; a handful for each outcome, so that they mean something."""
    if refusal := skills.why_not_link(skill):
        return refusal
    if outcome.skills.exclude(pk=skill.pk).count() >= MOST_SKILLS:
        return Refusal(
            "DES-141",
            _("An outcome is linked to {most} skills at most.").format(most=MOST_SKILLS),
            _("Keep those that say best what it means."),
        )
    return None


def why_not_belong(design: Design, components: "Iterable[Component]") -> Refusal | None:
    """Only components of the same design."""
    if any(part.design_id != design.pk for part in components):
        return Refusal("DES-142", _("This component belongs to another design."), _("Choose one of this design."))
    return None


def why_not_require(component: Component, before: "list[Component]") -> Refusal | None:
    """A component waits for others of its design, and none waits for itself by way of others."""
    if refusal := why_not_belong(component.design, before):
        return refusal
    waits: dict[str, set[str]] = {part.slug: set() for part in component.design.components.all()}
    for pair in component.design.components.values_list("slug", "requires__slug"):
        waits[pair[0]].update({pair[1]} - {None})
    waits[component.slug] = {part.slug for part in before}
    if circle := order.circle(waits):
        return Refusal(
            "DES-143",
            _("Components would wait for each other: {circle}.").format(circle=" → ".join(reversed(circle))),
            _("Take one of the prerequisites away."),
        )
    return None


def why_not_rule(design: Design, kind: RuleKind, amount: Decimal, measure: Measure, group: str) -> Refusal | None:
    """A path rule has a number where one is needed, whole where components are counted, and is not there yet."""
    if kind is not RuleKind.ALL_OF and not 0 < amount < MOST_OF_A_RULE:
        return Refusal("DES-144", _("This rule needs a number above zero."), _("Say how much: 4 ECTS, or 2 components."))
    if measure is Measure.COMPONENTS and amount != amount.to_integral_value():
        return Refusal("DES-144", _("Components are counted in whole numbers."), _("Write 1, 2 or 3."))
    if design.path_rules.filter(kind=kind.value, amount=amount, measure=measure.value, group=group.strip()).exists():
        return Refusal("DES-145", _("This rule is there already."))
    return None

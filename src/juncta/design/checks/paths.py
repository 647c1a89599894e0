"""Can the parts be taken as the design says: choice, order, language, form, and what an existing course brings along."""

from juncta.design.checks.looking import when
from juncta.design.facts import DesignFacts, Measure, PathRuleFacts, RuleKind
from juncta.design.rules import paths
from juncta.kernel import order
from juncta.kernel.ects import total
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import Tongues, mark

SEVERAL = 2
_CHANGE_RULE = mark("Change the rule, or the groups of the components.")


def rules_can_be_kept(design: DesignFacts) -> list[Finding]:
    """Every path rule speaks of components that there are, and asks for no more than they have."""
    found = []
    for number, rule in enumerate(design.path_rules, start=1):
        inside = paths.of_group(design.components, rule.group)
        values: dict[str, object] = {"number": number, "group": rule.group}
        if not inside:
            sentence = mark("Path rule {number} speaks of a group that no component belongs to: “{group}”.")
            nobody = mark("Path rule {number} speaks of optional components, and there are none.")
            found.append(Finding("DES-282", sentence if rule.group else nobody, "components", _CHANGE_RULE, values=values))
        elif rule.kind is RuleKind.AT_LEAST and _too_much(rule, design):
            asks = mark("Path rule {number} asks for more than its components have.")
            found.append(Finding("DES-282", asks, "components", _CHANGE_RULE, values=values))
    return found


def _too_much(rule: PathRuleFacts, design: DesignFacts) -> bool:
    inside = paths.of_group(design.components, rule.group)
    there = total(part.ects for part in inside).points if rule.measure is Measure.ECTS else len(inside)
    return rule.amount > there


def order_can_be_kept(design: DesignFacts) -> list[Finding]:
    """What must be finished before exists, waits for nothing in a circle, and everybody takes it who needs it."""
    parts = {part.key: part for part in design.components}
    if circle := order.circle({key: part.requires for key, part in parts.items()}):
        return [
            Finding(
                "DES-283",
                mark("These components wait for each other: {circle}."),
                "components",
                mark("Take one of the prerequisites away."),
                values={"circle": " → ".join(str(parts[key].title) for key in reversed(circle))},
            )
        ]
    values = [
        (part, parts[key]) for part in design.components for key in sorted(part.requires) if key in parts and not parts[key].compulsory
    ]
    missing = [
        Finding(
            "DES-283",
            mark("“{component}” is compulsory and waits for “{before}”, which is not."),
            "components",
            mark("Make what comes before compulsory as well, or take the prerequisite away."),
            values={"component": part.title, "before": before.title},
        )
        for part, before in values
        if part.compulsory
    ]
    late = [
        Finding(
            "DES-283",
            mark("“{component}” comes first, but waits for another component."),
            "components",
            mark("Take the prerequisite away, or let it not come first."),
            values={"component": part.title},
        )
        for part in design.components
        if part.comes_first and any(key in parts and not parts[key].comes_first for key in part.requires)
    ]
    return [*missing, *late]


def choice_is_told(design: DesignFacts) -> list[Finding]:
    """Where there are several optional components, a path rule says how many are chosen (advice)."""
    optional = [part for part in design.components if not part.compulsory]
    return when(
        len(optional) >= SEVERAL and not design.path_rules,
        Finding(
            "DES-284",
            mark("Several components are optional, and nothing says how many a learner chooses."),
            "components",
            mark("Add a path rule, such as “at least 4 ECTS”."),
            Weight.ADVISES,
        ),
    )


def reuse_is_told(design: DesignFacts) -> list[Finding]:
    """Of an existing course it is said whose it is, and what was changed (advice)."""
    return [
        Finding(
            "DES-285",
            mark("“{component}” is taken from an existing course; whose it is, or what was changed, is not said."),
            "components",
            mark("Name the university and what the partners changed."),
            Weight.ADVISES,
            {"component": part.title},
        )
        for part in design.components
        if part.taken_from and not part.reuse_told
    ]


def languages_agree(design: DesignFacts) -> list[Finding]:
    """A component is taught in a language that the whole names (advice)."""
    return [
        Finding(
            "DES-286",
            mark("“{component}” is taught in a language that the standard elements do not name: {language}."),
            "components",
            mark("Add the language under “Standard elements”, or change the component's."),
            Weight.ADVISES,
            {"component": part.title, "language": Tongues((part.language,))},
        )
        for part in design.components
        if design.languages and part.language not in design.languages
    ]


def participation_agrees(design: DesignFacts) -> list[Finding]:
    """What is called online, or on site, is so in all its parts (advice)."""
    return [
        Finding(
            "DES-287",
            mark("“{component}” is taught in another form than the whole says."),
            "components",
            mark("Call the whole blended, or change the component's form."),
            Weight.ADVISES,
            {"component": part.title},
        )
        for part in design.components
        if part.mode and design.participation in {"online", "on-site"} and part.mode != design.participation
    ]


def stacking_is_told(design: DesignFacts) -> list[Finding]:
    """What is stackable says towards which qualification it counts (MC-IR-07, a recommendation there, advice here)."""
    return when(
        design.stackability == "stackable" and not design.counts_towards,
        Finding(
            "DES-281",
            mark("It is stackable, but does not say towards which qualification it counts."),
            "stackability",
            mark("Name a qualification under “Standard elements”, or call it stand-alone."),
            Weight.ADVISES,
        ),
    )

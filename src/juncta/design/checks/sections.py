"""Do the sections say what a panel needs to judge, and do they fit the rest of the design."""

from functools import partial

from juncta.design.checks.looking import when
from juncta.design.engine import PLANNED, fitted, missing
from juncta.design.facts import SECTION_NAMES, DesignFacts
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark


def complete(section: str, code: str, weight: Weight, design: DesignFacts) -> list[Finding]:
    """The section says everything that review needs."""
    shape, content = PLANNED[section], design.sections.get(section, {})
    lacks = missing(shape, content)
    if not lacks:
        return []
    unwritten = len(lacks) == sum(each.needed for each in shape.fields)
    sentence = mark("Nothing is written under “{section}” yet.") if unwritten else mark("“{section}” does not say yet: {fields}.")
    values: dict[str, object] = {"section": SECTION_NAMES[section], "fields": tuple(each.name for each in lacks)}
    return [Finding(code, sentence, section, mark("Write it there; a few sentences are enough to begin with."), weight, values)]


vision = partial(complete, "vision", "DES-250", Weight.BLOCKS)
assessment = partial(complete, "assessment", "DES-251", Weight.BLOCKS)
delivery = partial(complete, "delivery", "DES-252", Weight.BLOCKS)
admission = partial(complete, "admission", "DES-253", Weight.BLOCKS)
quality = partial(complete, "quality", "DES-254", Weight.BLOCKS)
certification = partial(complete, "certification", "DES-255", Weight.BLOCKS)
business = partial(complete, "business", "DES-256", Weight.BLOCKS)
stackability = partial(complete, "stackability", "DES-257", Weight.ADVISES)
recruitment = partial(complete, "recruitment", "DES-258", Weight.ADVISES)


def _plan(design: DesignFacts) -> list[dict[str, object]]:
    plan: list[dict[str, object]] = fitted(PLANNED["assessment"], design.sections.get("assessment", {}))["plan"]
    return plan


def every_component_assessed(design: DesignFacts) -> list[Finding]:
    """Each component has a method of assessment, once there is a plan at all."""
    plan = _plan(design)
    methods = {row["key"] for row in plan if row["methods"]}
    return [
        Finding(
            "DES-260",
            mark("It is not said how the component “{component}” is assessed."),
            "assessment",
            mark("Choose its methods under “Assessment”."),
            values={"component": str(part.title)},
        )
        for part in design.components
        if plan and part.key not in methods
    ]


def every_outcome_assessed(design: DesignFacts) -> list[Finding]:
    """Each learning outcome is assessed somewhere (advice)."""
    plan = _plan(design)
    shown: set[str] = {number for row in plan for number in row["outcomes"]}  # type: ignore[attr-defined] # a list of codes
    left = [str(number) for number, _text in enumerate(design.outcomes, start=1) if str(number) not in shown]
    return when(
        plan and left,
        Finding(
            "DES-261",
            mark("No component assesses these learning outcomes: {numbers}."),
            "assessment",
            mark("Tick them at the component that assesses them, under “Assessment”."),
            Weight.ADVISES,
            {"numbers": ", ".join(left)},
        ),
    )


def issuer_takes_part(design: DesignFacts) -> list[Finding]:
    """Who prepares the documents is one of the partners."""
    issuer = design.sections.get("certification", {}).get("issuer", "")
    return when(
        issuer and issuer not in {partner.institution for partner in design.partners},
        Finding(
            "DES-262",
            mark("Who prepares the documents is no partner of this design any more."),
            "certification",
            mark("Choose a partner under “Certification”."),
        ),
    )

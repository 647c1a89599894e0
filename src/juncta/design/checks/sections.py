"""Do the sections say what a panel needs to judge, and do they fit the rest of the design."""

from functools import partial

from juncta.design.checks.looking import when
from juncta.design.engine import PLANNED, fitted, missing
from juncta.design.facts import DesignFacts
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark


def complete(section: str, code: str, sentence: str, weight: Weight, design: DesignFacts) -> list[Finding]:
    """The section says everything that review needs; the sentence names what it lacks."""
    lacks = missing(PLANNED[section], design.sections.get(section, {}))
    way_out = mark("Write it there; a few sentences are enough to begin with.")
    return when(lacks, Finding(code, sentence, section, way_out, weight, {"fields": tuple(each.name for each in lacks)}))


vision = partial(complete, "vision", "DES-250", mark("Vision and profile do not say yet: {fields}."), Weight.BLOCKS)
assessment = partial(complete, "assessment", "DES-251", mark("The assessment plan does not say yet: {fields}."), Weight.BLOCKS)
delivery = partial(complete, "delivery", "DES-252", mark("The delivery plan does not say yet: {fields}."), Weight.BLOCKS)
admission = partial(complete, "admission", "DES-253", mark("The admission rules do not say yet: {fields}."), Weight.BLOCKS)
quality = partial(complete, "quality", "DES-254", mark("The quality plan does not say yet: {fields}."), Weight.BLOCKS)
certification = partial(complete, "certification", "DES-255", mark("The certification does not say yet: {fields}."), Weight.BLOCKS)
stackability = partial(complete, "stackability", "DES-257", mark("Stacking and recognition do not say yet: {fields}."), Weight.ADVISES)
recruitment = partial(complete, "recruitment", "DES-258", mark("The plan to reach learners does not say yet: {fields}."), Weight.ADVISES)


def _plan(design: DesignFacts) -> list[dict[str, object]]:
    plan: list[dict[str, object]] = fitted(PLANNED["assessment"], design.sections.get("assessment", {}))["plan"]
    return plan


def every_component_assessed(design: DesignFacts) -> list[Finding]:
    """Each component has a method of assessment, once there is a plan at all."""
    plan = _plan(design)
    methods = {row["key"] for row in plan if row["methods"]}
    return [
        Finding(
            "DES-266",
            mark("It is not said how the component “{component}” is assessed."),
            "assessment",
            mark("Choose its methods under “Assessment”."),
            values={"component": part.title},
        )
        for part in design.components
        if plan and part.key not in methods
    ]


def issuer_takes_part(design: DesignFacts) -> list[Finding]:
    """Who prepares the documents is one of the partners."""
    issuer = design.sections.get("certification", {}).get("issuer", "")
    return when(
        issuer and issuer not in {partner.institution for partner in design.partners},
        Finding(
            "DES-268",
            mark("Who prepares the documents is no partner of this design any more."),
            "certification",
            mark("Choose a partner under “Certification”."),
        ),
    )

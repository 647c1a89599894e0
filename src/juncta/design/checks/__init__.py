"""Named checks over a design: is it joint, is its specification complete, does it hold together."""

from collections.abc import Callable, Iterable, Mapping

from juncta.design.checks import definition, elements, sections, structure
from juncta.design.facts import Criterion, DesignFacts
from juncta.framework.facts import Decides, FrameworkFacts
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark

Check = Callable[[DesignFacts], list[Finding]]

CHECKS: Mapping[str, Check] = {
    "DES-201": definition.idea,
    "DES-211": definition.collaborative,
    "DES-212": definition.international,
    "DES-213": definition.joint,
    "DES-214": definition.aligned,
    "DES-215": definition.challenge_based,
    "DES-216": definition.research_based,
    "DES-217": definition.interdisciplinary,
    "DES-221": elements.element_title,
    "DES-222": elements.element_country,
    "DES-223": elements.element_awarding_body,
    "DES-224": elements.element_outcomes,
    "DES-225": elements.element_workload,
    "DES-226": elements.element_level,
    "DES-227": elements.element_assessment,
    "DES-228": elements.element_participation,
    "DES-229": elements.element_quality_assurance,
    "DES-231": structure.sum_of_ects,
    "DES-232": structure.has_components,
    "DES-233": structure.one_coordinator,
    "DES-234": structure.awarding_partners,
    "DES-235": structure.providers_are_partners,
    "DES-236": structure.nobody_waits,
    "DES-237": structure.enough_outcomes,
    "DES-238": structure.order_makes_sense,
    "DES-239": structure.keys_are_unique,
    "DES-241": elements.languages_named,
    "DES-242": elements.supervision_stated,
    "DES-250": sections.vision,
    "DES-251": sections.assessment,
    "DES-252": sections.delivery,
    "DES-253": sections.admission,
    "DES-254": sections.quality,
    "DES-255": sections.certification,
    "DES-256": sections.business,
    "DES-257": sections.stackability,
    "DES-258": sections.recruitment,
    "DES-260": sections.every_component_assessed,
    "DES-261": sections.every_outcome_assessed,
    "DES-262": sections.issuer_takes_part,
}

# What each asks, in words for pages.
QUESTIONS: Mapping[str, str] = {
    "DES-201": mark("The idea says what, why and for whom"),
    "DES-211": mark("Academics, professional staff and students make it together"),
    "DES-212": mark("Partners of two countries or more take part"),
    "DES-213": mark("Every component is shaped by two partners or more"),
    "DES-214": mark("It serves a goal of the alliance"),
    "DES-215": mark("It takes up a challenge in society"),
    "DES-216": mark("It builds on research"),
    "DES-217": mark("It joins two disciplines or more"),
    "DES-221": mark("Title"),
    "DES-222": mark("Country of everybody who awards it"),
    "DES-223": mark("Who awards it"),
    "DES-224": mark("Learning outcomes"),
    "DES-225": mark("Workload in ECTS"),
    "DES-226": mark("Level"),
    "DES-227": mark("Type of assessment"),
    "DES-228": mark("Form of participation"),
    "DES-229": mark("Type of quality assurance"),
    "DES-231": mark("The components add up to the workload"),
    "DES-232": mark("There are components"),
    "DES-233": mark("One partner has accepted to coordinate"),
    "DES-234": mark("The awarding partners have accepted and fit the award model"),
    "DES-235": mark("Everybody who teaches has accepted to take part"),
    "DES-236": mark("No invitation waits for an answer"),
    "DES-237": mark("Three learning outcomes or more"),
    "DES-238": mark("What comes first can come first"),
    "DES-239": mark("Every component has a key of its own"),
    "DES-241": mark("Languages of teaching"),
    "DES-242": mark("Supervision and identity"),
    "DES-250": mark("Vision and profile are written"),
    "DES-251": mark("The assessment is planned"),
    "DES-252": mark("Delivery, accessibility and data protection are planned"),
    "DES-253": mark("Admission is settled"),
    "DES-254": mark("There is one quality plan"),
    "DES-255": mark("Certification is settled"),
    "DES-256": mark("Costs, fees and their sharing are settled"),
    "DES-257": mark("What it counts towards is said"),
    "DES-258": mark("It is said whom to reach"),
    "DES-260": mark("Every component is assessed"),
    "DES-261": mark("Every learning outcome is assessed"),
    "DES-262": mark("A partner prepares the documents"),
}

# What an edition needs whatever the framework says: the standard elements and a structure that holds together.
# What stands in the sections is asked for by the framework alone.
ALWAYS = frozenset(code for code in CHECKS if "DES-22" <= code < "DES-25")


def run(design: DesignFacts, codes: Iterable[str] = CHECKS) -> list[Finding]:
    """What these checks find (all of them by default), in the order of the table; unknown codes raise KeyError."""
    return [finding for code in codes for finding in CHECKS[code](design)]


def asked_by(framework: FrameworkFacts) -> list[str]:
    """The checks that stand before review: those the framework names up to the panel's gate, and what an edition always needs."""
    panel = framework.gate_decided_by(Decides.ALL_SEATS)
    until = framework.gates.index(panel) + 1 if panel else len(framework.gates)
    named = {code for gate in framework.gates[:until] for code in gate.checks}
    return [code for code in CHECKS if code in ALWAYS or code in named]


def criteria(design: DesignFacts, framework: FrameworkFacts) -> list[Criterion]:
    """Each part of the framework's definition of a joint micro-credential, met or not; checks of other rooms are theirs to answer."""
    return [
        Criterion(
            code=each.code,
            name=each.name,
            meaning=each.meaning,
            unmet=tuple(run(design, [code for code in each.checks if code in CHECKS])),
        )
        for each in framework.criteria
    ]

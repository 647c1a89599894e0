"""Named checks over a design: is it joint, is its specification complete, does it hold together."""

from collections.abc import Callable, Iterable, Mapping

from juncta.design.checks import definition, elements, structure
from juncta.design.facts import Criterion, DesignFacts
from juncta.framework.facts import Decides, FrameworkFacts
from juncta.kernel.refusal import Finding

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
}

# What an edition needs whatever the framework says: the standard elements and a structure that holds together.
ALWAYS = frozenset(code for code in CHECKS if code >= "DES-22")


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

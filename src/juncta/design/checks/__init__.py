"""Named checks over a design: is it joint, is its specification complete, does it hold together."""

from collections.abc import Callable, Iterable, Mapping

from juncta.design.checks import definition, elements, structure
from juncta.design.facts import Criterion, DesignFacts
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
}

DEFINITION: Mapping[str, tuple[str, str]] = {
    "DES-211": (mark("Collaborative"), mark("Do academics, professional staff and students make it together?")),
    "DES-212": (mark("International"), mark("Do institutions of two countries or more take part?")),
    "DES-213": (mark("Joint"), mark("Do partners shape every component together, beyond exchanging courses?")),
    "DES-214": (mark("Aligned"), mark("Does it serve a goal of the alliance?")),
    "DES-215": (mark("Challenge-based"), mark("Does it take up a challenge in society?")),
    "DES-216": (mark("Research-based"), mark("Does it build on research?")),
    "DES-217": (mark("Interdisciplinary"), mark("Does it join two disciplines or more?")),
}


def run(design: DesignFacts, codes: Iterable[str] = CHECKS) -> list[Finding]:
    """What these checks find (all of them by default), in the order of the table; unknown codes raise KeyError."""
    return [finding for code in codes for finding in CHECKS[code](design)]


def criteria(design: DesignFacts) -> list[Criterion]:
    """Each part of the definition of a joint micro-credential, met or not."""
    return [Criterion(code, name, question, tuple(CHECKS[code](design))) for code, (name, question) in DEFINITION.items()]

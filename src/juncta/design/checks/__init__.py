"""Named checks over a design: is it joint, is its specification complete, does it hold together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from juncta.design.checks import agreement, business, definition, elements, outcomes, paths, ruling, sections, structure
from juncta.design.facts import Criterion, DesignFacts
from juncta.framework.facts import Decides, FrameworkFacts
from juncta.kernel.refusal import Finding, Weight
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
    "DES-218": definition.from_scratch,
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
    "DES-260": business.groups_named,
    "DES-261": business.fees_stated,
    "DES-262": business.effort_stated,
    "DES-263": business.shares_are_whole,
    "DES-264": business.currency_is_usual,
    "DES-265": agreement.agreement_signed_off,
    "DES-270": outcomes.measurable,
    "DES-271": outcomes.begins_with_a_verb,
    "DES-272": outcomes.one_at_a_time,
    "DES-273": outcomes.not_teaching,
    "DES-274": outcomes.of_good_length,
    "DES-275": outcomes.level_of_thought,
    "DES-276": outcomes.addressed,
    "DES-277": outcomes.assessed,
    "DES-278": outcomes.every_component_leads_somewhere,
    "DES-279": outcomes.linked,
    "DES-280": outcomes.skills_known,
    "DES-281": paths.stacking_is_told,
    "DES-282": paths.rules_can_be_kept,
    "DES-283": paths.order_can_be_kept,
    "DES-284": paths.choice_is_told,
    "DES-285": paths.reuse_is_told,
    "DES-286": paths.languages_agree,
    "DES-287": paths.participation_agrees,
    "DES-290": ruling.conflicts,
    "DES-291": ruling.advice,
    "DES-292": ruling.unknown,
    "DES-293": ruling.old_sources,
    "DES-250": sections.vision,
    "DES-251": sections.assessment,
    "DES-252": sections.delivery,
    "DES-253": sections.admission,
    "DES-254": sections.quality,
    "DES-255": sections.certification,
    "DES-257": sections.stackability,
    "DES-258": sections.recruitment,
    "DES-266": sections.every_component_assessed,
    "DES-268": sections.issuer_takes_part,
}

# What each asks, in words for pages.
QUESTIONS: Mapping[str, str] = {
    "DES-201": mark("The idea says what, why and for whom"),
    "DES-211": mark("Academics, professional staff and students make it together"),
    "DES-212": mark("Two partners or more, of two countries or more, take part"),
    "DES-213": mark("Two partners or more carry it, and it is more than an exchange of courses"),
    "DES-214": mark("It serves a goal of the alliance"),
    "DES-215": mark("It takes up a challenge in society"),
    "DES-216": mark("It builds on research"),
    "DES-217": mark("It joins two disciplines or more"),
    "DES-218": mark("Every component is shaped by two partners or more"),
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
    "DES-260": mark("The business plan says who may apply"),
    "DES-261": mark("Every partner states what each group pays"),
    "DES-262": mark("Every partner states its staff effort"),
    "DES-263": mark("The partners’ shares are 100 % together"),
    "DES-264": mark("Fees stand in the currency of each partner"),
    "DES-265": mark("Every clause of the agreement is signed off"),
    "DES-270": mark("Every outcome can be observed"),
    "DES-271": mark("Every outcome begins with a verb"),
    "DES-272": mark("One outcome at a time"),
    "DES-273": mark("Outcomes tell what learners can do, not what is taught"),
    "DES-274": mark("Outcomes are neither too short nor too long"),
    "DES-275": mark("The outcomes fit the level"),
    "DES-276": mark("Every outcome is addressed by a component"),
    "DES-277": mark("Every outcome is assessed"),
    "DES-278": mark("Every component leads to an outcome"),
    "DES-279": mark("Every outcome is linked to a skill"),
    "DES-280": mark("Linked skills are in the list in force"),
    "DES-281": mark("Towards which qualification it counts"),
    "DES-282": mark("The path rules can be kept"),
    "DES-283": mark("The order of components can be kept"),
    "DES-284": mark("How many optional components are chosen"),
    "DES-285": mark("What existing courses bring along"),
    "DES-286": mark("Components are taught in the languages named"),
    "DES-287": mark("Components are taught in the form named"),
    "DES-290": mark("It conflicts with no partner’s rules"),
    "DES-291": mark("The partners’ rules have no advice"),
    "DES-292": mark("The partners’ rules are known"),
    "DES-293": mark("The sources of the partners’ rules are fresh"),
    "DES-250": mark("Vision and profile are written"),
    "DES-251": mark("The assessment is planned"),
    "DES-252": mark("Delivery, accessibility and data protection are planned"),
    "DES-253": mark("Admission is settled"),
    "DES-254": mark("There is one quality plan"),
    "DES-255": mark("Certification is settled"),
    "DES-257": mark("What it counts towards is said"),
    "DES-258": mark("It is said whom to reach"),
    "DES-266": mark("Every component is assessed"),
    "DES-268": mark("A partner prepares the documents"),
}

# What an edition needs whatever the framework says: the standard elements and a structure that holds together.
# What stands in the sections, and the agreement, is asked for by the framework alone.
IF_NAMED = frozenset(code for code in CHECKS if "DES-25" <= code < "DES-26" or code in {"DES-265", "DES-266", "DES-268"})
ALWAYS = frozenset(code for code in CHECKS if code >= "DES-22") - IF_NAMED


def complete_for_specification(design: DesignFacts) -> list[Finding]:
    """Which of the nine European standard elements of a specification are missing; for an award's eleven see `elements.AWARD`."""
    return run(design, elements.SPECIFICATION.values())


def let_pass(found: Iterable[Finding], exceptions: Mapping[str, tuple[str, str]]) -> list[Finding]:
    """The findings; one with an exception (check -> which body, with which reasons) no longer blocks, and names it."""
    return [_let_pass(each, *exceptions[each.code]) if each.blocks and each.code in exceptions else each for each in found]


def _let_pass(finding: Finding, body: str, reasons: str) -> Finding:
    return replace(
        finding,
        weight=Weight.ADVISES,
        way_out=mark("{body} made an exception: {reasons}"),
        values={**finding.values, "body": body, "reasons": reasons},
    )


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

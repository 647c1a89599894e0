"""Do the parts hold together: credits, components and their order, partners and their answers."""

from collections import Counter

from juncta.design.checks.looking import accepted, named, taking_part, when
from juncta.design.facts import AwardModel, DesignFacts, InvitationState, PartnerRole
from juncta.design.rules import paths
from juncta.kernel.ects import total
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark

ENOUGH_OUTCOMES = 3
SEVERAL = 2


def sum_of_ects(design: DesignFacts) -> list[Finding]:
    """The components' credits are the micro-credential's, counted once; where a learner chooses, some allowed choice makes them."""
    if design.ects is None or not design.components:
        return []
    if design.path_rules and any(not part.compulsory for part in design.components):
        return when(
            paths.reach(design.components, design.path_rules, design.ects) is False,
            Finding(
                "DES-231",
                mark("No choice that the path rules allow makes {ects} ECTS; the compulsory components have {sum}."),
                "components",
                mark("Change the components, the rules or the workload until one does."),
                values={"sum": str(total(part.ects for part in design.components if part.compulsory)), "ects": str(design.ects)},
            ),
        )
    added = total(part.ects for part in design.components)
    return when(
        added != design.ects,
        Finding(
            "DES-231",
            mark("The components add up to {sum} ECTS, the micro-credential says {ects}."),
            "components",
            mark("Change the components or the workload until they agree."),
            values={"sum": str(added), "ects": str(design.ects)},
        ),
    )


def has_components(design: DesignFacts) -> list[Finding]:
    """It consists of something."""
    return when(not design.components, Finding("DES-232", mark("It has no components."), "components", mark("Add the first component.")))


def one_coordinator(design: DesignFacts) -> list[Finding]:
    """Exactly one partner has accepted to coordinate."""
    return when(
        len(accepted(design, PartnerRole.COORDINATING)) != 1,
        Finding(
            "DES-233",
            mark("No partner has accepted to coordinate it."),
            "partners",
            mark("Invite one partner to coordinate and wait for the answer."),
        ),
    )


def awarding_partners(design: DesignFacts) -> list[Finding]:
    """Awarded jointly by two at least, or by exactly one on behalf of the alliance (domain: award models a and b)."""
    if not named(design, PartnerRole.AWARDING):
        return []
    awarding = len(accepted(design, PartnerRole.AWARDING))
    if design.award_model is AwardModel.JOINT:
        sentence = mark("It is awarded jointly, and {count} awarding partners have accepted; it takes two at least.")
        return when(
            awarding < SEVERAL,
            Finding(
                "DES-234",
                sentence,
                "partners",
                mark("Invite another partner to award it, or choose the other award model."),
                values={"count": awarding},
            ),
        )
    sentence = mark("One partner awards it on behalf of the alliance, and {count} awarding partners have accepted; it takes exactly one.")
    return when(
        awarding != 1,
        Finding(
            "DES-234", sentence, "partners", mark("Keep one awarding partner, or choose the joint award model."), values={"count": awarding}
        ),
    )


def providers_are_partners(design: DesignFacts) -> list[Finding]:
    """Who provides a component has accepted to be a partner."""
    partners = taking_part(design)
    return [
        Finding(
            "DES-235",
            mark("The component “{component}” is provided by an institution that has not accepted to take part: {provider}."),
            "components",
            mark("Invite it as a teaching partner, or choose another provider."),
            values={"component": part.title, "provider": part.provider_name or part.provider},
        )
        for part in design.components
        if part.provider not in partners
    ]


def nobody_waits(design: DesignFacts) -> list[Finding]:
    """Every invited partner has answered."""
    waiting = [str(partner) for partner in design.partners if InvitationState.INVITED in partner.roles.values()]
    return when(
        waiting,
        Finding(
            "DES-236",
            mark("Invitations wait for an answer: {partners}."),
            "partners",
            mark("Remind them, or take the invitation back."),
            values={"partners": ", ".join(waiting)},
        ),
    )


def enough_outcomes(design: DesignFacts) -> list[Finding]:
    """Three learning outcomes or more tell a learner what to expect (advice)."""
    return when(
        0 < len(design.outcomes) < ENOUGH_OUTCOMES,
        Finding(
            "DES-237",
            mark("It has fewer than three learning outcomes."),
            "outcomes",
            mark("Three to eight outcomes let a learner and a recognition officer see what it is worth."),
            weight=Weight.ADVISES,
        ),
    )


def order_makes_sense(design: DesignFacts) -> list[Finding]:
    """What comes first leaves something to follow, and everybody takes it."""
    first = [part for part in design.components if part.comes_first]
    if first and len(first) == len(design.components) > 1:
        return [
            Finding(
                "DES-238",
                mark("Every component comes first, so that none can follow."),
                "components",
                mark("Let only the introduction come first."),
            )
        ]
    return [
        Finding(
            "DES-238",
            mark("The component “{component}” comes first but is not compulsory, so that others may wait for it in vain."),
            "components",
            mark("Make it compulsory, or let it stand in any order."),
            values={"component": part.title},
        )
        for part in first
        if not part.compulsory
    ]


def keys_are_unique(design: DesignFacts) -> list[Finding]:
    """Each component has a key of its own, under which results are recorded."""
    twice = sorted(key for key, times in Counter(part.key for part in design.components).items() if times > 1)
    return when(
        twice,
        Finding(
            "DES-239",
            mark("Two components share a key: {keys}."),
            "components",
            mark("Remove one of them and add it again under another title."),
            values={"keys": ", ".join(twice)},
        ),
    )

"""Are the European standard elements there: Council Recommendation 2022/C 243/02, Annex I.

Nine of the eleven describe the micro-credential; the learner and the date of issuing exist only on a credential.
"""

from juncta.design.checks.looking import named, when
from juncta.design.facts import DesignFacts, PartnerRole
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark

# Annex I by number -> the check that asks for it. A specification has nine: the learner (1) and the date of issuing (5) exist only on
# an award, which is asked for all eleven by the lints of `credentials` before anybody signs.
SPECIFICATION = {
    2: "DES-221",
    3: "DES-222",
    4: "DES-223",
    6: "DES-224",
    7: "DES-225",
    8: "DES-226",
    9: "DES-227",
    10: "DES-228",
    11: "DES-229",
}
AWARD = {number: f"CRE-{300 + number}" for number in range(1, 12)}

_ELEMENTS = mark("Fill it in under “Standard elements”.")


def element_title(design: DesignFacts) -> list[Finding]:
    """Element 2: the title."""
    return when(not design.title, Finding("DES-221", mark("The micro-credential has no title."), "title", mark("Give it a title.")))


def element_country(design: DesignFacts) -> list[Finding]:
    """Element 3: the country of each issuer."""
    nowhere = [str(partner) for partner in named(design, PartnerRole.AWARDING) if not partner.country]
    return when(
        nowhere,
        Finding(
            "DES-222",
            mark("The country of an awarding partner is not known: {partners}."),
            "partners",
            mark("Ask the alliance office to complete the institution's data."),
            values={"partners": ", ".join(nowhere)},
        ),
    )


def element_awarding_body(design: DesignFacts) -> list[Finding]:
    """Element 4: who awards."""
    return when(
        not named(design, PartnerRole.AWARDING),
        Finding("DES-223", mark("Nobody is named who awards it."), "partners", mark("Invite a partner to award it.")),
    )


def element_outcomes(design: DesignFacts) -> list[Finding]:
    """Element 6: the learning outcomes."""
    return when(
        not design.outcomes,
        Finding(
            "DES-224",
            mark("It has no learning outcomes."),
            "outcomes",
            mark("Write what a learner can do afterwards, one sentence each."),
        ),
    )


def element_workload(design: DesignFacts) -> list[Finding]:
    """Element 7: the workload, in ECTS."""
    return when(
        design.ects is None or design.ects == Ects(0),
        Finding("DES-225", mark("The workload in ECTS is not stated."), "ects", _ELEMENTS),
    )


def element_level(design: DesignFacts) -> list[Finding]:
    """Element 8: the level."""
    return when(design.eqf_level is None, Finding("DES-226", mark("The EQF level is not stated."), "eqf_level", _ELEMENTS))


def element_assessment(design: DesignFacts) -> list[Finding]:
    """Element 9: the type of assessment."""
    return when(not design.assessment_type, Finding("DES-227", mark("The type of assessment is not stated."), "assessment_type", _ELEMENTS))


def element_participation(design: DesignFacts) -> list[Finding]:
    """Element 10: the form of participation."""
    return when(not design.participation, Finding("DES-228", mark("The form of participation is not stated."), "participation", _ELEMENTS))


def element_quality_assurance(design: DesignFacts) -> list[Finding]:
    """Element 11: what assures its quality."""
    return when(
        not design.quality_assurance,
        Finding("DES-229", mark("The type of quality assurance is not stated."), "quality_assurance", _ELEMENTS),
    )


def languages_named(design: DesignFacts) -> list[Finding]:
    """Learners are told in which languages it is taught (advice)."""
    return when(
        not design.languages,
        Finding("DES-241", mark("No language of teaching is named."), "languages", _ELEMENTS, weight=Weight.ADVISES),
    )


def supervision_stated(design: DesignFacts) -> list[Finding]:
    """Supervision and identity verification: an optional element that recognition officers ask for (advice)."""
    return when(
        not design.supervision,
        Finding(
            "DES-242",
            mark("It does not say whether assessment is supervised and identity verified."),
            "supervision",
            mark("Recognition officers ask for it: fill it in under “Standard elements”."),
            weight=Weight.ADVISES,
        ),
    )

"""The integrity rules of the European micro-credential rulebook (WE BUILD, MC-IR-01 to 09), and where the house holds each.

Some can be asked of a specification, some only of an award; an award's are lints (CRE-3xx) of a room above, named here by their codes.
"""

from dataclasses import dataclass

from juncta.design.checks.elements import AWARD, SPECIFICATION
from juncta.kernel.words import mark


@dataclass(frozen=True, slots=True)
class IntegrityRule:
    """One rule: what it asks, the checks that hold it on a specification and on an award, and what is to be said beside."""

    code: str
    asks: str
    specification: tuple[str, ...] = ()
    award: tuple[str, ...] = ()
    note: str = ""


RULES: tuple[IntegrityRule, ...] = (
    IntegrityRule(
        "MC-IR-01",
        mark("All mandatory elements are present."),
        tuple(SPECIFICATION.values()),
        tuple(AWARD.values()),
        mark("The learner and the date of issuing exist only on an award."),
    ),
    IntegrityRule(
        "MC-IR-02",
        mark("The date of birth is not in the future."),
        note=mark("Not applicable: no date of birth is kept or signed. A learner is named, and identified by the enrolling university."),
    ),
    IntegrityRule(
        "MC-IR-03",
        mark("The date of issuing is not in the future, and not before the assessment was completed."),
        award=("CRE-305",),
        note=mark("CRE-305 compares with the board's decision; a signer refuses a badge that is dated later than its own clock."),
    ),
    IntegrityRule(
        "MC-IR-04",
        mark("A grade stands only where the assessment is graded, with its grading scheme."),
        award=("CRE-321", "CRE-333"),
        note=mark("A design always has a grading scheme: its framework's, or pass and fail."),
    ),
    IntegrityRule(
        "MC-IR-05",
        mark("The addresses of ESCO skills resolve."),
        ("DES-280",),
        ("CRE-326",),
        mark("They are looked up in the list that was loaded, never on the network. Invented skills of the demonstration are not signed."),
    ),
    IntegrityRule(
        "MC-IR-06",
        mark("The workload is above zero, in ECTS or hours."),
        ("DES-225", "DES-231"),
        ("CRE-307", "CRE-320"),
        mark("Always in ECTS; a constraint of the database keeps every component above zero."),
    ),
    IntegrityRule(
        "MC-IR-07",
        mark("What is stackable should name the qualification that it is a part of."),
        ("DES-281",),
        ("CRE-332",),
        mark("A recommendation in the rulebook, advice here."),
    ),
    IntegrityRule(
        "MC-IR-08",
        mark("The type of accreditation fits the type of quality assurance."),
        ("DES-229",),
        ("CRE-311",),
        mark("Held by construction: one code says both, and no second statement is signed that could contradict it."),
    ),
    IntegrityRule(
        "MC-IR-09",
        mark("The holder can disclose selectively."),
        note=mark("Not applicable to our format: an Open Badge is shown whole. It carries no personal data but the learner's name."),
    ),
)

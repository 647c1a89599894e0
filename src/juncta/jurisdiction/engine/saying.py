"""What is said of a rule and a plan: English sentences, marked for translation, with the values that fill their braces."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from juncta.jurisdiction.engine.converting import hours
from juncta.jurisdiction.facts import Operator, Party, Plan, Reason, RuleFacts, Subject, Unit
from juncta.kernel.words import mark

Said = tuple[str, str, Mapping[str, object]]

NOTHING_NOTED = mark("Nobody has noted a rule on this.")
ASK = mark("Ask this university, and have the answer noted with its source.")
STATED: Mapping[Operator, str] = {
    Operator.BETWEEN: mark("{low} to {high} {unit}"),
    Operator.AT_MOST: mark("at most {high} {unit}"),
    Operator.AT_LEAST: mark("at least {low} {unit}"),
    Operator.BELOW: mark("less than {high} {unit}"),
    Operator.ONE_OF: mark("one of: {words}"),
    Operator.REQUIRED: mark("has to be there: {words}"),
    Operator.FORBIDDEN: mark("not: {words}"),
    Operator.UNKNOWN: mark("not known"),
}
EXACTLY = mark("{low} {unit}")
WORK: Mapping[str, str] = {
    "same": mark("Here {ects} ECTS are {least} hours of work."),
    "range": mark("Here {ects} ECTS are {least} to {most} hours of work."),
}
REMEDIES: Mapping[Subject, str] = {
    Subject.SIZE: mark("Choose another size, or let another university award it."),
    Subject.FEE: mark("Choose another fee for learners of this university."),
    Subject.LEVEL: mark("State the level in this university’s framework too."),
    Subject.AWARDING: mark("Ask who may award here, or let another university award it."),
    Subject.AWARD_MODEL: mark("Ask whether it may be awarded in this way, or choose another award model."),
    Subject.QUALITY: mark("Let this university’s own quality assurance cover it."),
    Subject.CERTIFICATE: mark("Ask which form this university needs beside the joint credential."),
    Subject.REGISTER: mark("Have this university’s student administration enter it in the register."),
    Subject.RECOGNITION: mark("Agree on recognition before the first learner."),
    Subject.ENROLMENT: mark("Settle with student administration how these learners enrol."),
}
SENTENCES: Mapping[Reason, str] = {
    Reason.MET: mark("The plan fits."),
    Reason.BROKEN: mark("The plan does not fit."),
    Reason.EXCEPTION: mark("The plan fits by an exception that is in force for a time only."),
    Reason.NOT_AWARDING: mark("The plan would not fit if this university awarded it; now it only takes part."),
    Reason.NO_VALUE: mark("Our sources do not say."),
    Reason.PLAN_SILENT: mark("The plan does not say yet."),
}
TEMPORARY = mark("Ask for a decision that outlasts the exception.")
NOTHING_NOW = mark("Nothing to mend, unless it is to award.")
SAY_IT = mark("Say it in the plan.")


def stated(rule: RuleFacts) -> tuple[str, Mapping[str, object]]:
    """The rule in a few words, without the plan."""
    values: dict[str, object] = {"unit": unit(rule.unit), "words": ", ".join(rule.value)}
    if rule.numbers:
        values |= {"low": plainly(rule.numbers[0]), "high": plainly(rule.numbers[-1])}
    if rule.operator is Operator.BETWEEN and rule.numbers[0] == rule.numbers[-1]:
        return EXACTLY, values
    return STATED[rule.operator], values


def unit(of: Unit) -> str:
    """The unit as a word, marked for translation."""
    return {
        Unit.HOURS: mark("hours"),
        Unit.HOURS_PER_ECTS: mark("hours per ECTS"),
        Unit.HOURS_PER_SCQF: mark("hours per SCQF credit"),
        Unit.EUR_PER_ECTS: mark("EUR per ECTS"),
    }.get(of, of.value)


def said(rule: RuleFacts, reason: Reason, plan: Plan, party: Party) -> Said:
    """Sentence, remedy and values for one rule and one plan."""
    del party
    sentence = SENTENCES[reason]
    values: dict[str, object] = {}
    if rule.subject is Subject.HOURS and reason is Reason.MET and plan.ects is not None and (work := hours(plan.ects, rule)):
        sentence = WORK["same" if work[0] == work[1] else "range"]
        values = {"ects": str(plan.ects), "least": plainly(work[0]), "most": plainly(work[1])}
    return sentence, _remedy(rule, reason), values


def _remedy(rule: RuleFacts, reason: Reason) -> str:
    if reason is Reason.BROKEN:
        return REMEDIES.get(rule.subject, ASK)
    return {Reason.EXCEPTION: TEMPORARY, Reason.NOT_AWARDING: NOTHING_NOW, Reason.NO_VALUE: ASK, Reason.PLAN_SILENT: SAY_IT}.get(reason, "")


def not_in_force(rule: RuleFacts, on: date) -> tuple[str, str]:
    """Sentence and remedy for a subject whose only rule does not hold on the day."""
    if rule.is_over(on):
        return mark("The rule that was noted is over."), mark("Ask what holds now, and have it noted.")
    return mark("The rule that is noted has not begun."), mark("Ask what holds until then, and have it noted.")


def plainly(number: Decimal) -> str:
    """A number without needless zeros."""
    return f"{number.normalize():f}"

"""Holding rules against a plan: for each partner and subject what comes of it, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from juncta.jurisdiction.engine import saying
from juncta.jurisdiction.engine.meeting import meets
from juncta.jurisdiction.facts import (
    BINDS_WHO_AWARDS,
    OLD_AFTER,
    Judgement,
    Operator,
    Outcome,
    Party,
    Plan,
    Reason,
    RuleFacts,
    Severity,
    Subject,
    Verdict,
)

GRAVEST = list(Outcome)
NOW_UNKNOWN = {Reason.NO_VALUE, Reason.NO_RULE, Reason.NOT_IN_FORCE, Reason.PLAN_SILENT}


def evaluate(
    rules: Iterable[RuleFacts], plan: Plan, on: date, *, old_after: int = OLD_AFTER, subjects: Iterable[Subject] = Subject
) -> list[Judgement]:
    """One judgement for each partner and subject, partners in the plan's order. What nobody has noted is unknown, never fine.

    Only rules in force on that day count; one that is over leaves its subject unknown where nothing else stands in its place.
    """
    known: dict[tuple[str, Subject], list[RuleFacts]] = defaultdict(list)
    for rule in rules:
        for slug in rule.binds:
            known[slug, rule.subject].append(rule)
    return [_judge(party, subject, known[party.key, subject], plan, on, old_after) for party in plan.parties for subject in subjects]


def _judge(party: Party, subject: Subject, rules: list[RuleFacts], plan: Plan, on: date, old_after: int) -> Judgement:
    standing = [rule for rule in rules if rule.in_force(on)]
    exceptions = {rule.exception_to: rule for rule in standing if rule.exception_to}
    verdicts = [
        _verdict(rule, exceptions.get(rule.code), plan, party, old=rule.is_old(on, old_after)) for rule in standing if not rule.exception_to
    ]
    if not verdicts:
        past = [rule for rule in rules if not rule.in_force(on)]
        verdicts = [
            Verdict(rule, Outcome.UNKNOWN, Reason.NOT_IN_FORCE, *saying.not_in_force(rule, on), over=rule.is_over(on)) for rule in past
        ] or [Verdict(None, Outcome.UNKNOWN, Reason.NO_RULE, saying.NOTHING_NOTED, saying.ASK)]
    ordered = sorted(verdicts, key=lambda verdict: GRAVEST.index(verdict.outcome))
    return Judgement(party, subject, ordered[0].outcome, tuple(ordered))


def _verdict(rule: RuleFacts, exception: RuleFacts | None, plan: Plan, party: Party, *, old: bool) -> Verdict:
    reason = _reason(rule, exception, plan, party)
    outcome = _outcome(rule, reason)
    sentence, remedy, values = saying.said(rule, reason, plan, party)
    return Verdict(rule, outcome, reason, sentence, remedy, values, old=old)


def _reason(rule: RuleFacts, exception: RuleFacts | None, plan: Plan, party: Party) -> Reason:
    if rule.operator is Operator.UNKNOWN:
        return Reason.NO_VALUE
    met = meets(rule, plan, party)
    if met is None:
        return Reason.PLAN_SILENT
    if met:
        return Reason.MET
    if not party.awards and rule.subject in BINDS_WHO_AWARDS:
        return Reason.NOT_AWARDING
    if exception and meets(exception, plan, party):
        return Reason.EXCEPTION
    return Reason.BROKEN


def _outcome(rule: RuleFacts, reason: Reason) -> Outcome:
    if reason is Reason.MET:
        return Outcome.FITS
    if reason in NOW_UNKNOWN:
        return Outcome.UNKNOWN
    return Outcome.CONFLICTS if reason is Reason.BROKEN and rule.severity is Severity.BLOCKS else Outcome.ADVICE


def by_party(judgements: Iterable[Judgement]) -> Mapping[str, list[Judgement]]:
    """The judgements of each partner."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for each in judgements:
        found[each.party.key].append(each)
    return found

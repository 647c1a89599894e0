"""What the rules of every partner say to the design: conflicts block, advice advises, and what is unknown has somebody to ask."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from juncta.design.facts import AwardModel, DesignFacts, PartnerRole
from juncta.design.money import PIVOT
from juncta.jurisdiction import facts as rules
from juncta.jurisdiction.facts import Judgement, Outcome, Party, Plan
from juncta.kernel.ects import total
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import Several, mark

MODELS = {AwardModel.ON_BEHALF: rules.AwardModel.MANDATE, AwardModel.JOINT: rules.AwardModel.JOINT}


def plan_of(design: DesignFacts) -> Plan:
    """The design as it is held against rules. While nobody is to award it, every partner is taken for one who might."""
    nobody = not any(PartnerRole.AWARDING in partner.roles for partner in design.partners)
    shares = {
        partner.institution: [part.ects for part in design.components if part.provider == partner.institution]
        for partner in design.partners
    }
    return Plan(
        parties=tuple(
            Party(
                key=partner.institution,
                name=str(partner),
                awards=nobody or PartnerRole.AWARDING in partner.roles,
                coordinates=PartnerRole.COORDINATING in partner.roles,
                ects=total(shares[partner.institution]) if shares[partner.institution] else None,
                fees=_fees(design, partner.institution),
            )
            for partner in design.partners
        ),
        ects=design.ects,
        eqf_level=design.eqf_level,
        mode=design.participation,
        languages=design.languages,
        quality=design.quality_assurance,
        stackability=design.stackability,
        award_model=MODELS[design.award_model],
    )


def _fees(design: DesignFacts, institution: str) -> tuple[Decimal, ...]:
    """What the partner's learners pay for everything in EUR, group by group; none where no rate is stated, since nothing is guessed."""
    plan = design.plan
    partner = next((each for each in plan.partners if each.institution == institution), None) if plan else None
    factor = plan.factor(partner.currency, PIVOT) if plan and partner else None
    if plan is None or partner is None or factor is None:
        return ()
    keys = [part.key for part in design.components]
    prices = (partner.price(group, keys) for group in plan.groups)
    return tuple(dict.fromkeys(price * factor for price in prices if price is not None))


def conflicts(design: DesignFacts) -> list[Finding]:
    """A rule that blocks is broken."""
    sentence = mark("The design conflicts with a rule of {partner} ({subject}; source: {source}).")
    return [
        _told("DES-290", sentence, judgement, verdict, Weight.BLOCKS)
        for judgement in design.judgements
        for verdict in judgement.verdicts
        if verdict.outcome is Outcome.CONFLICTS
    ]


def advice(design: DesignFacts) -> list[Finding]:
    """A rule that does not block is broken, or holds only for a time (advice)."""
    sentence = mark("A rule of {partner} has advice for the design ({subject}; source: {source}).")
    return [
        _told("DES-291", sentence, judgement, verdict, Weight.ADVISES)
        for judgement in design.judgements
        for verdict in judgement.verdicts
        if verdict.outcome is Outcome.ADVICE
    ]


def _told(code: str, sentence: str, judgement: Judgement, verdict: rules.Verdict, weight: Weight) -> Finding:
    rule = verdict.rule
    assert rule is not None  # noqa: S101 - only a rule conflicts or advises
    values = {"partner": str(judgement.party), "subject": rules.SUBJECT_NAMES[judgement.subject], "source": rule.source.title}
    if rule.remedy:
        return Finding(code, sentence, "rules", mark("{remedy}"), weight, values | {"remedy": rule.remedy})
    return Finding(code, sentence, "rules", verdict.remedy, weight, values)


def unknown(design: DesignFacts) -> list[Finding]:
    """Rules of a partner that nobody knows, and whom to ask (advice)."""
    return _per_partner(
        "DES-292",
        mark("What {partner}’s rules say is not known: {subjects}."),
        {
            True: mark("Ask {contacts}, and have the answer noted with its source."),
            False: mark("No contact is named at {partner}: ask the alliance office to name one."),
        },
        [each for each in design.judgements if each.is_open],
    )


def old_sources(design: DesignFacts) -> list[Finding]:
    """Rules that are over, or whose source nobody has looked at for a year (advice)."""
    return _per_partner(
        "DES-293",
        mark("Rules of {partner} are over, or their source is old or was never looked up: {subjects}."),
        dict.fromkeys((True, False), mark("Ask the alliance office to look them up again.")),
        [each for each in design.judgements if each.flagged],
    )


def _per_partner(code: str, sentence: str, ways: dict[bool, str], judgements: Iterable[Judgement]) -> list[Finding]:
    found: dict[Party, list[Judgement]] = defaultdict(list)
    for each in judgements:
        found[each.party].append(each)
    return [
        Finding(
            code,
            sentence,
            "rules",
            ways[bool(_contacts(mine))],
            Weight.ADVISES,
            {
                "partner": str(party),
                "subjects": Several(rules.SUBJECT_NAMES[each.subject] for each in mine),
                "contacts": ", ".join(_contacts(mine)),
            },
        )
        for party, mine in found.items()
    ]


def _contacts(judgements: Iterable[Judgement]) -> list[str]:
    return list(dict.fromkeys(name for each in judgements for name in each.contacts))

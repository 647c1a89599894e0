"""Whether the business plan says what learners pay, who works how much, and how the partners share."""

from collections import defaultdict

from juncta.design.checks.looking import accepted, when
from juncta.design.facts import DesignFacts, PartnerFacts, PartnerRole
from juncta.design.money import GROUPS, HUNDRED, USUAL, PartnerPlan
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.text import LangText
from juncta.kernel.words import mark

WORKING = (PartnerRole.COORDINATING, PartnerRole.AWARDING, PartnerRole.TEACHING)
_WAY_OUT = mark("Fill it in under “Business plan”.")


def working(design: DesignFacts) -> list[PartnerFacts]:
    """The partners that have accepted a role with work in it, each once."""
    return list({partner.institution: partner for role in WORKING for partner in accepted(design, role)}.values())


def _plans(design: DesignFacts) -> dict[str, PartnerPlan]:
    return {partner.institution: partner for partner in design.plan.partners} if design.plan else {}


def groups_named(design: DesignFacts) -> list[Finding]:
    """The plan says which learner groups may apply (advice)."""
    return when(
        design.plan is not None and not design.plan.groups,
        Finding(
            "DES-260", mark("The business plan does not say which groups of learners may apply."), "business", _WAY_OUT, Weight.ADVISES
        ),
    )


def fees_stated(design: DesignFacts) -> list[Finding]:
    """Every partner says what each group that may apply pays, also where that is nothing (advice)."""
    if design.plan is None:
        return []
    plans, keys = _plans(design), [part.key for part in design.components]
    missing: dict[str, list[str]] = defaultdict(list)
    for group in design.plan.groups:
        for partner in working(design):
            if plans.get(partner.institution, PartnerPlan(partner.institution)).price(group, keys) is None:
                missing[group].append(str(partner))
    return [
        Finding(
            "DES-261",
            mark("No fee is stated for “{group}” at {partners}."),
            "business",
            mark("State one in the fee matrix; 0 is free."),
            Weight.ADVISES,
            {"group": GROUPS.get(group, LangText(group)), "partners": ", ".join(partners)},
        )
        for group, partners in missing.items()
    ]


def effort_stated(design: DesignFacts) -> list[Finding]:
    """Every partner with work to do says how much (advice)."""
    if design.plan is None:
        return []
    plans = _plans(design)
    silent = [str(each) for each in working(design) if each.institution not in plans or not plans[each.institution].effort]
    return when(
        silent,
        Finding(
            "DES-262",
            mark("No staff effort is stated for {partners}."),
            "business",
            mark("Ask each partner how many hours or days it plans."),
            Weight.ADVISES,
            {"partners": ", ".join(silent)},
        ),
    )


def shares_are_whole(design: DesignFacts) -> list[Finding]:
    """Where there is a key, its shares are a hundred per cent together."""
    shares = design.plan.shares if design.plan else None
    return when(
        shares is not None and shares != HUNDRED,
        Finding(
            "DES-263",
            mark("The partners’ shares are {shares} % together, not 100 %."),
            "business",
            mark("Correct the allocation key, or leave every share empty."),
            values={"shares": f"{shares.normalize():f}" if shares is not None else ""},
        ),
    )


def currency_is_usual(design: DesignFacts) -> list[Finding]:
    """A partner counts in the currency of its country, as far as the data knows it (advice)."""
    odd = [
        each
        for each in (design.plan.partners if design.plan else ())
        if each.fees and USUAL.get(each.country, each.currency) != each.currency
    ]
    return [
        Finding(
            "DES-264",
            mark("{partner} states its fees in {currency}, not in {usual}."),
            "business",
            mark("Ask whether that is meant."),
            Weight.ADVISES,
            {"partner": each.name or each.institution, "currency": each.currency, "usual": USUAL[each.country]},
        )
        for each in odd
    ]

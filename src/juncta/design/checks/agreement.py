"""Whether the cooperation agreement is done: every clause agreed, and signed off by everybody who coordinates or awards."""

from juncta.design.checks.looking import accepted
from juncta.design.clauses import CLAUSES
from juncta.design.facts import DesignFacts, PartnerRole
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark


def agreement_signed_off(design: DesignFacts) -> list[Finding]:
    """European Approach for Quality Assurance of Joint Programmes, 1.3: the terms are laid down in an agreement of the partners.

    One finding while clauses are unsettled, then one per partner that has not signed off.
    """
    if design.agreement is None:
        return []
    if unsettled := design.agreement.unsettled():
        sentence = (
            mark("One clause of the cooperation agreement is not agreed yet.")
            if len(unsettled) == 1
            else mark("{count} of {all} clauses of the cooperation agreement are not agreed yet.")
        )
        way_out = mark("Write them under “Cooperation agreement”; a proposal is made from what you have typed already.")
        return [Finding("DES-265", sentence, "agreement", way_out, values={"count": len(unsettled), "all": len(CLAUSES)})]
    signers = {each.institution: each for role in (PartnerRole.COORDINATING, PartnerRole.AWARDING) for each in accepted(design, role)}
    return [
        Finding(
            "DES-265",
            mark("{partner} has not signed off every clause of the cooperation agreement: {count} missing."),
            "agreement",
            mark("Ask an approver there to read and sign them off."),
            values={"partner": str(partner), "count": len(missing)},
        )
        for slug, partner in signers.items()
        if (missing := design.agreement.unsigned_by(slug))
    ]

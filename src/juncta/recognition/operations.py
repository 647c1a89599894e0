"""Writing recognition: put rules in force, claim, decide."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.credentials import queries as credentials
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText
from juncta.recognition import events, permits, queries
from juncta.recognition.engine import VERSION, evaluate
from juncta.recognition.facts import Answer, ClaimState, Criterion
from juncta.recognition.models import Claim, Decision, RuleSet

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.credentials.models import Credential


@transaction.atomic
def put_in_force(*, institution: "Institution", rules: Mapping[str, Any], by: Actor) -> RuleSet:
    """The institution's rules from now on, as the next version; the same rules again are no new version.

    Raises `engine.evaluate.Unreadable` with the criterion and the reason when a condition cannot be evaluated.
    """
    institution = alliances.institutions(by).select_for_update(of=("self",)).get(pk=institution.pk)
    if refusal := permits.why_not_put_in_force(by, institution):
        raise Refused(refusal)
    criteria = list(rules["criterion"])
    for plain in criteria:
        evaluate.check(Criterion.from_json(plain))
    name, counts_as = LangText(rules["name"]), LangText(rules["counts_as"])
    most = Ects(rules["max_ects"]) if rules.get("max_ects") is not None else None
    last = RuleSet.objects.filter(institution=institution).order_by("-version").first()
    if last and (last.name, last.counts_as, last.max_ects, last.criteria) == (name, counts_as, most, criteria):
        return last
    made = RuleSet.objects.create(
        alliance=institution.alliance,
        institution=institution,
        version=last.version + 1 if last else 1,
        name=name,
        counts_as=counts_as,
        max_ects=most.points if most else None,
        criteria=criteria,
        in_force_from=clock.now(),
    )
    announce(events.RulesPutInForce(alliance_id=made.alliance_id, subject_id=made.pk, version=made.version), by)
    return made


@transaction.atomic
def claim(*, credential: "Credential", by: Actor, institution: "Institution", purpose: str = "") -> Claim:
    """Ask an institution to recognise one's credential; two clicks at once ask once."""
    credential = credentials.visible_to(SYSTEM).select_for_update(of=("self",)).get(pk=credential.pk)
    if refusal := permits.why_not_claim(by, credential, institution):
        raise Refused(refusal)
    made = Claim.objects.create(
        alliance=credential.alliance,
        credential=credential,
        institution=institution,
        person=alliances.acting(by),
        purpose=purpose.strip(),
        claimed_at=clock.now(),
    )
    announce(
        events.RecognitionClaimed(
            alliance_id=made.alliance_id,
            subject_id=made.pk,
            institution_id=institution.pk,
            person_id=made.person_id,
            credential_id=credential.pk,
        ),
        by,
    )
    return made


@transaction.atomic
def decide(*, claim: Claim, by: Actor, outcome: Answer, reasons: str, ects: Ects | str | None = None, remedy: str = "") -> Decision:
    """Record the officer's decision with the rules, facts and evidence it rests on, so that it can be replayed years later."""
    claim = Claim.objects.select_for_update(of=("self",)).select_related("institution", "credential").get(pk=claim.pk)
    if refusal := permits.why_not_decide(by, claim) or permits.why_not_answer(outcome, reasons, remedy):
        raise Refused(refusal)
    case = queries.case_of(claim)
    given = Ects(ects) if ects is not None and outcome != Answer.REFUSED else None  # what is refused counts for nothing
    if given is None and outcome == Answer.RECOGNISED:
        given = case.ects
    decision = Decision.objects.create(
        claim=claim,
        rule_set=case.rule_set,
        facts={name: {"value": fact.value, "source": fact.source} for name, fact in case.facts.items()} | {"engine": VERSION},
        answers=[finding.to_json() for finding in case.findings],
        proposed=case.proposal.value,
        outcome=Answer(outcome).value,
        ects=given.points if given is not None else None,
        reasons=reasons.strip(),
        remedy=remedy.strip(),
        decided_by=alliances.acting(by),
        decided_at=clock.now(),
    )
    claim.state = ClaimState.DECIDED
    claim.save(update_fields=["state"])
    announce(
        events.RecognitionDecided(
            alliance_id=claim.alliance_id,
            subject_id=claim.pk,
            institution_id=claim.institution_id,
            person_id=claim.person_id,
            outcome=decision.outcome,
        ),
        by,
    )
    return decision

"""Reading recognition: claims, the rules in force, and a case ready to be decided."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from juncta.base import clock
from juncta.credentials import queries as credentials
from juncta.credentials.verification.verify import judge
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.ects import Ects
from juncta.recognition.engine import evaluate, extract
from juncta.recognition.facts import Criterion, Fact, Finding, Proposal
from juncta.recognition.models import Claim, RuleSet

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Institution
    from juncta.credentials.models import Credential


def visible_to(actor: Actor) -> QuerySet[Claim]:
    """One's own claims, and those that one's institution decides."""
    found = Claim.objects.select_related(
        "institution", "person", "credential__award__edition", "credential__award__enrolment__person", "decision__rule_set"
    )
    if actor == SYSTEM:
        return found
    if actor.person is None:
        return found.none()
    mine = actor.institutions_as(Role.RECOGNITION_OFFICER)
    return found.filter(alliance=actor.alliance).filter(Q(person=actor.person) | Q(institution__in=mine))


def rules_in_force(institution: "Institution") -> RuleSet | None:
    """The institution's newest rules; None while it has none."""
    return RuleSet.objects.filter(institution=institution).order_by("-version").first()


def institutions_with_rules(alliance: "Alliance") -> "QuerySet[Institution]":
    """Where one can ask for recognition."""
    return alliance.institutions.filter(pk__in=RuleSet.objects.filter(alliance=alliance).values("institution"))


def institutions_to_ask(credential: "Credential") -> "QuerySet[Institution]":
    """Where a credential can still be claimed: once per institution."""
    asked = Claim.objects.filter(credential=credential).values("institution")
    return institutions_with_rules(credential.alliance).exclude(pk__in=asked)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with everything the officer needs: the rules, the facts of the verified credential, findings, a proposal."""

    rule_set: RuleSet
    facts: dict[str, Fact]
    findings: list[Finding]
    proposal: Proposal

    @property
    def ects(self) -> Ects | None:
        """What the rules would give: the credential's credits, up to the most they allow."""
        said = self.facts.get("ects")
        if said is None:
            return None
        earned = Ects(str(said.value))
        most = self.rule_set.max_ects
        return min(earned, most) if most is not None else earned


def case_of(claim: Claim) -> Case:
    """Verify the credential as of now, and apply the institution's rules in force; raises LookupError where there are none."""
    rule_set = rules_in_force(claim.institution)
    if rule_set is None:
        raise LookupError(str(claim.institution))
    badge = bytes(claim.credential.badge or b"{}")
    judgement = judge(badge, at=clock.now(), **credentials.verification_material(claim.credential.alliance))
    facts = extract.facts(badge, verdict=judgement.verdict.value, signers=len(judgement.signers))
    findings = [evaluate.evaluate(Criterion.from_json(plain), facts) for plain in rule_set.criteria]
    return Case(rule_set=rule_set, facts=facts, findings=findings, proposal=evaluate.propose(findings))

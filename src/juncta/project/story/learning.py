"""The second half of the journey: enrolment, results, award, signatures, recognition."""

from typing import TYPE_CHECKING

from juncta.assessment import operations as assessing
from juncta.assessment import queries as assessment
from juncta.base import clock
from juncta.catalogue import queries as editions
from juncta.credentials import operations as signing
from juncta.credentials import ports
from juncta.credentials import queries as credentials
from juncta.credentials.signer import approval
from juncta.enrolment import operations as enrolling
from juncta.kernel.actor import SYSTEM
from juncta.project.story.waiting import Wait
from juncta.project.story.world import World
from juncta.recognition import operations as recognising
from juncta.recognition import queries as recognition
from juncta.recognition.facts import Answer

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.assessment.models import Award
    from juncta.catalogue.models import Edition, Offering
    from juncta.credentials.models import Batch, Credential, TrustList
    from juncta.enrolment.models import Enrolment
    from juncta.recognition.models import Decision

TEACHERS = {"helsinki": "teacher", "krakow": "teacher-krakow", "bologna": "teacher-bologna"}


def enrol(world: World, offering: "Offering", *keys: str) -> "list[Enrolment]":
    """Learners apply in this order; who comes too late waits."""
    return [enrolling.apply(offering=offering, by=world.actor(key), motivation="") for key in keys]


def results(world: World, enrolment: "Enrolment", edition: "Edition") -> None:
    """Each provider's teacher records a pass, and the examiner confirms with other eyes."""
    for component in editions.content_of(edition).components:
        by = world.actor(TEACHERS[component.provider])
        assessing.record_result(enrolment=enrolment, by=by, component=component.key, passed=True)
    assessing.confirm_results(enrolments=[enrolment], by=world.actor("examiner"))


def award(world: World, enrolment: "Enrolment", edition: "Edition") -> "Award":
    """The board awards the micro-credential."""
    assessing.award(edition=edition, by=world.actor("examiner"), enrolments=[enrolment])
    made = assessment.award_of(enrolment)
    assert made is not None  # noqa: S101 - the operation has just made it
    return made


def approve_trust_list(world: World, edition: "Edition", wait: Wait, signed: Wait) -> "TrustList":
    """The registrars approve the version that names the edition; their signers sign it."""
    trust_list = wait(
        lambda: credentials.trust_lists(SYSTEM).filter(editions__contains=[str(edition.pk)]).order_by("-version").first(),
        "the trust list is proposed by the worker",
    )
    for row in trust_list.signatures.select_related("institution"):
        by = world.actor(f"registrar-{row.institution.slug}")
        statement = ports.approver().state(by, _core(trust_list, row.institution))
        signing.approve_trust_list(trust_list=trust_list, by=by, institution=row.institution, statement=statement)
    return signed(
        lambda: credentials.trust_lists(SYSTEM).filter(pk=trust_list.pk, complete_at__isnull=False).first(),
        f"the trust list is signed by {_missing_trust(trust_list)}",
    )


def _missing_trust(trust_list: "TrustList") -> str:
    rows = trust_list.signatures.filter(signed_at__isnull=True).select_related("institution")
    return ", ".join(str(row.institution) for row in rows)


def _core(of: "Batch | TrustList", institution: "Institution") -> dict[str, str]:
    at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    return approval.core(batch_id=str(of.pk), digest=of.digest, institution=institution.ror_uri, at=at)


def batch(made: "Award", wait: Wait) -> "Batch":
    """The worker composes and lints the credential and stores it as intent."""
    return wait(lambda: credentials.batches(SYSTEM).filter(credentials__award=made).first(), "the credential is prepared by the worker")


def approve_batch(world: World, of: "Batch") -> None:
    """Each awarding university's registrar approves exactly this batch with their own key."""
    for standing in credentials.signers_of(of):
        by = world.actor(f"registrar-{standing.institution.slug}")
        statement = ports.approver().state(by, _core(of, standing.institution))
        signing.approve(batch=of, by=by, institution=standing.institution, statement=statement)


def delivered(made: "Award", wait: Wait) -> "Credential":
    """Every university's signer signs, and the worker delivers."""
    return wait(lambda: credentials.visible_to(SYSTEM).filter(award=made, badge__isnull=False).first(), "every awarding university signs")


def status_list_signed(credential: "Credential", wait: Wait) -> bytes:
    """The signer signs the status list that everybody may read."""

    def look() -> bytes | None:
        credential.status_list.refresh_from_db()
        return credentials.status_list_document(credential.status_list)

    return wait(look, "the status list is signed by the signer")


def recognise(world: World, credential: "Credential") -> "Decision":
    """The learner asks their own university; its officer decides by its rules."""
    learner, officer = world.actor("learner"), world.actor("recognition-leuven")
    claim = recognising.claim(
        credential=credential, by=learner, institution=world.institution("leuven"), purpose="Elective credits in my master's programme"
    )
    claim = recognition.visible_to(officer).get(pk=claim.pk)
    return recognising.decide(claim=claim, by=officer, outcome=Answer.RECOGNISED, reasons="Level, workload and quality fit our programme.")

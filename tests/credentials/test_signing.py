"""The signer believes nobody: what it is asked through the database it checks for itself, all or nothing is signed."""

import copy
import json
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.credentials import operations, ports, queries
from juncta.credentials.engine import badge
from juncta.credentials.facts import CredentialState
from juncta.credentials.models import Approval, Credential, Proof, RequiredSigner
from juncta.credentials.operations.delivering import NotDelivered
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.verification.verify import judge
from juncta.kernel.actor import SYSTEM
from juncta.project import signing
from juncta.project.story import learning
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("batch",)


def insert_approval(story, statement, slug="helsinki"):
    """What somebody with the database's password could do."""
    institution = story.institution(slug)
    Approval.objects.create(
        batch=story.batch, institution=institution, person=story.person(f"registrar-{slug}"), statement=statement, at=clock.now()
    )
    signing.sign_batch(batch_id=str(story.batch.pk), institution_id=str(institution.pk))
    return RequiredSigner.objects.get(batch=story.batch, institution=institution)


def forged(story, **core):
    return story.statement("helsinki", story.batch) | core


def by_another_key(story):
    said = story.statement("helsinki", story.batch)
    return SoftwareKey.generate("somebody").state(
        batch_id=said["batch"], digest=said["digest"], institution=said["institution"], at=clock.now()
    )


FORGERIES = {
    "nothing": lambda story: {},
    "no dictionary": lambda story: ["approved"],
    "words": lambda story: "approved",
    "no signature": lambda story: {name: said for name, said in forged(story).items() if name != "signature"},
    "the wrong key": by_another_key,
    "another university's registrar": lambda story: story.statement("helsinki", story.batch, registrar="krakow"),
    "another batch": lambda story: story.statement("helsinki", story.batch, batch=str(uuid.uuid4())),
    "another batch, renamed": lambda story: (
        story.statement("helsinki", story.batch, batch=str(uuid.uuid4())) | {"batch": str(story.batch.pk)}
    ),
    "another digest": lambda story: story.statement("helsinki", story.batch, digest="0" * 64),
    "another digest, renamed": lambda story: story.statement("helsinki", story.batch, digest="0" * 64) | {"digest": story.batch.digest},
    "another university": lambda story: story.statement("krakow", story.batch),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_approval_yields_no_signature_and_the_page_says_so(story, forge, sign_in):
    row = insert_approval(story, forge(story))
    assert not Proof.objects.exists()
    assert row.signed_at is None
    assert row.trouble
    answer = sign_in(story.person("registrar-krakow")).get(f"/credentials/batches/{story.batch.pk}/")
    assert row.trouble.split("'")[0] in answer.content.decode()
    assert Happening.objects.filter(kind="SigningFailed").count() == 1


def test_a_document_changed_after_the_approval_is_not_signed(story):
    story.approve("helsinki")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # as the database's owner could
        cursor.execute(
            "UPDATE credentials_credential SET document = convert_to(replace(convert_from(document, 'UTF8'), 'Learner', 'Forger'), 'UTF8')"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    run_jobs()
    assert not Proof.objects.exists()
    assert "another content" in RequiredSigner.objects.get(institution=story.institution("helsinki")).trouble


def test_a_document_smuggled_into_the_approved_batch_is_not_signed(story):
    story.approve("helsinki")
    other = learning.award(story.world, story.ready("lifelong"), story.edition)
    own = story.prepared
    document = bytes(own.document).replace(b"Learner", b"Forger")
    Credential.objects.create(
        alliance=story.alliance, award=other, batch=story.batch, document=document, digest="0" * 64, status_list=own.status_list,
        status_index=(own.status_index + 1) % 1000, prepared_at=own.prepared_at,
    )  # fmt: skip
    run_jobs()
    assert not Proof.objects.exists()
    assert RequiredSigner.objects.get(institution=story.institution("helsinki")).trouble


def test_trouble_goes_away_when_it_is_signed(story):
    operations.record_trouble(batch_id=story.batch.pk, institution_id=story.institution("krakow").pk, because="No power.", by=SYSTEM)
    story.approve("krakow")
    run_jobs()
    row = RequiredSigner.objects.get(institution=story.institution("krakow"))
    assert (row.trouble, bool(row.signed_at)) == ("", True)


def test_a_job_without_approval_signs_nothing(story):
    signing.sign_batch(batch_id=str(story.batch.pk), institution_id=str(story.institution("helsinki").pk))
    assert not Proof.objects.exists()


def test_a_signing_job_that_runs_twice_signs_once(story):
    story.approve("helsinki")
    run_jobs()
    before = list(Proof.objects.values_list("pk", "proof"))
    signing.sign_batch(batch_id=str(story.batch.pk), institution_id=str(story.institution("helsinki").pk))
    assert list(Proof.objects.values_list("pk", "proof")) == before
    assert len(before) == 2


def proofs_of(story, slug="helsinki"):
    request = queries.signing_request(story.batch.pk, story.institution(slug).pk)
    made = signing.signer().sign_batch(
        batch_id=str(story.batch.pk),
        documents=[document for _, document in request.documents],
        statement=request.statement,
        institution=request.ror,
        at=clock.now(),
    )
    return [(number, each) for (number, _), each in zip(request.documents, made, strict=True)]


def record(story, proofs, slug="helsinki"):
    return operations.record_proofs(batch_id=story.batch.pk, institution_id=story.institution(slug).pk, proofs=proofs, by=SYSTEM)


def test_proofs_are_recorded_for_the_whole_batch_or_not_at_all(story):
    story.approve("helsinki")
    made = proofs_of(story)
    for wrong in ([], [(made[0][0], [])], [*made, (uuid.uuid4(), made[0][1])]):
        with pytest.raises(ValueError, match="whole batch"), transaction.atomic():
            record(story, wrong)
    assert not Proof.objects.exists()
    assert record(story, made) is True
    assert record(story, made) is False
    assert Proof.objects.count() == 2
    assert Happening.objects.filter(kind="BatchSigned").count() == 1


def test_a_university_that_does_not_sign_here_records_nothing(story):
    with pytest.raises(RequiredSigner.DoesNotExist):
        record(story, [], "leuven")


def test_nothing_is_delivered_before_the_last_signature(story):
    story.approve("helsinki", "krakow")
    run_jobs()
    assert operations.deliver_if_complete(batch_id=story.batch.pk, by=SYSTEM) is False
    assert story.prepared.badge is None
    story.approve("bologna")
    run_jobs()
    assert story.prepared.state == CredentialState.ISSUED
    assert operations.deliver_if_complete(batch_id=story.batch.pk, by=SYSTEM) is False
    assert Happening.objects.filter(kind="CredentialIssued").count() == 1


def test_what_is_delivered_verifies(story):
    story.approve()
    run_jobs()
    judgement = judge(bytes(story.prepared.badge), at=clock.now(), **queries.verification_material(story.alliance))
    assert judgement.verdict == "valid"
    assert len(judgement.signers) == 3


def test_a_badge_short_of_one_university_is_incomplete_for_everybody_else_too(story):
    story.approve("helsinki", "krakow")
    run_jobs()
    made = badge.assemble(bytes(story.prepared.document), list(Proof.objects.values_list("proof", flat=True)))
    judgement = judge(made, at=clock.now(), **queries.verification_material(story.alliance))
    assert judgement.verdict == "incomplete"
    assert judgement.missing == (story.institution("bologna").ror_uri,)


@pytest.mark.parametrize("swap", ["created", "value", "whole"])
def test_a_wrong_proof_is_never_delivered(story, swap):
    story.approve()
    run_jobs(without=("sign_batch", "react"))
    by = {slug: proofs_of(story, slug) for slug in ("helsinki", "krakow", "bologna")}
    made = copy.deepcopy(by["bologna"])
    for proof, other in zip(made[0][1], by["krakow"][0][1], strict=True):
        proof.update({"created": {"created": "2026-01-01T00:00:00Z"}, "value": {"proofValue": other["proofValue"]}, "whole": other}[swap])
    for slug in ("helsinki", "krakow"):
        record(story, by[slug], slug)
    record(story, made, "bologna")
    with pytest.raises(NotDelivered, match=r"invalid|incomplete"), transaction.atomic():
        operations.deliver_if_complete(batch_id=story.batch.pk, by=SYSTEM)
    assert story.prepared.badge is None
    assert story.fresh(story.batch).complete_at is None
    assert not Happening.objects.filter(kind="CredentialIssued").exists()


@pytest.mark.parametrize("words", ["UPDATE credentials_proof SET proof = '{}'", "DELETE FROM credentials_proof"])
def test_a_proof_stays(story, words):
    story.approve("helsinki")
    run_jobs()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)


def test_the_database_refuses_a_badge_while_one_proof_is_missing(story):
    story.approve("helsinki", "krakow")
    run_jobs()
    with pytest.raises(IntegrityError, match="signature is missing"), transaction.atomic():
        Credential.objects.update(badge=b"{}", state=CredentialState.ISSUED, issued_at=clock.now())


def test_a_delivered_badge_never_changes(story):
    story.approve()
    run_jobs()
    for words in ("badge = 'x'", "state = 'prepared', badge = NULL, issued_at = NULL", "issued_at = now() + interval '1 day'"):
        with pytest.raises(IntegrityError, match="delivered badge never changes"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE credentials_credential SET {words}")  # noqa: S608 - the test's own words


def test_without_a_signer_folder_this_process_signs_nothing(monkeypatch):
    monkeypatch.delenv("JUNCTA_SIGNER_DIR", raising=False)
    signing.configuration.cache_clear()
    try:
        with pytest.raises(RuntimeError, match="signs nothing"):
            signing.configuration()
    finally:
        signing.configuration.cache_clear()


def test_the_badge_is_what_was_prepared_and_the_proofs_and_nothing_else(story):
    story.approve()
    run_jobs()
    credential = story.prepared
    delivered = json.loads(bytes(credential.badge))
    proofs = delivered.pop("proof")
    assert delivered == json.loads(bytes(credential.document))
    assert [each["cryptosuite"] for each in proofs] == ["eddsa-rdfc-2022"] * 3 + ["eddsa-jcs-2022"] * 3
    assert ports.approver().has_key(story.actor("registrar-helsinki"))

"""The signer process's jobs: the only place where a university's private key is used, and never in web or worker.

Web and worker put these jobs into queues, one per university; only the `juncta signer` that holds that university's keys takes them
out, so that every university can run its own. It finds its keys and its registrars'
public keys in its own folder (JUNCTA_SIGNER_DIR), believes nothing that the database says about approvals, and computes every
hash again from the documents.
"""

import logging
import os
from functools import cache
from pathlib import Path
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.credentials import operations, queries
from juncta.credentials.events import BatchApproved, BatchPrepared, CredentialRevoked, TrustListApproved
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer.config import SignerConfig, load
from juncta.credentials.signer.port import FolderSigner
from juncta.kernel.actor import Actor

log = logging.getLogger(__name__)
SIGNER = Actor(name="Signer")
AGAIN = RetryStrategy(max_attempts=10, wait=1, exponential_wait=2)
QUEUE = "signing"


@cache
def signer() -> FolderSigner:
    """The hand of this process."""
    return FolderSigner(configuration())


@cache
def configuration() -> SignerConfig:
    """The own keys and approvers; raises RuntimeError in a process that is no signer."""
    folder = os.environ.get("JUNCTA_SIGNER_DIR")
    if not folder:
        message = "JUNCTA_SIGNER_DIR is not set: this process signs nothing"
        raise RuntimeError(message)
    return load(Path(folder))


def queue_of(institution_id: UUID) -> str:
    """The queue of one university's signer. PostgreSQL's notices leave 40 characters for its name."""
    return f"sign-{institution_id.hex}"


def status_queue(alliance_id: UUID) -> str:
    """The queue of the signer that keeps an alliance's status key."""
    return f"status-{alliance_id.hex}"


def queues() -> set[str]:
    """The queues this process serves: those of the universities whose keys it holds, and of the status key if it has it."""
    mine = configuration()
    alliance = alliances.alliances().filter(did=mine.did).first()
    if alliance is None:
        return set()
    held = {hand.ror for hand in mine.hands}
    found = {queue_of(each.pk) for each in alliance.institutions.all() if each.ror_uri in held}
    return found | ({status_queue(alliance.pk)} if mine.status else set())


def ask_batch(event: BatchApproved) -> None:
    """One job per batch and university."""
    sign_batch.configure(queue=queue_of(event.institution_id)).defer(
        batch_id=str(event.subject_id), institution_id=str(event.institution_id)
    )


def ask_trust_list(event: TrustListApproved) -> None:
    """One job per version and university."""
    sign_trust_list.configure(queue=queue_of(event.institution_id)).defer(
        trust_list_id=str(event.subject_id), institution_id=str(event.institution_id)
    )


def ask_status_lists(event: CredentialRevoked | BatchPrepared) -> None:
    """Sign the alliance's lists anew."""
    sign_status_lists.configure(queue=status_queue(event.alliance_id)).defer(alliance_id=str(event.alliance_id))


@app.task(name="sign_batch", queue=QUEUE, retry=AGAIN)
def sign_batch(batch_id: str, institution_id: str) -> None:
    """Sign a whole batch for one university, or say why not."""
    request = queries.signing_request(UUID(batch_id), UUID(institution_id))
    if request is None:  # signed already, or never approved
        return
    try:
        made = signer().sign_batch(
            batch_id=batch_id,
            documents=[document for _, document in request.documents],
            statement=request.statement,
            institution=request.ror,
            at=clock.now(),
        )
    except SigningRefused as refused:
        log.warning("batch %s is not signed for %s: %s", batch_id, request.ror, refused)
        operations.record_trouble(batch_id=UUID(batch_id), institution_id=UUID(institution_id), because=str(refused), by=SIGNER)
        return
    proofs = [(credential_id, each) for (credential_id, _), each in zip(request.documents, made, strict=True)]
    operations.record_proofs(batch_id=UUID(batch_id), institution_id=UUID(institution_id), proofs=proofs, by=SIGNER)


@app.task(name="sign_trust_list", queue=QUEUE, retry=AGAIN)
def sign_trust_list(trust_list_id: str, institution_id: str) -> None:
    """Sign one version of the trust list for one university, or say why not."""
    request = queries.trust_signing_request(UUID(trust_list_id), UUID(institution_id))
    if request is None:
        return
    try:
        proof = signer().sign_trust_list(
            list_id=trust_list_id,
            document=request.document,
            statement=request.statement,
            institution=request.ror,
            at=clock.now(),
        )
    except SigningRefused as refused:
        operations.record_trust_trouble(
            trust_list_id=UUID(trust_list_id), institution_id=UUID(institution_id), because=str(refused), by=SIGNER
        )
        return
    operations.record_trust_proof(trust_list_id=UUID(trust_list_id), institution_id=UUID(institution_id), proof=proof, by=SIGNER)


@app.task(name="sign_status_lists", queue=QUEUE, retry=AGAIN)
def sign_status_lists(alliance_id: str) -> None:
    """Sign the lists of one alliance whose revocations have changed, or which grow old."""
    for status_list in queries.status_lists_due(UUID(alliance_id)):
        document, counted, until = queries.unsigned_status_list(status_list)
        proof = signer().sign_status_list(document=document, at=clock.now())
        operations.record_status_list(status_list=status_list, document=document, proof=proof, counted=counted, until=until, by=SIGNER)


@app.periodic(cron="17 * * * *")
@app.task(name="ask_old_status_lists", queue="house")
def ask_old_status_lists(timestamp: int) -> None:
    """Every hour: have the lists signed that would grow too old."""
    del timestamp
    for alliance in alliances.alliances():
        sign_status_lists.configure(queue=status_queue(alliance.pk)).defer(alliance_id=str(alliance.pk))


def announce() -> int:
    """Tell the house this signer's public keys, once at its start; answers how many were new."""
    alliance = alliances.alliances().filter(did=configuration().did).first()
    if alliance is None:
        return 0
    keys = [
        operations.AnnouncedKey(controller=controller, purpose=purpose, multibase=multibase)
        for controller, _name, purpose, multibase in configuration().public_keys()
    ]
    return operations.announce_keys(alliance=alliance, keys=keys, by=SIGNER)

"""From awards to a batch: every badge composed from frozen facts, linted, and stored as intent before any key is used."""

import secrets
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.base.identity import public_id
from juncta.catalogue import queries as catalogue
from juncta.credentials import events, queries
from juncta.credentials.engine import batch as batches
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.facts import BadgeFacts, EditionFacts
from juncta.credentials.models import Batch, Credential, RequiredSigner, StatusList
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.assessment.models import Award

FULL = 0.5  # a status list takes new credentials until half of its indexes are used, so that a random one is found at once


@transaction.atomic
def prepare_batch(*, edition_id: UUID, by: Actor) -> Batch | None:
    """Prepare every award of the edition that has no credential yet, as one batch; None when there is none.

    Two jobs at once prepare each award once: the edition's status list is locked, and an award has one credential by constraint.
    Raises `engine.prepare.NotSound` when a lint blocks, and prepares nothing then.
    """
    edition = catalogue.by_id(edition_id)
    indexes = _Indexes(edition.alliance_id)
    awards = list(queries.edition_awards_without_credential(edition).select_related("enrolment__person"))
    if not awards:
        return None
    facts = EditionFacts(content=catalogue.content_of(edition), address=catalogue.edition_address(edition), digest=edition.digest)
    at = clock.now().replace(microsecond=0)
    batch = Batch(alliance_id=edition.alliance_id, edition=edition, prepared_at=at)
    credentials = [_credential(award, batch, facts, indexes) for award in awards]
    batch.digest = batches.digest([bytes(each.document) for each in credentials])
    batch.save(force_insert=True)
    Credential.objects.bulk_create(credentials)
    RequiredSigner.objects.bulk_create(
        RequiredSigner(batch=batch, institution=institution)
        for institution in edition.alliance.institutions.filter(slug__in=facts.content.awarding)
    )
    announce(events.BatchPrepared(alliance_id=batch.alliance_id, subject_id=batch.pk, edition_id=edition.pk, count=len(credentials)), by)
    return batch


class _Indexes:
    """Gives out status indexes: random, each once, from a list that is locked until the batch is stored."""

    def __init__(self, alliance_id: UUID) -> None:
        self.alliance_id = alliance_id
        self.open()

    def open(self) -> None:
        """Lock the newest list, and begin another when it is half full."""
        newest = StatusList.objects.select_for_update().filter(alliance_id=self.alliance_id).order_by("-pk").first()
        self.list = newest or StatusList.objects.create(alliance_id=self.alliance_id)
        self.used = set(Credential.objects.filter(status_list=self.list).values_list("status_index", flat=True))

    def next(self) -> tuple[StatusList, int]:
        """A list and an index that nobody has."""
        if len(self.used) >= self.list.size * FULL:
            self.list, self.used = StatusList.objects.create(alliance_id=self.alliance_id), set()
        while (index := secrets.randbelow(self.list.size)) in self.used:
            pass
        self.used.add(index)
        return self.list, index


def _credential(award: "Award", batch: Batch, edition: EditionFacts, indexes: _Indexes) -> Credential:
    status_list, index = indexes.next()
    public = public_id()
    person = award.enrolment.person
    made = prepare(
        BadgeFacts(
            edition=edition,
            public_id=public,
            given_name=person.given_name,
            family_name=person.family_name,
            number=award.number,
            awarded_at=award.decided_at,
            issued_at=batch.prepared_at,
            status_list=status_list.public_id,
            status_index=index,
            ects_earned=award.ects,
            grade=str(edition.content.grading.passed) if edition.content.grading else "Pass",
        )
    )
    return Credential(
        alliance_id=batch.alliance_id,
        award=award,
        batch=batch,
        public_id=public,
        document=made.document,
        digest=made.digest,
        status_list=status_list,
        status_index=index,
        prepared_at=batch.prepared_at,
    )

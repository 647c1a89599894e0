"""From awards to a batch that waits for signatures."""

import hashlib
import json

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.alliance.models import Person
from juncta.base.models import Happening
from juncta.credentials import operations, queries
from juncta.credentials.engine import batch as batches
from juncta.credentials.engine.prepare import NotSound
from juncta.credentials.facts import CredentialState
from juncta.credentials.models import Batch, Credential, StatusList
from juncta.kernel.actor import SYSTEM
from juncta.project.story import learning

pytestmark = pytest.mark.django_db
STEPS = ("award",)


def prepare(story):
    return operations.prepare_batch(edition_id=story.edition.pk, by=SYSTEM)


def test_each_award_gets_one_linted_credential(story):
    batch = prepare(story)
    credential = batch.credentials.get()
    assert credential.award == story.award
    assert (credential.state, credential.badge, credential.issued_at) == (CredentialState.PREPARED, None, None)
    assert hashlib.sha256(bytes(credential.document)).hexdigest() == credential.digest
    assert batch.digest == batches.digest([bytes(credential.document)])
    assert {str(each.institution.slug) for each in queries.signers_of(batch)} == {"helsinki", "krakow", "bologna"}
    assert {each.state for each in queries.signers_of(batch)} == {"missing"}


def test_the_document_says_what_was_awarded(story):
    document = json.loads(bytes(prepare(story).credentials.get().document))
    assert "proof" not in document
    assert document["credentialSubject"]["licenseNumber"] == story.award.number
    assert document["credentialStatus"]["statusListCredential"].endswith(StatusList.objects.get(alliance=story.alliance).public_id)
    assert len(document["termsOfUse"][0]["requiredSigner"]) == 3


def test_preparing_again_changes_nothing(story):
    assert prepare(story)
    assert prepare(story) is None
    assert (Batch.objects.count(), Credential.objects.count()) == (1, 1)
    assert Happening.objects.filter(kind="BatchPrepared").count() == 1


def test_a_later_award_is_a_later_batch(story):
    first = prepare(story)
    learning.award(story.world, story.ready("lifelong"), story.edition)
    second = prepare(story)
    assert first.digest != second.digest
    assert Credential.objects.values_list("batch_id", flat=True).distinct().count() == 2


def test_what_a_lint_blocks_is_not_prepared(story):
    learning.award(story.world, story.ready("lifelong"), story.edition)
    Person.objects.filter(pk=story.person("lifelong").pk).update(given_name="", family_name="")
    with pytest.raises(NotSound):
        prepare(story)
    assert not Batch.objects.exists()
    assert not Credential.objects.exists()


def test_an_edition_without_awards_has_nothing_to_prepare(story):
    prepare(story)
    assert not queries.edition_awards_without_credential(story.edition).exists()


def test_a_half_full_status_list_is_followed_by_another(story, monkeypatch):
    StatusList.objects.filter(alliance=story.alliance).delete()
    StatusList.objects.create(alliance=story.alliance, size=2)
    learning.award(story.world, story.ready("lifelong"), story.edition)
    prepare(story)
    assert StatusList.objects.filter(alliance=story.alliance).count() == 2
    assert Credential.objects.values("status_list", "status_index").distinct().count() == 2


def copy_of(credential, **more):
    fields = {each.attname: getattr(credential, each.attname) for each in Credential._meta.fields if each.attname != "id"}
    return Credential(**{**fields, **more})


def test_a_status_index_is_used_once(story):
    credential = prepare(story).credentials.get()
    other = learning.award(story.world, story.ready("lifelong"), story.edition)
    with pytest.raises(IntegrityError, match="status_index_used_once"), transaction.atomic():
        copy_of(credential, award_id=other.pk, public_id="another").save(force_insert=True)


def test_an_award_has_one_credential(story):
    credential = prepare(story).credentials.get()
    index = (credential.status_index + 1) % credential.status_list.size
    with pytest.raises(IntegrityError, match="award_id"), transaction.atomic():
        copy_of(credential, public_id="another", status_index=index).save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    ["document = 'x'", "digest = ''", "status_index = status_index + 1", "public_id = 'x'", "prepared_at = prepared_at - interval '1 day'"],
)
def test_an_intent_never_changes(story, change):
    prepare(story)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE credentials_credential SET {change}")  # noqa: S608 - the test's own words


def test_an_intent_is_never_deleted(story):
    prepare(story)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM credentials_credential")


def test_a_badge_without_signatures_is_refused_by_the_database(story):
    prepare(story)
    with pytest.raises(IntegrityError, match="signature is missing"), transaction.atomic():
        Credential.objects.update(badge=b"{}", state=CredentialState.ISSUED, issued_at="2999-01-01T00:00:00Z")


def test_a_badge_smuggled_in_beside_the_batch_is_refused_by_the_database(story):
    """A batch that asks nobody to sign delivers nothing."""
    batch = prepare(story)
    other = learning.award(story.world, story.ready("lifelong"), story.edition)
    empty = Batch.objects.create(alliance=story.alliance, edition=story.edition, digest="0" * 64, prepared_at=batch.prepared_at)
    forged = copy_of(
        batch.credentials.get(),
        award_id=other.pk,
        batch_id=empty.pk,
        public_id="forged",
        status_index=1,
        badge=b"{}",
        state=CredentialState.ISSUED,
        issued_at=batch.prepared_at,
    )
    with pytest.raises(IntegrityError, match="signature is missing"), transaction.atomic():
        forged.save(force_insert=True)

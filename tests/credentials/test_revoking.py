"""Revoked, shared, taken back: what everybody then sees."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening, Message
from juncta.credentials import operations, queries
from juncta.credentials.models import Credential, Revocation, StatusList
from juncta.credentials.verification.verify import judge
from juncta.kernel.actor import SYSTEM
from juncta.project.story import learning
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)
BECAUSE = "It was awarded to the wrong person."


def verdict(story):
    return judge(bytes(story.credential.badge), at=clock.now(), **queries.verification_material(story.alliance)).verdict


def revoke(story, key="registrar-krakow"):
    return operations.revoke(credential=story.credential, by=story.actor(key), because=BECAUSE)


def test_revoked_is_revoked_for_every_verifier_after_one_job(story, client):
    run_jobs()
    assert verdict(story) == "valid"
    revocation = revoke(story)
    assert revocation.institution.slug == "krakow"
    run_jobs()
    assert verdict(story) == "revoked"
    page = client.get(f"/credentials/{story.credential.public_id}").content.decode()
    assert "<h1>Revoked</h1>" in page
    assert BECAUSE in page
    assert Message.objects.filter(account=story.person("learner").account, subject="Your credential was revoked").count() == 1


def test_the_page_says_revoked_even_before_the_list_is_signed(story, client):
    run_jobs()
    revoke(story)
    assert BECAUSE in client.get(f"/credentials/{story.credential.public_id}").content.decode()


def test_the_list_shows_exactly_the_revoked_index(story):
    run_jobs()
    revoke(story)
    status_list = StatusList.objects.get(alliance=story.alliance)
    assert list(queries.status_lists_due(story.alliance.pk)) == [status_list]
    run_jobs()
    assert not queries.status_lists_due(story.alliance.pk).exists()
    status_list.refresh_from_db()
    assert status_list.shows == 1


def test_an_older_signature_never_replaces_a_newer_list(story):
    run_jobs()
    status_list = StatusList.objects.get(alliance=story.alliance)
    old, counted, until = queries.unsigned_status_list(status_list)
    revoke(story)
    run_jobs()
    stored = operations.record_status_list(status_list=status_list, document=old, proof={}, counted=counted, until=until, by=SYSTEM)
    assert stored is False
    assert verdict(story) == "revoked"


@pytest.mark.parametrize("words", ["UPDATE credentials_revocation SET because = 'x'", "DELETE FROM credentials_revocation"])
def test_a_revocation_stays(story, words):
    revoke(story)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)


def test_revoking_through_the_page(story, sign_in):
    client = sign_in(story.person("registrar-bologna"))
    address = f"/credentials/{story.credential.pk}/"
    assert "Revoke this credential" in client.get(address).content.decode()
    assert client.post(f"{address}revoke/", {"because": "  "}).status_code == 422
    assert not Revocation.objects.exists()
    assert client.post(f"{address}revoke/", {"because": BECAUSE}).status_code == 302
    assert BECAUSE in client.get(address).content.decode()
    assert client.post(f"{address}revoke/", {"because": BECAUSE}).status_code == 403
    assert Revocation.objects.count() == 1


def test_a_learner_cannot_revoke(story, sign_in):
    answer = sign_in(story.person("learner")).post(f"/credentials/{story.credential.pk}/revoke/", {"because": BECAUSE})
    assert answer.status_code == 403
    assert not Revocation.objects.exists()


def test_a_shared_link_shows_everything_until_it_is_taken_back(story, sign_in, client):
    run_jobs()
    own = f"/credentials/{story.credential.pk}/"
    learner = sign_in(story.person("learner"))
    assert learner.post(f"{own}share/").status_code == 302
    first = story.fresh(story.credential).share_id
    learner.post(f"{own}share/")
    assert story.fresh(story.credential).share_id == first
    assert first in learner.get(own).content.decode()
    learner.logout()
    page = client.get(f"/verify/{first}/")
    assert "<h1>Valid</h1>" in page.content.decode()
    assert "Learner Leuven" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert client.get(f"/verify/{first}/badge.json").content == bytes(story.credential.badge)
    learner = sign_in(story.person("learner"))
    assert learner.post(f"{own}unshare/").status_code == 302
    learner.post(f"{own}unshare/")
    assert client.get(f"/verify/{first}/").status_code == 404
    assert client.get(f"/verify/{first}/badge.json").status_code == 404
    learner.post(f"{own}share/")
    assert story.fresh(story.credential).share_id not in {first, None}
    assert Happening.objects.filter(kind="CredentialShared").count() == 3


def test_the_badges_own_address_hides_the_holder(story, client):
    page = client.get(f"/credentials/{story.credential.public_id}").content.decode()
    assert "Learner Leuven" not in page
    assert "Sustainability" in page


def test_a_prepared_credential_has_no_public_page(story, client):
    Credential.objects.create(
        alliance=story.alliance, award=_another_award(story), batch=story.batch, public_id="prepared-only", document=b"{}", digest="0" * 64,
        status_list=story.credential.status_list, status_index=(story.credential.status_index + 1) % 1000, prepared_at=clock.now(),
    )  # fmt: skip
    assert client.get("/credentials/prepared-only").status_code == 404


def _another_award(story):
    return learning.award(story.world, story.ready("lifelong"), story.edition)


def test_the_learner_downloads_what_was_delivered_byte_for_byte(story, sign_in):
    answer = sign_in(story.person("learner")).get(f"/credentials/{story.credential.pk}/badge.json")
    assert answer.content == bytes(story.credential.badge)
    assert story.award.number in answer["Content-Disposition"]
    assert json.loads(answer.content)["id"].endswith(story.credential.public_id)

"""Two jobs, two registrars, two clicks at once: each thing happens once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from juncta.base import clock
from juncta.base.models import Happening
from juncta.credentials import operations, queries
from juncta.credentials.models import Approval, Batch, Credential, Proof, Revocation, TrustList
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.project import signing
from juncta.project.story import learning
from juncta.recognition import operations as recognition
from juncta.recognition.models import Claim
from tests.project.working import begin, hands, run_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """The acts in threads that start together; each answers with its result, or how it failed."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=30)
            return act()
        except Refused as refused:
            return refused.refusal.code
        except IntegrityError as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def happened(kind):
    return Happening.objects.filter(kind=kind).count()


@pytest.fixture
def story(tmp_path):
    with hands(tmp_path):
        yield begin(tmp_path)


def test_two_jobs_prepare_each_award_once(story):
    assert story.trust_list
    learning.award(story.world, story.ready("learner"), story.edition)
    learning.award(story.world, story.ready("lifelong"), story.edition)
    answers = at_once(*(lambda: operations.prepare_batch(edition_id=story.edition.pk, by=SYSTEM),) * 4)
    assert sum(isinstance(each, Batch) for each in answers) == 1
    assert answers.count(None) == 3
    assert (Batch.objects.count(), Credential.objects.count(), happened("BatchPrepared")) == (1, 2, 1)


def test_many_hands_at_once_sign_once_and_deliver_once(story):
    batch = story.batch
    registrars = [(slug, story.statement(slug, batch)) for slug in ("helsinki", "krakow", "bologna")]

    def approve(slug, statement):
        return lambda: operations.approve(
            batch=batch, by=story.actor(f"registrar-{slug}"), institution=story.institution(slug), statement=statement
        )

    answers = at_once(*(approve(*each) for each in registrars), *(approve(*each) for each in registrars))
    assert sorted(each for each in answers if isinstance(each, str)) == ["CRE-103"] * 3
    assert Approval.objects.count() == 3

    def sign(slug):
        institution = story.institution(slug).pk
        return lambda: signing.sign_batch(batch_id=str(batch.pk), institution_id=str(institution))

    at_once(*(sign(slug) for slug, _ in registrars), *(sign(slug) for slug, _ in registrars))
    assert (Proof.objects.count(), happened("BatchSigned")) == (6, 3)

    answers = at_once(*(lambda: operations.deliver_if_complete(batch_id=batch.pk, by=SYSTEM),) * 4)
    assert sorted(answers) == [False, False, False, True]
    run_jobs()
    assert (happened("BatchComplete"), happened("CredentialIssued")) == (1, 1)

    credential = story.prepared
    answers = at_once(
        *(
            lambda slug=slug: operations.revoke(credential=credential, by=story.actor(f"registrar-{slug}"), because="A mistake.")
            for slug, _ in registrars
        )
    )
    assert sorted(each for each in answers if isinstance(each, str)) == ["CRE-110"] * 2
    assert Revocation.objects.count() == 1

    leuven = story.institution("leuven")
    answers = at_once(*(lambda: recognition.claim(credential=credential, by=story.actor("learner"), institution=leuven),) * 4)
    assert sorted(each for each in answers if isinstance(each, str)) == ["REC-104"] * 3
    assert Claim.objects.count() == 1

    shared = at_once(*(lambda: operations.share(credential=credential, by=story.actor("learner")).share_id,) * 4)
    assert len(set(shared)) == 1


def test_the_status_list_never_forgets_a_revocation_that_happens_while_it_is_signed(story):
    credential = story.credential
    run_jobs()

    def revoke():
        return operations.revoke(credential=credential, by=story.actor("registrar-krakow"), because="A mistake.")

    def sign():
        return signing.sign_status_lists(alliance_id=str(story.alliance.pk))

    at_once(revoke, sign, sign)
    run_jobs()
    assert not queries.status_lists_due(story.alliance.pk).exists()
    credential.status_list.refresh_from_db()
    assert credential.status_list.shows == 1
    assert credential.status_list.valid_until > clock.now()


def test_two_changes_at_once_make_one_version_of_the_trust_list(story):
    assert story.edition
    TrustList.objects.all().delete()
    answers = at_once(*(lambda: operations.propose_trust_list(alliance=story.alliance, by=SYSTEM),) * 4)
    assert sum(isinstance(each, TrustList) for each in answers) == 1
    assert TrustList.objects.count() == 1

"""Who approves, in which order, and every reason why not."""

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.credentials import operations, permits, queries
from juncta.credentials.models import Approval, RequiredSigner, TrustList
from juncta.kernel.actor import Role
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_mandate
from tests.project.working import run_jobs, waiting_jobs

pytestmark = pytest.mark.django_db
STEPS = ("batch",)


def refused(act, **given):
    with pytest.raises(Refused) as info, transaction.atomic():
        act(**given)
    return info.value.refusal.code


def approving(story, slug="helsinki", by="", batch=None, at=""):
    of = batch or story.batch
    return {
        "batch": of,
        "by": story.actor(by or f"registrar-{slug}"),
        "institution": story.institution(at or slug),
        "statement": story.statement(slug, of),
    }


def test_an_approval_is_kept_as_it_was_signed_and_wakes_the_signer(story):
    run_jobs()
    given = approving(story)
    approval = operations.approve(**given)
    assert approval.statement == given["statement"]
    assert approval.person == story.person("registrar-helsinki")
    assert [name for _number, name, _arguments in waiting_jobs()] == ["sign_batch"]
    assert {each.institution.slug: each.state for each in queries.signers_of(story.batch)} == {
        "helsinki": "approved", "krakow": "missing", "bologna": "missing",
    }  # fmt: skip


@pytest.mark.parametrize("by", ["learner", "examiner", "office", "approver-helsinki", "registrar-krakow", "stranger"])
def test_only_its_own_registrar_approves_for_a_university(story, by):
    assert refused(operations.approve, **approving(story, by=by)) == "CRE-101"


def test_a_university_that_does_not_award_signs_nothing(story):
    make_mandate(story.person("registrar-helsinki"), Role.REGISTRAR, institution=story.institution("leuven"))
    assert refused(operations.approve, **approving(story, at="leuven")) == "CRE-102"


def test_nobody_approves_twice(story):
    operations.approve(**approving(story))
    assert refused(operations.approve, **approving(story)) == "CRE-103"


def test_the_trust_list_comes_first(story):
    TrustList.objects.update(complete_at=None)
    assert refused(operations.approve, **approving(story)) == "CRE-104"
    assert permits.why_not_sign_yet(story.batch).way_out


def approving_list(story, slug="helsinki", by="", at="", trust_list=None):
    of = trust_list or TrustList.objects.order_by("-version").first()
    return {
        "trust_list": of,
        "by": story.actor(by or f"registrar-{slug}"),
        "institution": story.institution(at or slug),
        "statement": story.statement(slug, of),
    }


def test_only_its_own_registrar_approves_a_trust_list_for_a_university(story):
    assert refused(operations.approve_trust_list, **approving_list(story, by="office")) == "CRE-101"


def test_a_university_without_a_key_has_no_part_in_the_trust_list(story):
    make_mandate(story.person("registrar-helsinki"), Role.REGISTRAR, institution=story.institution("leuven"))
    assert refused(operations.approve_trust_list, **approving_list(story, at="leuven")) == "CRE-105"


def test_nobody_approves_a_trust_list_twice(story):
    assert refused(operations.approve_trust_list, **approving_list(story)) == "CRE-106"


def test_only_the_newest_trust_list_is_approved(story):
    newest = TrustList.objects.order_by("-version").first()
    older = TrustList.objects.create(alliance=story.alliance, version=0, document=b"{}", digest="0" * 64, made_at=newest.made_at)
    older.signatures.create(institution=story.institution("helsinki"))
    assert refused(operations.approve_trust_list, **approving_list(story, trust_list=older)) == "CRE-107"


def test_revoking_refuses_in_words(story):
    credential = story.prepared
    learner, registrar = story.actor("learner"), story.actor("registrar-krakow")
    assert refused(operations.revoke, credential=credential, by=learner, because="x") == "CRE-108"
    assert refused(operations.revoke, credential=credential, by=story.actor("stranger"), because="x") == "CRE-108"
    assert refused(operations.revoke, credential=credential, by=registrar, because="x") == "CRE-109"
    story.approve()
    run_jobs()
    assert refused(operations.revoke, credential=credential, by=registrar, because="  ") == "CRE-113"
    operations.revoke(credential=credential, by=registrar, because="Awarded by mistake.")
    assert refused(operations.revoke, credential=credential, by=registrar, because="Again.") == "CRE-110"


def test_sharing_refuses_in_words(story):
    credential = story.prepared
    assert refused(operations.share, credential=credential, by=story.actor("registrar-krakow")) == "CRE-111"
    assert refused(operations.share, credential=credential, by=story.actor("learner")) == "CRE-112"
    assert refused(operations.unshare, credential=credential, by=story.actor("lifelong")) == "CRE-111"


def test_somebody_with_two_universities_still_sees_what_waits_for_the_second(story):
    person = story.person("registrar-helsinki")
    make_mandate(person, Role.REGISTRAR, institution=story.institution("krakow"))
    operations.approve(**approving(story))
    assert list(queries.waiting_batches(actor_of(person))) == [story.batch]
    operations.approve(**approving(story, "krakow"))
    assert not queries.waiting_batches(actor_of(person)).exists()


def test_who_sees_a_batch(story):
    for key in ("registrar-helsinki", "registrar-bologna", "examiner", "office"):
        assert queries.batches(story.actor(key)).count() == 1, key
    for key in ("learner", "academic", "stranger", "recognition-leuven", "qa"):
        assert queries.batches(story.actor(key)).count() == 0, key


@pytest.mark.parametrize("words", ["UPDATE credentials_approval SET at = now()", "DELETE FROM credentials_approval"])
def test_an_approval_stays(story, words):
    story.approve("krakow")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)


def test_the_database_refuses_a_second_approval(story):
    story.approve("krakow")
    with pytest.raises(IntegrityError, match="one_approval_per_signer"), transaction.atomic():
        Approval.objects.create(
            batch=story.batch,
            institution=story.institution("krakow"),
            person=story.person("learner"),
            statement={},
            at="2026-01-01T00:00:00Z",
        )
    with pytest.raises(IntegrityError, match="one_signer_per_institution"), transaction.atomic():
        RequiredSigner.objects.create(batch=story.batch, institution=story.institution("krakow"))

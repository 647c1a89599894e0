"""The trust list: proposed when something changed, in force when every partner signed, and never forged."""

import json

import pytest

from juncta.base import clock
from juncta.base.models import Happening
from juncta.credentials import operations, queries
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.models import SignerKey, TrustList, TrustListSignature
from juncta.credentials.signer import keys
from juncta.credentials.signer.approver import SoftwareKey
from juncta.kernel.actor import SYSTEM
from juncta.project import signing
from tests.project.working import AWARDING, run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("edition",)


def newest(story):
    run_jobs()
    return TrustList.objects.filter(alliance=story.alliance).order_by("-version").first()


def approve(story, trust_list, *slugs):
    for slug in slugs:
        operations.approve_trust_list(
            trust_list=trust_list, by=story.actor(f"registrar-{slug}"), institution=story.institution(slug),
            statement=story.statement(slug, trust_list),
        )  # fmt: skip


def test_publishing_an_edition_proposes_a_version_that_names_it(story):
    content = json.loads(bytes(newest(story).document))
    assert content["editions"][0]["digest"] == story.edition.digest
    assert len(content["editions"][0]["required"]) == 3
    assert {each["purpose"] for each in content["keys"]} == {"assertion", "trust", "status"}


def test_proposing_again_without_a_change_makes_no_version(story):
    before = newest(story)
    assert operations.propose_trust_list(alliance=story.alliance, by=SYSTEM) is None
    assert newest(story) == before


def test_without_any_key_there_is_nothing_to_propose(story):
    run_jobs()
    SignerKey.objects.all().delete()
    assert operations.propose_trust_list(alliance=story.alliance, by=SYSTEM) is None
    assert queries.did_document(story.alliance) is None
    assert queries.root_pin(story.alliance) is None


def test_it_comes_into_force_with_the_last_signature(story):
    trust_list = newest(story)
    approve(story, trust_list, "helsinki", "krakow")
    run_jobs()
    assert story.fresh(trust_list).complete_at is None
    approve(story, trust_list, "bologna")
    run_jobs()
    assert story.fresh(trust_list).complete_at
    assert len(json.loads(queries.trust_list_document(story.alliance))["proof"]) == 3
    assert Happening.objects.filter(kind="TrustListComplete", subject_id=trust_list.pk).count() == 1


def test_a_proof_recorded_twice_counts_once(story):
    trust_list = newest(story)
    institution = story.institution("helsinki")
    approve(story, trust_list, "helsinki")
    run_jobs()
    proof = trust_list.signatures.get(institution=institution).proof
    assert operations.record_trust_proof(trust_list_id=trust_list.pk, institution_id=institution.pk, proof=proof, by=SYSTEM) is False
    signing.sign_trust_list(trust_list_id=str(trust_list.pk), institution_id=str(institution.pk))
    assert Happening.objects.filter(kind="TrustListSigned", subject_id=trust_list.pk).count() == 1


FORGERIES = {
    "nothing": lambda story, of: {},
    "words": lambda story, of: "approved",
    "another key": lambda story, of: SoftwareKey.generate("x").state(
        batch_id=str(of.pk), digest=of.digest, institution=story.institution("helsinki").ror_uri, at=clock.now()
    ),
    "another university's": lambda story, of: story.statement("krakow", of),
    "another version's": lambda story, of: story.statement("helsinki", of, digest="0" * 64),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_approval_of_a_trust_list_yields_no_signature(story, forge):
    trust_list, institution = newest(story), story.institution("helsinki")
    TrustListSignature.objects.filter(trust_list=trust_list, institution=institution).update(statement=forge(story, trust_list))
    signing.sign_trust_list(trust_list_id=str(trust_list.pk), institution_id=str(institution.pk))
    row = trust_list.signatures.get(institution=institution)
    assert row.proof is None
    assert row.trouble


def test_a_key_given_to_oneself_in_a_universitys_name_is_not_signed(story, sign_in):
    """Even with the registrar's approval: the signer knows its own keys."""
    strange = operations.AnnouncedKey(story.institution("helsinki").ror_uri, "assertion", keys.multibase(keys.generate()))
    assert operations.announce_keys(alliance=story.alliance, keys=[strange], by=SYSTEM) == 1
    trust_list = newest(story)
    assert strange.multibase in bytes(trust_list.document).decode()
    approve(story, trust_list, *AWARDING)
    run_jobs()
    assert story.fresh(trust_list).complete_at is None
    assert "other keys" in trust_list.signatures.get(institution=story.institution("helsinki")).trouble


def test_a_changed_document_is_not_signed(story):
    trust_list = newest(story)
    approve(story, trust_list, "helsinki")
    content = json.loads(bytes(trust_list.document))
    content["editions"][0]["required"] = content["editions"][0]["required"][:1]
    TrustList.objects.filter(pk=trust_list.pk).update(document=canonical(content))
    run_jobs()
    assert not TrustListSignature.objects.filter(proof__isnull=False).exists()


def test_a_key_of_nobodys_is_not_written_down(story):
    strange = operations.AnnouncedKey("https://ror.org/000000000", "assertion", "z6Mk")
    assert operations.announce_keys(alliance=story.alliance, keys=[strange], by=SYSTEM) == 0


def test_announcing_again_says_nothing(story):
    run_jobs()
    happened = Happening.objects.filter(kind="SignerAnnounced").count()
    assert signing.announce() == 0
    assert Happening.objects.filter(kind="SignerAnnounced").count() == happened


def test_the_page_shows_the_version_and_takes_the_approval(story, sign_in):
    trust_list = newest(story)
    address = f"/credentials/trust-lists/{trust_list.version}/"
    client = sign_in(story.person("registrar-helsinki"))
    page = client.get(address).content.decode()
    assert "Approve for" in page
    assert story.edition.digest in page
    assert client.post(f"{address}approve/helsinki/").status_code == 302
    assert trust_list.signatures.get(institution__slug="helsinki").person == story.person("registrar-helsinki")
    assert client.post(f"{address}approve/helsinki/").status_code == 403
    assert client.post(f"{address}approve/krakow/").status_code == 403
    assert client.post(f"{address}approve/nowhere/").status_code == 404
    assert client.get("/credentials/trust-lists/999/").status_code == 404
    run_jobs()
    assert trust_list.signatures.get(institution__slug="helsinki").proof


def test_who_sees_trust_lists(story, sign_in):
    address = f"/credentials/trust-lists/{newest(story).version}/"
    assert sign_in(story.person("office")).get(address).status_code == 200
    for key in ("stranger", "learner", "academic"):
        assert sign_in(story.person(key)).get(address).status_code == 404, key

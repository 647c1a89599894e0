"""Every verdict, the order in which they win, and what is still reported beside them."""

from datetime import timedelta

import pytest

from juncta.credentials.verification.judgement import State
from tests.credentials.verification.conftest import LATER
from tests.credentials.verification.minting import (
    BASE,
    BOLOGNA,
    DID,
    EDITION,
    HELSINKI,
    JOINT,
    KRAKOW,
    LEUVEN,
    LIST,
    NOON,
    SUSPENSIONS,
    World,
    prove,
    stamp,
)

pytestmark = pytest.mark.usefixtures("in_process")


def reasons(judgement):
    return " ".join(str(reason) for reason in judgement.reasons)


def without(badge, *keys):
    return {
        **badge,
        "proof": [proof for proof in badge["proof"] if not any(proof["verificationMethod"].endswith(key.multibase) for key in keys)],
    }


def test_a_badge_signed_by_all_is_valid(judge, badge):
    judgement = judge(badge)
    assert judgement.verdict == "valid"
    assert judgement.signers == tuple(sorted(JOINT))
    assert judgement.missing == judgement.reasons == ()


def test_the_did_document_is_optional(judge, badge):
    assert judge(badge, did=None).verdict == "valid"


def test_the_detail_names_every_signer_and_the_status_list(judge, badge, world):
    detail = judge(badge).detail
    first = detail.signers[0]
    assert (first.ror, first.name, first.state) == (BOLOGNA, "Alma Mater Studiorum - University of Bologna", State.SIGNED)
    assert (first.key, first.created) == (world.assertion[BOLOGNA].multibase, NOON)
    assert (detail.status_checked_at, detail.status_valid_until) == (NOON, NOON + timedelta(hours=24))
    assert (detail.issuer, detail.edition) == (DID, EDITION)


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_one_good_proof_of_either_suite_per_university_suffices(judge, world, suite):
    assert judge(world.sign(world.document(), suites=[suite])).verdict == "valid"


def test_different_suites_of_different_universities_count_together(judge, badge, world):
    mixed = [proof for at, proof in enumerate(badge["proof"]) if at in {0, 4, 5}]
    assert judge({**badge, "proof": mixed}).verdict == "valid"


@pytest.mark.parametrize("absent", JOINT)
def test_taking_one_university_away_is_incomplete(judge, badge, world, absent):
    judgement = judge(without(badge, world.assertion[absent]))
    assert judgement.verdict == "incomplete"
    assert judgement.missing == (absent,)
    assert set(judgement.signers) == set(JOINT) - {absent}


def test_a_missing_signer_is_named(judge, badge, world):
    judgement = judge(without(badge, world.assertion[KRAKOW]))
    assert "Jagiellonian University has not signed." in reasons(judgement)


def test_a_badge_without_any_proof_is_invalid(judge, world):
    assert judge(world.document()).verdict == "invalid"
    assert judge({**world.document(), "proof": []}).verdict == "invalid"


@pytest.mark.parametrize("broken", range(6))
def test_any_present_proof_that_fails_makes_it_invalid(judge, badge, broken):
    proofs = [dict(proof) for proof in badge["proof"]]
    proofs[broken]["proofValue"] = badge["proof"][broken - 1]["proofValue"]
    judgement = judge({**badge, "proof": proofs})
    assert judgement.verdict == "invalid"
    assert len(judgement.signers) == 2
    assert judgement.missing == ()


def test_a_failing_proof_beats_a_missing_one(judge, badge, world):
    stripped = without(badge, world.assertion[KRAKOW])
    stripped["proof"][0] = {**stripped["proof"][0], "created": stamp(NOON + timedelta(seconds=1))}
    assert judge(stripped).verdict == "invalid"


def test_a_tampered_badge_is_invalid_even_without_a_trust_list(judge, badge):
    assert judge({**badge, "name": "Doctor of Philosophy"}, trust=None).verdict == "invalid"


def test_no_trust_list_is_unknown_issuer(judge, badge):
    judgement = judge(badge, trust=None)
    assert judgement.verdict == "unknown-issuer"
    assert judgement.signers == ()
    assert "All 6 signatures hold" in reasons(judgement)


def test_a_self_minted_badge_that_names_only_its_maker_is_not_valid(judge, world):
    own = World(required=[HELSINKI], quorum=1)
    judgement = judge(own.sign(own.document()))
    assert judgement.verdict == "invalid"
    assert "other signers" in reasons(judgement)


def test_a_badge_with_a_lower_quorum_is_not_valid(judge):
    own = World(quorum=1)
    assert judge(own.sign(own.document(), by=[HELSINKI])).verdict == "invalid"


def test_a_stranger_who_mints_everything_is_unknown(judge):
    stranger = World(seed="stranger ")
    assert judge(stranger.badge(), did=None).verdict == "unknown-issuer"
    assert judge(stranger.badge(), trust=stranger.trust(), did=stranger.did_document()).verdict == "unknown-issuer"


def test_a_badge_of_another_alliance_is_unknown(judge):
    other = World(did="did:web:other.juncta.example", seed="other ")
    assert judge(other.badge(), did=other.did_document()).verdict == "unknown-issuer"


def test_an_edition_that_the_trust_list_does_not_know_is_unknown(judge, world):
    edition = f"{BASE}/catalogue/invented"
    document = world.document()
    document["credentialSubject"]["achievement"]["id"] = edition
    document["termsOfUse"][0]["edition"] = edition
    assert judge(world.sign(document)).verdict == "unknown-issuer"


def test_an_edition_of_one_partner_does_not_cover_the_joint_achievement(judge, world):
    alone = {**world.trust_content()["editions"][0], "edition": f"{BASE}/catalogue/alone", "required": [BOLOGNA], "quorum": 1}
    document = World(required=[BOLOGNA], quorum=1).document()
    document["termsOfUse"][0]["edition"] = alone["edition"]
    trust = world.trust(editions=[*world.trust_content()["editions"], alone])
    assert judge(world.sign(document, by=[BOLOGNA]), trust=trust).verdict == "invalid"


def test_another_content_of_the_edition_is_invalid(judge, badge, world):
    entry = {**world.trust_content()["editions"][0], "digest": "00" * 32}
    judgement = judge(badge, trust=world.trust(editions=[entry]))
    assert judgement.verdict == "invalid"
    assert "another content" in reasons(judgement)


def test_a_signature_of_a_partner_who_is_not_asked_for_is_not_accepted(judge, world):
    judgement = judge(world.sign(world.document(), by=[*JOINT, LEUVEN]))
    assert judgement.verdict == "invalid"
    assert "KU Leuven has signed, but its signature is not asked for." in reasons(judgement)


def test_k_of_n_is_enough_when_the_trust_list_says_so(judge):
    two = World(quorum=2)
    policy = [{**two.trust_content()["editions"][0], "quorum": 2}]
    judgement = judge(two.sign(two.document(), by=[HELSINKI, KRAKOW]), trust=two.trust(editions=policy))
    assert judgement.verdict == "valid"
    assert judgement.missing == (BOLOGNA,)
    assert judge(two.sign(two.document(), by=[HELSINKI]), trust=two.trust(editions=policy)).verdict == "incomplete"


def keys_with(world, ror, changes):
    entries = world.trust_content()["keys"]
    return [{**entry, **changes} if (entry["controller"], entry["purpose"]) == (ror, "assertion") else entry for entry in entries]


@pytest.mark.parametrize(
    "changes",
    [
        {"until": stamp(NOON)},
        {"from": stamp(NOON + timedelta(seconds=1))},
        {"compromisedSince": stamp(NOON)},
        {"compromisedSince": stamp(NOON - timedelta(days=1))},
        {"purpose": "trust"},
        {"purpose": "status"},
    ],
)
def test_a_key_outside_its_time_or_purpose_does_not_sign(judge, badge, world, changes):
    judgement = judge(badge, trust=world.trust(keys=keys_with(world, KRAKOW, changes)))
    assert judgement.verdict == "invalid"
    assert KRAKOW not in judgement.signers


@pytest.mark.parametrize(
    "changes", [{"until": stamp(NOON + timedelta(seconds=1))}, {"compromisedSince": stamp(NOON + timedelta(seconds=1))}]
)
def test_a_signature_made_before_its_key_was_retired_still_counts(judge, badge, world, changes):
    assert judge(badge, trust=world.trust(keys=keys_with(world, KRAKOW, changes))).verdict == "valid"


def test_a_key_that_the_did_document_does_not_list_is_unknown(judge, badge, world):
    whole = world.did_document()
    assert judge(badge, did={**whole, "assertionMethod": whole["assertionMethod"][1:]}).verdict == "unknown-issuer"
    assert judge(badge, did={**whole, "verificationMethod": whole["verificationMethod"][1:]}).verdict == "unknown-issuer"
    assert judge(badge, did={**whole, "id": "did:web:elsewhere.example"}).verdict == "unknown-issuer"
    assert judge(badge, did=b"{}").verdict == "unknown-issuer"


def test_revoked(judge, badge, world):
    judgement = judge(badge, statuses=[world.status(indexes=[4711])])
    assert judgement.verdict == "revoked"
    assert len(judgement.signers) == 3


def test_neighbours_in_the_list_do_not_revoke(judge, badge, world):
    assert judge(badge, statuses=[world.status(indexes=[4710, 4712, 0, 131071])]).verdict == "valid"


def test_suspended_by_an_entry_in_the_badge(judge, world):
    trust = world.trust(statusLists=[{"id": LIST, "purpose": "revocation"}, {"id": SUSPENSIONS, "purpose": "suspension"}])
    own = world.document()["credentialStatus"]
    second = {**own, "id": f"{SUSPENSIONS}#9", "statusPurpose": "suspension", "statusListIndex": "9", "statusListCredential": SUSPENSIONS}
    badge = world.badge(credentialStatus=[own, second])
    suspension = world.status(indexes=[9], address=SUSPENSIONS, purpose="suspension")
    assert judge(badge, trust=trust, statuses=[world.status(), suspension]).verdict == "suspended"
    assert judge(badge, trust=trust, statuses=[world.status(indexes=[4711]), suspension]).verdict == "revoked"
    assert judge(badge, trust=trust, statuses=[world.status()]).verdict == "status-unknown"


def test_suspended_by_the_list_that_the_trust_list_names(judge, badge, world):
    trust = world.trust(statusLists=[{"id": LIST, "purpose": "revocation"}, {"id": SUSPENSIONS, "purpose": "suspension", "beside": LIST}])
    suspended, free = (world.status(indexes=places, address=SUSPENSIONS, purpose="suspension") for places in ([4711], []))
    assert judge(badge, trust=trust, statuses=[world.status(), suspended]).verdict == "suspended"
    assert judge(badge, trust=trust, statuses=[world.status(), free]).verdict == "valid"
    assert judge(badge, trust=trust).verdict == "status-unknown"


def test_not_yet_valid(judge, badge):
    assert judge(badge, at=NOON - timedelta(seconds=1)).verdict == "not-yet-valid"


def test_signed_later_than_the_time_of_judging_is_not_yet_valid(judge, world):
    assert judge(world.sign(world.document(), created=LATER + timedelta(hours=1))).verdict == "not-yet-valid"


def test_expired(judge, world):
    badge = world.badge(validUntil=stamp(LATER))
    assert judge(badge).verdict == "expired"
    assert judge(badge, at=LATER - timedelta(seconds=1)).verdict == "valid"


@pytest.mark.parametrize("at", [NOON + timedelta(hours=24), NOON + timedelta(days=400)])
def test_an_old_status_list_is_status_unknown_and_signers_are_still_reported(judge, badge, at):
    judgement = judge(badge, at=at)
    assert judgement.verdict == "status-unknown"
    assert len(judgement.signers) == 3


def test_a_status_list_of_later_does_not_speak_about_earlier(judge, badge, world):
    assert judge(badge, statuses=[world.status(at=LATER + timedelta(hours=1))]).verdict == "status-unknown"


def test_no_status_list_is_status_unknown(judge, badge):
    assert judge(badge, statuses=[]).verdict == "status-unknown"


def test_a_badge_without_a_status_entry_is_status_unknown(judge, world):
    assert judge(world.badge(credentialStatus=None)).verdict == "status-unknown"
    own = world.document()["credentialStatus"]
    suspension = {**own, "id": f"{SUSPENSIONS}#9", "statusPurpose": "suspension", "statusListCredential": SUSPENSIONS}
    trust = world.trust(statusLists=[{"id": SUSPENSIONS, "purpose": "suspension"}])
    listed = world.status(address=SUSPENSIONS, purpose="suspension")
    assert judge(world.badge(credentialStatus=suspension), trust=trust, statuses=[listed]).verdict == "status-unknown"


def test_the_order_in_which_verdicts_win(judge, badge, world):
    revoked = world.status(indexes=[4711])
    incomplete = without(badge, world.assertion[KRAKOW])
    assert judge(incomplete, statuses=[revoked]).verdict == "incomplete"
    assert judge(incomplete, trust=None, statuses=[revoked]).verdict == "unknown-issuer"
    assert judge({**incomplete, "name": "x"}, trust=None).verdict == "invalid"
    over = world.badge(validUntil=stamp(NOON + timedelta(minutes=1)))
    assert judge(over, statuses=[revoked]).verdict == "revoked"
    assert judge(over, statuses=[]).verdict == "expired"
    assert judge(badge, at=NOON - timedelta(days=1), statuses=[]).verdict == "not-yet-valid"


def test_a_proof_by_an_unknown_key_is_unknown_issuer(judge, badge, world):
    foreign = prove(world.document(), World(seed="foreign ").assertion[HELSINKI])
    assert judge({**badge, "proof": [*badge["proof"], foreign]}).verdict == "unknown-issuer"

"""The documents around a badge: did document, trust list, root pin, status list, and badges put together."""

import base64
import gzip
import json
from datetime import timedelta

import pytest

from juncta.credentials.engine import addresses, badge, batch, did, status, trust
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.engine.trust import KeyPurpose, ListedEdition, ListedKey, ListedStatusList
from tests.credentials.engine.factories import BASE, BOLOGNA, DID, EDITION, HELSINKI, ISSUED, KRAKOW, badge_facts


def test_did_document_lists_every_key_for_assertions():
    document = did.document(DID, ["z6MkB", "z6MkA", "z6MkA"])
    assert document["assertionMethod"] == [f"{DID}#z6MkA", f"{DID}#z6MkB"]
    assert document["verificationMethod"][0] == {
        "id": f"{DID}#z6MkA",
        "type": "Multikey",
        "controller": DID,
        "publicKeyMultibase": "z6MkA",
    }


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("did:web:una.example", "https://una.example"),
        ("did:web:una.example%3A8443", "https://una.example:8443"),
        ("did:web:una.example:alliances:una", "https://una.example/alliances/una"),
    ],
)
def test_addresses_follow_from_the_did(name, address):
    assert addresses.base(name) == address
    assert addresses.credential(name, "x") == f"{address}/credentials/x"
    assert addresses.status_list(name, "x") == f"{address}/status/x"


def test_another_did_has_no_address():
    with pytest.raises(ValueError, match="did:web"):
        addresses.base("did:key:z6Mk")


def test_trust_list_says_who_may_sign_what_from_when_to_when():
    key = ListedKey(multibase="z6MkA", controller=HELSINKI, name="Helsinki", purpose=KeyPurpose.ASSERTION, since=ISSUED)
    ended = ListedKey(
        multibase="z6MkB",
        controller=BOLOGNA,
        name="Bologna",
        purpose=KeyPurpose.TRUST,
        since=ISSUED,
        until=ISSUED + timedelta(days=1),
        compromised_since=ISSUED + timedelta(hours=1),
    )
    edition = ListedEdition(address=EDITION, digest="00", required=(KRAKOW, HELSINKI), quorum=2, since=ISSUED)
    given = {
        "did": DID,
        "version": 3,
        "issued": ISSUED,
        "editions": [edition],
        "status_lists": [ListedStatusList(address=f"{BASE}/status/x")],
    }
    document = trust.compose(keys=[key, ended], **given)
    assert document == trust.compose(keys=[ended, key], **given)
    assert document["alliance"] == DID
    assert document["keys"][0]["until"] == "2026-11-24T21:10:00Z"
    assert document["keys"][0]["compromisedSince"] == "2026-11-23T22:10:00Z"
    assert document["keys"][1]["until"] is None
    assert document["editions"] == [
        {
            "edition": EDITION,
            "digest": "00",
            "required": sorted([HELSINKI, KRAKOW]),
            "quorum": 2,
            "from": "2026-11-23T21:10:00Z",
            "until": None,
        }
    ]
    assert document["statusLists"] == [{"id": f"{BASE}/status/x", "purpose": "revocation"}]
    canonical(document)


def test_root_pin_needs_a_threshold_that_can_be_met():
    pin = trust.root_pin(did=DID, keys=[(KRAKOW, "z6MkB"), (HELSINKI, "z6MkA")], threshold=2)
    assert [key["controller"] for key in pin["keys"]] == sorted([KRAKOW, HELSINKI])
    for threshold in (0, 3):
        with pytest.raises(ValueError, match="threshold"):
            trust.root_pin(did=DID, keys=[(KRAKOW, "z6MkB"), (HELSINKI, "z6MkA")], threshold=threshold)


def bits(encoded):
    assert encoded.startswith("u")
    return gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))


def test_status_list_counts_from_the_left():
    found = bits(status.encode([0, 9, 131_071]))
    assert (found[0], found[1], found[-1]) == (0b1000_0000, 0b0100_0000, 0b0000_0001)
    assert sum(found) == 0b1000_0000 + 0b0100_0000 + 1
    assert len(found) == 131_072 // 8


def test_status_list_is_the_same_for_the_same_bits_and_lasts_a_day():
    one, two = (status.compose(did=DID, address=f"{BASE}/status/x", revoked=[3, 5], valid_from=ISSUED) for _ in range(2))
    assert one == two
    assert (one["validFrom"], one["validUntil"]) == ("2026-11-23T21:10:00Z", "2026-11-24T21:10:00Z")
    assert one["credentialSubject"]["id"] == f"{BASE}/status/x#list"


@pytest.mark.parametrize(("indexes", "size"), [([131_072], 131_072), ([-1], 131_072), ([], 1024), ([], 131_073)])
def test_status_list_refuses_what_does_not_fit(indexes, size):
    with pytest.raises(ValueError, match=r"status list|entry"):
        status.encode(indexes, size)


def test_batch_digest_does_not_know_the_order():
    one, two = (prepare(badge_facts(number)).document for number in (1, 2))
    assert batch.digest([one, two]) == batch.digest([two, one]) != batch.digest([one])
    assert batch.digest([one, one]) != batch.digest([one])


def test_badge_carries_all_of_the_first_suite_before_all_of_the_second():
    document = prepare(badge_facts()).document
    given = [{"cryptosuite": f"eddsa-{suite}-2022", "n": n} for n in (1, 2) for suite in ("rdfc", "jcs")]
    whole = json.loads(badge.assemble(document, given))
    assert [(proof["cryptosuite"], proof["n"]) for proof in whole["proof"]] == [
        ("eddsa-rdfc-2022", 1),
        ("eddsa-rdfc-2022", 2),
        ("eddsa-jcs-2022", 1),
        ("eddsa-jcs-2022", 2),
    ]
    del whole["proof"]
    assert canonical(whole) == document


def test_badge_is_no_chain_and_is_not_signed_over():
    document = prepare(badge_facts()).document
    proof = {"cryptosuite": "eddsa-jcs-2022"}
    for given, proofs in ((document, []), (document, [proof | {"previousProof": "urn:x"}]), (badge.assemble(document, [proof]), [proof])):
        with pytest.raises(ValueError, match="set of proofs"):
            badge.assemble(given, proofs)

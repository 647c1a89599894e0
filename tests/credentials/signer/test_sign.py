"""A signer signs exactly what its own university's registrar approved, and says why it does not sign anything else."""

import hashlib
import json
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidSignature

from juncta.credentials.engine import addresses, canonical, compose, proofs, status, trust
from juncta.credentials.engine.multibase import bytes_of, multikey, public_key
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.engine.trust import KeyPurpose, ListedKey
from juncta.credentials.facts import Suite
from juncta.credentials.ports import Signer, SigningRefused
from juncta.credentials.signer import keys, sign
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.config import Hand, SignerConfig
from juncta.credentials.signer.port import FolderSigner
from tests.credentials.engine.factories import BASE, BOLOGNA, DID, HELSINKI, ISSUED, KRAKOW, LIST, ON_BEHALF, badge_facts, edition_facts
from tests.credentials.signer.conftest import BATCH

LEUVEN = "https://ror.org/05f950310"
LIST_ID = "0193a5c0-0000-7000-8000-00000000000a"


def signed(world, documents=None, statement=None, institution=HELSINKI, batch_id=BATCH, config=None):
    documents = world.documents if documents is None else documents
    statement = world.statement(institution, documents) if statement is None else statement
    return sign.sign_batch(batch_id, documents, statement, institution, config or world.config, ISSUED)


def test_every_document_gets_one_proof_of_each_suite(world):
    made = signed(world)
    assert [[proof["cryptosuite"] for proof in each] for each in made] == [["eddsa-rdfc-2022", "eddsa-jcs-2022"]] * 3
    method = addresses.key(DID, keys.multibase(world.config.hand(HELSINKI).assertion))
    assert {proof["verificationMethod"] for each in made for proof in each} == {method}
    assert all(proof["created"] == "2026-11-23T21:10:00Z" for each in made for proof in each)


def test_the_proofs_of_a_batch_are_those_that_the_slow_way_makes(world):
    key = world.config.hand(KRAKOW).assertion
    for document, made in zip(world.documents, signed(world, institution=KRAKOW), strict=True):
        for suite, proof in zip(Suite, made, strict=True):
            assert proof == proofs.prove(document, key, proof["verificationMethod"], proof["created"], suite)


def test_a_jcs_proof_carries_the_documents_context_and_verifies_by_hand(world):
    proof = signed(world)[0][1]
    assert proof["@context"] == json.loads(world.documents[0])["@context"]
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    message = hashlib.sha256(canonical.canonical(options)).digest() + hashlib.sha256(world.documents[0]).digest()
    public_key(proof["verificationMethod"].partition("#")[2]).verify(bytes_of(proof["proofValue"]), message)
    with pytest.raises(InvalidSignature):
        public_key(proof["verificationMethod"].partition("#")[2]).verify(bytes_of(proof["proofValue"]), message[:-1] + b"\0")


def test_an_award_on_behalf_is_signed_by_the_one_it_names(world):
    documents = [prepare(badge_facts(edition=ON_BEHALF)).document]
    assert len(signed(world, documents)) == 1
    with pytest.raises(SigningRefused, match="do not ask for the signature"):
        signed(world, documents, institution=KRAKOW)


def test_the_port_signs_the_same(world):
    port: Signer = FolderSigner.open(world.folder)
    assert port.did == DID
    assert set(port.institutions) == {HELSINKI, KRAKOW, BOLOGNA}
    made = port.sign_batch(batch_id=BATCH, documents=world.documents, statement=world.statement(), institution=HELSINKI, at=ISSUED)
    assert made == signed(world)


# What a row written into the database could try


def test_a_statement_nobody_signed_yields_no_signature(world):
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        signed(world, statement=world.statement() | {"signature": "z1111"})


def test_an_approval_by_a_stranger_yields_no_signature(world):
    stranger = SoftwareKey.generate("Stranger")
    said = world.statement()
    forged = stranger.state(batch_id=BATCH, digest=said["digest"], institution=HELSINKI, at=ISSUED)
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        signed(world, statement=forged)


def test_another_universitys_registrar_approves_nothing_here(world):
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        signed(world, statement=world.statement(HELSINKI, by=KRAKOW))
    with pytest.raises(SigningRefused, match="another university"):
        signed(world, statement=world.statement(KRAKOW))


def test_an_approval_of_another_batch_yields_no_signature(world):
    with pytest.raises(SigningRefused, match="another batch"):
        signed(world, statement=world.statement(batch_id="another"))


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_exchanged_document_yields_no_signature_at_any_position(world, position):
    documents = list(world.documents)
    documents[position] = prepare(badge_facts(99)).document
    with pytest.raises(SigningRefused, match="another content"):
        signed(world, documents, statement=world.statement())
    with pytest.raises(SigningRefused, match="another content"):
        signed(world, [*world.documents, documents[position]], statement=world.statement())


# What a registrar who does not look could approve


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_unsound_document_stops_the_whole_batch_at_any_position(world, position):
    documents = list(world.documents)
    documents[position] = documents[position].replace(b"Learner Of Leuven", b"   ")
    with pytest.raises(SigningRefused, match="CRE-301"):
        signed(world, documents)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_document_of_another_edition_stops_the_whole_batch(world, position):
    other = edition_facts(awarding=["helsinki", "krakow"])
    documents = list(world.documents)
    documents[position] = prepare(badge_facts(9, edition=other)).document
    with pytest.raises(SigningRefused, match="more than one edition"):
        signed(world, documents)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda document: document + b" ", "canonical"),
        (lambda document: document.replace(b'"name":', b'"name" :', 1), "canonical"),
        (lambda document: b"\xff", "canonical"),
        (lambda document: b"[]", "canonical"),
        (lambda document: canonical.canonical(json.loads(document) | {"proof": [{"type": "DataIntegrityProof"}]}), "CRE-319"),
        (lambda document: canonical.canonical(json.loads(document) | {"wordOfMyOwn": "x"}), "CRE-317"),
    ],
)
def test_what_is_no_plain_badge_is_not_signed(world, change, reason):
    with pytest.raises(SigningRefused, match=reason):
        signed(world, [change(world.documents[0])])


def test_a_badge_dated_in_the_future_is_not_signed(world):
    documents = [prepare(badge_facts(1, issued_at=badge_facts().issued_at + timedelta(days=400))).document]
    with pytest.raises(SigningRefused, match="dated in the future"):
        signed(world, documents)


def test_an_empty_batch_and_a_double_are_not_signed(world):
    for documents in ([], [world.documents[0], world.documents[0]]):
        with pytest.raises(SigningRefused, match="empty, or holds the same"):
            signed(world, documents)


def test_a_university_whose_keys_are_elsewhere_is_not_signed_for(world):
    with pytest.raises(SigningRefused, match="holds no keys"):
        sign.sign_batch(BATCH, world.documents, world.statement(), LEUVEN, world.config, ISSUED)


def test_another_alliances_badges_are_not_signed(world):
    config = SignerConfig(did="did:web:other.example", hands=world.config.hands)
    with pytest.raises(SigningRefused, match="another alliance"):
        signed(world, config=config)


# Trust lists


def listed(config, **changes):
    names = [
        ListedKey(multibase=multibase, controller=controller, name=name, purpose=KeyPurpose(purpose), since=ISSUED)
        for controller, name, purpose, multibase in config.public_keys()
    ]
    given = {"did": DID, "version": 1, "issued": ISSUED, "keys": names, "editions": [], "status_lists": []} | changes
    return canonical.canonical(trust.compose(**given))


def trust_signed(world, document, institution=HELSINKI, by=None, config=None):
    digest = hashlib.sha256(document).hexdigest()
    said = world.registrars[by or institution].state(batch_id=LIST_ID, digest=digest, institution=institution, at=ISSUED)
    return sign.sign_trust_list(LIST_ID, document, said, institution, config or world.config, ISSUED)


def test_a_partner_signs_the_trust_list_with_its_trust_key(world):
    document = listed(world.config)
    proof = trust_signed(world, document)
    trust_key = world.config.hand(HELSINKI).trust
    assert proof["verificationMethod"] == addresses.key(DID, keys.multibase(trust_key))
    assert proof == proofs.prove(document, trust_key, proof["verificationMethod"], proof["created"], Suite.JCS)


def test_a_trust_list_needs_the_own_registrars_approval(world):
    with pytest.raises(SigningRefused, match="not signed by a registrar"):
        trust_signed(world, listed(world.config), by=BOLOGNA)


def test_a_trust_list_with_a_foreign_key_in_the_universitys_name_is_refused(world):
    foreign = ListedKey(
        multibase=keys.multibase(keys.generate()), controller=HELSINKI, name="Helsinki", purpose=KeyPurpose.ASSERTION, since=ISSUED
    )
    with pytest.raises(SigningRefused, match="other keys for this university"):
        trust_signed(world, listed(world.config, keys=[foreign]))
    with pytest.raises(SigningRefused, match="other keys for this university"):
        trust_signed(world, listed(world.config, keys=[]))


def test_a_retired_key_may_still_be_listed(world):
    old = keys.multibase(keys.generate())
    hand = world.config.hand(HELSINKI)
    config = SignerConfig(DID, (Hand(hand.ror, hand.name, hand.assertion, hand.trust, hand.approvers, retired=(old,)),))
    retired = ListedKey(multibase=old, controller=HELSINKI, name="Helsinki", purpose=KeyPurpose.ASSERTION, since=ISSUED, until=ISSUED)
    assert trust_signed(world, listed(config, keys=[retired]), config=config)


def test_a_trust_list_of_another_alliance_or_a_badge_is_not_signed(world):
    with pytest.raises(SigningRefused, match="another alliance"):
        trust_signed(world, listed(world.config, did="did:web:other.example"))
    with pytest.raises(SigningRefused, match="another kind"):
        trust_signed(world, world.documents[0])


# Status lists


def listing(**changes):
    given = {"did": DID, "address": f"{BASE}/status/{LIST}", "revoked": [4711], "valid_from": ISSUED} | changes
    return status.compose(**given)


def test_a_status_list_is_signed_by_the_status_key_without_approval(world):
    document = canonical.canonical(listing())
    proof = sign.sign_status_list(document, world.config, ISSUED)
    assert proof["verificationMethod"] == addresses.key(DID, multikey(world.config.status.public_key()))
    assert proof == proofs.prove(document, world.config.status, proof["verificationMethod"], proof["created"], Suite.JCS)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (listing(did="did:web:other.example"), "no status list of this alliance"),
        (listing(address="https://other.example/status/x"), "no status list of this alliance"),
        (listing() | {"credentialSubject": {"type": "AchievementSubject"}}, "no status list of this alliance"),
        (listing() | {"validUntil": "2030-01-01T00:00:00Z"}, "not for the day"),
        (listing(valid_from=ISSUED.replace(year=2025)), "not for the day"),
        (listing() | {"proof": []}, "another kind"),
        (listing() | {"type": ["VerifiableCredential", "OpenBadgeCredential"]}, "another kind"),
        (compose.badge(badge_facts()), "another kind"),
    ],
)
def test_the_status_key_signs_nothing_else(world, document, reason):
    with pytest.raises(SigningRefused, match=reason):
        sign.sign_status_list(canonical.canonical(document), world.config, ISSUED)


def test_a_signer_without_a_status_key_says_so(world):
    with pytest.raises(SigningRefused, match="no status key"):
        sign.sign_status_list(canonical.canonical(listing()), SignerConfig(DID, world.config.hands), ISSUED)

"""A trust list counts only as far as a pinned root vouches for it; forged ones make nobody valid."""

from datetime import timedelta

import pytest

from juncta.credentials.verification import trust
from juncta.credentials.verification.reasons import Doubt
from tests.credentials.verification.conftest import as_bytes
from tests.credentials.verification.minting import BOLOGNA, DID, HELSINKI, JOINT, KRAKOW, LEUVEN, NOON, Key, World, prove, stamp

pytestmark = pytest.mark.usefixtures("in_process")


def test_a_list_signed_by_all_is_believed(world):
    listed = trust.read(as_bytes(world.trust()), [trust.read_root(as_bytes(world.root()))])
    assert listed.alliance == DID
    assert listed.name(HELSINKI) == "University of Helsinki"
    assert listed.name("https://ror.org/unknown") == "https://ror.org/unknown"


def test_no_pin_no_trust(judge, badge):
    judgement = judge(badge, roots=[])
    assert judgement.verdict == "unknown-issuer"
    assert "No root is pinned" in str(judgement.reasons[0])


def test_a_pin_vouches_for_its_own_alliance_only(judge, badge, world):
    assert judge(badge, roots=[world.root(alliance="did:web:other.example")]).verdict == "unknown-issuer"


def test_any_of_several_pins_may_vouch(judge, badge, world):
    assert judge(badge, roots=[World(seed="old ").root(), world.root()]).verdict == "valid"


def test_a_list_resigned_with_other_keys_is_not_believed(judge, badge, world):
    forger = World(seed="forger ")
    assert judge(badge, trust=forger.trust()).verdict == "unknown-issuer"
    content = world.trust_content(editions=[{**world.trust_content()["editions"][0], "required": [HELSINKI], "quorum": 1}])
    resigned = {**content, "proof": [prove(content, forger.trusted[ror]) for ror in JOINT]}
    assert judge(badge, trust=resigned).verdict == "unknown-issuer"


def test_one_partner_alone_cannot_change_the_policy(judge, world):
    """Helsinki alone signs a list in which Helsinki alone suffices, and mints a badge that agrees with it."""
    own = World(required=[HELSINKI], quorum=1)
    alone = [{**world.trust_content()["editions"][0], "required": [HELSINKI], "quorum": 1}]
    judgement = judge(own.sign(own.document()), trust=world.trust(by=[HELSINKI], editions=alone))
    assert judgement.verdict == "unknown-issuer"
    assert judgement.signers == ()


def test_one_partner_that_signs_thrice_counts_once(world):
    keys = [{"controller": HELSINKI, "publicKeyMultibase": Key(f"trust {at}").multibase} for at in range(3)]
    with pytest.raises(Doubt, match="makes no sense"):
        trust.read_root(as_bytes(world.root(keys=keys)))
    content = world.trust_content(editions=[])
    several = {**content, "proof": [prove(content, Key(f"trust {at}")) for at in range(3)]}
    pin = trust.read_root(as_bytes(world.root(keys=[*keys, *world.root()["keys"][1:]])))
    with pytest.raises(Doubt, match="as many partners"):
        trust.read(as_bytes(several), [pin])


def test_everybody_whom_an_edition_concerns_must_have_signed(judge, badge, world):
    assert judge(badge, trust=world.trust(by=[HELSINKI, KRAKOW, LEUVEN])).verdict == "unknown-issuer"
    assert judge(badge, trust=world.trust(by=JOINT)).verdict == "valid"


def test_too_few_signatures_are_too_few(judge, badge, world):
    assert judge(badge, trust=world.trust(by=[HELSINKI, BOLOGNA])).verdict == "unknown-issuer"
    assert judge(badge, roots=[world.root(threshold=4)], trust=world.trust(by=JOINT)).verdict == "unknown-issuer"


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"issued": stamp(NOON)},
        {"editions": []},
        {"statusLists": []},
        {"alliance": "did:web:other.example"},
        {"type": "Other"},
        {"extra": 1},
    ],
)
def test_nothing_in_a_signed_list_can_be_changed(judge, badge, world, change):
    assert judge(badge, trust={**world.trust(), **change}).verdict == "unknown-issuer"


def test_a_lower_threshold_written_into_the_list_changes_nothing(judge, badge, world):
    content = world.trust_content(threshold=1)
    assert judge(badge, trust={**content, "proof": [prove(content, world.trusted[HELSINKI])]}).verdict == "unknown-issuer"


def test_one_bad_signature_spoils_the_list(judge, badge, world):
    whole = world.trust()
    spoiled = {**whole, "proof": [*whole["proof"][:3], {**whole["proof"][3], "created": stamp(NOON + timedelta(seconds=9))}]}
    assert judge(badge, trust=spoiled).verdict == "unknown-issuer"


def test_a_badge_key_does_not_sign_trust_lists(judge, badge, world):
    content = world.trust_content()
    assert judge(badge, trust={**content, "proof": [prove(content, world.assertion[ror]) for ror in JOINT]}).verdict == "unknown-issuer"


@pytest.mark.parametrize("name", ["keys", "version", "issued", "alliance", "type"])
def test_a_list_that_lacks_something_is_none(judge, badge, world, name):
    content = {key: value for key, value in world.trust_content().items() if key != name}
    signed = {**content, "proof": [prove(content, world.trusted[ror]) for ror in JOINT]}
    assert judge(badge, trust=signed).verdict == "unknown-issuer"


@pytest.mark.parametrize(
    "change",
    [
        {"id": f"{DID}#other"},
        {"id": "did:web:other.example#z6Mk"},
        {"purpose": "everything"},
        {"publicKeyMultibase": "z6Mkbroken"},
        {"from": "yesterday"},
        {"from": None},
        {"controller": ""},
    ],
)
def test_a_key_that_makes_no_sense_spoils_the_list(judge, badge, world, change):
    keys = world.trust_content()["keys"]
    assert judge(badge, trust=world.trust(keys=[{**keys[0], **change}, *keys[1:]])).verdict == "unknown-issuer"


def test_a_key_listed_twice_spoils_the_list(judge, badge, world):
    keys = world.trust_content()["keys"]
    assert judge(badge, trust=world.trust(keys=[*keys, {**keys[0], "controller": LEUVEN}])).verdict == "unknown-issuer"


def test_two_entries_for_one_edition_may_follow_but_not_overlap(judge, badge, world):
    entry = world.trust_content()["editions"][0]
    alone = {**entry, "required": [HELSINKI], "quorum": 1}
    assert judge(badge, trust=world.trust(editions=[entry, alone])).verdict == "unknown-issuer"
    ended = {**alone, "from": stamp(NOON - timedelta(days=90)), "until": entry["from"]}
    assert judge(badge, trust=world.trust(editions=[entry, ended])).verdict == "valid"


@pytest.mark.parametrize(
    "change", [{"threshold": 0}, {"threshold": 9}, {"threshold": True}, {"keys": []}, {"type": "x"}, {"alliance": None}]
)
def test_a_pin_that_makes_no_sense_vouches_for_nothing(judge, badge, world, change):
    with pytest.raises(Doubt):
        trust.read_root(as_bytes(world.root(**change)))
    assert judge(badge, roots=[world.root(**change)]).verdict == "unknown-issuer"

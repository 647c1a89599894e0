"""A status list is believed when a status key of the trust list signed it, and only for its own day."""

import base64
import gzip
import zlib
from datetime import timedelta

import pytest

from juncta.credentials.verification import status
from juncta.credentials.verification.reasons import Doubt
from tests.credentials.verification.minting import DID, HELSINKI, LIST, NOON, Key, encoded_list, prove, stamp

pytestmark = pytest.mark.usefixtures("in_process")


def packed(raw):
    return "u" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def signed_anew(world, **changes):
    document = {name: value for name, value in world.status().items() if name != "proof"} | changes
    return {**document, "proof": prove(document, world.status_key)}


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "did:web:other.example"},
        {"id": f"{LIST}-other"},
        {"type": ["VerifiableCredential"]},
        {"validUntil": stamp(NOON + timedelta(days=30))},
        {"validUntil": None},
        {"validFrom": "today"},
        {"credentialSubject": []},
        {"credentialSubject": {"type": "BitstringStatusList", "statusPurpose": "suspension", "encodedList": encoded_list()}},
        {"credentialSubject": {"type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": ""}},
        {"credentialSubject": {"type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": encoded_list(size=1024)}},
    ],
)
def test_a_list_that_is_not_the_one_named_is_not_believed(judge, badge, world, change):
    assert judge(badge, statuses=[signed_anew(world, **change)]).verdict == "status-unknown"


def test_an_unsigned_or_changed_list_is_not_believed(judge, badge, world):
    good = world.status()
    assert judge(badge, statuses=[{name: value for name, value in good.items() if name != "proof"}]).verdict == "status-unknown"
    assert judge(badge, statuses=[{**good, "validUntil": stamp(NOON + timedelta(hours=23))}]).verdict == "status-unknown"


@pytest.mark.parametrize("key", [Key("nobody"), Key(f"assertion {HELSINKI}"), Key(f"trust {HELSINKI}")])
def test_only_a_status_key_signs_a_status_list(judge, badge, world, key):
    assert judge(badge, statuses=[world.status(key=key)]).verdict == "status-unknown"


@pytest.mark.parametrize("change", [{"until": stamp(NOON)}, {"compromisedSince": stamp(NOON)}])
def test_a_retired_status_key_does_not_sign(judge, badge, world, change):
    keys = [{**entry, **change} if entry["controller"] == DID else entry for entry in world.trust_content()["keys"]]
    assert judge(badge, trust=world.trust(keys=keys)).verdict == "status-unknown"


def test_a_forged_list_beside_the_good_one_changes_nothing(judge, badge, world):
    forged = world.status(indexes=[4711], key=Key("nobody"))
    assert judge(badge, statuses=[forged, world.status()]).verdict == "valid"
    assert judge(badge, statuses=[world.status(), forged]).verdict == "valid"


def test_of_two_lists_in_force_the_one_that_says_revoked_is_heard(judge, badge, world):
    revoked = world.status(indexes=[4711], at=NOON + timedelta(minutes=5))
    assert judge(badge, statuses=[world.status(), revoked]).verdict == "revoked"
    assert judge(badge, statuses=[revoked, world.status()]).verdict == "revoked"


def test_a_place_beyond_the_end_is_unknown(judge, world):
    own = world.document()["credentialStatus"]
    assert judge(world.badge(credentialStatus={**own, "statusListIndex": "131072"})).verdict == "status-unknown"


@pytest.mark.parametrize("index", ["-1", "4711 ", "04711", "4_711", "٤", "99999999999", 4711, None])
def test_a_place_that_is_no_number_is_invalid(judge, world, index):
    own = {**world.document()["credentialStatus"], "statusListIndex": index}
    assert judge(world.sign(world.document(credentialStatus=own), suites=["eddsa-jcs-2022"])).verdict == "invalid"


def test_a_bomb_is_not_unpacked():
    thrower = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(thrower.compress(bytes(1 << 20)) for _ in range(64)) + thrower.flush()
    with pytest.raises(Doubt, match="larger than it may be"):
        status.unpack(packed(bomb))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no gzip",
        gzip.compress(bytes(16384))[:-4],
        gzip.compress(bytes(16384)) + b"more",
        gzip.compress(bytes(8192)) + gzip.compress(bytes(8192)),
        zlib.compress(bytes(16384)),
    ],
    ids=["nothing", "no gzip", "cut short", "with a rest", "two members", "zlib"],  # the bytes bear a time and differ from run to run
)
def test_what_is_not_one_whole_gzip_member_is_refused(raw):
    with pytest.raises(Doubt):
        status.unpack(packed(raw))


def test_a_list_may_be_large():
    assert len(status.unpack(packed(gzip.compress(bytes(12_500_000))))) == 12_500_000

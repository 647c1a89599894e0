"""What engine and signer make, the verifier believes, though they share no function; and it sees what is missing or changed."""

import hashlib
from datetime import timedelta

import pytest

from juncta.credentials.engine import badge, canonical, did, status, trust
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.engine.trust import KeyPurpose, ListedEdition, ListedKey, ListedStatusList
from juncta.credentials.signer import sign
from juncta.credentials.verification.verify import judge
from tests.credentials.engine.factories import BASE, DID, EDITION, HELSINKI, ISSUED, JOINT, LIST, ON_BEHALF, badge_facts
from tests.credentials.signer.conftest import BATCH, ROWS

EARLIER, LATER = ISSUED - timedelta(days=1), ISSUED + timedelta(hours=1)
ADDRESS = f"{BASE}/status/{LIST}"


def proofs_of(world, documents, signers):
    sets = [sign.sign_batch(BATCH, documents, world.statement(ror, documents), ror, world.config, ISSUED) for ror in signers]
    return [proof for one in sets for proof in one[0]]


def trust_list(world, edition):
    keys = [
        ListedKey(multibase=multibase, controller=controller, name=name, purpose=KeyPurpose(purpose), since=EARLIER)
        for controller, name, purpose, multibase in world.config.public_keys()
    ]
    entry = ListedEdition(address=EDITION, digest=edition.digest, required=edition.required, quorum=edition.quorum, since=EARLIER)
    listed = {"editions": [entry], "status_lists": [ListedStatusList(address=ADDRESS)]}
    document = canonical.canonical(trust.compose(did=DID, version=1, issued=ISSUED, keys=keys, **listed))
    digest = hashlib.sha256(document).hexdigest()
    said = {ror: world.registrars[ror].state(batch_id="list", digest=digest, institution=ror, at=ISSUED) for _, ror in ROWS}
    made = [sign.sign_trust_list("list", document, said[ror], ror, world.config, ISSUED) for _, ror in ROWS]
    return badge.assemble(document, made)


def status_list(world, revoked=()):
    document = canonical.canonical(status.compose(did=DID, address=ADDRESS, revoked=revoked, valid_from=ISSUED))
    return badge.assemble(document, [sign.sign_status_list(document, world.config, ISSUED)])


def verdict(world, given, edition=JOINT, **changes):
    public = world.config.public_keys()
    pin = trust.root_pin(did=DID, keys=[(controller, key) for controller, _, purpose, key in public if purpose == "trust"], threshold=3)
    beside = {
        "at": LATER,
        "trust": trust_list(world, edition),
        "did": canonical.canonical(did.document(DID, [key for _, _, purpose, key in public if purpose != "trust"])),
        "statuses": [status_list(world)],
        "roots": [canonical.canonical(pin)],
    }
    return judge(given, **(beside | changes)).verdict.value


@pytest.fixture(scope="module")
def joint(world):
    document = prepare(badge_facts(1)).document
    return badge.assemble(document, proofs_of(world, [document], [ror for _, ror in ROWS]))


def test_a_joint_badge_with_all_signatures_is_valid(world, joint):
    assert verdict(world, joint) == "valid"


def test_an_award_on_behalf_is_valid_with_its_one_signature(world):
    document = prepare(badge_facts(1, edition=ON_BEHALF)).document
    assert verdict(world, badge.assemble(document, proofs_of(world, [document], [HELSINKI])), edition=ON_BEHALF) == "valid"


def test_one_missing_university_leaves_it_incomplete(world):
    document = prepare(badge_facts(1)).document
    for _, absent in ROWS:
        signers = [ror for _, ror in ROWS if ror != absent]
        assert verdict(world, badge.assemble(document, proofs_of(world, [document], signers))) == "incomplete"


def test_a_badge_that_one_partner_mints_for_itself_is_not_valid(world):
    document = prepare(badge_facts(1, edition=ON_BEHALF)).document
    assert verdict(world, badge.assemble(document, proofs_of(world, [document], [HELSINKI]))) == "invalid"


def test_a_changed_word_makes_it_invalid(world, joint):
    assert verdict(world, joint.replace(b"Of Leuven", b"Of Leuwen")) == "invalid"


def test_its_bit_in_the_list_revokes_it(world, joint):
    assert verdict(world, joint, statuses=[status_list(world, [4712])]) == "revoked"
    assert verdict(world, joint, statuses=[status_list(world, [4713])]) == "valid"


def test_an_old_status_list_leaves_it_open(world, joint):
    assert verdict(world, joint, at=ISSUED + timedelta(days=2)) == "status-unknown"

"""Where both halves meet: what the engine composes and the signers sign, the judge believes; the two share no function of ours."""

import ast
import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest

import juncta.credentials.verification as package
from juncta.credentials.engine import addresses, badge, batch, did, prepare, status, trust
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.signer import approver, folder, sign
from juncta.credentials.verification import verify
from tests.credentials.engine.factories import BOLOGNA, DID, EDITION, HELSINKI, ISSUED, JOINT, KRAKOW, LIST, badge_facts

ALL = [BOLOGNA, KRAKOW, HELSINKI]
SINCE = ISSUED - timedelta(days=3)


class Story:
    """Three universities, each with a signer folder of its own, and one badge on its way through all of them."""

    def __init__(self, place):
        self.registrars = {ror: approver.SoftwareKey.generate(f"registrar of {ror}") for ror in ALL}
        self.signers = {ror: self.open(place / ror[-9:], ror) for ror in ALL}
        self.status_signer = self.signers[HELSINKI]
        self.documents = [prepare.prepare(badge_facts(number)).document for number in (17, 18)]
        self.proofs = {ror: self.sign_batch(ror) for ror in ALL}

    def open(self, place, ror):
        new = folder.NewInstitution(ror=ror, name=f"University {ror[-9:]}", slug="own", approvers=(self.registrars[ror].approver(),))
        return folder.init(place, did=DID, institutions=[new], status=ror == HELSINKI)

    def sign_batch(self, ror):
        digest = batch.digest(self.documents)
        statement = self.registrars[ror].state(batch_id="batch-1", digest=digest, institution=ror, at=ISSUED)
        return sign.sign_batch("batch-1", self.documents, statement, ror, self.signers[ror], ISSUED)

    def badge(self, at=0, by=ALL):
        return badge.assemble(self.documents[at], [proof for ror in by for proof in self.proofs[ror][at]])

    @property
    def keys(self):
        return [key for signer in self.signers.values() for key in signer.public_keys()]

    @property
    def trust(self):
        listed = [
            trust.ListedKey(multibase=multibase, controller=controller, name=name, purpose=trust.KeyPurpose(purpose), since=SINCE)
            for controller, name, purpose, multibase in self.keys
        ]
        edition = trust.ListedEdition(address=EDITION, digest=JOINT.digest, required=tuple(ALL), quorum=3, since=SINCE)
        lists = [trust.ListedStatusList(address=addresses.status_list(DID, LIST))]
        content = trust.compose(did=DID, version=1, issued=SINCE, keys=listed, editions=[edition], status_lists=lists)
        document = canonical(content)
        digest = hashlib.sha256(document).hexdigest()
        proofs = []
        for ror in ALL:
            statement = self.registrars[ror].state(batch_id="list-1", digest=digest, institution=ror, at=SINCE)
            proofs.append(sign.sign_trust_list("list-1", document, statement, ror, self.signers[ror], SINCE))
        return canonical(content | {"proof": proofs})

    @property
    def root(self):
        return canonical(
            trust.root_pin(did=DID, keys=[(ror, key) for ror, _, purpose, key in self.keys if purpose == "trust"], threshold=3)
        )

    @property
    def did(self):
        return canonical(did.document(DID, [key for _, _, purpose, key in self.keys if purpose != "trust"]))

    def status(self, revoked=()):
        content = status.compose(did=DID, address=addresses.status_list(DID, LIST), revoked=revoked, valid_from=ISSUED)
        return canonical(content | {"proof": sign.sign_status_list(canonical(content), self.status_signer, ISSUED)})

    def judge(self, signed, revoked=(), at=ISSUED + timedelta(hours=1)):
        return verify.judge(signed, at=at, trust=self.trust, did=self.did, statuses=[self.status(revoked)], roots=[self.root])


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return Story(tmp_path_factory.mktemp("signers"))


def test_a_badge_signed_by_three_is_valid(story):
    for at in range(2):
        judgement = story.judge(story.badge(at))
        assert (judgement.verdict, [str(reason) for reason in judgement.reasons]) == ("valid", [])
        assert set(judgement.signers) == set(ALL)


def test_two_of_three_are_incomplete(story):
    judgement = story.judge(story.badge(by=ALL[:2]))
    assert (judgement.verdict, judgement.missing) == ("incomplete", (HELSINKI,))


def test_revoking_one_leaves_its_neighbour_alone(story):
    index = int(json.loads(story.documents[0])["credentialStatus"]["statusListIndex"])
    assert story.judge(story.badge(0), revoked=[index]).verdict == "revoked"
    assert story.judge(story.badge(1), revoked=[index]).verdict == "valid"


def test_the_next_day_its_status_is_unknown(story):
    assert story.judge(story.badge(), at=ISSUED + timedelta(days=1)).verdict == "status-unknown"


def test_what_was_signed_cannot_be_changed(story):
    assert story.judge(story.badge().replace(b"Learner Of Leuven", b"Nobody At Leuven")).verdict == "invalid"
    assert story.judge(story.badge().replace(b"EQF level 7", b"EQF level 8")).verdict == "invalid"


def test_each_suite_alone_suffices(story):
    whole = json.loads(story.badge())
    for suite in ("eddsa-rdfc-2022", "eddsa-jcs-2022"):
        some = {**whole, "proof": [proof for proof in whole["proof"] if proof["cryptosuite"] == suite]}
        assert story.judge(json.dumps(some).encode()).verdict == "valid"


def test_verifying_shares_no_function_with_issuing():
    """The verifier imports nothing of the house but itself and the marking of sentences."""
    for file in sorted(Path(package.__file__).parent.glob("*.py")):
        nodes = list(ast.walk(ast.parse(file.read_text())))
        names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
        names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
        for name in names:
            own = name.startswith(("juncta.credentials.verification", "juncta.kernel.words"))
            assert own or not name.startswith(("juncta", "django")), (file.name, name)

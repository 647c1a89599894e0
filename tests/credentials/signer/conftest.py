"""A signer's folder with three universities, their registrars' software keys, and a batch."""

from types import SimpleNamespace

import pytest

from juncta.credentials.engine import batch
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.signer import folder
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.folder import NewInstitution
from tests.credentials.engine.factories import BOLOGNA, DID, HELSINKI, ISSUED, KRAKOW, badge_facts

BATCH = "0193a5c0-0000-7000-8000-000000000001"
ROWS = (("helsinki", HELSINKI), ("krakow", KRAKOW), ("bologna", BOLOGNA))


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """Everything a test needs to sign; sessions share it, since nothing changes it."""
    registrars = {ror: SoftwareKey.generate(f"Registrar of {slug}") for slug, ror in ROWS}
    place = tmp_path_factory.mktemp("signer") / "folder"
    config = folder.init(
        place,
        did=DID,
        institutions=[NewInstitution(ror=ror, name=slug.title(), slug=slug, approvers=(registrars[ror].approver(),)) for slug, ror in ROWS],
    )
    documents = [prepare(badge_facts(number)).document for number in range(1, 4)]

    def statement(institution=HELSINKI, documents=documents, batch_id=BATCH, by=None):
        digest = batch.digest(documents)
        return registrars[by or institution].state(batch_id=batch_id, digest=digest, institution=institution, at=ISSUED)

    return SimpleNamespace(folder=place, config=config, registrars=registrars, documents=documents, statement=statement)

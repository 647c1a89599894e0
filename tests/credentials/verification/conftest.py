import json
from datetime import timedelta

import pytest

from juncta.credentials.verification import rdf, rdf_worker, verify
from juncta.credentials.verification.reasons import Doubt
from tests.credentials.verification.minting import NOON, World

LATER = NOON + timedelta(hours=1)


@pytest.fixture(scope="session")
def world():
    return World()


def as_bytes(value):
    return value if isinstance(value, bytes) or value is None else json.dumps(value).encode()


@pytest.fixture(scope="session")
def judge(world):
    """Judge a badge with a full set of good files beside it; every one of them can be replaced or taken away."""
    files = {"trust": world.trust(), "did": world.did_document(), "statuses": [world.status()], "roots": [world.root()]}

    def run(badge, at=LATER, **others):
        given = {**files, **others}
        return verify.judge(
            as_bytes(badge),
            at=at,
            trust=as_bytes(given["trust"]),
            did=as_bytes(given["did"]),
            statuses=[as_bytes(one) for one in given["statuses"]],
            roots=[as_bytes(one) for one in given["roots"]],
        )

    return run


@pytest.fixture(scope="session")
def badge(world):
    return world.badge()


@pytest.fixture
def in_process(monkeypatch):
    """Canonicalise inside the test's own process: the same code without the start of another Python, for tables of many cases."""

    def canonical(documents, *, also=None, patience=0):
        try:
            return [text.encode() for text in rdf_worker.canonical([json.loads(json.dumps(one)) for one in documents], also or {})]
        except rdf_worker.Refused as refused:
            raise Doubt("not sound: {why}", why=str(refused)) from refused

    monkeypatch.setattr(rdf, "canonical", canonical)

"""How many joint credentials a university signs per second, against what its processor could do at most.

The figure counts whole credentials: the badge composed from an award's facts, linted, spelt canonically and hashed (`prepare`), then
handed as bytes to the signer, which checks its registrar's approval, recomputes every hash, takes each document apart, lints it again
and makes one eddsa-jcs-2022 proof (`sign_batch`). These are the production functions on their production path; what the database adds
(rows, permits, audit) is not part of this measurement. The limit is the bare Ed25519 signature over 64 bytes with the same key type.

Both are measured in turns, several rounds in one run, and compared by their medians, since the machine drifts.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from juncta.catalogue.facts import EditionContent
from juncta.credentials.engine import batch
from juncta.credentials.engine.prepare import prepare
from juncta.credentials.facts import BadgeFacts, EditionFacts, Suite
from juncta.credentials.signer import folder, keys, sign
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.folder import NewInstitution

ROUNDS: Final = 15
BATCH: Final = 1000
RAW: Final = 6000
GOAL: Final = 0.30
DID: Final = "did:web:alliance.example"
NOW: Final = datetime(2026, 11, 23, 21, 10, tzinfo=UTC)
AWARDING: Final = ("north", "south", "west")


def content() -> dict[str, Any]:
    """An invented edition of the size of a real one: three universities award it jointly, five components, two languages."""
    return {
        "title": {"en": "Joint micro-credential in sustainability", "fr": "Microcertification conjointe en durabilité"},
        "summary": {"en": "What sustainability means, from the climate to the arts, taught by three universities together."},
        "prerequisites": {"en": "None; studies at bachelor level help."},
        "outcomes": [
            {"en": f"Explain and weigh what discipline {number} adds to a measure.", "fr": f"Expliquer l'apport de la discipline {number}."}
            for number in range(1, 5)
        ],
        "ects": "10",
        "eqf_level": 7,
        "languages": ["en"],
        "assessment_type": "written-examination",
        "participation": "online",
        "quality_assurance": "institutional-accreditation",
        "supervision": "supervised-id",
        "stackability": "stackable",
        "grading_scheme": "pass-fail",
        "award_model": "joint",
        "components": [
            {"key": f"part-{number}", "title": {"en": f"Part {number}"}, "provider": AWARDING[number % 3], "ects": "2"}
            for number in range(5)
        ],
        "institutions": [
            {"slug": slug, "name": {"en": f"University of the {slug.title()}"}, "ror": f"0{slug}", "country": country}
            for slug, country in zip(AWARDING, ("FI", "IT", "PL"), strict=True)
        ],
        "awarding": list(AWARDING),
        "coordinating": "north",
        "focus_area": {"slug": "sustainability", "name": {"en": "Sustainability"}},
        "alliance": {"slug": "alliance", "name": {"en": "The Alliance"}, "did": DID},
    }


def awards(edition: EditionFacts, turn: int) -> list[BadgeFacts]:
    """The frozen facts of one batch, new in every round."""
    return [
        BadgeFacts(
            edition=edition,
            public_id=f"award-{turn:06d}-{number:012d}",
            given_name="Lara",
            family_name=f"Number {number}",
            number=f"MC-2026-{turn * BATCH + number:06d}",
            awarded_at=NOW,
            issued_at=NOW,
            status_list="the-status-list-of-2026",
            status_index=number,
            grade="Pass",
        )
        for number in range(BATCH)
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure in turns, and print the figures; the last line is JSON."""
    registrar = SoftwareKey.generate("Registrar")
    north = "https://ror.org/0north"
    with tempfile.TemporaryDirectory() as place:
        config = folder.init(
            Path(place) / "signer",
            did=DID,
            institutions=[NewInstitution(ror=north, name="North", slug="north", approvers=(registrar.approver(),))],
            passphrase="benchmark",  # noqa: S106 - of keys that live for seconds
        )
    edition = EditionFacts(content=EditionContent.from_json(content()), address="https://alliance.example/catalogue/one", digest="0" * 64)

    def produce(facts: list[BadgeFacts]) -> None:
        documents = [prepare(each).document for each in facts]
        statement = registrar.state(batch_id="batch", digest=batch.digest(documents), institution=north, at=NOW)
        proofs = sign.sign_batch("batch", documents, statement, north, config, NOW, suites=(Suite.JCS,))
        assert len(proofs) == BATCH  # noqa: S101 - a figure of work not done is worth nothing

    key, message = keys.generate(), bytes(64)

    def bare() -> None:
        for _ in range(RAW):
            key.sign(message)

    whole, raw = [], []
    for turn in range(ROUNDS):
        facts = awards(edition, turn)
        raw.append(RAW / seconds(bare))
        whole.append(BATCH / seconds(lambda facts=facts: produce(facts)))  # type: ignore[misc]
        print(f"round {turn + 1:2}: {whole[-1]:8.0f} credentials/s, {raw[-1]:8.0f} bare signatures/s")
    figure, limit = statistics.median(whole), statistics.median(raw)
    print(f"goal: a ratio of {GOAL:.2f} or more")
    answer = {
        "bench": "sign",
        "figure": round(figure, 1),
        "unit": "credentials/s",
        "limit": round(limit, 1),
        "ratio": round(figure / limit, 3),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()

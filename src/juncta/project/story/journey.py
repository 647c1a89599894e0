"""`juncta story`: the whole journey without a browser, through the operations of the pages and the real worker and signer.

It prints one line per station and leaves the artefacts that somebody outside needs in order to check the credential.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from juncta.credentials import queries as credentials
from juncta.design import queries as designs
from juncta.design.facts import AwardModel
from juncta.kernel.refusal import Refused
from juncta.project.story import acts, learning, world
from juncta.project.story.waiting import Wait, patiently
from juncta.project.story.world import World

if TYPE_CHECKING:
    from juncta.credentials.models import Credential
    from juncta.design.models import Design
    from juncta.recognition.models import Decision

KEPT_PINS = 50
PATIENCE = 30.0  # seconds for each thing that another process does
ARTEFACTS = ("open-badge.json", "did.json", "trust-list.json", "status-list.json", "design.json", "recognition.json", "trust-root.json")


def say(station: str, sentence: str) -> None:
    """One line of the story."""
    print(f"{station:<12} {sentence}", flush=True)


def play(out: Path, alive: Callable[[str], bool] = lambda part: True) -> int:  # noqa: ARG005 - everybody lives, if nobody says otherwise
    """Play every act; 0 for a complete journey, 1 for one that ends incomplete: then it says who is missing and leaves no badge."""
    for name in ARTEFACTS:
        (out / name).unlink(missing_ok=True)
    patience = float(os.environ.get("JUNCTA_STORY_PATIENCE", PATIENCE))
    wait = patiently(patience, lambda: alive("worker"))
    signed = patiently(patience, lambda: alive("worker") and alive("signer"))
    here = world.found()
    try:
        design, credential, decision = _acts(here, wait, signed)
    except _Incomplete as missing:
        say("incomplete", str(missing))
        return 1
    except TimeoutError as awaited:
        say("incomplete", f"still waiting for this: {awaited}")
        return 1
    except Refused as refused:
        print(f"juncta: the story was refused: {refused.refusal.code} {refused.refusal}", file=sys.stderr)
        return 1
    try:
        status = learning.status_list_signed(credential, signed)
    except TimeoutError as awaited:
        say("incomplete", f"still waiting for this: {awaited}")
        return 1
    _leave(out, here, design, credential, decision, status)
    return 0


class _Incomplete(Exception):  # noqa: N818 - it is how the story ends
    """A required signature is missing; says whose."""


def _acts(here: World, wait: Wait, signed: Wait) -> "tuple[Design, Credential, Decision]":
    design = acts.prepared(here, AwardModel.JOINT)
    content = designs.snapshot(design)
    say("idea", f"“{design.title}”, endorsed by the Sustainability committee")
    say("partners", acts.names(here, [each["slug"] for each in content["institutions"]]))
    say("design", f"{content['ects']} ECTS in {len(content['components'])} components, sent to review")
    acts.review(here, design, wait)
    say("review", "two clusters and a student reviewer approve, then each awarding partner")
    edition = acts.edition(here, design, wait)
    say("edition", f"{edition.slug}, frozen as {edition.digest[:16]}…")
    offering = acts.offering(here, edition, capacity=1)
    enrolment, waiting = learning.enrol(here, offering, "learner", "lifelong")
    say("enrolment", f"one place for the learner, one on the waiting list (receipts {enrolment.receipt} and {waiting.receipt})")
    learning.results(here, enrolment, edition)
    made = learning.award(here, enrolment, edition)
    say("award", f"{made.number}, {made.ects} ECTS, counted once")
    try:
        learning.approve_trust_list(here, edition, wait, signed)
    except TimeoutError as awaited:
        raise _Incomplete(f"missing: {_signers_of_trust_list(here)}; the trust list is not signed, so nothing was delivered") from awaited
    say("trust list", "approved by every registrar, signed by every partner")
    batch = learning.batch(made, wait)
    learning.approve_batch(here, batch)
    try:
        credential = learning.delivered(made, signed)
    except TimeoutError as awaited:
        missing = [each.institution.short_name for each in credentials.signers_of(batch) if each.signed_at is None]
        raise _Incomplete(f"missing: {', '.join(missing)}; nothing was delivered") from awaited
    say("credential", f"signed by {', '.join(each.institution.short_name for each in credentials.signers_of(batch))}")
    decision = learning.recognise(here, credential)
    decision.refresh_from_db()
    say("recognition", f"KU Leuven: {decision.outcome}, {decision.ects} ECTS, {len(decision.answers)} criteria")
    return design, credential, decision


def _signers_of_trust_list(here: World) -> str:
    newest = credentials.trust_lists(here.actor("office")).order_by("-version").first()
    rows = newest.signatures.filter(signed_at__isnull=True).select_related("institution") if newest else []
    return ", ".join(row.institution.short_name for row in rows)


def _leave(out: Path, here: World, design: "Design", credential: "Credential", decision: "Decision", status: bytes) -> None:
    found = {
        "open-badge.json": bytes(credential.badge or b""),
        "did.json": credentials.did_document(here.alliance),
        "trust-list.json": credentials.trust_list_document(here.alliance),
        "status-list.json": status,
        "trust-root.json": credentials.root_pin(here.alliance),
        "design.json": _pretty(designs.snapshot(design)),
        "recognition.json": _pretty(
            {
                "institution": "leuven",
                "rules": {"version": decision.rule_set.version, "name": decision.rule_set.name.plain()},
                "facts": decision.facts,
                "criteria": decision.answers,
                "proposed": decision.proposed,
                "outcome": decision.outcome,
                "ects": str(decision.ects),
                "reasons": decision.reasons,
            }
        ),
    }
    for name, content in found.items():
        new = out / f"{name}.new"
        new.write_bytes(content or b"")
        new.rename(out / name)
    pinned = _pin(found["trust-root.json"] or b"")
    say("artefacts", f"{out}: {', '.join(sorted(found))}")
    say("trust root", f"pinned for `juncta verify` in {pinned}" if pinned else "not pinned; give it with --root trust-root.json")


def _pretty(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n").encode()


def _pin(root: bytes) -> Path | None:
    """Pin this story's root for `juncta verify` of the same person; it vouches for the story's alliance address only.

    Every story has freshly generated keys, so each has a pin of its own; the oldest give way.
    """
    named = os.environ.get("JUNCTA_TRUST_ROOTS")
    folder = Path(named) if named else Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "juncta" / "trust-roots"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pin = folder / f"story-{hashlib.sha256(root).hexdigest()[:16]}.json"
        new = pin.with_suffix(".new")
        new.write_bytes(root)
        new.rename(pin)
        for old in sorted(folder.glob("story-*.json"), key=lambda each: each.stat().st_mtime)[:-KEPT_PINS]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return None
    return pin

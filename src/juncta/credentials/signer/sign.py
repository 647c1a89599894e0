"""Signing, and everything that is looked at before: the documents speak for themselves, or they are not signed."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from juncta.credentials.engine import addresses, batch, lints, rdf, template
from juncta.credentials.engine.canonical import parse
from juncta.credentials.engine.moments import moment
from juncta.credentials.engine.proofs import Plan
from juncta.credentials.engine.status import LASTS
from juncta.credentials.engine.template import NotAlike, Template, Values
from juncta.credentials.facts import Suite
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import approval, keys
from juncta.credentials.signer.config import SignerConfig
from juncta.kernel.refusal import blocking

SUITES: Final = tuple(Suite)
DRIFT: Final = timedelta(minutes=10)  # between the clock that composed a list and the signer's


def sign_batch(
    batch_id: str,
    documents: Sequence[bytes],
    statement: Mapping[str, Any],
    institution: str,
    config: SignerConfig,
    at: datetime,
    suites: Sequence[Suite] = SUITES,
) -> list[list[dict[str, Any]]]:
    """One university's proofs over every badge of a batch, in the order of the documents; per document one proof per suite.

    All or nothing: raises SigningRefused when one document is not a sound badge of the batch's one edition that this university
    must sign, or when its registrar did not approve exactly these documents.
    """
    hand = config.hand(institution)
    digests = [hashlib.sha256(document).digest() for document in documents]
    if not documents or len(set(digests)) != len(digests):
        _refuse("The batch is empty, or holds the same document twice.")
    approval.check(statement, batch.of_digests(digest.hex() for digest in digests), batch_id, institution, config)
    read = _read_all(documents)
    _same_edition({part for part, _ in read}, institution, config)
    latest = moment(at + DRIFT)
    if any(values.issued > latest for _, values in read):
        _refuse("A badge of the batch is dated in the future.")
    method = addresses.key(config.did, keys.multibase(hand.assertion))
    context = read[0][0].skeleton["@context"]
    plans = [Plan.of(suite, method, moment(at), context) for suite in suites]
    return [
        [plan.prove(digest if plan.suite is Suite.JCS else rdf.digest(part.quads(values)), hand.assertion) for plan in plans]
        for digest, (part, values) in zip(digests, read, strict=True)
    ]


def sign_trust_list(
    list_id: str, document: bytes, statement: Mapping[str, Any], institution: str, config: SignerConfig, at: datetime
) -> dict[str, Any]:
    """One partner's proof over a version of the trust list that its registrar approved.

    Refused as well when the list names, for this university, a key that this signer does not know: whoever keeps the platform
    could otherwise give itself a key in the university's name.
    """
    hand = config.hand(institution)
    content = _content(document, "JunctaTrustList")
    approval.check(statement, hashlib.sha256(document).hexdigest(), list_id, institution, config)
    if content.get("alliance") != config.did:
        _refuse("The trust list is of another alliance.")
    own = {("assertion", keys.multibase(hand.assertion)), ("trust", keys.multibase(hand.trust))}
    own |= {(purpose, key) for purpose in ("assertion", "trust") for key in hand.retired}
    named = [key for key in _entries(content, "keys") if key.get("controller") == institution]
    strange = [key for key in named if (key.get("purpose"), key.get("publicKeyMultibase")) not in own]
    if strange or not named:
        _refuse("The trust list names other keys for this university than its own.")
    plan = Plan.of(Suite.JCS, addresses.key(config.did, keys.multibase(hand.trust)), moment(at), content["@context"])
    return plan.prove(hashlib.sha256(document).digest(), hand.trust)


def sign_status_list(document: bytes, config: SignerConfig, at: datetime) -> dict[str, Any]:
    """The status key's proof over a status list of this alliance, and over nothing else; no approval is needed for it."""
    if config.status is None:
        raise SigningRefused("This signer holds no status key.")
    content = _content(document, ["VerifiableCredential", "BitstringStatusListCredential"])
    subject = content.get("credentialSubject")
    mine = str(content.get("id")).startswith(f"{addresses.base(config.did)}/status/") and content.get("issuer") == config.did
    if not mine or not isinstance(subject, dict) or subject.get("type") != "BitstringStatusList":
        _refuse("The document is no status list of this alliance.")
    if not moment(at - DRIFT) <= str(content.get("validFrom")) <= str(content.get("validUntil")) <= moment(at + LASTS + DRIFT):
        _refuse("The status list is not for the day that begins now.")
    plan = Plan.of(Suite.JCS, addresses.key(config.did, keys.multibase(config.status)), moment(at), content["@context"])
    return plan.prove(hashlib.sha256(document).digest(), config.status)


def _read_all(documents: Sequence[bytes]) -> list[tuple[Template, Values]]:
    """Each document, taken apart and found sound. Badges of a batch are alike, so the last template is tried first."""
    read: list[tuple[Template, Values]] = []
    for document in documents:
        values = read[-1][0].match(document) if read else None
        part, values = (read[-1][0], values) if values else _split(document)
        if findings := blocking([*lints.alike(part), *lints.of_values(part, values)]):
            _refuse(f"A document of the batch is not sound: {', '.join(finding.code for finding in findings)}.")
        read.append((part, values))
    return read


def _split(document: bytes) -> tuple[Template, Values]:
    try:
        part, values = template.split(parse(document))
    except (NotAlike, TypeError, ValueError) as error:
        message = f"A document of the batch is no badge in canonical form: {error}."
        raise SigningRefused(message) from error
    return part, values


def _same_edition(parts: set[Template], institution: str, config: SignerConfig) -> None:
    policies = [part.skeleton["termsOfUse"] for part in parts]
    if any(policy != policies[0] for policy in policies):
        _refuse("The batch holds badges of more than one edition.")
    if institution not in policies[0][0]["requiredSigner"]:
        _refuse("These badges do not ask for the signature of this university.")
    if any(part.skeleton["issuer"]["id"] != config.did for part in parts):
        _refuse("These badges are issued by another alliance.")


def _content(document: bytes, kind: object) -> dict[str, Any]:
    try:
        content = parse(document)
    except ValueError as error:
        message = "The document is not in canonical form."
        raise SigningRefused(message) from error
    if not isinstance(content, dict) or content.get("type") != kind or "proof" in content or not isinstance(content.get("@context"), list):
        _refuse("The document is of another kind, or carries a proof already.")
    return dict(content)


def _entries(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    entries = content.get(name)
    return [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []


def _refuse(sentence: str) -> None:
    raise SigningRefused(sentence)

"""Did this university's own registrar approve exactly this? The answer comes from keys in the signer's folder, not from the platform.

A statement has a core (what, for whom, when), a method, and a signature over the core; `docs/explanation/signing.md` shows one.
For passkeys WebAuthn Level 2, section 7.2, is followed, without the signature counter: synced passkeys keep none.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from fido2 import cbor
from fido2.cose import CoseKey
from fido2.webauthn import AuthenticatorData, CollectedClientData

from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.multibase import bytes_of, from_base64url, public_key
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer.config import PASSKEY, SOFTWARE, Approver, SignerConfig

TYPE: Final = "JunctaApproval"
PREFIX: Final = b"juncta-approval:"
CORE: Final = ("type", "batch", "digest", "institution", "at")


def core(*, batch_id: str, digest: str, institution: str, at: str) -> dict[str, str]:
    """What a registrar approves: the batch (or list) by id and digest, for which university, when."""
    return {"type": TYPE, "batch": batch_id, "digest": digest, "institution": institution, "at": at}


def message(said: Mapping[str, Any]) -> bytes:
    """The bytes a software key signs; their SHA-256 is the challenge a passkey signs."""
    return PREFIX + canonical({name: said[name] for name in CORE})


def challenge(said: Mapping[str, Any]) -> bytes:
    """What the browser gives to the passkey."""
    return hashlib.sha256(message(said)).digest()


def check(statement: Mapping[str, Any], digest: str, batch_id: str, institution: str, config: SignerConfig) -> None:
    """Raise SigningRefused unless a registrar of this university, known to this signer, approved exactly this."""
    approvers = config.hand(institution).approvers
    if not all(isinstance(statement.get(name), str) for name in (*CORE, "method")) or statement["type"] != TYPE:
        _refuse("The approval is not complete.")
    for name, expected, what in (
        ("institution", institution, "university"),
        ("batch", batch_id, "batch"),
        ("digest", digest, "content"),
    ):
        if not hmac.compare_digest(statement[name].encode(), expected.encode()):
            _refuse(f"The approval is for another {what}.")
    try:
        given = datetime.fromisoformat(statement["at"])
    except ValueError:
        given = None
    if given is None or given.tzinfo is None:
        _refuse("The approval names no time.")
    if not any(_approved_by(approver, statement) for approver in approvers if approver.method == statement["method"]):
        _refuse("The approval is not signed by a registrar whom this signer knows.")


def _approved_by(approver: Approver, statement: Mapping[str, Any]) -> bool:
    try:
        if approver.method == SOFTWARE:
            return _software(approver, statement)
        return approver.method == PASSKEY and _passkey(approver, statement)
    except Exception:  # noqa: BLE001 - parsers of foreign bytes fail in many ways, and whatever is malformed approves nothing
        return False


def _software(approver: Approver, statement: Mapping[str, Any]) -> bool:
    if statement["key"] != approver.key:
        return False
    public_key(approver.key).verify(bytes_of(statement["signature"]), message(statement))
    return True


def _passkey(approver: Approver, statement: Mapping[str, Any]) -> bool:
    client = CollectedClientData(from_base64url(statement["clientDataJSON"]))
    authenticator = AuthenticatorData(from_base64url(statement["authenticatorData"]))
    same = (
        hmac.compare_digest(from_base64url(statement["credentialId"]), from_base64url(approver.credential_id))
        and client.type == CollectedClientData.TYPE.GET
        and hmac.compare_digest(client.challenge, challenge(statement))
        and client.origin == approver.origin
        and not client.cross_origin
        and hmac.compare_digest(authenticator.rp_id_hash, hashlib.sha256(approver.rp_id.encode()).digest())
        and authenticator.is_user_present()
        and authenticator.is_user_verified()
    )
    if not same:
        return False
    cose = cbor.decode(from_base64url(approver.public_key))
    if not isinstance(cose, Mapping):
        return False
    key = CoseKey.parse({name: value for name, value in cose.items() if isinstance(name, int)})
    key.verify(bytes(authenticator) + hashlib.sha256(client).digest(), from_base64url(statement["signature"]))
    return True


def _refuse(sentence: str) -> None:
    raise SigningRefused(sentence)

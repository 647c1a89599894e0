"""How a registrar signs an approval on a page: with a passkey in production, with a generated key for the demo's cast.

Either way the statement is made by the registrar's own key over the batch's digest; this process holds no signing key of a
university, and what it passes on is believed by nobody: the signer checks it against keys of its own.
"""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.base.requests import ActorRequest
from juncta.credentials import ports
from juncta.credentials.forms import PasskeyForm
from juncta.credentials.signer import approval
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

FRESH = timedelta(minutes=60)  # between opening the page and approving on it


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page shows one registrar for one university: a button, or a passkey's request, or the reason why neither."""

    institution: "Institution"
    refusal: Refusal | None
    uses_passkey: bool
    core: str = ""
    challenge: str = ""
    allowed: str = ""


def offer(request: ActorRequest, subject: UUID, digest: str, institution: "Institution", refusal: Refusal | None) -> Offer:
    """The way in which this registrar can approve."""
    if refusal is not None:
        return Offer(institution=institution, refusal=refusal, uses_passkey=False)
    if ports.approver().has_key(request.actor):
        return Offer(institution=institution, refusal=None, uses_passkey=False)
    allowed = [each["id"] for each in passkeys(request)]
    if not allowed:
        return Offer(institution=institution, refusal=_no_key(), uses_passkey=True)
    said = _core(subject, digest, institution)
    challenge = approval.challenge(said)
    return Offer(
        institution=institution,
        refusal=None,
        uses_passkey=True,
        core=json.dumps(said),
        challenge=_b64(challenge),
        allowed=json.dumps(allowed),
    )


def statement(request: ActorRequest, subject: UUID, digest: str, institution: "Institution", refusal: Refusal | None) -> dict[str, Any]:
    """The signed statement, from the cast's key or from the posted assertion; raises Refused when there is none."""
    if refusal is not None:
        raise Refused(refusal)
    if ports.approver().has_key(request.actor):
        return ports.approver().state(request.actor, _core(subject, digest, institution))
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        raise Refused(_no_key())
    said, assertion = form.cleaned_data["core"], form.cleaned_data["assertion"]
    expected = _core(subject, digest, institution) | {"at": _fresh(said)}
    if said != expected or not isinstance(assertion, dict):
        raise Refused(Refusal("CRE-115", _("The page you approved on is out of date."), _("Open it again and approve once more.")))
    return expected | {"method": "webauthn"} | {name: str(assertion.get(name, "")) for name in _ASSERTION}


_ASSERTION = ("credentialId", "clientDataJSON", "authenticatorData", "signature")


def passkeys(request: ActorRequest) -> list[dict[str, str]]:
    """The registrar's own passkeys: id and COSE public key, as their university's signer needs them in its configuration."""
    found = []
    for each in Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN):
        data = each.wrap().authenticator_data.credential_data
        found.append({"id": _b64(data.credential_id), "public_key": _b64(bytes(_cbor(data.public_key))), "name": str(each)})
    return found


def _cbor(public_key: Any) -> bytes:  # noqa: ANN401 - fido2's CoseKey is a dict
    from fido2 import cbor  # noqa: PLC0415 - needed on this page only

    return cbor.encode(dict(public_key))


def _core(subject: UUID, digest: str, institution: "Institution") -> dict[str, str]:
    at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    return approval.core(batch_id=str(subject), digest=digest, institution=institution.ror_uri, at=at)


def _fresh(said: object) -> str:
    """The moment an approval names, if it lies between the opening of the page and now; "" otherwise, which no approval names."""
    at = said.get("at") if isinstance(said, dict) else None
    try:
        moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) if isinstance(at, str) else None
    except ValueError:
        return ""
    return at if at and moment and clock.now() - FRESH <= moment <= clock.now() else ""


def _no_key() -> Refusal:
    return Refusal(
        "CRE-114",
        _("You have no key of your own to approve with."),
        _("Add a passkey to your account, and give its public key to whoever runs your university's signer."),
    )


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

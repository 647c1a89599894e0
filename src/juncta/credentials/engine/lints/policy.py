"""Lints on who must sign: the policy inside the signed bytes must be whole, and say the same as the awarding bodies beside it."""

from typing import Any, Final

from juncta.credentials.engine import addresses
from juncta.credentials.engine.lints.reading import ADDRESS, achieved, at, is_text, items
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark

Document = dict[str, Any]
_BUG: Final = mark("This is a fault in Juncta, or in whoever composed the document: report it.")
_EDITION: Final = mark("The edition says it: publish a corrected edition.")


def one_policy(document: Document) -> list[Finding]:
    """Exactly one JointAward, about the edition that was achieved."""
    policies = items(document, "termsOfUse")
    if (
        len(policies) == 1
        and at(policies[0], "type") == "JointAward"
        and is_text(achieved(document, "id"))
        and at(policies[0], "edition") == achieved(document, "id")
    ):
        return []
    return [Finding("CRE-312", mark("The badge does not say once and clearly who must sign it."), "termsOfUse", _BUG)]


def required_signers(document: Document) -> list[Finding]:
    """The required signers are the awarding bodies, each once and sorted; the quorum is between one and all of them."""
    required = items(document, "termsOfUse", 0, "requiredSigner")
    quorum = at(document, "termsOfUse", 0, "quorum")
    awarding = {str(at(body, "id")) for body in items(document, "credentialSubject", "achievement", "awardingBody")}
    named = bool(required) and all(isinstance(each, str) and ADDRESS.fullmatch(each) for each in required)
    counted = type(quorum) is int and 1 <= quorum <= len(required)
    if named and counted and required == sorted(set(required)) and set(required) == awarding:
        return []
    return [Finding("CRE-313", mark("Those who must sign are not the bodies that award."), "requiredSigner", _EDITION)]


def award_model(document: Document) -> list[Finding]:
    """Several award jointly, all of them signing; or one awards on behalf of the alliance, and says so."""
    required = items(document, "termsOfUse", 0, "requiredSigner")
    behalf = at(document, "termsOfUse", 0, "onBehalfOf")
    jointly = len(required) > 1 and behalf is None and at(document, "termsOfUse", 0, "quorum") == len(required)
    alone = len(required) == 1 and behalf is not None and behalf == at(document, "issuer", "id")
    if jointly or alone:
        return []
    return [
        Finding(
            "CRE-314",
            mark("It is awarded neither jointly by several universities nor by one on behalf of the alliance."),
            "termsOfUse",
            _EDITION,
        )
    ]


def issuer(document: Document) -> list[Finding]:
    """The issuer is the alliance's did:web, by name: its document lists a key per university."""
    try:
        addresses.base(str(at(document, "issuer", "id")))
    except ValueError:
        return [Finding("CRE-315", mark("The issuer is no did:web."), "issuer", mark("Ask the administrator to set the alliance's DID."))]
    if is_text(at(document, "issuer", "name")):
        return []
    return [Finding("CRE-315", mark("The issuer has no name."), "issuer", mark("Ask the administrator to set the alliance's name."))]

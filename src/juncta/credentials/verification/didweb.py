"""The issuer's did:web document, as a file: which keys the issuer itself lists for assertions."""

from typing import Any

from juncta.credentials.verification import bounded, members
from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark


def assertion_keys(data: bytes, issuer: str) -> frozenset[str]:
    """The addresses of the keys that may assert for `issuer`; raises Doubt if the document is not the issuer's."""
    where = mark("The did document")
    document = bounded.parse(data, bounded.DID_LIMIT, where)
    if (named := members.text(document, "id", where)) != issuer:
        raise Doubt(mark("The did document belongs to {other}, not to the badge's issuer."), other=brief(named))
    methods = {_address(method, issuer) for method in members.objects(document, "verificationMethod", where)}
    return frozenset(members.texts(document, "assertionMethod", where)) & methods


def _address(method: dict[str, Any], issuer: str) -> str:
    """The method's address, if it is a Multikey of the issuer whose name is the key itself."""
    where = mark("A key in the did document")
    address = members.text(method, "id", where)
    fine = method.get("type") == "Multikey" and method.get("controller") == issuer
    if not fine or address != f"{issuer}#{members.text(method, 'publicKeyMultibase', where)}":
        raise Doubt(mark("The did document describes a key that makes no sense: {id}."), id=brief(address))
    return address

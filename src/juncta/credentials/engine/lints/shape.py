"""Lints on the form: contexts, terms, types, result, size, and nothing that does not belong into an unsigned badge."""

from typing import Any, Final

from juncta.credentials.engine import contexts, safe
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.lints.reading import achieved, at, is_number, is_text, items
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark

Document = dict[str, Any]
LARGEST: Final = 64 * 1024  # bytes; wallets and verifiers bound what they read
_BUG: Final = mark("This is a fault in Juncta, or in whoever composed the document: report it.")


def context(document: Document) -> list[Finding]:
    """Exactly the pinned contexts and our own terms, in their order (Open Badges 3.0 checks them by position)."""
    if document.get("@context") == contexts.BADGE:
        return []
    return [Finding("CRE-316", mark("The badge's contexts are not the pinned ones, in their order."), "@context", _BUG)]


def terms(document: Document) -> list[Finding]:
    """Safe mode: RDF signs all that the JSON says."""
    if context(document):
        return []  # which terms are defined cannot be said
    lost = safe.unsigned(document)
    if not lost:
        return []
    said = {"lost": "; ".join(lost[:5])}
    return [Finding("CRE-317", mark("Something would not be signed: {lost}."), "@context", _BUG, values=said)]


def types(document: Document) -> list[Finding]:
    """What every Open Badge is and has."""
    expected = (
        document.get("type") == ["VerifiableCredential", "OpenBadgeCredential"]
        and at(document, "credentialSubject", "type") == ["AchievementSubject"]
        and achieved(document, "type") == ["Achievement"]
        and achieved(document, "achievementType") == "MicroCredential"
        and all(is_text(achieved(document, key)) for key in ("id", "name", "description"))
        and is_text(achieved(document, "criteria", "narrative"))
    )
    return [] if expected else [Finding("CRE-318", mark("The badge lacks what every Open Badge of a micro-credential has."), "type", _BUG)]


def unsigned(document: Document) -> list[Finding]:
    """No proof inside yet: proofs stand beside each other, none signs another."""
    return [Finding("CRE-319", mark("There is a proof inside the document already."), "proof", _BUG)] if "proof" in document else []


def earned(document: Document) -> list[Finding]:
    """Credits earned are above zero and no more than there are: ECTS are counted once."""
    got, available = at(document, "credentialSubject", "creditsEarned"), achieved(document, "creditsAvailable")
    if is_number(got) and is_number(available) and got <= available:
        return []
    return [
        Finding(
            "CRE-320",
            mark("The credits earned are none, or more than the micro-credential has."),
            "creditsEarned",
            mark("The board corrects the award."),
        )
    ]


def result(document: Document) -> list[Finding]:
    """A grade belongs to a described grading scheme."""
    described = {at(each, "id") for each in items(document, "credentialSubject", "achievement", "resultDescription")}
    results = items(document, "credentialSubject", "result")
    if all(at(each, "resultDescription") in described and is_text(at(each, "value")) for each in results):
        return []
    return [
        Finding(
            "CRE-321",
            mark("A grade is stated without the grading scheme it belongs to."),
            "result",
            mark("Name the grading scheme in the edition, or state no grade."),
        )
    ]


def size(document: Document) -> list[Finding]:
    """Small enough for every wallet."""
    if len(canonical(document)) <= LARGEST:
        return []
    return [Finding("CRE-322", mark("The badge is larger than 64 KiB."), "", mark("Shorten the edition's texts."))]


def result_stated(document: Document) -> list[Finding]:
    """Optional element: the grade achieved, where the edition has a grading scheme (advice)."""
    if not items(document, "credentialSubject", "achievement", "resultDescription") or items(document, "credentialSubject", "result"):
        return []
    return [
        Finding(
            "CRE-333",
            mark("The edition has a grading scheme, but the badge states no grade."),
            "result",
            mark("Give the grade when the award is prepared."),
            Weight.ADVISES,
        )
    ]

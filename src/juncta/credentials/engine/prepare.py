"""The one way to a document that may be signed: composed from frozen facts, linted, spelt canonically."""

import hashlib
from collections.abc import Sequence
from dataclasses import InitVar, dataclass
from typing import Final

from juncta.credentials.engine import compose, lints
from juncta.credentials.facts import BadgeFacts
from juncta.kernel.refusal import Finding, blocking

_SEAL: Final = object()


class NotSound(Exception):  # noqa: N818 - it says what the document is
    """Raised when a lint blocks; carries all findings."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Name the codes for the log; pages show the findings."""
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A linted document, ready to be stored as intent and then signed. Only `prepare` makes one."""

    document: bytes
    digest: str  # SHA-256 in hexadecimal
    advice: tuple[Finding, ...]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        """Raise TypeError for anybody but `prepare`."""
        if seal is not _SEAL:
            message = "only prepare makes a Prepared"
            raise TypeError(message)


def prepare(facts: BadgeFacts) -> Prepared:
    """Compose and lint one award's badge; raises NotSound when something blocks."""
    template, values = compose.template(facts), compose.values(facts)
    findings = (*lints.alike(template), *lints.of_values(template, values))
    if findings and blocking(findings):
        raise NotSound(findings)
    document = template.fill(values)
    return Prepared(document, hashlib.sha256(document).hexdigest(), findings, _SEAL)

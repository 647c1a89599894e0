"""What the credentials' rules know: states, suites, and an award as its badge will tell it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from juncta.catalogue.facts import EditionContent
from juncta.kernel.ects import Ects


class CredentialState(StrEnum):
    """Whether a credential has all its signatures. Revocation is a fact of its own."""

    PREPARED = "prepared"
    ISSUED = "issued"


class Suite(StrEnum):
    """Data Integrity cryptosuites in the order in which proofs stand in a badge."""

    RDFC = "eddsa-rdfc-2022"
    JCS = "eddsa-jcs-2022"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EditionFacts:
    """What all badges of one edition say alike: build it once per batch, since what follows from it is kept per object.

    `address` is the edition's public address, `digest` the SHA-256 of its frozen content, in hexadecimal.
    """

    content: EditionContent
    address: str
    digest: str

    @property
    def required(self) -> tuple[str, ...]:
        """ROR addresses of the institutions that must sign, sorted."""
        return tuple(sorted(self.content.institution(slug).ror_uri for slug in self.content.awarding))

    @property
    def quorum(self) -> int:
        """How many of them must have signed."""
        return len(self.content.awarding) if self.content.quorum == "all" else int(self.content.quorum)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFacts:
    """One award, as its badge will tell it. Times are aware; `status_list` and `public_id` are public ids.

    `ects_earned` is what the board awarded (empty: all the edition offers); `grade` is the result in words, in the edition's
    grading scheme (empty: no result is stated beyond the award itself).
    """

    edition: EditionFacts
    public_id: str
    given_name: str
    family_name: str
    number: str
    awarded_at: datetime
    issued_at: datetime
    status_list: str
    status_index: int
    ects_earned: Ects | None = None
    grade: str = ""

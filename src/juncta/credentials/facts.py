"""What the credentials' rules know: states, suites, verdicts."""

from enum import StrEnum


class CredentialState(StrEnum):
    """Whether a credential has all its signatures. Revocation is a fact of its own."""

    PREPARED = "prepared"
    ISSUED = "issued"


class Suite(StrEnum):
    """Data Integrity cryptosuites in the order in which proofs stand in a badge."""

    RDFC = "eddsa-rdfc-2022"
    JCS = "eddsa-jcs-2022"

"""Announcements about batches, credentials and lists."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPrepared(Event):
    """Credentials were composed, linted and stored as intent."""

    subject: ClassVar[str] = "batch"
    edition_id: UUID
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchApproved(Event):
    """A registrar approved the batch for their institution."""

    subject: ClassVar[str] = "batch"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSigned(Event):
    """An institution signed the whole batch."""

    subject: ClassVar[str] = "batch"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningFailed(Event):
    """A signer could not or would not sign."""

    subject: ClassVar[str] = "batch"
    institution_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchComplete(Event):
    """Every awarding body has signed; the credentials are delivered."""

    subject: ClassVar[str] = "batch"
    edition_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialIssued(Event):
    """A credential was delivered to its learner."""

    subject: ClassVar[str] = "credential"
    award_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRevoked(Event):
    """A credential was declared void."""

    subject: ClassVar[str] = "credential"
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusListSigned(Event):
    """A status list was signed anew."""

    subject: ClassVar[str] = "status-list"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustListProposed(Event):
    """A new version of the trust list waits for the partners."""

    subject: ClassVar[str] = "trust-list"
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustListApproved(Event):
    """A registrar approved the trust list for their institution."""

    subject: ClassVar[str] = "trust-list"
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialShared(Event):
    """A learner made a link to their credential, or took it back."""

    subject: ClassVar[str] = "credential"
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerAnnounced(Event):
    """A signer told the house its public keys."""

    subject: ClassVar[str] = "alliance"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustListSigned(Event):
    """A partner signed the trust list."""

    subject: ClassVar[str] = "trust-list"
    version: int
    institution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustListComplete(Event):
    """The trust list has the signatures it needs."""

    subject: ClassVar[str] = "trust-list"
    version: int

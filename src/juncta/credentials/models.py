"""What proves an award: the prepared document, approvals, proofs, the status list, the trust list."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Institution, Person
from juncta.assessment.models import Award
from juncta.base.identity import public_id
from juncta.base.models import Row
from juncta.catalogue.models import Edition
from juncta.credentials.facts import CredentialState, Suite


class StatusList(Row):
    """A Bitstring Status List: its size, and the last signed document. The bits are computed from the revocations."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=40, unique=True, default=public_id)
    purpose = models.CharField(max_length=20, default="revocation")
    size = models.PositiveIntegerField(default=131072)
    document = models.BinaryField(null=True)  # the signed list as served
    shows = models.PositiveIntegerField(default=0)  # how many revocations its bits show; they only ever grow in number
    signed_at = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Its public id."""
        return self.public_id


class Batch(Row):
    """Credentials prepared together, to be signed together by every awarding body of one edition."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)  # SHA-256 over the sorted document digests: what registrars approve
    prepared_at = models.DateTimeField()
    complete_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-prepared_at"]

    def __str__(self) -> str:
        """Edition and time."""
        return f"{self.edition}, {self.prepared_at:%Y-%m-%d %H:%M}"


class RequiredSigner(Row):
    """An institution whose signature a batch waits for, and how far it is."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="signers")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)  # why the last try failed, in a sentence

    class Meta:
        """Each institution once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "institution"], name="one_signer_per_institution")]

    def __str__(self) -> str:
        """Who."""
        return str(self.institution)


class Approval(Row):
    """A registrar's own signature over a batch's digest; the signer checks it against keys it holds itself."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="approvals")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    statement = models.JSONField()  # credentials.facts: the signed approval, software key or passkey assertion
    at = models.DateTimeField()

    class Meta:
        """One approval per institution."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "institution"], name="one_approval_per_signer")]

    def __str__(self) -> str:
        """Who approved."""
        return f"{self.institution}: {self.person}"


class Credential(Row):
    """One award's badge: the linted document that is to be signed (the intent), and, when all have signed, the badge as bytes."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="credentials")
    public_id = models.CharField(max_length=40, unique=True, default=public_id)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in CredentialState], default=CredentialState.PREPARED)
    document = models.BinaryField()  # canonical bytes without proofs: the stored intent
    digest = models.CharField(max_length=64)
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="credentials")
    status_index = models.PositiveIntegerField()
    prepared_at = models.DateTimeField()
    badge = models.BinaryField(null=True)  # bytes as delivered, all proofs inside
    share_id = models.CharField(max_length=40, null=True, blank=True, unique=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        """A status index is used once; delivered exactly when there is a badge, never before the intent."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["status_list", "status_index"], name="status_index_used_once"),
            models.CheckConstraint(
                condition=Q(state="prepared", badge__isnull=True, issued_at__isnull=True)
                | Q(state="issued", badge__isnull=False, issued_at__isnull=False),
                name="issued_exactly_with_a_badge",
            ),
            models.CheckConstraint(condition=Q(issued_at__isnull=True) | Q(issued_at__gte=models.F("prepared_at")), name="intent_is_older"),
        ]

    def __str__(self) -> str:
        """Its public id."""
        return self.public_id


class Proof(Row):
    """One institution's Data Integrity proof over one credential, in one suite."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="proofs")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    suite = models.CharField(max_length=30, choices=[(s.value, s.value) for s in Suite])
    proof = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """One proof per institution and suite."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["credential", "institution", "suite"], name="one_proof_per_signer_and_suite")
        ]

    def __str__(self) -> str:
        """Who, with what."""
        return f"{self.institution}: {self.suite}"


class Revocation(Row):
    """A credential declared void, by whom and why; it is never taken back (a trigger holds that)."""

    credential = models.OneToOneField(Credential, on_delete=models.PROTECT, related_name="revocation")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """The reason."""
        return self.because


class TrustList(Row):
    """One version of the list of who may sign, seal or publish status for what, from when to when; the partners sign it."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    document = models.BinaryField()  # canonical bytes without proofs: what the partners sign
    digest = models.CharField(max_length=64)
    editions = models.JSONField(default=list)  # ids of the editions it names
    signed = models.BinaryField(null=True)  # with the proofs of all partners
    made_at = models.DateTimeField()
    complete_at = models.DateTimeField(null=True)

    class Meta:
        """One row per version."""

        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "version"], name="one_trust_list_per_version")]

    def __str__(self) -> str:
        """Its version."""
        return f"{self.version}"


class TrustListSignature(Row):
    """A partner's part in one version of the trust list: the registrar's approval, then the proof its signer made."""

    trust_list = models.ForeignKey(TrustList, on_delete=models.CASCADE, related_name="signatures")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    statement = models.JSONField(null=True)
    approved_at = models.DateTimeField(null=True)
    proof = models.JSONField(null=True)
    signed_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        """One part per institution; nothing is signed that was not approved."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust_list", "institution"], name="one_trust_signature_per_institution"),
            models.CheckConstraint(condition=Q(proof__isnull=True) | Q(statement__isnull=False), name="trust_signature_was_approved"),
        ]

    def __str__(self) -> str:
        """Who."""
        return str(self.institution)


class SignerKey(Row):
    """A public key an institution's signer (or the alliance's status signer) has announced. No private key is ever stored here."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")  # empty: the status key
    purpose = models.CharField(max_length=20)  # "assertion", "trust" or "status"
    multibase = models.CharField(max_length=120, unique=True)
    valid_from = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Whose, for what."""
        return f"{self.institution or 'status'}: {self.purpose}"

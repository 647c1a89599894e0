"""The rows under all rooms: what a row is, who can sign in, what happened, what was sent."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from juncta.base.identity import uuid7


class Row(models.Model):
    """Base of every table: its key is a UUIDv7."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True


class AccountManager(BaseUserManager["Account"]):
    """Creates accounts, which are named by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Account":  # noqa: ANN401
        """A new account; without a password it can be entered by passkey or a reset only."""
        account = self.model(email=self.normalize_email(email), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. Who they are in an alliance is a `Person`, one room up."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        """One account per address, whatever its letters' case."""

        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        """The address."""
        return self.email


class Happening(models.Model):
    """One event, written in the transaction in which it happened; never changed, never deleted (a trigger holds that)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    alliance_id = models.UUIDField(null=True, db_index=True)
    person_id = models.UUIDField(null=True)
    who = models.CharField(max_length=200)
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    payload = models.JSONField(default=dict)

    class Meta:
        """Read by subject, in order."""

        indexes: ClassVar = [models.Index(fields=["subject", "subject_id", "id"])]

    def __str__(self) -> str:
        """Who did what."""
        return f"{self.who}: {self.kind}"


class Message(Row):
    """A message to one person about one happening; sent by a job, shown in the demo's mailbox."""

    happening = models.ForeignKey(Happening, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """One message per cause and recipient."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["happening", "account"], name="one_message_per_cause_and_recipient")]

    def __str__(self) -> str:
        """Its subject line."""
        return self.subject


class KeptMail(Row):
    """A mail that the demo kept instead of sending it, exactly as it would have gone out."""

    to = models.CharField(max_length=500)
    subject = models.CharField(max_length=400)
    text = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        """Its subject line."""
        return self.subject

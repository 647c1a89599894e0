"""Messages to people: one per cause and recipient, written with their cause, sent by a job afterwards."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation

from juncta.base import clock
from juncta.base.models import Account, Happening, KeptMail, Message

if TYPE_CHECKING:
    from django.db.models import QuerySet

Words = Callable[[], tuple[str, str]]  # subject and text, in the language that is active when it is called


def write(*, happening: Happening, to: Iterable[Account], words: Words, link: str = "") -> int:
    """Write the message for each recipient in their own language; nobody gets two for one cause.

    Returns how many were new. Writing again after a killed job adds nothing.
    """
    new = 0
    for account in to:
        with translation.override(account.language or settings.LANGUAGE_CODE):
            subject, text = words()
        _, created = Message.objects.get_or_create(
            happening=happening,
            account=account,
            defaults={"subject": subject, "text": text, "link": link, "written_at": clock.now()},
        )
        new += created
    return new


def write_in(language: str, *, account: Account) -> None:
    """From now on write to them in this language."""
    Account.objects.filter(pk=account.pk).exclude(language=language).update(language=language)


def keep(*, to: str, subject: str, text: str) -> KeptMail:
    """Keep a mail for the demo's mailbox instead of sending it."""
    return KeptMail.objects.create(to=to[:500], subject=subject[:400], text=text, kept_at=clock.now())


def kept(most: int) -> "QuerySet[KeptMail]":
    """The mails the demo kept, the latest first."""
    return KeptMail.objects.all()[:most]


def send_waiting(limit: int = 100) -> int:
    """Send what has not been sent, oldest first; returns how many. In the demo "sent" means: it stands in the mailbox."""
    sent = 0
    while sent < limit:
        with transaction.atomic():
            message = (
                Message.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("account")
                .filter(sent_at__isnull=True)
                .order_by("written_at")
                .first()
            )
            if message is None:
                return sent
            text = f"{message.text}\n\n{settings.JUNCTA_ADDRESS}{message.link}" if message.link else message.text
            send_mail(message.subject, text, None, [message.account.email])
            message.sent_at = clock.now()
            message.save(update_fields=["sent_at"])
        sent += 1
    return sent

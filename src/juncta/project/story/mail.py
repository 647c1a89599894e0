"""The demo's mail: every message that would have been sent is kept for the mailbox page, and nothing leaves this machine."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from juncta.base.messages import keep


class MailboxBackend(BaseEmailBackend):
    """Keeps mails; refuses to exist outside the demo, where mails must reach people."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each; answers how many. Raises RuntimeError outside the demo."""
        if not settings.JUNCTA_DEMO:
            message = "the mailbox keeps mails in the demo only"
            raise RuntimeError(message)
        for mail in email_messages:
            keep(to=", ".join(mail.recipients()), subject=str(mail.subject), text=str(mail.body))
        return len(email_messages)

"""What a learner has: credentials, and the enrolments on the way to them."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from juncta.credentials import queries as credentials
from juncta.enrolment import queries as enrolment
from juncta.enrolment.facts import EnrolmentState
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.credentials.models import Credential
    from juncta.enrolment.models import Enrolment


def earned(actor: Actor) -> "QuerySet[Credential]":
    """One's credentials, the newest first, those that wait for a signature included."""
    return credentials.issued_to(actor)


def enrolled(actor: Actor) -> "QuerySet[Enrolment]":
    """One's enrolments that have not ended."""
    return enrolment.mine(actor).exclude(state__in=[EnrolmentState.WITHDRAWN, EnrolmentState.COMPLETED])

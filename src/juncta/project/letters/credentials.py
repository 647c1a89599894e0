"""The letters of the award: what waits for a signature, and what became of a credential."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.credentials import queries as credentials
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import send

if TYPE_CHECKING:
    pass


def ask_for_trust_approval(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Registrars of the universities that sign the trust list."""
    trust_list = credentials.trust_lists(SYSTEM).get(pk=event.subject_id)
    to = [
        person
        for row in trust_list.signatures.select_related("institution")
        for person in alliances.persons_with(Role.REGISTRAR, institution=row.institution)
    ]
    send(
        happening,
        to,
        lambda: _("The trust list, version {version}, waits for your approval"),
        lambda: _("It names who must sign for which edition. Read it and approve it for your university."),
        reverse("credentials-trust-list", args=[trust_list.version]),
        version=str(trust_list.version),
    )


def ask_for_signature(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Registrars of every university that must sign a batch."""
    batch = credentials.batch_by_id(event.subject_id)
    to = [
        person
        for row in batch.signers.select_related("institution")
        for person in alliances.persons_with(Role.REGISTRAR, institution=row.institution)
    ]
    send(
        happening,
        to,
        lambda: _("Credentials wait for your signature: {count}"),
        lambda: _("The board has awarded. Nothing is delivered until every awarding university has signed."),
        reverse("credentials-batch", args=[batch.pk]),
        count=str(event.count),
    )


def tell_issued(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The learner whose credential is complete."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("Your credential is here"),
        lambda: _("Every awarding university has signed it. Keep the file, share a link, or ask a university to recognise it."),
        reverse("credentials-credential", args=[event.subject_id]),
    )


def tell_revoked(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The learner whose credential was declared void."""
    credential = credentials.by_id(event.subject_id)
    send(
        happening,
        [credential.award.enrolment.person],
        lambda: _("Your credential was revoked"),
        lambda: _("The reason given: {because} If you think that is wrong, answer the registrar of an awarding university."),
        reverse("credentials-credential", args=[credential.pk]),
        because=event.because,
    )

"""How the house posts a letter: written for each recipient in their language, sent by a job."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from juncta.base import messages
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.design.facts import InvitationState
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.design.models import Design


def send(happening: Happening, to: "Iterable[Person]", subject: Any, text: Any, link: str = "", **values: object) -> None:  # noqa: ANN401
    """Write the letter to each; `subject` and `text` are functions so that they are translated for each recipient."""
    accounts = {person.account_id: person.account for person in to if person.account_id}
    written = messages.write(
        happening=happening,
        to=(account for account in accounts.values() if account),
        words=lambda: (subject().format(**_said(values)), text().format(**_said(values))),
        link=link,
    )
    if written:
        from juncta.project import jobs  # noqa: PLC0415 - the job queue starts after this module is loaded

        jobs.send_messages.defer()


def _said(values: Mapping[str, object]) -> dict[str, str]:
    """The values in the language that is active now, the recipient's."""
    tag = get_language() or "en"
    return {name: value.best(tag)[1] if isinstance(value, LangText) else str(value) for name, value in values.items()}


def design_and_page(design_id: UUID) -> "tuple[Design, str]":
    """A design, and the address of its workspace."""
    design = designs.by_id(design_id)
    return design, reverse("design-home", args=[design.pk])


def team_of(design: "Design") -> "list[Person]":
    """Everybody who has accepted to work on it."""
    return [member.person for member in design.team.filter(state=InvitationState.ACCEPTED).select_related("person__account")]

"""Who has said what, as a picture: one line per seat and per awarding partner."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from juncta.kernel.text import LangText
from juncta.review.facts import Decision, Outcome, Verdict
from juncta.review.models import Dossier
from juncta.review.queries.dossiers import Partner, Seat


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who must say yes: a body of the panel (`tile` is None) or an awarding university in its hue.

    `state` is a state of the house, `word` what it means here, `on` the day it was said.
    """

    name: LangText
    part: str
    state: str
    word: str
    on: date | None = None
    tile: int | None = None


def matrix_of(dossier: Dossier, seats: list[Seat], partners: list[Partner]) -> list[Line]:
    """Everybody who must say yes, in the order in which they are asked."""
    return [*(_of_seat(dossier, seat) for seat in seats), *(_of_partner(dossier, partner) for partner in partners)]


def _of_seat(dossier: Dossier, seat: Seat) -> Line:
    name, part = LangText(seat.body.name), _("panel")
    if seat.voice is None:
        asked = dossier.outcome == Outcome.OPEN
        return Line(name, part, "waiting" if asked else "unknown", _("has not spoken yet") if asked else _("was not heard any more"))
    on = timezone.localdate(seat.voice.at)
    if seat.voice.verdict == Verdict.APPROVE:
        return Line(name, part, "agreed", _("approves"), on=on)
    return Line(name, part, "returned", _("returned it"), on=on)


def _of_partner(dossier: Dossier, partner: Partner) -> Line:
    name, part, tile = LangText(partner.institution.name), _("awards"), partner.institution.tile
    if partner.approval is None:
        words = {
            Outcome.OPEN: ("waiting", _("decides after the panel")),
            Outcome.APPROVING: ("waiting", _("has not decided yet")),
            Outcome.RETURNED: ("unknown", _("was not asked any more")),
        }
        state, word = words[Outcome(dossier.outcome)]
        return Line(name, part, state, word, tile=tile)
    approves = partner.approval.decision == Decision.APPROVED
    return Line(
        name,
        part,
        "agreed" if approves else "returned",
        _("approved") if approves else _("returned it"),
        on=partner.approval.decided_on,
        tile=tile,
    )

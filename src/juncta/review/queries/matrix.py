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
    name, part = seat.name, _("panel")
    if not seat.has_spoken:
        asked = not dossier.is_closed
        return Line(name, part, "waiting" if asked else "unknown", _("has not spoken yet") if asked else _("was not heard any more"))
    if seat.standing is None:
        return Line(name, part, "here", _("has spoken"))
    on = timezone.localdate(seat.standing.at)
    if seat.standing.verdict == Verdict.RETURN:
        return Line(name, part, "returned", _("returned it"), on=on)
    return Line(name, part, "agreed", _("approves with conditions") if seat.standing.conditions.all() else _("approves"), on=on)


def _of_partner(dossier: Dossier, partner: Partner) -> Line:
    name, part, tile = LangText(partner.institution.name), _("awards"), partner.institution.tile
    if partner.approval is None:
        words = {
            Outcome.OPEN: ("waiting", _("decides after the panel")),
            Outcome.DISCUSSING: ("waiting", _("decides after the panel")),
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

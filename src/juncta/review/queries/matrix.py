"""Who has said what, as a picture: one row per seat and per awarding partner."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from juncta.kernel.text import LangText
from juncta.review.facts import Decision, Outcome, Verdict
from juncta.review.models import Dossier
from juncta.review.queries.dossiers import Partner, Seat
from juncta.ui.pictures import Cell, Matrix, MatrixRow


def panel_matrix(dossier: Dossier, seats: list[Seat]) -> Matrix:
    """The panel: which body has spoken, and how."""
    rows = [MatrixRow(name=LangText(seat.body.name), cells=[_of_seat(dossier, seat)]) for seat in seats]
    return Matrix(columns=[_("Says")], rows=rows, caption=_("The panel"))


def partner_matrix(dossier: Dossier, partners: list[Partner]) -> Matrix:
    """The awarding partners: which university has decided, and how."""
    rows = [
        MatrixRow(name=LangText(each.institution.name), cells=[_of_partner(dossier, each)], tile=each.institution.tile) for each in partners
    ]
    return Matrix(columns=[_("Decides")], rows=rows, caption=_("The awarding universities"))


def _of_seat(dossier: Dossier, seat: Seat) -> Cell:
    if seat.voice:
        state = "agreed" if seat.voice.verdict == Verdict.APPROVE else "returned"
        return Cell(state, date_format(seat.voice.at, "j F"))
    return Cell("waiting") if dossier.outcome == Outcome.OPEN else Cell("unknown", _("closed before it spoke"))


def _of_partner(dossier: Dossier, partner: Partner) -> Cell:
    if partner.approval:
        state = "agreed" if partner.approval.decision == Decision.APPROVED else "returned"
        return Cell(state, date_format(partner.approval.decided_on, "j F"))
    if dossier.outcome == Outcome.OPEN:
        return Cell("waiting", _("after the panel"))
    return Cell("waiting") if dossier.outcome == Outcome.APPROVING else Cell("unknown", _("closed before it decided"))

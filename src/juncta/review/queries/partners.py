"""What partners may do about a design, and what follows if they do: objections, withdrawals, the gates they stand before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.alliance import queries as alliance
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.framework.facts import Decides
from juncta.kernel.text import LangText
from juncta.review import permits, rules
from juncta.review.facts import Decision, Outcome
from juncta.review.models import Dossier, Objection
from juncta.ui.pictures import Cell, Matrix, MatrixRow

if TYPE_CHECKING:
    from datetime import date

    from juncta.alliance.models import Institution
    from juncta.design.models import Design
    from juncta.kernel.actor import Actor
    from juncta.review.queries.dossiers import Partner


@dataclass(frozen=True, slots=True)
class Objecting:
    """An objection as this reader sees it: whether they may lift it, or take the design back."""

    objection: Objection
    may_lift: bool
    may_take_back: bool


def objections_of(dossier: Dossier, actor: "Actor") -> list[Objecting]:
    """The objections to a dossier, ended ones too."""
    return [
        Objecting(each, permits.why_not_lift(actor, each) is None, permits.why_not_take_back(actor, each) is None)
        for each in dossier.objections.all()
    ]


def objectors(dossier: Dossier, actor: "Actor") -> "list[Institution]":
    """The partners for which the reader may object now."""
    slugs = [each["slug"] for each in dossier.snapshot["institutions"]]
    found = alliance.institutions(actor).filter(alliance=dossier.alliance_id, slug__in=slugs)
    return [each for each in found if permits.why_not_object(actor, dossier, each) is None]


def due_on(dossier: Dossier) -> "date | None":
    """Until when those who are asked now should have answered."""
    if dossier.is_closed:
        return None
    return dossier.approvals_due_on if dossier.outcome == Outcome.APPROVING else dossier.voices_due_on


def consequences_of(design: "Design", institution: "Institution") -> list[str]:
    """What follows if a partner withdraws now, in sentences."""
    frozen = designs.snapshot(design)
    found = rules.consequences(frozen, institution.slug)
    said = [_("“{component}” then has no provider.").format(component=LangText(title)) for title in found.components]
    said.append(ngettext("Only {count} country remains.", "{count} countries remain.", found.countries).format(count=found.countries))
    if found.awarded:
        said.append(
            ngettext("{count} awarding university remains.", "{count} awarding universities remain.", found.awarding).format(
                count=found.awarding
            )
        )
    if found.coordinated:
        said.append(_("Nobody coordinates any more."))
    going_on = Dossier.objects.filter(design=design, closed_at__isnull=True).exists()
    if going_on:
        said.append(_("The review stops, and the design goes back to its team."))
    if Dossier.objects.filter(design=design, outcome=Outcome.APPROVED).exists():
        said.append(_("The edition in force stays for learners who are enrolled; it takes nobody new."))
    return said


def gates_matrix(dossier: Dossier, partners: "list[Partner]") -> Matrix:
    """Partners by gates, one glyph each: what was decided for all stands in every row, at the partners' gate each stands for itself."""
    facts = framework.facts_of(dossier.design.framework)
    gates = facts.up_to_publication
    passed = {each.gate: each for each in dossier.design.passages.all() if each.version == dossier.version}
    always = {each.gate for each in dossier.design.passages.all()}
    objecting = {each.institution_id for each in dossier.objections.all() if not each.ended}
    here = next((gate.code for gate in gates if gate.code not in passed and gate.decides is not Decides.BODY), "")

    def cell(gate_code: str, decides: Decides, partner: "Partner") -> Cell:
        if gate_code == here and partner.institution.pk in objecting:
            return Cell("returned", _("objects"))
        if decides is Decides.EVERY_AWARDING_PARTNER and partner.approval:
            carried = _("unchanged") if partner.approval.carried_from_id else ""
            return Cell("agreed" if partner.approval.decision == Decision.APPROVED else "returned", carried)
        if decides is Decides.BODY:
            return Cell("agreed" if gate_code in always else "waiting")
        passage = passed.get(gate_code)
        if passage:
            since = passage.unchanged_since
            return Cell("agreed", _("as in version {n}").format(n=since) if since else "")
        closed = dossier.outcome == Outcome.RETURNED
        return Cell("unknown" if closed else "here" if gate_code == here else "waiting")

    return Matrix(
        columns=[gate.name for gate in gates],
        rows=[
            MatrixRow(LangText(each.institution.name), [cell(gate.code, gate.decides, each) for gate in gates], each.institution.tile)
            for each in partners
        ],
        caption=_("Awarding universities and the gates of the framework"),
    )

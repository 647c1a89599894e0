"""Who objects for a partner, who withdraws it, and what stands still meanwhile."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design import permits as design_permits
from juncta.design.permits import revising
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.permits.opening import is_office

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design
    from juncta.review.models import Dossier, Objection


def stands_still(dossier: "Dossier") -> Refusal | None:
    """Nothing is decided while a partner objects."""
    objecting = [objection for objection in dossier.objections.all() if not objection.ended]
    if not objecting:
        return None
    return Refusal(
        "REV-171",
        _("{institution} objects, so nothing is decided now.").format(institution=", ".join(str(each.institution) for each in objecting)),
        _("The partner lifts the objection, or the team takes the design back and changes it."),
    )


def may_object_for(actor: Actor, institution: "Institution") -> bool:
    """Whether they speak for a partner in this: its approver."""
    return design_permits.acts_at(actor, Role.APPROVER, institution.pk)


def is_partner(design_snapshot: "dict[str, object]", institution: "Institution") -> bool:
    """Whether the institution takes part in what was frozen."""
    institutions = design_snapshot.get("institutions", [])
    return isinstance(institutions, list) and any(each["slug"] == institution.slug for each in institutions)


def why_not_object(actor: Actor, dossier: "Dossier", institution: "Institution", reasons: str | None = None) -> Refusal | None:
    """An approver objects for their own university while it is judged, one objection at a time; without `reasons`: in general."""
    if not is_partner(dossier.snapshot, institution):
        return Refusal("REV-172", _("{institution} takes no part in this micro-credential.").format(institution=institution))
    if not may_object_for(actor, institution):
        return Refusal(
            "REV-173", _("An approver of {institution} objects for it.").format(institution=institution), _("Tell a colleague there.")
        )
    if dossier.is_closed:
        return Refusal("REV-112", _("This dossier is closed."))
    if any(each.institution_id == institution.pk and not each.ended for each in dossier.objections.all()):
        return Refusal("REV-174", _("{institution} objects already.").format(institution=institution))
    return why_not_give_reasons(reasons)


def why_not_give_reasons(reasons: str | None) -> Refusal | None:
    """An objection, an answer to it and a withdrawal have reasons; None is not asked."""
    if reasons is not None and not reasons.strip():
        return Refusal("REV-175", _("This needs its reasons."), _("Write at least a sentence the others can work with."))
    return None


def why_not_lift(actor: Actor, objection: "Objection") -> Refusal | None:
    """Whoever may object for the partner lifts its objection."""
    if not may_object_for(actor, objection.institution):
        return Refusal("REV-176", _("An approver of {institution} lifts it.").format(institution=objection.institution))
    return _has_ended(objection)


def why_not_take_back(actor: Actor, objection: "Objection") -> Refusal | None:
    """The author, the coordinating partner or the alliance office takes the design back because of an objection."""
    design = objection.dossier.design
    if not (design_permits.speaks_for(actor, design) or is_office(actor, design.alliance_id)):
        return Refusal("REV-177", _("The author or the coordinating partner takes the design back."), _("Talk to the team."))
    return _has_ended(objection)


def _has_ended(objection: "Objection") -> Refusal | None:
    if objection.ended or objection.dossier.is_closed:
        return Refusal("REV-178", _("This objection has ended."))
    return None


def why_not_withdraw(actor: Actor, design: "Design", institution: "Institution", reasons: str | None = None) -> Refusal | None:
    """An approver withdraws their own university from a design in which it takes part."""
    return revising.why_not_withdraw(actor, design, institution) or why_not_give_reasons(reasons)

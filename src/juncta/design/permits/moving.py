"""When a design moves to another version of its framework, and what still holds there."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design.models import Design
from juncta.design.permits import speaks_for, why_not_now
from juncta.framework import queries as framework
from juncta.framework.facts import FrameworkFacts
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.framework.models import Framework


def still_holds(gate: str, old: FrameworkFacts, new: FrameworkFacts) -> bool:
    """Whether a decision at this gate counts on another version: the gate is there, and is decided in the same way."""
    before, after = ({each.code: each.decides for each in facts.gates} for facts in (old, new))
    return gate in before and before[gate] is after.get(gate)


def why_not_move_to(actor: Actor, design: Design, to: "Framework") -> Refusal | None:
    """Whoever speaks for the design moves it to a later version while it is being drafted."""
    if not speaks_for(actor, design):
        return Refusal(
            "DES-152",
            _("The author or an academic of the coordinating partner moves it to another version."),
            _("Tell {author} what you think of it.").format(author=design.author),
        )
    if refusal := why_not_now(design):
        return refusal
    if to.alliance_id != design.alliance_id or to.slug != design.framework.slug or to.version <= design.framework.version:
        return Refusal("DES-153", _("The design stands on version {version} already.").format(version=design.framework.version))
    old, new = framework.facts_of(design.framework), framework.facts_of(to)
    codes = {each.code for each in new.gates}
    if other := sorted({each.gate for each in design.passages.all() if each.gate in codes and not still_holds(each.gate, old, new)}):
        return Refusal(
            "DES-154",
            _("The design has passed {gates}, which is decided in another way there.").format(gates=", ".join(other)),
            _("Finish it on its own version."),
        )
    if design.format not in {each.code for each in new.formats}:
        return Refusal("DES-155", _("That version no longer knows the format of this design."), _("Finish it on its own version."))
    return None

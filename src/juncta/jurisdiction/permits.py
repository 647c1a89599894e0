"""Why somebody may not change rules: the alliance office keeps them, builds on the newest revision, and gives a reason."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.jurisdiction.engine.reading import amiss
from juncta.jurisdiction.facts import RuleFacts
from juncta.jurisdiction.models import Jurisdiction, Rule
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from uuid import UUID

    from juncta.alliance.models import Institution


def why_not_keep(actor: Actor, alliance_id: "UUID") -> Refusal | None:
    """The alliance office and administrators keep the rules of their own alliance."""
    office = actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)
    if actor == SYSTEM or (office and actor.alliance == alliance_id):
        return None
    return Refusal("JUR-101", _("Only the alliance office keeps the rules."), _("Tell the alliance office what you know, with its source."))


def why_not_write(actor: Actor, place: Jurisdiction, facts: RuleFacts, why: str) -> Refusal | None:
    """Whether they may note this: it holds together and has a source and a reason."""
    if refusal := why_not_keep(actor, place.alliance_id):
        return refusal
    if wrong := amiss(facts):
        return Refusal("JUR-102", _(wrong[1]), _("Correct it, and save again."))
    if not facts.source.title.strip():
        return Refusal("JUR-103", _("A rule without a source is hearsay."), _("Say where it is written, or who told you."))
    if not why.strip():
        return Refusal("JUR-104", _("Say why you change it."), _("One sentence is enough; it stands in the history."))
    return None


def why_not_add(actor: Actor, place: Jurisdiction, facts: RuleFacts, institution: "Institution | None", why: str) -> Refusal | None:
    """Whether they may add this rule here: its code is free, and its institution lies here."""
    if refusal := why_not_write(actor, place, facts, why):
        return refusal
    if place.rules.filter(code=facts.code).exists():
        return code_taken()
    if institution and not place.institutions.filter(pk=institution.pk).exists():
        return Refusal("JUR-106", _("This university does not lie in this jurisdiction."), _("Choose one of those that do."))
    return None


def code_taken() -> Refusal:
    """A rule of that code stands there already."""
    return Refusal(
        "JUR-105", _("A rule of this code is already noted here."), _("Open it and write its next revision, or choose another code.")
    )


def why_not_revise(actor: Actor, rule: Rule, based_on: int) -> Refusal | None:
    """Whether they may write the rule's next revision: nobody has written one since they began."""
    if refusal := why_not_keep(actor, rule.jurisdiction.alliance_id):
        return refusal
    if rule.revision != based_on:
        return Refusal(
            "JUR-107",
            _("Somebody has changed this rule since you opened it; it is at revision {number} now.").format(number=rule.revision),
            _("Read what they wrote below, and save again if yours is still right."),
        )
    return None


def why_not_retire(actor: Actor, rule: Rule, based_on: int, why: str) -> Refusal | None:
    """Whether they may retire it: it counts still, and there is a reason."""
    if refusal := why_not_revise(actor, rule, based_on):
        return refusal
    if rule.revisions.filter(number=rule.revision, retired=True).exists():
        return Refusal("JUR-108", _("This rule is already retired."), _("Write a new revision to put it in force again."))
    return None if why.strip() else Refusal("JUR-104", _("Say why you change it."), _("One sentence is enough; it stands in the history."))

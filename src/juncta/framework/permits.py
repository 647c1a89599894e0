"""Why a framework may not be published or a lesson noted: not theirs to do, not the next version, or it names what nobody knows."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.framework.facts import FrameworkFacts, Means, Who
from juncta.framework.models import Framework
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


def why_not_publish(actor: Actor, alliance: "Alliance") -> Refusal | None:
    """The alliance office and administrators publish for their own alliance."""
    office = actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)
    if actor == SYSTEM or (office and actor.alliance == alliance.pk):
        return None
    return Refusal("FRA-101", _("Only the alliance office publishes the framework."), _("Send your proposal to the alliance office."))


def why_not_as_version(alliance: "Alliance", facts: FrameworkFacts, digest: str) -> Refusal | None:
    """A published version stays as it is, and versions only go up."""
    published = Framework.objects.filter(alliance=alliance, slug=facts.slug)
    newest = published.first()
    if newest is None or facts.version > newest.version:
        return None
    way_out = _("Give it the version {next}.").format(next=newest.version + 1)
    if any(each.version == facts.version and each.digest != digest for each in published):
        return Refusal("FRA-102", _("Version {version} is published and never changes.").format(version=facts.version), way_out)
    if not any(each.version == facts.version for each in published):
        return Refusal("FRA-103", _("Version {newest} is already published.").format(newest=newest.version), way_out)
    return None


def why_not_with_its_bodies(alliance: "Alliance", facts: FrameworkFacts) -> Refusal | None:
    """Every body and every kind of body that the framework names exists in the alliance."""
    bodies = list(alliances.bodies_of(alliance))
    known = {(Means.BODY, each.slug) for each in bodies} | {(Means.KIND, each.kind) for each in bodies}
    named = [who for step in facts.steps for who in (*step.responsible, *step.consulted) if who.means is not Means.PARTY]
    named += [who for gate in facts.gates for who in gate.deciders]
    named += [Who(Means.BODY, facts.adopted_by)] if facts.adopted_by else []
    missing = sorted({str(who) for who in named if (who.means, who.name) not in known})
    if not missing:
        return None
    return Refusal(
        "FRA-104",
        _("The framework names bodies that the alliance does not have: {bodies}.").format(bodies=", ".join(missing)),
        _("Add them to the alliance's data, or name others."),
    )


def why_not_with_its_standards(facts: FrameworkFacts, known: Collection[str]) -> Refusal | None:
    """Every standard set that the framework names is one that Juncta has."""
    missing = [key for key in (*facts.standards, *facts.checklists) if key not in known]
    if not missing:
        return None
    return Refusal(
        "FRA-105",
        _("The framework names standard sets that nobody has: {sets}.").format(sets=", ".join(missing)),
        _("Name some of these: {known}.").format(known=", ".join(known)),
    )


def why_not_note_lesson(actor: Actor, alliance: "Alliance") -> Refusal | None:
    """Colleagues of the alliance note what they have learnt."""
    colleague = actor.alliance == alliance.pk and any(held.role is not Role.LEARNER for held in actor.mandates)
    if actor == SYSTEM or colleague:
        return None
    return Refusal("FRA-106", _("Lessons are noted by colleagues of the alliance."), _("Tell what you have learnt to the alliance office."))


def why_not_as_lesson(text: LangText) -> Refusal | None:
    """A lesson says something."""
    if text:
        return None
    return Refusal("FRA-107", _("This lesson says nothing."), _("Write in a sentence or two what others should know."))

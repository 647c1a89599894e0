"""Why a framework may not be published: not theirs to do, not the next version, or it names what nobody knows."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.framework.engine import known_standards
from juncta.framework.facts import FrameworkFacts, Means, Who
from juncta.framework.models import Framework
from juncta.framework.ports import known_checks
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


def why_not_publish(actor: Actor, alliance: "Alliance") -> Refusal | None:
    """The alliance office and administrators publish the first version of their own alliance; the next ones are adopted from drafts."""
    if actor == SYSTEM:
        return None
    office = actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)
    if not office or actor.alliance != alliance.pk:
        return Refusal("FRA-101", _("Only the alliance office publishes the framework."), _("Send your proposal to the alliance office."))
    if Framework.objects.filter(alliance=alliance).exists():
        return Refusal(
            "FRA-108",
            _("A framework is in force, so the next version is made jointly: it is drafted, consulted on and adopted."),
            _("Open a draft; your file can be its beginning."),
        )
    return None


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


def why_not_with_its_standards(facts: FrameworkFacts) -> Refusal | None:
    """Every standard set that the framework names is one that Juncta has."""
    known = known_standards()
    missing = [key for key in (*facts.standards, *facts.checklists) if key not in known]
    if not missing:
        return None
    return Refusal(
        "FRA-105",
        _("The framework names standard sets that nobody has: {sets}.").format(sets=", ".join(missing)),
        _("Name some of these: {known}.").format(known=", ".join(known)),
    )


def why_not_with_its_checks(facts: FrameworkFacts) -> Refusal | None:
    """Every check that the framework names is one that Juncta runs."""
    known = known_checks()
    named = {code for rows in (facts.criteria, facts.steps, facts.gates) for row in rows for code in row.checks}
    missing = sorted(named - set(known)) if known else []
    if not missing:
        return None
    return Refusal(
        "FRA-109",
        _("The framework names checks that nobody runs: {checks}.").format(checks=", ".join(missing)),
        _("The reference of all codes lists those that there are."),
    )


def why_not_with_what_it_names(alliance: "Alliance", facts: FrameworkFacts) -> Refusal | None:
    """Bodies, standards and checks that the framework names exist."""
    return why_not_with_its_bodies(alliance, facts) or why_not_with_its_standards(facts) or why_not_with_its_checks(facts)

"""Which designs somebody sees, and what waits for them there."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from juncta.alliance import queries as alliance
from juncta.design import permits
from juncta.design.facts import DesignState, InvitationState
from juncta.design.models import Component, Design, GateException, GatePassage, LearningOutcome, Partnership, TeamMember, reading
from juncta.design.models.gathering import OF_COMPONENTS, OF_OUTCOMES
from juncta.framework import queries as framework
from juncta.framework.facts import Decides
from juncta.kernel.actor import Actor, Role

_PARTS = Component.objects.select_related("provider", "reuse").annotate(**OF_COMPONENTS).order_by("position")
NOBODY = UUID(int=0)  # a visitor's id: no row has it


def is_staff(actor: Actor) -> bool:
    """Whether they hold any mandate but a learner's in their alliance."""
    return any(held.role is not Role.LEARNER for held in actor.mandates)


def visible_to(actor: Actor) -> QuerySet[Design]:
    """Colleagues see the designs of their alliance; everybody else those on whose team they are or to which they are invited.

    Who declined a place no longer sees a design by it. Other alliances' designs are seen by nobody here.
    """
    if actor.is_visitor or actor.alliance is None:
        return Design.objects.none()
    found = Design.objects.filter(alliance_id=actor.alliance)
    if is_staff(actor):
        return found
    own = TeamMember.objects.filter(person_id=actor.person or NOBODY).exclude(state=InvitationState.DECLINED)
    return found.filter(Q(author_id=actor.person) | Q(pk__in=own.values("design")))


def for_pages(actor: Actor) -> QuerySet[Design]:
    """What they see, with all that a page about designs shows, in a fixed number of queries."""
    return (
        visible_to(actor)
        .select_related("alliance", "focus_area", "author", "framework")
        .prefetch_related(
            Prefetch("partnerships", Partnership.objects.select_related("institution", "answered_by")),
            Prefetch("team", TeamMember.objects.select_related("person__institution")),
            Prefetch("components", _PARTS.prefetch_related("shaped_by", "requires")),
            Prefetch("passages", GatePassage.objects.order_by("at")),
            Prefetch("outcomes", LearningOutcome.objects.annotate(**OF_OUTCOMES).order_by("position")),
            "path_rules",
            "sections",
            Prefetch("exceptions", GateException.objects.select_related("body")),
            "focus_area__bodies",
        )
    )


def with_facts(actor: Actor) -> QuerySet[Design]:
    """What they see, with all that the named checks look at: the facts of many designs cost no query for each."""
    return for_pages(actor).prefetch_related(*reading.for_many())


def by_id(design_id: UUID) -> Design:
    """The design of that id, for reactions of the house; raises Design.DoesNotExist."""
    return Design.objects.select_related("alliance", "focus_area", "author", "framework").get(pk=design_id)


def mine(actor: Actor) -> Q:
    """The condition under which a design is one's own: as author, on the team, or invited to it."""
    own = TeamMember.objects.filter(person_id=actor.person or NOBODY).exclude(state=InvitationState.DECLINED)
    return Q(author_id=actor.person) | Q(pk__in=own.values("design"))


def partnerships_to_answer(actor: Actor) -> QuerySet[Partnership]:
    """The invitations that wait for an answer of an institution for which they may answer."""
    known = {actor.institution, *(held.institution for held in actor.mandates)} - {None}
    institutions = [institution for institution in known if institution and permits.may_answer_for(actor, institution)]
    return Partnership.objects.filter(
        design__in=visible_to(actor), design__state=DesignState.DRAFTING, state=InvitationState.INVITED, institution__in=institutions
    ).select_related("design", "institution")


def memberships_to_answer(actor: Actor) -> QuerySet[TeamMember]:
    """The teams they are invited to."""
    return TeamMember.objects.filter(
        design__in=visible_to(actor), design__state=DesignState.DRAFTING, state=InvitationState.INVITED, person_id=actor.person or NOBODY
    ).select_related("design", "person")


def to_endorse(actor: Actor) -> QuerySet[Design]:
    """The ideas that wait for a body they belong to, as the framework of each names it; without their own."""
    bodies = list(alliance.bodies(actor).filter(pk__in={held.body for held in actor.mandates if held.body}))
    if not bodies:
        return Design.objects.none()
    asked = Q(pk__in=[])
    for version in framework.visible_to(actor):
        gate = framework.facts_of(version).gate_decided_by(Decides.BODY)
        if gate is None:
            continue
        ours = [body for body in bodies if body.slug in gate.bodies or body.kind == gate.kind]
        everywhere = any(body.slug in gate.bodies or body.focus_area_id is None for body in ours)
        area = Q() if everywhere else Q(focus_area__in=[body.focus_area_id for body in ours])
        passed = GatePassage.objects.filter(design=OuterRef("pk"), gate=gate.code)
        if ours:
            asked |= Q(framework=version) & area & ~Q(Exists(passed))
    return visible_to(actor).filter(asked, state=DesignState.DRAFTING).exclude(author_id=actor.person)

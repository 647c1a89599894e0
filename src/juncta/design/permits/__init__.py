"""Why somebody may not do something with a design: not theirs to do, not the time, or not ready."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.design import checks
from juncta.design.facts import DesignState, InvitationState, PartnerRole
from juncta.design.models import Design, GateException, Partnership, TeamMember, reading
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, FrameworkFacts, Gate
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Finding, Refusal, blocking
from juncta.kernel.text import FALLBACK
from juncta.ui.texts import said

if TYPE_CHECKING:
    from juncta.alliance.models import Body, FocusArea, Institution, Person

MOST_OF_A_DRAFT = 500_000  # characters in all fields together
ANSWER_FOR_AN_INSTITUTION = (Role.ACADEMIC, Role.APPROVER, Role.REGISTRAR)


def is_on_team(actor: Actor, design: Design) -> bool:
    """Whether they have accepted a place on the team."""
    return not actor.is_visitor and any(
        member.person_id == actor.person and member.state == InvitationState.ACCEPTED for member in design.team.all()
    )


def acts_at(actor: Actor, role: Role, institution: UUID) -> bool:
    """Whether they hold the role at the institution; a mandate that names no institution counts at one's own."""
    return any(held.role is role and institution == (held.institution or actor.institution) for held in actor.mandates)


def may_answer_for(actor: Actor, institution: UUID) -> bool:
    """Whether they hold a mandate that lets them accept or decline for the institution."""
    return any(acts_at(actor, role, institution) for role in ANSWER_FOR_AN_INSTITUTION)


def why_not_start(actor: Actor) -> Refusal | None:
    """Academics of the alliance begin designs."""
    if actor.is_visitor or not actor.holds(Role.ACADEMIC):
        return Refusal(
            "DES-101",
            _("An idea is written by an academic of the alliance."),
            _("Tell your idea to an academic of the alliance; you can join their team."),
        )
    return None


def why_not_work_in(actor: Actor, author: "Person | None", area: "FocusArea") -> Refusal | None:
    """An idea stands in a focus area of its author's own alliance."""
    if author is None or actor.alliance != area.alliance_id:
        return Refusal("DES-123", _("This focus area belongs to another alliance."), _("Choose one of your alliance."))
    return None


def why_not_in_format(facts: FrameworkFacts, code: str) -> Refusal | None:
    """An idea grows into one of the formats that its framework knows."""
    if code in {each.code for each in facts.formats}:
        return None
    names = ", ".join(each.name.best(get_language() or FALLBACK)[1] for each in facts.formats)
    return Refusal("DES-150", _("The framework knows no such format."), _("Choose one of these: {formats}.").format(formats=names))


def why_not_as_far_as_review(design: Design, facts: FrameworkFacts) -> Refusal | None:
    """A format that the framework leads only part of the way ends before the panel."""
    made = next((each for each in facts.formats if each.code == design.format), None)
    panel = facts.gate_decided_by(Decides.ALL_SEATS)
    if made is None or not made.until or panel is None or facts.gates.index(facts.gate(made.until)) >= facts.gates.index(panel):
        return None
    return Refusal(
        "DES-151",
        _("“{format}” goes as far as gate {gate} here.").format(format=made.name.best(get_language() or FALLBACK)[1], gate=made.until),
        _("Go on with it in the way your alliance has agreed for this format, or begin a micro-credential from it."),
    )


def why_not_stand_in(design: Design, area: "FocusArea") -> Refusal | None:
    """A design moves to another focus area of its alliance only before the area's committee has endorsed it."""
    if area.alliance_id != design.alliance_id:
        return Refusal("DES-123", _("This focus area belongs to another alliance."), _("Choose one of your alliance."))
    if area.pk != design.focus_area_id and has_passed(design, Decides.BODY):
        return Refusal(
            "DES-124",
            _("The committee for {area} has endorsed this idea, so it stays there.").format(area=said(design.focus_area.name)),
            _("Start a new design for the other focus area."),
        )
    return None


def why_not_now(design: Design) -> Refusal | None:
    """Nothing changes while others judge it, nor after it was approved."""
    if design.state == DesignState.DRAFTING:
        return None
    sentences = {
        DesignState.UNDER_REVIEW: _("The reviewers have it now, so nobody changes it."),
        DesignState.APPROVING: _("The awarding partners decide on it now, so nobody changes it."),
        DesignState.APPROVED: _("It is approved, so it stays as it is."),
        DesignState.WITHDRAWN: _("It was withdrawn."),
    }
    ways_out = {
        DesignState.UNDER_REVIEW: _("Wait for their answer; if they return it, you can change it again."),
        DesignState.APPROVING: _("Wait for their answer; if one returns it, you can change it again."),
        DesignState.APPROVED: _("Begin its next version."),
        DesignState.WITHDRAWN: _("Start a new design."),
    }
    state = DesignState(design.state)
    return Refusal("DES-103", sentences[state], ways_out[state])


def why_not_edit(actor: Actor, design: Design) -> Refusal | None:
    """The team writes while it is being drafted."""
    if not is_on_team(actor, design):
        return Refusal("DES-102", _("Only the team changes this design."), _("Ask the team to invite you."))
    return why_not_now(design)


def why_not_keep_draft(actor: Actor, design: Design, typed: "Mapping[str, list[str]] | None" = None) -> Refusal | None:
    """The team keeps drafts, also while others judge the design: what was typed just then is not lost."""
    if not is_on_team(actor, design):
        return Refusal("DES-125", _("Only the team keeps drafts here."), _("Ask the team to invite you."))
    if typed and sum(len(text) for texts in typed.values() for text in texts) > MOST_OF_A_DRAFT:
        return Refusal("DES-126", _("This is too much text to be kept as a draft."), _("Save it in smaller parts."))
    return None


def why_not_endorse(actor: Actor, design: Design) -> Refusal | None:
    """A member of a body that the framework names for it endorses an idea that is not their own, once."""
    bodies = endorsers(design)
    if actor.is_visitor or not {held.body for held in actor.mandates} & {body.pk for body in bodies}:
        return Refusal(
            "DES-104",
            _("Ideas about {area} are endorsed by a member of this body: {bodies}.").format(
                area=said(design.focus_area.name), bodies=_names(bodies)
            ),
            _("Ask a member to read it."),
        )
    if actor.person == design.author_id:
        return Refusal("DES-105", _("Nobody endorses their own idea."), _("Ask another member of the committee to read it."))
    if has_passed(design, Decides.BODY):
        return Refusal("DES-106", _("The committee has already endorsed this idea."))
    return why_not_now(design)


def gate_of(design: Design, decides: Decides) -> Gate | None:
    """The gate on the way of its framework that is decided in this way, whatever it is called there; None where there is none."""
    return framework.facts_of(design.framework).gate_decided_by(decides)


def endorsers(design: Design) -> "list[Body]":
    """The bodies any of which endorses the idea: those that its framework names, for its focus area; empty where nobody has to."""
    gate = gate_of(design, Decides.BODY)
    return framework.deciding_bodies(design.framework, gate.code, design.focus_area) if gate else []


def has_passed(design: Design, decides: Decides) -> bool:
    """Whether it has passed the gate decided in this way; the endorsement of an idea holds for every version, the others for one."""
    gate = gate_of(design, decides)
    return gate is not None and any(
        passage.gate == gate.code and (decides is Decides.BODY or passage.version == design.version) for passage in design.passages.all()
    )


def waits_for_endorsement(design: Design) -> bool:
    """Whether its framework wants the idea endorsed, and nobody has done so yet."""
    return gate_of(design, Decides.BODY) is not None and not has_passed(design, Decides.BODY)


def _names(bodies: "Iterable[Body]") -> str:
    return ", ".join(said(body.name) for body in bodies)


def why_not_invite_partner(
    actor: Actor, design: Design, institution: "Institution | None" = None, role: PartnerRole | None = None
) -> Refusal | None:
    """The team invites institutions of the alliance, each once per role; one coordinates. Without an institution: in general."""
    if refusal := why_not_edit(actor, design):
        return refusal
    if institution is None or role is None:
        return None
    if institution.alliance_id != design.alliance_id:
        return Refusal("DES-107", _("This institution belongs to another alliance."), _("Invite a partner of your alliance."))
    standing = [each for each in design.partnerships.all() if each.role == role and each.state != InvitationState.DECLINED]
    if any(each.institution_id == institution.pk for each in standing):
        return Refusal("DES-108", _("{institution} has already been invited into this role.").format(institution=institution))
    if role is PartnerRole.COORDINATING and standing:
        return Refusal(
            "DES-109",
            _("{institution} coordinates already, or is asked to.").format(institution=standing[0].institution),
            _("One partner coordinates: take the other invitation back first, or invite this one into another role."),
        )
    return None


def why_not_take_back(actor: Actor, partnership: Partnership) -> Refusal | None:
    """The team takes back an invitation that nobody has answered."""
    if refusal := why_not_edit(actor, partnership.design):
        return refusal
    if partnership.state == InvitationState.ACCEPTED:
        return Refusal(
            "DES-110",
            _("{institution} has accepted; only they can step back.").format(institution=partnership.institution),
            _("Talk to your colleagues there."),
        )
    return None


def why_not_answer_partnership(actor: Actor, partnership: Partnership, *, accept: bool | None = None) -> Refusal | None:
    """Somebody with a mandate answers for their institution, and may change the answer while the design is drafted."""
    if not may_answer_for(actor, partnership.institution_id):
        return Refusal(
            "DES-111",
            _("An academic, approver or registrar of {institution} answers this invitation.").format(institution=partnership.institution),
            _("Ask a colleague there."),
        )
    if accept is not None and partnership.state == (InvitationState.ACCEPTED if accept else InvitationState.DECLINED):
        return Refusal("DES-112", _("{institution} has already given this answer.").format(institution=partnership.institution))
    if (
        accept
        and partnership.role == PartnerRole.COORDINATING
        and partnership.state == InvitationState.DECLINED
        and any(each.role == PartnerRole.COORDINATING for each in partnership.design.partnerships.exclude(state=InvitationState.DECLINED))
    ):
        return Refusal("DES-109", _("Another institution has been asked to coordinate since."), _("Ask the team to invite you again."))
    return why_not_now(partnership.design)


def why_not_invite_member(actor: Actor, design: Design, person: "Person | None" = None) -> Refusal | None:
    """The team invites people of the alliance, each once. Without a person: in general."""
    if refusal := why_not_edit(actor, design):
        return refusal
    if person is None:
        return None
    if person.alliance_id != design.alliance_id:
        return Refusal("DES-113", _("This person belongs to another alliance."), _("Invite somebody of your alliance."))
    if any(member.person_id == person.pk and member.state != InvitationState.DECLINED for member in design.team.all()):
        return Refusal("DES-114", _("{person} is on the team already, or has been invited.").format(person=person))
    return None


def why_not_answer_membership(actor: Actor, member: TeamMember) -> Refusal | None:
    """Everybody answers their own invitation, once."""
    if actor.is_visitor or actor.person != member.person_id:
        return Refusal("DES-115", _("{person} answers this invitation.").format(person=member.person))
    if member.state != InvitationState.INVITED:
        return Refusal("DES-116", _("You have already answered this invitation."))
    return why_not_now(member.design)


def why_not_give_duty(
    actor: Actor, design: Design, step: str = "", person: "Person | None" = None, institution: "Institution | None" = None
) -> Refusal | None:
    """The team says who does what: of those on it, and of its partners. Without a step: in general."""
    if refusal := why_not_edit(actor, design):
        return refusal
    if step and step not in {each.code for each in framework.facts_of(design.framework).steps}:
        return Refusal("DES-180", _("The framework has no such step."), _("Choose one from the list."))
    if step and (person is None) == (institution is None):
        return Refusal("DES-181", _("Choose a person or a university."))
    if person and not any(each.person_id == person.pk and each.state == InvitationState.ACCEPTED for each in design.team.all()):
        return Refusal("DES-182", _("{person} is not on the team.").format(person=person), _("Invite them to the team first."))
    if institution and not any(
        each.institution_id == institution.pk and each.state == InvitationState.ACCEPTED for each in design.partnerships.all()
    ):
        return Refusal("DES-183", _("{institution} takes no part yet.").format(institution=institution), _("Invite it into a role first."))
    return None


def speaks_for(actor: Actor, design: Design) -> bool:
    """Whether they may send it to review: its author, or an academic of the partner that has accepted to coordinate."""
    if actor.is_visitor:
        return False
    return actor.person == design.author_id or any(
        acts_at(actor, Role.ACADEMIC, partnership.institution_id)
        for partnership in design.partnerships.all()
        if partnership.role == PartnerRole.COORDINATING and partnership.state == InvitationState.ACCEPTED
    )


def why_not_submit(actor: Actor, design: Design) -> Refusal | None:
    """The author or the coordinating partner submits, once the idea is endorsed and no check blocks."""
    if not speaks_for(actor, design):
        return Refusal(
            "DES-118",
            _("The author or an academic of the coordinating partner sends it to review."),
            _("Tell {author} that you think it is ready.").format(author=design.author),
        )
    facts = framework.facts_of(design.framework)
    if refusal := why_not_now(design) or why_not_as_far_as_review(design, facts):
        return refusal
    if waits_for_endorsement(design):
        return Refusal(
            "DES-119",
            _("The idea has not been endorsed yet."),
            _("Ask a member of this body to read it: {bodies}.").format(bodies=_names(endorsers(design))),
        )
    if count := len(blocking(found_in(design))):
        return Refusal(
            "DES-120",
            ngettext("{count} finding keeps it from review.", "{count} findings keep it from review.", count).format(count=count),
            _("Each finding says what to do about it."),
        )
    return None


def why_not_reopen(design: Design) -> Refusal | None:
    """A design comes back to its team from those who judge it."""
    if design.state in {DesignState.UNDER_REVIEW, DesignState.APPROVING}:
        return None
    return Refusal("DES-121", _("Nobody is judging this design, so it cannot be returned."))


def why_not_pass(design: Design, decides: Decides) -> Refusal | None:
    """The alliance approves what is under review; the partners approve what the alliance has approved."""
    before = DesignState.UNDER_REVIEW if decides is Decides.ALL_SEATS else DesignState.APPROVING
    if design.state == before:
        return None
    gate = gate_of(design, decides)
    return Refusal("DES-122", _("The design does not stand before this gate ({gate}).").format(gate=gate.code if gate else decides.value))


def partners_at_work(design: Design) -> "list[Institution]":
    """The institutions that have accepted a role, by short name; those the business plan and the agreement are about."""
    found = {each.institution_id: each.institution for each in design.partnerships.all() if each.state == InvitationState.ACCEPTED}
    return sorted(found.values(), key=lambda institution: institution.short_name)


def why_not_plan_for(actor: Actor, design: Design, institution: "Institution") -> Refusal | None:
    """The team plans for partners that have accepted."""
    return why_not_edit(actor, design) or why_not_count_on(design, institution)


def why_not_count_on(design: Design, institution: "Institution") -> Refusal | None:
    """Only a partner that has accepted stands in the plan and in the agreement."""
    if institution.pk in {each.pk for each in partners_at_work(design)}:
        return None
    return Refusal(
        "DES-130",
        _("{institution} has not accepted to take part.").format(institution=institution),
        _("Invite it first, under “Partners”."),
    )


def why_not_sign_off(actor: Actor, design: Design, institution: "Institution") -> Refusal | None:
    """An approver answers for the institution, while the design is drafted."""
    if not acts_at(actor, Role.APPROVER, institution.pk):
        return Refusal(
            "DES-133", _("An approver of {institution} signs off for it.").format(institution=institution), _("Ask a colleague there.")
        )
    return why_not_count_on(design, institution) or why_not_now(design)


def found_in(design: Design) -> list[Finding]:
    """What the checks before review find; what an exception lets pass advises only, and says by whose decision."""
    return let_pass(design, checks.run(design.facts(), checks.asked_by(framework.facts_of(design.framework))))


def let_pass(design: Design, found: list[Finding]) -> list[Finding]:
    """The findings as the exceptions for this version leave them."""
    return checks.let_pass(found, {each.code: (str(each.body), each.reasons) for each in standing_exceptions(design)})


def standing_exceptions(design: Design) -> list[GateException]:
    """The exceptions for this version that have not run out."""
    today = clock.today()
    return [
        each
        for each in reading.loaded(design, "exceptions")
        if each.version == design.version and (each.valid_until is None or each.valid_until >= today)
    ]

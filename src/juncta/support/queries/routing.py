"""Whom to ask at a step: the bodies that the framework names, and who answers for each, near or far."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from juncta.alliance import queries as alliance
from juncta.design import queries as designs
from juncta.design.facts import SECTION_NAMES, InvitationState
from juncta.framework import queries as framework
from juncta.framework.facts import Step
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.text import LangText
from juncta.support import rules
from juncta.support.facts import Choice, Named, Near

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution, Person
    from juncta.design.models import Design


@dataclass(frozen=True, slots=True)
class Route:
    """A body at a step, who answers for it, and how near they are."""

    body: "Body"
    person: "Person | None"
    near: Near


class Desk:
    """Everything needed to ask for support at one step of a design; bodies and contacts are read once."""

    def __init__(self, design: "Design", step: str, actor: Actor) -> None:
        """Raises KeyError for a step that the framework does not have."""
        self.design, self.actor = design, actor
        self.facts = framework.facts_of(design.framework)
        self.step: Step = self.facts.step(step)

    @cached_property
    def bodies(self) -> "list[Body]":
        """The bodies that the step names as responsible or consulted, each once."""
        support = framework.Support(self.design.framework, self.design.focus_area, self.facts)
        meant = [body for who in (*self.step.responsible, *self.step.consulted) for body in support.meant(who)]
        return list({body.pk: body for body in meant}.values())

    @cached_property
    def named(self) -> list[Named]:
        """The entries of the directory for these bodies."""
        return [Named(each.body_id, each.institution_id, each.person_id) for each in alliance.contacts_of(self.bodies)]

    @cached_property
    def office(self) -> list[UUID]:
        """The alliance office: its contact first, then whoever holds the role."""
        holders = alliance.persons_with(Role.ALLIANCE_OFFICE, alliance=self.design.alliance).order_by("pk")
        return list(dict.fromkeys(holders.values_list("pk", flat=True)))

    def choice(self, body: "Body", institution: "Institution | None") -> Choice:
        """Who answers for a body about this institution."""
        return rules.route(self.named, body.pk, institution.pk if institution else None, self.office, self.actor.person)

    def routes(self, institution: "Institution | None") -> list[Route]:
        """Every body of the step with who answers about this institution."""
        chosen = [(body, self.choice(body, institution)) for body in self.bodies]
        known = [choice.person for _body, choice in chosen if choice.person]
        people = {each.pk: each for each in alliance.persons(SYSTEM).filter(pk__in=known)} if known else {}
        return [Route(body, people.get(choice.person) if choice.person else None, choice.near) for body, choice in chosen]

    @cached_property
    def partners(self) -> "list[Institution]":
        """The universities a question can be about: the design's, and the asker's own."""
        standing = [each.institution for each in self.design.partnerships.all() if each.state != InvitationState.DECLINED]
        mine = alliance.person_of(self.actor)
        own = [mine.institution] if mine and mine.institution else []
        return sorted({each.pk: each for each in (*standing, *own)}.values(), key=lambda each: each.short_name)

    def context(self, institution: "Institution | None", section: str) -> dict[str, Any]:
        """What goes along with a question: names as they are now, and what the checks find at the step."""
        found = [each for each in designs.findings(self.design) if each.code in self.step.checks]
        return {
            "design": LangText(self.design.title).plain(),
            "state": self.design.state,
            "version": self.design.version,
            "step": self.step.name.plain(),
            "section": SECTION_NAMES.get(section, ""),
            "partner": institution.short_name if institution else "",
            "findings": [_plain(each) for each in found],
        }


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "way_out": finding.way_out,
        "weight": finding.weight.value,
        "values": {name: str(value) for name, value in finding.values.items()},
    }


def findings_of(context: dict[str, Any]) -> list[Finding]:
    """The findings that went along with a question, as they were."""
    return [
        Finding(each["code"], each["sentence"], "", each["way_out"], Weight(each["weight"]), dict(each["values"]))
        for each in context.get("findings", ())
    ]

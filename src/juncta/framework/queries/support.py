"""Who helps at each step and decides at each gate, and the way as a picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from juncta.alliance import queries as alliances
from juncta.framework.facts import Decides, FrameworkFacts, Gate, Means, Passage, Position, Stage, Step, Who
from juncta.framework.models import Framework
from juncta.framework.queries.published import facts_of
from juncta.kernel.text import LangText
from juncta.ui.pictures import Journey, Station

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Contact, FocusArea, Institution


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody named at a step or gate: what they are called, and the bodies of the alliance that are meant."""

    name: LangText
    bodies: tuple["Body", ...] = ()


class Support:
    """Who is meant by the framework in one alliance, for one focus area if it is given; reads the bodies once."""

    def __init__(self, framework: Framework, focus_area: "FocusArea | None" = None, facts: FrameworkFacts | None = None) -> None:
        """Load what every step asks for."""
        self.facts = facts or facts_of(framework)
        self._bodies = list(alliances.bodies_of(framework.alliance))
        self._focus_area = focus_area

    def meant(self, who: Who) -> list["Body"]:
        """The bodies behind a name: the one itself, or those of the kind in the focus area; none for a party."""
        if who.means is Means.BODY:
            return [body for body in self._bodies if body.slug == who.name]
        if who.means is Means.KIND:
            kin = [body for body in self._bodies if body.kind == who.name]
            area = self._focus_area
            return [body for body in kin if area is None or body.focus_area_id in {None, area.pk}]
        return []

    def named(self, people: Iterable[Who]) -> list[Help]:
        """Each with the words to show for them."""
        return [self._help(who) for who in people]

    def _help(self, who: Who) -> Help:
        if who.means is Means.PARTY:
            return Help(self.facts.party(who.name).name)
        bodies = tuple(self.meant(who))
        if who.means is Means.BODY or len(bodies) == 1:
            return Help(bodies[0].name if bodies else LangText(who.name), bodies)
        return Help(self.facts.kind(who.name).name, bodies)

    def responsible(self, step: Step) -> list[Help]:
        """Who does the step."""
        return self.named(step.responsible)

    def consulted(self, step: Step) -> list[Help]:
        """Whom to ask at the step."""
        return self.named(step.consulted)

    def deciding(self, gate: Gate) -> list[Help]:
        """Who decides at the gate: the bodies, or those responsible for the step before where no body does."""
        if gate.decides is Decides.CHECKS:
            return []
        return self.named(gate.deciders or self.facts.step(gate.after).responsible)

    def to_contact(self, step: Step, institution: "Institution | None" = None) -> list["Contact"]:
        """The people who answer for the bodies of a step, at one institution and for the whole alliance."""
        bodies = [body for who in (*step.responsible, *step.consulted) for body in self.meant(who)]
        return [contact for body in bodies for contact in alliances.contacts_for(body, institution)]


def support(framework: Framework, focus_area: "FocusArea | None" = None) -> Support:
    """Whom to ask on the way, in the framework's alliance."""
    return Support(framework, focus_area)


def deciding_bodies(framework: Framework, gate: str, focus_area: "FocusArea | None" = None) -> list["Body"]:
    """The bodies that decide at a gate, in the framework's order; empty where partners or checks decide."""
    routing = Support(framework, focus_area)
    return [body for who in routing.facts.gate(gate).deciders for body in routing.meant(who)]


STATES = {Passage.DONE: "done", Passage.HERE: "here", Passage.AHEAD: "waiting"}


def journey(
    facts: FrameworkFacts,
    standing: Position | None = None,
    *,
    who: Mapping[str, LangText] | None = None,
    href: str = "",
) -> Journey:
    """The way as a picture: one station per stage, with a design's standing if it is given.

    `who` names who acts at a stage, by its code; `href` is where the stages are explained.
    """

    def station(stage: Stage) -> Station:
        state = STATES[standing.stages[stage.code]] if standing else "road"
        if standing and standing.stage == stage.code and standing.blocks:
            state = "blocked"
        return Station(stage.code, stage.name, state, (who or {}).get(stage.code, ""), f"{href}#stage-{stage.code}" if href else "")

    return Journey([station(stage) for stage in facts.stages], standing.stage if standing else "")

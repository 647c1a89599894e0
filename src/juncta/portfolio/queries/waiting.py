"""Who waits for whom: every wait of every design, over and running, read from passages, dossiers, invitations and sign-offs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import permits as designing
from juncta.design import queries as designs
from juncta.design.facts import DesignState, InvitationState
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, FrameworkFacts
from juncta.kernel.actor import Actor, Role
from juncta.kernel.text import LangText
from juncta.portfolio.facts import Bottleneck, Wait, bottlenecks
from juncta.review import queries as reviews
from juncta.review.facts import Outcome
from juncta.ui.pictures import Bar

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Person
    from juncta.design.models import Design
    from juncta.review.models import Dossier, PanelSeat

INVITATION, AGREEMENT = "invitation", "agreement"
PEERS = "peers"  # one name for the seats that no body holds
REMINDED_AS = {Decides.BODY: Role.ACADEMIC, Decides.ALL_SEATS: Role.REVIEWER, Decides.EVERY_AWARDING_PARTNER: Role.APPROVER}


@dataclass(frozen=True, slots=True)
class _Known:
    """What all waits are read from, loaded once."""

    designs: "dict[Any, Design]"
    ways: dict[Any, FrameworkFacts]
    bodies: "list[Body]"

    def gate(self, design: "Design", decides: Decides) -> str:
        found = self.ways[design.framework_id].gate_decided_by(decides)
        return found.code if found else ""

    def committee(self, design: "Design") -> str:
        """The body that endorses ideas of this design's area, as its framework names it."""
        gate = self.ways[design.framework_id].gate_decided_by(Decides.BODY)
        if gate is None:
            return ""
        if gate.bodies:
            return gate.bodies[0]
        kin = (body for body in self.bodies if body.kind == gate.kind and body.focus_area_id in {None, design.focus_area_id})
        return next((body.slug for body in kin), "")


def waits(actor: Actor) -> list[Wait]:
    """Every wait of the designs that an actor sees, in a fixed number of queries."""
    found = {design.pk: design for design in designs.with_facts(actor)}
    ways = {design.framework_id: design.framework for design in found.values()}
    known = _Known(found, {key: framework.facts_of(each) for key, each in ways.items()}, list(alliances.bodies(actor)))
    return [*_of_ideas(known), *_of_invitations(known), *_of_agreements(known), *_of_dossiers(known, actor)]


def _of_ideas(known: _Known) -> Iterator[Wait]:
    """An idea waits for the committee of its area from its first day to its endorsement."""
    for key, design in known.designs.items():
        gate, body = known.gate(design, Decides.BODY), known.committee(design)
        passed = next((each.at for each in design.passages.all() if each.gate == gate), None)
        if body and (passed or design.state == DesignState.DRAFTING):
            yield Wait(gate, body, str(key), design.created_at, passed)


def _of_invitations(known: _Known) -> Iterator[Wait]:
    for key, design in known.designs.items():
        for each in design.partnerships.all():
            runs = each.state == InvitationState.INVITED
            if each.answered_at or (runs and design.state == DesignState.DRAFTING):
                yield Wait(INVITATION, each.institution.slug, str(key), each.invited_at, None if runs else each.answered_at)


def _of_agreements(known: _Known) -> Iterator[Wait]:
    """Partners have the agreement before them from the moment at which the team agreed on every clause."""
    ready: dict[Any, datetime] = {}
    told = Happening.objects.filter(subject="design", kind="AgreementReady", subject_id__in=known.designs)
    for happening in told.order_by("id"):
        ready[happening.subject_id] = happening.at
    for key, since in ready.items():
        design = known.designs[key]
        if design.state != DesignState.DRAFTING:
            continue
        agreement = designs.written_of(design).agreement
        for home in designing.partners_at_work(design):
            if agreement and not agreement.unsettled() and agreement.unsigned_by(home.slug):
                yield Wait(AGREEMENT, home.slug, str(key), since)


def _of_dossiers(known: _Known, actor: Actor) -> Iterator[Wait]:
    for dossier in reviews.with_voices(actor):
        design = known.designs.get(dossier.design_id)
        if design is not None:
            yield from _of_seats(known.gate(design, Decides.ALL_SEATS), dossier)
            yield from _of_approvals(known, design, dossier)


def _of_seats(gate: str, dossier: "Dossier") -> Iterator[Wait]:
    """A seat is waited for until it speaks; and once all have, while they discuss, until it confirms what is to be decided."""
    seats = list(dossier.panel_seats.all())
    for seat in seats:
        spoken = next((voice.at for voice in seat.voices.all() if voice.number == 1), None)
        if spoken or dossier.outcome == Outcome.OPEN:
            yield Wait(gate, seat_holder(seat), str(dossier.design_id), dossier.opened_at, spoken)
    if dossier.outcome == Outcome.DISCUSSING:
        since = max(voice.at for voice in dossier.voices.all())
        confirmed = dossier.panel().confirmed
        for seat in seats:
            if seat.key not in confirmed:
                yield Wait(gate, seat_holder(seat), str(dossier.design_id), since, None)


def seat_holder(seat: "PanelSeat") -> str:
    """Whom a seat waits for: its body, or the peers as one."""
    return seat.body.slug if seat.body else PEERS


def _of_approvals(known: _Known, design: "Design", dossier: "Dossier") -> Iterator[Wait]:
    panel = known.gate(design, Decides.ALL_SEATS)
    since = next((each.at for each in design.passages.all() if each.gate == panel and each.version == dossier.version), None)
    if since is None:
        return
    decided = {each.institution.slug: each.at for each in dossier.approvals.all()}
    for slug in dossier.snapshot.get("awarding", []):
        if slug in decided or dossier.outcome == Outcome.APPROVING:
            yield Wait(known.gate(design, Decides.EVERY_AWARDING_PARTNER), slug, str(design.pk), since, decided.get(slug))


@dataclass(frozen=True, slots=True)
class Line:
    """One bottleneck as a page shows it: the place and the answerer in words, and the designs that wait now, each with its days."""

    bottleneck: Bottleneck
    place: LangText | str
    who: LangText | str
    waiting: "list[tuple[Design, int]]"
    usual: str
    longest: str
    now: str
    bar: Bar


def lines(actor: Actor) -> list[Line]:
    """Where designs wait, and for whom; where most wait, and longest, comes first."""
    moment = clock.now()
    found = bottlenecks(waits(actor), moment)
    known = {str(design.pk): design for design in designs.visible_to(actor)}
    names, tiles = _names(actor)
    places = _places(actor)
    longest = max((days_since(each.since, moment) for each in found if each.since), default=0) or 1
    return [_line(each, moment, known, places, names, tiles, longest) for each in found]


def _line(
    each: Bottleneck,
    moment: datetime,
    known: "dict[str, Design]",
    places: dict[str, LangText | str],
    names: dict[str, LangText | str],
    tiles: dict[str, int],
    longest: int,
) -> Line:
    since = days_since(each.since, moment) if each.since else 0
    place, who = places.get(each.place, each.place), names.get(each.who, each.who)
    return Line(
        bottleneck=each,
        place=place,
        who=who,
        waiting=[(known[wait.design], days_since(wait.since, moment)) for wait in each.waiting if wait.design in known],
        usual=said_days(each.usual.days),
        longest=said_days(each.longest.days),
        now=said_days(since) if each.waiting else "–",
        bar=Bar(who, f"{len(each.waiting)} · {said_days(since)}", since / longest, tiles.get(each.who)),
    )


def days_since(since: datetime | None, moment: datetime) -> int:
    """Whole days until a moment; 0 where nothing has begun."""
    return (moment - since).days if since else 0


def said_days(days: int) -> str:
    """A number of days in words."""
    if days < 1:
        return _("under a day")
    return ngettext("{count} day", "{count} days", days).format(count=days)


def _names(actor: Actor) -> tuple[dict[str, LangText | str], dict[str, int]]:
    homes = list(alliances.institutions(actor))
    names: dict[str, LangText | str] = {body.slug: LangText(body.name) for body in alliances.bodies(actor)}
    names[PEERS] = _("Peers")
    return names | {home.slug: home.short_name for home in homes}, {home.slug: home.tile for home in homes}


def _places(actor: Actor) -> dict[str, LangText | str]:
    places: dict[str, LangText | str] = {INVITATION: _("Answer to an invitation"), AGREEMENT: _("Sign-off of the agreement")}
    for version in framework.visible_to(actor):
        for gate in framework.facts_of(version).gates:
            places.setdefault(gate.code, LangText({tag: f"{gate.code}: {text}" for tag, text in gate.name.items()}))
    return places


def to_remind(actor: Actor, place: str, who: str) -> "list[Person]":
    """The people who can end a wait: those who hold the role that answers at this place, for the body or institution."""
    if place in {INVITATION, AGREEMENT}:
        home = alliances.institution(actor, who)
        return list(alliances.persons_with(Role.APPROVER, institution=home)) if home else []
    decides = _decides(actor, place)
    if decides is Decides.EVERY_AWARDING_PARTNER:
        home = alliances.institution(actor, who)
        return list(alliances.persons_with(Role.APPROVER, institution=home)) if home else []
    if who == PEERS:
        open_seats = (seat for dossier in reviews.with_voices(actor) if not dossier.is_closed for seat in dossier.panel_seats.all())
        return [seat.person for seat in open_seats if seat.person and not seat.voices.all()]
    body = alliances.body(actor, who)
    role = REMINDED_AS.get(decides) if decides else None
    return list(alliances.persons_with(role, body=body)) if body and role else []


def _decides(actor: Actor, place: str) -> Decides | None:
    ways = (framework.facts_of(version) for version in framework.visible_to(actor))
    gates = (gate for way in ways for gate in way.gates)
    return next((gate.decides for gate in gates if gate.code == place), None)


def waiting_at(actor: Actor, place: str, who: str) -> "list[Design]":
    """The designs that wait now at a place for somebody."""
    running = {wait.design for wait in waits(actor) if wait.until is None and (wait.place, wait.who) == (place, who)}
    return [design for design in designs.visible_to(actor).select_related("alliance") if str(design.pk) in running]


def by_design(found: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines in which each design waits, by its id."""
    gathered: dict[str, list[Line]] = defaultdict(list)
    for line in found:
        for wait in line.bottleneck.waiting:
            gathered[wait.design].append(line)
    return gathered

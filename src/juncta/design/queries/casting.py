"""Who makes a design: whom the team could ask, and who does what at each step."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from juncta.alliance import queries as alliance
from juncta.design.facts import AwardModel, InvitationState, PartnerRole
from juncta.design.models import Design, Duty, Partnership, TeamMember
from juncta.design.rules import duties, suggesting
from juncta.design.rules.duties import Cast, Given, Letter, Party
from juncta.framework import queries as framework
from juncta.framework.facts import Means
from juncta.kernel.actor import Actor, Role
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution, Mandate, Person

HOLDERS = {
    "teachers": Role.TEACHER,
    "registrars": Role.REGISTRAR,
    "examination-board": Role.EXAMINER,
    "recognition-officer": Role.RECOGNITION_OFFICER,
}


class Casting:
    """One reading of the alliance for one design: its people, their mandates, its designs of the same area."""

    def __init__(self, actor: Actor, design: Design) -> None:
        """`design` is one of `queries.for_pages`."""
        self.actor, self.design = actor, design
        self.facts = framework.facts_of(design.framework)
        self.support = framework.Support(design.framework, design.focus_area, self.facts)
        self.mandates: list[Mandate] = list(
            alliance.mandates(actor).filter(alliance.in_force()).select_related("person__institution", "body")
        )
        self.standing = [each for each in design.partnerships.all() if each.state != InvitationState.DECLINED]
        self.partners = [each for each in self.standing if each.state == InvitationState.ACCEPTED]
        self.members = [each for each in design.team.all() if each.state == InvitationState.ACCEPTED]

    # whom to ask

    @property
    def wanted(self) -> suggesting.Wanted:
        """What the design has; invitations count, so that nobody is suggested for what was asked of somebody else."""
        return suggesting.Wanted(
            groups=frozenset(each.category for each in self.design.team.all() if each.state != InvitationState.DECLINED),
            countries=frozenset(each.institution.country for each in self.standing),
            partners=frozenset(each.institution.short_name for each in self.standing),
            languages=frozenset(self.design.languages),
            roles=Counter(PartnerRole(each.role) for each in self.standing),
            award_model=AwardModel(self.design.award_model),
        )

    def suggested_people(self) -> list[suggesting.SuggestedPerson]:
        """The people to ask: colleagues, not mere learners, and nobody who is on the team, was asked, or has declined."""
        asked = {each.person_id for each in self.design.team.all()}
        held: dict[UUID, list[Mandate]] = defaultdict(list)
        for mandate in self.mandates:
            held[mandate.person_id].append(mandate)
        earlier = self._earlier(TeamMember.objects.all(), "person_id")
        named = {who for step in self.facts.steps for who in (*step.responsible, *step.consulted)}
        helping = {body.pk for who in named for body in self.support.meant(who)}
        candidates = [
            self._candidate(own, earlier.get(person, ()), helping)
            for person, own in held.items()
            if person not in asked and any(each.role != Role.LEARNER for each in own)
        ]
        return suggesting.people(candidates, self.wanted)

    def _candidate(self, own: "list[Mandate]", earlier: Iterable[LangText], helping: set[UUID]) -> suggesting.Candidate:
        person, home = own[0].person, own[0].person.institution
        bodies = {each.body_id: each.body for each in own if each.body}
        area = {key: body for key, body in bodies.items() if body.focus_area_id == self.design.focus_area_id}
        return suggesting.Candidate(
            person=person.pk,
            name=str(person),
            category=person.category,
            institution=home.short_name if home else "",
            languages=frozenset(home.languages if home else ()),
            area_bodies=tuple(body.name for body in area.values()),
            step_bodies=tuple(body.name for key, body in bodies.items() if key in helping and key not in area),
            earlier=tuple(earlier),
        )

    def _earlier(self, rows: QuerySet[TeamMember] | QuerySet[Partnership], key: str) -> Mapping[UUID, list[LangText]]:
        """Who has accepted a part in other designs of the area, with their titles."""
        area = Q(design__focus_area=self.design.focus_area_id, design__alliance=self.design.alliance_id, state=InvitationState.ACCEPTED)
        found: dict[UUID, list[LangText]] = defaultdict(list)
        for who, title in rows.filter(area).exclude(design=self.design).order_by("-invited_at").values_list(key, "design__title"):
            found[who].append(LangText(title))
        return found

    def suggested_partners(self) -> "list[tuple[suggesting.SuggestedPartner, Institution]]":
        """The universities to ask, each with its row; none that was asked already, or has declined."""
        asked = {each.institution_id for each in self.design.partnerships.all()}
        sitting = {
            each.person_id: each.person for each in self.mandates if each.body and each.body.focus_area_id == self.design.focus_area_id
        }
        people = Counter(person.institution_id for person in sitting.values())
        earlier = self._earlier(Partnership.objects.all(), "institution_id")
        homes = {each.short_name: each for each in alliance.institutions(self.actor) if each.pk not in asked}
        universities = [
            suggesting.University(
                institution=name,
                country=each.country,
                languages=frozenset(each.languages),
                people=people[each.pk],
                earlier=tuple(earlier.get(each.pk, ())),
                is_authors=each.pk == self.design.author.institution_id,
            )
            for name, each in homes.items()
        ]
        return [(each, homes[each.university.institution]) for each in suggesting.partners(universities, self.wanted)]

    # who does what

    def duties(self) -> list[duties.Row]:
        """Every step with who is responsible, accountable, consulted, informed."""
        return duties.overview(self.facts, self._cast(), self._given())

    def _cast(self) -> Cast:
        learners = [Party(each.name) for each in self.facts.parties if each.code == "learners"]
        parties = {
            "author": [_person(self.design.author)],
            "team": [_person(each.person) for each in self.members],
            "coordinating-partner": self._in_role(PartnerRole.COORDINATING),
            "awarding-partners": self._in_role(PartnerRole.AWARDING),
            "partners": self._in_role(*PartnerRole),
            "learners": learners,
        } | {code: self._holders(role) for code, role in HOLDERS.items()}
        named = [who for step in self.facts.steps for who in (*step.responsible, *step.consulted)]
        named += [who for gate in self.facts.gates for who in gate.deciders]
        meant = {who: [Party(body.name, body.pk, "body") for body in self.support.meant(who)] for who in dict.fromkeys(named)}
        return Cast(
            parties=parties,
            bodies={who.name: found for who, found in meant.items() if who.means is Means.BODY},
            kinds={who.name: found for who, found in meant.items() if who.means is Means.KIND},
        )

    def _in_role(self, *roles: PartnerRole) -> list[Party]:
        return _once(_institution(each.institution) for each in self.partners if each.role in roles)

    def _holders(self, role: Role) -> list[Party]:
        """Who holds the role at a partner today."""
        partners = {each.institution_id for each in self.partners}
        held = [each for each in self.mandates if each.role == role.value]
        return _once(_person(each.person) for each in held if (each.institution_id or each.person.institution_id) in partners)

    def _given(self) -> list[Given]:
        """What the team has said of those who still take part: whoever has stepped back leaves a gap."""
        people, places = {each.person_id for each in self.members}, {each.institution_id for each in self.partners}
        rows = Duty.objects.filter(design=self.design).select_related("person", "institution").order_by("given_at")
        given = []
        for each in rows:
            if each.person and each.person_id in people:
                given.append(Given(each.step, Letter(each.letter), _person(each.person, each.pk)))
            elif each.institution and each.institution_id in places:
                given.append(Given(each.step, Letter(each.letter), _institution(each.institution, each.pk)))
        return given


def _once(parties: Iterable[Party]) -> list[Party]:
    return list({party.key: party for party in parties}.values())


def _person(person: "Person", duty: UUID | None = None) -> Party:
    return Party(str(person), person.pk, "person", duty=duty)


def _institution(institution: "Institution", duty: UUID | None = None) -> Party:
    return Party(institution.short_name, institution.pk, "institution", duty=duty)

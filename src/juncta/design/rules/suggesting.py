"""Whom could the team ask to join? Ranked by reasons, and every reason is shown: nobody is suggested without one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from juncta.design.facts import CATEGORY_NAMES, ROLE_NAMES, AwardModel, PartnerRole
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.text import LangText
from juncta.kernel.words import Tongues, mark

GROUPS = ("academic", "professional", "student")
MOST = 8
ENOUGH_COUNTRIES = 2
ENOUGH_AWARDING = 2  # of a joint award
LIGHT = 2  # a reason of this weight or less suggests nobody by itself: everybody speaks some language


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to ask somebody: a sentence marked for translation, its values, and its weight."""

    sentence: str
    weight: int
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def said(self) -> Finding:
        """As pages say it: a piece of advice."""
        return Finding("", self.sentence, weight=Weight.ADVISES, values=self.values)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the alliance who is not on the team. Bodies are names of those they sit in."""

    person: UUID
    name: str
    category: str
    institution: str = ""
    languages: frozenset[str] = frozenset()  # of their university
    area_bodies: tuple[LangText, ...] = ()  # of the design's focus area
    step_bodies: tuple[LangText, ...] = ()  # that the framework names for its steps
    earlier: tuple[LangText, ...] = ()  # designs of the area on whose team they are


@dataclass(frozen=True, slots=True)
class University:
    """An institution of the alliance that is neither partner nor asked."""

    institution: str
    country: str
    languages: frozenset[str] = frozenset()
    people: int = 0  # who sit in a body of the focus area
    earlier: tuple[LangText, ...] = ()  # designs of the area in which it takes part
    is_authors: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the design has, and so what it lacks; what is asked counts as had."""

    groups: frozenset[str]
    countries: frozenset[str]
    partners: frozenset[str]
    languages: frozenset[str]  # of teaching
    roles: Mapping[PartnerRole, int]  # how many have each
    award_model: AwardModel


@dataclass(frozen=True, slots=True)
class SuggestedPerson:
    """Somebody to ask, and why."""

    candidate: Candidate
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """How much speaks for it."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class SuggestedPartner:
    """A university to ask, the role it could take, and why."""

    university: University
    role: PartnerRole
    reasons: tuple[Reason, ...]

    @property
    def role_name(self) -> str:
        """What it would do, in words marked for translation."""
        return ROLE_NAMES[self.role]

    @property
    def weight(self) -> int:
        """How much speaks for it."""
        return sum(reason.weight for reason in self.reasons)


def people(candidates: Iterable[Candidate], wanted: Wanted) -> list[SuggestedPerson]:
    """The people to ask, the best reasons first; those for whom nothing but light reasons speaks are left out."""
    found = [SuggestedPerson(each, tuple(_for_person(each, wanted))) for each in candidates]
    found = [each for each in found if any(reason.weight > LIGHT for reason in each.reasons)]
    return sorted(found, key=lambda each: (-each.weight, each.candidate.name))[:MOST]


def _for_person(who: Candidate, wanted: Wanted) -> Iterator[Reason]:
    known = who.area_bodies or who.step_bodies or who.earlier or who.institution in wanted.partners
    if who.category in GROUPS and who.category not in wanted.groups and known:
        yield Reason(mark("The team has nobody of this group yet: {group}."), 8, {"group": CATEGORY_NAMES[who.category]})
    for body in who.area_bodies:
        yield Reason(mark("Sits in a body of this focus area: {body}."), 5, {"body": body})
    for body in who.step_bodies:
        yield Reason(mark("Sits in a body that the steps ask for: {body}."), 3, {"body": body})
    if who.earlier:
        yield Reason(mark("Is on the team of “{design}”."), 4, {"design": who.earlier[0]})
    if who.institution in wanted.partners:
        yield Reason(mark("Works or studies at a partner."), 2)
    if shared := wanted.languages & who.languages:
        yield Reason(mark("Their university speaks a language of teaching: {languages}."), 1, {"languages": Tongues(sorted(shared))})


def partners(universities: Iterable[University], wanted: Wanted) -> list[SuggestedPartner]:
    """The universities to ask, with the role that is missing most."""
    found = [SuggestedPartner(each, role_for(each, wanted), tuple(_for_partner(each, wanted))) for each in universities]
    found = [each for each in found if any(reason.weight > LIGHT for reason in each.reasons)]
    return sorted(found, key=lambda each: (-each.weight, each.university.institution))[:MOST]


def role_for(university: University, wanted: Wanted) -> PartnerRole:
    """The author's own coordinates while nobody does; then those who award; then those who teach."""
    if university.is_authors and not wanted.roles.get(PartnerRole.COORDINATING):
        return PartnerRole.COORDINATING
    enough = ENOUGH_AWARDING if wanted.award_model is AwardModel.JOINT else 1
    return PartnerRole.AWARDING if wanted.roles.get(PartnerRole.AWARDING, 0) < enough else PartnerRole.TEACHING


def _for_partner(university: University, wanted: Wanted) -> Iterator[Reason]:
    if university.is_authors and not wanted.roles.get(PartnerRole.COORDINATING):
        yield Reason(mark("It is the author's own, and nobody coordinates yet."), 9)
    if wanted.countries and len(wanted.countries) < ENOUGH_COUNTRIES and university.country not in wanted.countries:
        yield Reason(mark("It brings the second country that the definition asks for: {country}."), 6, {"country": university.country})
    if university.people:
        weight = 3 + min(university.people, 3)
        yield Reason(mark("People there sit in a body of this focus area: {count}."), weight, {"count": university.people})
    if university.earlier:
        yield Reason(mark("It takes part in “{design}”, of this focus area."), 4, {"design": university.earlier[0]})
    if shared := wanted.languages & university.languages:
        yield Reason(mark("It speaks a language of teaching: {languages}."), 2, {"languages": Tongues(sorted(shared))})

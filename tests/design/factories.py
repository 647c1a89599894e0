"""Designs for tests: drafts, whole ones that pass every check, and one under way to its edition."""

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

from juncta.alliance.models import Alliance, Body, Category, Institution, Person
from juncta.base import clock
from juncta.design import operations
from juncta.design.clauses import CLAUSES
from juncta.design.facts import AwardModel, PartnerRole
from juncta.design.models import Design
from juncta.design.money import USUAL, EffortFacts
from juncta.framework import queries
from juncta.framework.engine import parsing
from juncta.framework.models import Framework
from juncta.kernel.actor import Actor, Role
from juncta.kernel.canonical import digest
from juncta.skills.facts import ESCO
from juncta.skills.models import Release, Skill
from tests.alliance.factories import actor_of, make_alliance, make_body, make_focus_area, make_institution, make_person

_numbers = count(1)
PARTNERS = {"helsinki": "FI", "krakow": "PL", "bologna": "IT"}
COMPONENTS = (
    ("Introduction", "helsinki", "3", True),
    ("Climate", "helsinki", "2", False),
    ("Biodiversity", "helsinki", "2", False),
    ("Political Economy", "krakow", "2", False),
    ("Arts", "bologna", "1", False),
)
ELEMENTS: Mapping[str, object] = {
    "ects": "10",
    "eqf_level": 7,
    "languages": ["en"],
    "assessment_type": "continuous-assessment",
    "participation": "online",
    "quality_assurance": "institutional-accreditation",
    "supervision": "unsupervised-no-id",
    "stackability": "stackable",
    "counts_towards": "Master's programmes of the partners, as elective credits.",
}

SECTIONS: Mapping[str, Mapping[str, object]] = {
    "vision": {"profile": "Any field.", "objectives": "A view.", "unique": "Three views.", "existing": "Parts."},
    "assessment": {
        "plan": [
            {"key": key, "methods": ["continuous-assessment"], "outcomes": ["1", "2", "3"]}
            for key in ("introduction", "climate", "biodiversity", "political-economy", "arts")
        ],
        "identity": "Account.",
        "grading": "Together.",
        "resits": "One.",
        "appeals": "The board.",
        "evidence": "Two years.",
    },
    "delivery": {
        "platform": "One.",
        "accessibility": "Captions.",
        "data_roles": "joint",
        "data_protection": "Helsinki informs.",
        "support": "A forum.",
    },
    "admission": {
        "requirements": "None.",
        "groups": ["partner-students"],
        "selection": "In order.",
        "prior": "The teacher.",
        "appeal": "The office.",
    },
    "recruitment": {"audiences": "Students."},
    "quality": {
        "responsibility": "Helsinki.",
        "feedback": "Surveys.",
        "review": "Yearly.",
        "indicators": [{"key": "1", "indicator": "Completion"}],
    },
    "stackability": {"towards": "Electives."},
    "certification": {"award": "All passed.", "issuer": "helsinki", "documents": ["digital-credential"], "languages": ["en"]},
}


def make_framework(alliance: Alliance) -> Framework:
    """A framework version for the alliance; the same one when asked again."""
    content, facts = parsing.parse(queries.shipped())
    return Framework.objects.get_or_create(
        alliance=alliance,
        slug=facts.slug,
        version=facts.version,
        defaults={"content": content, "digest": digest(content), "published_at": clock.now()},
    )[0]


@dataclass
class Cast:
    """Who makes a design in a test: an academic (its author), the committee's chair, staff, a student, and an approver per partner."""

    alliance: Alliance
    institutions: dict[str, Institution]
    committee: Body
    academic: Person
    chair: Person
    designer: Person
    student: Person
    approvers: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """One of them as an actor: "academic", "chair", "designer", "student", or "approver-helsinki"."""
        room, _, place = name.partition("-")
        return actor_of(self.approvers[place] if room == "approver" else getattr(self, name))


def make_cast(slug: str = "una") -> Cast:
    """The cast of one alliance, with a framework and a committee for its focus area."""
    alliance = make_alliance(slug)
    make_framework(alliance)
    area = make_focus_area(alliance)
    committee = make_body(alliance, "ssc-sustainability", "self-steering-committee", focus_area=area)
    homes = {key: make_institution(alliance, key, country=country) for key, country in PARTNERS.items()}
    return Cast(
        alliance=alliance,
        institutions=homes,
        committee=committee,
        academic=make_person(category=Category.ACADEMIC, institution=homes["helsinki"], roles=[Role.ACADEMIC], name="Academic"),
        chair=make_person(category=Category.ACADEMIC, institution=homes["bologna"], roles=[Role.ACADEMIC], body=committee, name="Chair"),
        designer=make_person(category=Category.PROFESSIONAL, institution=homes["bologna"], roles=[Role.CONTRIBUTOR], name="Designer"),
        student=make_person(category=Category.STUDENT, institution=homes["krakow"], name="Student"),
        approvers={
            key: make_person(category=Category.PROFESSIONAL, institution=home, roles=[Role.APPROVER], name=f"Approver {key}")
            for key, home in homes.items()
        },
    )


def make_idea(cast: Cast | None = None, **more: object) -> Design:
    """An idea, just written by the academic."""
    cast = cast or make_cast()
    fields = {
        "title": {"en": f"Sustainability {next(_numbers)}"},
        "summary": "A broad view.",
        "need": "Graduates are asked to judge it.",
        "audience": "Students of every field.",
        "focus_area": cast.committee.focus_area,
        "challenge": "Living well within limits.",
        "research_basis": "Climate science.",
        "disciplines": ["climate science", "arts"],
        "goals": ["flexible-pathways"],
        **more,
    }
    return operations.start(by=cast.actor("academic"), **fields)


def make_partner(cast: Cast, design: Design, key: str, role: PartnerRole, *, accept: bool | None = True):
    """Invite a partner, and answer for it (None: no answer yet)."""
    partnership = operations.invite_partner(design=design, by=cast.actor("academic"), institution=cast.institutions[key], role=role)
    if accept is None:
        return partnership
    return operations.answer_partnership(partnership=partnership, by=cast.actor(f"approver-{key}"), accept=accept)


def make_member(cast: Cast, design: Design, name: str, *, accept: bool | None = True):
    """Invite one of the cast to the team, and answer for them (None: no answer yet)."""
    member = operations.invite_member(design=design, by=cast.actor("academic"), person=getattr(cast, name), task="Design")
    if accept is None:
        return member
    return operations.answer_membership(member=member, by=cast.actor(name), accept=accept)


def settle(cast: Cast, design: Design) -> Design:
    """The business plan says everything, and every clause of the agreement is signed off: once partners have accepted."""
    by, homes = cast.actor("academic"), [cast.institutions[key] for key in PARTNERS]
    operations.set_groups(design=design, by=by, groups=["own-degree-students"])
    free = {(home, "own-degree-students"): (None, Decimal(0)) for home in homes}
    operations.set_fees(design=design, by=by, component=None, fees=free)
    work = [EffortFacts("teaching", Decimal(40), "hours")]
    for home in homes:
        operations.plan_partner(design=design, by=by, institution=home, currency=USUAL[home.country], learners={}, effort=work)
    sign_all(cast, design)
    return design


def sign_all(cast: Cast, design: Design) -> None:
    """The team agrees on every clause, and every partner's approver signs all of them off."""
    by = cast.actor("academic")
    operations.propose_clauses(design=design, by=by, texts=dict.fromkeys(CLAUSES, "As agreed."))
    operations.agree_clauses(design=design, by=by, codes=list(CLAUSES))
    for key in PARTNERS:
        home, signer = cast.institutions[key], cast.actor(f"approver-{key}")
        operations.sign_off(design=design, by=signer, institution=home, versions=dict.fromkeys(CLAUSES, 1))


def write_sections(cast: Cast, design: Design) -> None:
    """What a panel needs to read, in every section."""
    for section, content in SECTIONS.items():
        operations.write_section(design=design, by=cast.actor("academic"), section=section, content=content, based_on=None)


def make_whole_design(cast: Cast | None = None, *, endorsed: bool = True, awarding: Collection[str] = PARTNERS, **more: object) -> Design:
    """A design that passes every check, still being drafted; endorsed, and awarded by all, unless said otherwise."""
    cast = cast or make_cast()
    by = cast.actor("academic")
    design = make_idea(cast, **more)
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    for key in PARTNERS:
        make_partner(cast, design, key, PartnerRole.AWARDING if key in awarding else PartnerRole.TEACHING)
    for name in ("designer", "student"):
        make_member(cast, design, name)
    model = AwardModel.JOINT if len(awarding) > 1 else AwardModel.ON_BEHALF
    operations.describe(design=design, by=by, **{**ELEMENTS, "award_model": model.value})
    operations.set_outcomes(design=design, by=by, texts=["Explain causes.", "Analyse decisions.", "Discuss the arts."])
    for title, provider, ects, first in COMPONENTS:
        operations.add_component(
            design=design,
            by=by,
            title=title,
            provider=cast.institutions[provider],
            ects=ects,
            shaped_by=[cast.institutions["helsinki"], cast.institutions["bologna"]],
            comes_first=first,
        )
    settle(cast, design)
    align(design, by)
    write_sections(cast, design)
    if endorsed:
        operations.endorse(design=design, by=cast.actor("chair"), reasons="It answers a need.")
    return Design.objects.get(pk=design.pk)


def align(design: Design, by: Actor) -> None:
    """Every outcome is addressed by every component, assessed, and linked to a skill."""
    release, _new = Release.objects.get_or_create(source="ESCO", version="1.2.0", defaults={"loaded_at": clock.now()})
    uri = f"{ESCO}00000000-0000-0000-0000-000000000001"
    skill, _new = Skill.objects.get_or_create(
        uri=uri, defaults={"release": release, "kind": "skill", "label": {"en": "analyse climate data"}}
    )
    for outcome in design.outcomes.all():
        operations.change_outcome(
            outcome=outcome, by=by, dimension="skills", assessment="written-examination", components=design.components.all()
        )
        operations.link_skill(outcome=outcome, by=by, skill=skill)


def make_submitted_design(cast: Cast | None = None, **more: object) -> Design:
    """A whole design that its author has sent to review."""
    cast = cast or make_cast()
    return operations.submit(design=make_whole_design(cast, **more), by=cast.actor("academic"))


def make_approved_design(cast: Cast | None = None, **more: object) -> Design:
    """A design that the alliance and every awarding partner have approved: by its review, since nothing else lets it pass."""
    from tests.review.factories import make_approved_court  # it builds on this module

    return make_approved_court(cast=cast or make_cast(), **more).again().design


def make_next(old: Framework, change: Callable[[dict[str, Any]], None] = lambda content: None) -> Framework:
    """The version after that one, changed as told."""
    content = deepcopy(old.content)
    content["framework"]["version"] += 1
    change(content)
    return Framework.objects.create(
        alliance=old.alliance,
        slug=old.slug,
        version=content["framework"]["version"],
        content=content,
        digest=digest(content),
        published_at=clock.now(),
    )

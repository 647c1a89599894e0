"""The second alliance of the tests, from idea to recognition: its own data in, the operations of the pages, nothing of the first one."""

import os
import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from juncta.alliance import operations as alliance_room
from juncta.alliance import queries as alliances
from juncta.alliance.models import Alliance, Institution, Person
from juncta.assessment import operations as assessing
from juncta.assessment import queries as assessment
from juncta.base import clock
from juncta.catalogue import operations as catalogue
from juncta.catalogue import queries as editions
from juncta.catalogue.models import Edition, Offering
from juncta.credentials import operations as signing_room
from juncta.credentials import queries as credentials
from juncta.credentials.models import Batch, Credential, TrustList
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.folder import NewInstitution, init
from juncta.design import operations as designing
from juncta.design.facts import AwardModel, PartnerRole
from juncta.design.models import Design
from juncta.enrolment import operations as enrolling
from juncta.enrolment.models import Enrolment
from juncta.framework import operations as framework_room
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.project import signing
from juncta.project.story import acts
from juncta.recognition import operations as recognising
from juncta.recognition.facts import Answer
from juncta.recognition.models import Claim, Decision
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Decision as Approval
from juncta.review.facts import Verdict
from juncta.review.models import Dossier
from tests.project.working import run_jobs

HERE = Path(__file__).parents[1]
AWARDING = ("northport", "westquay")
# Who there is: category, home, and mandates as (role, institution, body).
CREW = {
    "captain": ("academic", "northport", [("academic", "", "crew-sea")]),
    "mate": ("academic", "westquay", [("academic", "", "crew-sea")]),
    "scholar": ("academic", "southmole", [("academic", "southmole", "")]),
    "cadet": ("student", "westquay", [("contributor", "", "")]),
    "council": ("professional", "southmole", [("reviewer", "", "learning-council")]),
    "parliament": ("student", "southmole", [("reviewer", "", "student-parliament")]),
    "harbour-office": ("professional", "northport", [("alliance office", "", "")]),
    "dean-northport": ("professional", "northport", [("approver", "northport", "")]),
    "dean-westquay": ("professional", "westquay", [("approver", "westquay", "")]),
    "registrar-northport": ("professional", "northport", [("registrar", "northport", "")]),
    "registrar-westquay": ("professional", "westquay", [("registrar", "westquay", "")]),
    "teacher-northport": ("academic", "northport", [("teacher", "northport", "")]),
    "teacher-westquay": ("academic", "westquay", [("teacher", "westquay", "")]),
    "examiner": ("academic", "northport", [("examiner", "northport", "")]),
    "sailor": ("student", "southmole", [("learner", "", "")]),
    "clerk": ("professional", "southmole", [("recognition officer", "southmole", "")]),
}
ELEMENTS = {
    "ects": "4",
    "eqf_level": 5,
    "languages": ["sv", "pt"],
    "assessment_type": "practical-assessment",
    "participation": "on-site",
    "quality_assurance": "national-quality-agency",
    "supervision": "supervised-id",
    "stackability": "stand-alone",
    "prerequisites": {"sv": "Att kunna simma."},
}
RULES = {
    "name": {"el": "Κανόνες του Νότιου Μώλου"},
    "counts_as": {"el": "ελεύθερες μονάδες"},
    "max_ects": "3",
    "criterion": [
        {
            "code": "signed",
            "text": {"el": "Όλα τα λιμάνια υπέγραψαν."},
            "condition": "verdict == 'valid' && signers == 2",
            "mandatory": True,
            "failure": {"el": "Λείπει υπογραφή."},
        },
        {
            "code": "short-cycle",
            "text": {"el": "Επίπεδο 5 ή ανώτερο."},
            "condition": "eqf_level >= 5",
            "mandatory": True,
            "failure": {"el": "Χαμηλό επίπεδο."},
        },
    ],
}


@dataclass
class Harbours:
    """What there is of the second alliance, as far as the journey has come."""

    folder: Path
    alliance: Alliance
    persons: dict[str, Person]
    keys: dict[str, SoftwareKey]
    rows: dict[str, object] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        return alliances.actor_of(self.persons[key])

    def at(self, slug: str) -> Institution:
        return self.alliance.institutions.get(slug=slug)

    def state(self, of: Batch | TrustList, slug: str) -> dict:
        """What a registrar signs with their own key."""
        return self.keys[slug].state(batch_id=str(of.pk), digest=of.digest, institution=self.at(slug).ror_uri, at=clock.now())


def described() -> dict:
    """The alliance's data; under a name of its own, since the story world has a harbour too."""
    data = tomllib.loads((HERE / "alliance" / "second-alliance.toml").read_text(encoding="utf-8"))
    data["alliance"] |= {"slug": "tides", "did": "did:web:tides.juncta.example"}
    return data


def found(folder: Path) -> Harbours:
    """Alliance, framework, people, one partner's rules, and a signer with keys of its own: everything that is data."""
    alliance = alliance_room.load(data=described(), by=SYSTEM)
    way = (HERE / "framework" / "second-framework.toml").read_text(encoding="utf-8")
    framework_room.publish(alliance=alliance, content=way, by=SYSTEM)
    persons = {key: _person(alliance, key) for key in CREW}
    keys = {slug: SoftwareKey.generate(f"registrar-{slug}") for slug in AWARDING}
    here = Harbours(folder, alliance, persons, keys)
    recognising.put_in_force(institution=here.at("southmole"), rules=RULES, by=here.actor("clerk"))
    partners = [
        NewInstitution(ror=here.at(slug).ror_uri, name=str(here.at(slug).name), slug=slug, approvers=(keys[slug].approver(),))
        for slug in AWARDING
    ]
    init(folder, did=alliance.did, institutions=partners)
    os.environ["JUNCTA_SIGNER_DIR"] = str(folder)
    signing.signer.cache_clear()
    signing.configuration.cache_clear()
    signing.announce()
    run_jobs()
    return here


def _person(alliance: Alliance, key: str) -> Person:
    category, home, mandates = CREW[key]
    person = alliance_room.add_person(
        alliance=alliance,
        by=SYSTEM,
        given_name=key.title(),
        family_name="Tides",
        email=f"{key}@tides.example",
        category=category,
        institution=alliance.institutions.get(slug=home),
    )
    for role, institution, body in mandates:
        alliance_room.give_mandate(
            person=person,
            by=SYSTEM,
            role=Role(role),
            institution=alliance.institutions.get(slug=institution) if institution else None,
            body=alliance.bodies.get(slug=body) if body else None,
        )
    alliance_room.open_account(person=person, by=SYSTEM)
    return person


def design(here: Harbours) -> Design:
    """An idea, endorsed by the crew, made by two harbours, written in their own languages."""
    captain = here.actor("captain")
    made = designing.start(
        by=captain,
        focus_area=alliances.focus_areas(captain).get(slug="sea"),
        title={"sv": "Att läsa havet", "en": "Reading the Sea"},
        summary={"sv": "Strömmar, vindar och kuster, lästa ombord.", "en": "Currents, winds and coasts, read on board."},
        need={"en": "Few who work by the sea have learnt to read it."},
        audience={"en": "Everybody who works by the sea."},
        goals=["living-coasts"],
    )
    here.rows["design"] = designing.endorse(design=made, by=here.actor("mate"), reasons="Every crew needs it.")
    for slug, role, by in (
        ("northport", PartnerRole.COORDINATING, "registrar-northport"),
        ("northport", PartnerRole.AWARDING, "registrar-northport"),
        ("northport", PartnerRole.TEACHING, "registrar-northport"),
        ("westquay", PartnerRole.AWARDING, "dean-westquay"),
        ("westquay", PartnerRole.TEACHING, "dean-westquay"),
    ):
        asked = designing.invite_partner(design=made, by=captain, institution=here.at(slug), role=role)
        if asked.answered_at is None:
            designing.answer_partnership(partnership=asked, by=here.actor(by), accept=True)
    member = designing.invite_member(design=made, by=captain, person=here.persons["cadet"], task="Trying it out")
    designing.answer_membership(member=member, by=here.actor("cadet"), accept=True)
    designing.describe(design=made, by=captain, award_model=AwardModel.JOINT, **ELEMENTS)
    outcomes = [
        {"sv": f"{verb} havet.", "en": f"{said} the sea."} for verb, said in (("Läs", "Read"), ("Mät", "Measure"), ("Vårda", "Keep"))
    ]
    designing.set_outcomes(design=made, by=here.actor("cadet"), texts=outcomes)
    both = [here.at(slug) for slug in AWARDING]
    designing.add_component(design=made, by=captain, title={"sv": "Strömmar"}, provider=both[0], shaped_by=both, ects="2.5", language="sv")
    designing.add_component(design=made, by=captain, title={"pt": "Ventos"}, provider=both[1], shaped_by=both, ects="1.5", language="pt")
    return made


def edition(here: Harbours, made: Design) -> Edition:
    """Two seats agree, both harbours agree, and the house publishes."""
    designing.submit(design=made, by=here.actor("captain"))
    run_jobs()
    dossier: Dossier = reviews.visible_to(here.actor("council")).get(design=made)
    here.rows["dossier"] = dossier
    assert dossier.seats == ["learning-council", "student-parliament"]
    for key, slug in (("council", "learning-council"), ("parliament", "student-parliament")):
        by = here.actor(key)
        reviewing.speak(dossier=dossier, by=by, seat=slug, verdict=Verdict.APPROVE, reasons="Shipshape.", judgements=acts.met(dossier))
    reviewing.confirm(dossier=dossier, by=here.actor("council"), seat="learning-council")
    for slug in AWARDING:
        reviewing.decide(
            dossier=dossier,
            by=here.actor(f"dean-{slug}"),
            institution=here.at(slug),
            decision=Approval.APPROVED,
            deciding_body="Conselho do Cais" if slug == "westquay" else "Hamnrådet",
            decided_on=clock.today(),
        )
    run_jobs()
    published: Edition = editions.visible_to(here.actor("captain")).get(design=made)
    here.rows["edition"] = published
    return published


def awarded(here: Harbours, of: Edition) -> Enrolment:
    """A learner of the third harbour takes part, passes, and is awarded."""
    now = clock.now()
    offering: Offering = catalogue.open_offering(
        edition=of,
        by=here.actor("captain"),
        capacity=2,
        enrol_from=now - timedelta(days=1),
        enrol_until=now + timedelta(days=30),
        starts_on=now.date(),
    )
    enrolment = enrolling.apply(offering=offering, by=here.actor("sailor"))
    for component in editions.content_of(of).components:
        teacher = here.actor(f"teacher-{component.provider}")
        assessing.record_result(enrolment=enrolment, by=teacher, component=component.key, passed=True)
    assessing.confirm_results(enrolments=[enrolment], by=here.actor("examiner"))
    assessing.award(edition=of, by=here.actor("examiner"), enrolments=[enrolment])
    run_jobs()
    here.rows |= {"offering": offering, "enrolment": enrolment, "award": assessment.award_of(enrolment)}
    return enrolment


def trusted(here: Harbours, of: Edition) -> TrustList:
    """Both registrars approve the trust list that names the edition, and their signer signs it."""
    proposed = credentials.trust_lists(here.actor("harbour-office")).order_by("-version").first()
    assert proposed is not None
    assert str(of.pk) in proposed.editions
    for slug in AWARDING:
        by = here.actor(f"registrar-{slug}")
        signing_room.approve_trust_list(trust_list=proposed, by=by, institution=here.at(slug), statement=here.state(proposed, slug))
    run_jobs()
    here.rows["trust list"] = proposed
    return proposed


def approve(here: Harbours, batch: Batch, slug: str) -> None:
    """One registrar approves the batch, and their signer signs it."""
    by = here.actor(f"registrar-{slug}")
    signing_room.approve(batch=batch, by=by, institution=here.at(slug), statement=here.state(batch, slug))
    run_jobs()


def recognised(here: Harbours, credential: Credential) -> tuple[Claim, Decision]:
    """The learner asks their own harbour, and its officer decides by its rules."""
    claim = recognising.claim(credential=credential, by=here.actor("sailor"), institution=here.at("southmole"))
    decision = recognising.decide(claim=claim, by=here.actor("clerk"), outcome=Answer.RECOGNISED, reasons="Σύμφωνα με τους κανόνες μας.")
    run_jobs()
    here.rows["claim"] = claim
    return claim, decision

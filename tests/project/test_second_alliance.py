"""An alliance with other partners, bodies and rules needs data only: its whole journey, beside the reference alliance and unseen by it."""

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from juncta.alliance import queries as alliances
from juncta.assessment import queries as assessment
from juncta.base import clock
from juncta.catalogue import queries as editions
from juncta.credentials import queries as credentials
from juncta.credentials.verification.reasons import Verdict
from juncta.credentials.verification.verify import judge
from juncta.design import queries as designs
from juncta.enrolment import queries as enrolments
from juncta.framework import queries as frameworks
from juncta.kernel.actor import SYSTEM
from juncta.project.story import world
from juncta.recognition import queries as recognition
from juncta.review import queries as reviews
from tests.project import harbours
from tests.project.working import forget_jobs, hands

pytestmark = pytest.mark.django_db
HOST = "tides.juncta.example"


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[world.World, harbours.Harbours]]:
    """Two alliances in one installation; the second one's journey as far as recognition. All of it is taken back at the end."""
    folder = tmp_path_factory.mktemp("harbours")
    with django_db_blocker.unblock(), hands(folder), transaction.atomic():
        forget_jobs()
        una = world.build()
        here = harbours.found(folder / "tides")
        edition = harbours.edition(here, harbours.design(here))
        harbours.awarded(here, edition)
        harbours.trusted(here, edition)
        batch = credentials.batches(here.actor("registrar-northport")).get()
        here.rows["batch"] = batch
        harbours.approve(here, batch, "northport")
        here.rows["badge before the last signature"] = bytes(credentials.visible_to(SYSTEM).get(batch=batch).badge or b"")
        harbours.approve(here, batch, "westquay")
        credential = credentials.issued_to(here.actor("sailor")).get()
        here.rows["credential"] = credential
        here.rows["claim"], here.rows["decision"] = harbours.recognised(here, credential)
        with django_db_blocker.block():
            yield una, here
        transaction.set_rollback(True)


@pytest.fixture
def una(played, settings) -> world.World:
    """The first alliance: the one whose pages a visitor sees."""
    settings.JUNCTA_ALLIANCE = "una-europa"
    return played[0]


@pytest.fixture
def tides(una, played) -> harbours.Harbours:
    return played[1]


def test_the_way_is_its_own(tides):
    design = designs.by_id(tides.rows["design"].pk)
    assert [(each.gate, each.decided_by) for each in design.passages.order_by("at")] == [
        ("H1", "Mate Tides, Crew for the Sea"),
        ("H2", "Learning Council, Student Parliament"),
        ("H3", "Northport (Hamnrådet), Westquay (Conselho do Cais)"),
    ]
    journey = designs.journey_of(design)
    assert [(station.code, str(station.name)) for station in journey.stations] == [("K", "Chart"), ("L", "Build"), ("M", "Sail")]
    assert journey.here == "M"


def test_an_idea_waits_for_those_whom_the_framework_names(tides):
    started = harbours.designing.start(
        by=tides.actor("captain"),
        focus_area=tides.alliance.focus_areas.get(),
        title={"sv": "Ebb"},
        summary={"sv": "Ebb och flod."},
        need={"sv": "Tidvatten."},
        audience={"sv": "Alla."},
    )
    assert list(designs.to_endorse(tides.actor("mate"))) == [started]
    for key in ("captain", "scholar", "council", "harbour-office"):
        assert not designs.to_endorse(tides.actor(key)).exists(), key


def test_both_harbours_must_sign_and_then_it_is_valid(tides):
    assert tides.rows["badge before the last signature"] == b""
    badge = bytes(tides.rows["credential"].badge)
    judgement = judge(badge, at=clock.now(), **credentials.verification_material(tides.alliance))
    assert judgement.verdict is Verdict.VALID, judgement.reasons
    assert set(judgement.signers) == {tides.at(slug).ror_uri for slug in harbours.AWARDING}
    assert json.loads(badge)["issuer"]["id"] == "did:web:tides.juncta.example"


def test_it_is_graded_in_its_own_words(tides):
    badge = json.loads(bytes(tides.rows["credential"].badge))
    subject = badge["credentialSubject"]
    (described,) = subject["achievement"]["resultDescription"]
    assert (described["gradingScheme"], described["allowedValue"]) == ("Seaworthy or not yet", ["Not yet seaworthy", "Seaworthy"])
    assert subject["result"][0]["value"] == "Seaworthy"


def test_one_signature_less_is_incomplete(tides):
    badge = json.loads(bytes(tides.rows["credential"].badge))
    method = badge["proof"][0]["verificationMethod"]
    badge["proof"] = [each for each in badge["proof"] if each["verificationMethod"] == method]
    judgement = judge(json.dumps(badge).encode(), at=clock.now(), **credentials.verification_material(tides.alliance))
    assert judgement.verdict is Verdict.INCOMPLETE


def test_it_is_recognised_by_one_partners_own_rules(tides):
    decision = tides.rows["decision"]
    assert (decision.outcome, str(decision.ects), decision.rule_set.institution) == ("recognised", "3.00", tides.at("southmole"))
    assert [each["condition"] for each in decision.rule_set.criteria] == [each["condition"] for each in harbours.RULES["criterion"]]


def test_the_first_alliance_sees_nothing_of_it(una, tides):
    for key in ("office", "academic", "registrar-helsinki", "examiner", "recognition-leuven", "learner"):
        actor = una.actor(key)
        for seen in (
            designs.visible_to,
            reviews.visible_to,
            editions.visible_to,
            editions.visible_offerings,
            enrolments.visible_to,
            assessment.visible_to,
            assessment.visible_awards,
            credentials.visible_to,
            credentials.batches,
            credentials.trust_lists,
            recognition.visible_to,
        ):
            assert not seen(actor).exists(), (key, seen.__module__)
        theirs = {"alliance": tides.alliance}
        for seen in (frameworks.visible_to, alliances.persons, alliances.institutions, alliances.bodies, alliances.focus_areas):
            assert not seen(actor).filter(**theirs).exists(), (key, seen.__name__)


PAGES = {
    "design-home": "design",
    "design-history": "design",
    "review-dossier": "dossier",
    "enrolment-offering": "offering",
    "enrolment-enrolment": "enrolment",
    "assessment-board": "edition",
    "assessment-results": "enrolment",
    "credentials-batch": "batch",
    "credentials-credential": "credential",
    "recognition-claim": "claim",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("key", ["office", "academic"])
def test_its_pages_are_unknown_to_the_first_alliance(una, tides, sign_in, key, name):
    answer = sign_in(una.persons[key]).get(reverse(name, args=[tides.rows[PAGES[name]].pk]))
    assert answer.status_code == 404


def test_its_pages_are_its_own(una, tides, sign_in):
    """The same pages answer those whom they concern, so that a 404 above means something."""
    who = {
        "design": "captain",
        "dossier": "council",
        "offering": "registrar-northport",
        "edition": "examiner",
        "batch": "registrar-northport",
        "enrolment": "sailor",
        "credential": "sailor",
        "claim": "sailor",
    }
    for name, row in PAGES.items():
        answer = sign_in(tides.persons[who[row]]).get(reverse(name, args=[tides.rows[row].pk]))
        assert answer.status_code == 200, name
    edition = reverse("catalogue-edition", args=[tides.rows["edition"].slug])
    assert sign_in(tides.persons["sailor"]).get(edition).status_code == 200
    assert sign_in(una.persons["academic"]).get(edition).status_code == 404


def heading(answer):
    assert answer.status_code == 200
    return answer.content.decode().partition("<h1>")[2].partition("</h1>")[0]


def test_its_badge_is_valid_on_the_page_of_an_installation_that_shows_another_alliance(una, tides, client):
    assert alliances.current() == una.alliance
    credential = tides.rows["credential"]
    badge = bytes(credential.badge)
    assert heading(client.post("/verify/", {"badge": SimpleUploadedFile("badge.json", badge)})) == "Valid"
    assert heading(client.get(reverse("credentials-public", args=[credential.public_id]))) == "Valid"


@pytest.mark.parametrize(
    "issuer", ["did:web:nowhere.example", "did:web:una-europa.juncta.example", "\ud800", "\x00", "", 7, None, {"id": ["x"]}]
)
def test_a_badge_that_names_somebody_else_is_judged_with_what_is_shown_here(una, tides, client, issuer):
    badge = json.loads(bytes(tides.rows["credential"].badge)) | {"issuer": issuer}
    answer = client.post("/verify/", {"badge": SimpleUploadedFile("badge.json", json.dumps(badge).encode())})
    assert heading(answer) in {"Invalid", "Unknown issuer"}


@pytest.mark.parametrize("name", ["credentials-did", "credentials-trust-list-document", "credentials-trust-root"])
def test_each_alliance_publishes_at_its_own_host(una, tides, client, settings, name):
    settings.ALLOWED_HOSTS = ["testserver", HOST]
    told = {
        "credentials-did": credentials.did_document(tides.alliance),
        "credentials-trust-list-document": credentials.trust_list_document(tides.alliance),
        "credentials-trust-root": credentials.root_pin(tides.alliance),
    }
    assert client.get(reverse(name), headers={"host": HOST}).content == told[name]
    assert client.get(reverse(name)).status_code == 404, "the first alliance has published nothing yet"


def test_its_status_list_is_there_for_everybody(una, tides, client):
    status_list = tides.rows["credential"].status_list
    status_list.refresh_from_db()
    assert client.get(reverse("credentials-status", args=[status_list.public_id])).content == bytes(status_list.document)

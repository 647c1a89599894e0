"""Obstacles and barriers: named, grouped, owned, answered; and what everybody may read."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier as Start
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from juncta.base.models import Happening
from juncta.framework import queries as framework
from juncta.kernel.actor import VISITOR, Role
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText
from juncta.portfolio import operations, queries
from juncta.portfolio.facts import BarrierState
from juncta.portfolio.models import Barrier, Obstacle
from tests.alliance.factories import actor_of, make_body, make_person
from tests.design.factories import make_idea
from tests.portfolio.factories import make_barrier, make_house, make_obstacle

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    return make_house()


def refusal(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_an_obstacle_takes_its_country_from_the_university(house):
    assert make_obstacle(house).country == "PL"
    assert make_obstacle(house, country="FI").country == "FI"
    assert Happening.objects.filter(kind="ObstacleNamed").count() == 2


def test_who_may_not_name_one_hears_why(house):
    design = make_idea(house.cast)
    fields = {"title": "x", "what_happened": "y", "kind": "legal", "severity": "slows"}
    assert refusal(lambda: operations.name_obstacle(design=design, by=house.cast.actor("chair"), **fields)) == "POR-103"
    stranger = make_house("harbour")
    assert refusal(lambda: operations.name_obstacle(design=design, by=stranger.cast.actor("academic"), **fields)) == "POR-103"
    assert refusal(lambda: make_obstacle(house, institution=stranger.cast.institutions["krakow"])) == "POR-113"
    with pytest.raises(ValueError, match="not known"):
        make_obstacle(house, kind="nothing")


def test_the_office_groups_sets_apart_and_joins(house):
    barrier, other = make_barrier(house), make_barrier(house, title="The same again")
    third = make_obstacle(house)
    operations.group(obstacle=third, barrier=barrier, by=house.office)
    assert barrier.obstacles.count() == 2
    assert refusal(lambda: operations.group(obstacle=third, barrier=barrier, by=house.office)) == "POR-108"
    operations.set_apart(obstacle=third, by=house.office)
    assert refusal(lambda: operations.set_apart(obstacle=third, by=house.office)) == "POR-116"
    operations.join(barrier=barrier, other=other, by=house.office)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (BarrierState.MERGED, barrier)
    assert barrier.obstacles.count() == 2
    assert refusal(lambda: operations.group(obstacle=third, barrier=other, by=house.office)) == "POR-105"
    assert refusal(lambda: operations.join(barrier=barrier, other=other, by=house.office)) == "POR-105"
    assert refusal(lambda: operations.join(barrier=barrier, other=barrier, by=house.office)) == "POR-109"
    assert refusal(lambda: operations.open_barrier(obstacle=barrier.obstacles.first(), by=house.office)) == "POR-114"


@pytest.mark.parametrize("by", ["academic", "chair", "approver-krakow"])
def test_only_the_office_keeps_the_register(house, by):
    barrier, actor = make_barrier(house), house.cast.actor(by)
    acts = [
        lambda: operations.open_barrier(obstacle=make_obstacle(house), by=actor),
        lambda: operations.reword(barrier=barrier, by=actor, title="x", kind="legal"),
        lambda: operations.give_owner(barrier=barrier, by=actor),
        lambda: operations.show(barrier=barrier, by=actor, public=True),
        lambda: operations.set_apart(obstacle=barrier.obstacles.get(), by=actor),
    ]
    assert [refusal(act) for act in acts] == ["POR-104"] * len(acts)
    assert refusal(lambda: operations.move(barrier=barrier, by=actor, state="worked on")) == "POR-106"


def test_an_owner_says_how_it_stands(house):
    barrier = make_barrier(house)
    operations.give_owner(barrier=barrier, by=house.office, person=house.cast.chair)
    assert operations.move(barrier=barrier, by=house.cast.actor("chair"), state="worked on").closed_at is None
    legal = make_body(house.cast.alliance, "legal")
    member = make_person(institution=house.cast.institutions["krakow"], roles=[Role.CONTRIBUTOR], body=legal)
    assert refusal(lambda: operations.give_owner(barrier=barrier, by=house.office, person=house.cast.chair, body=legal)) == "POR-115"
    operations.give_owner(barrier=barrier, by=house.office, body=legal)
    assert operations.move(barrier=barrier, by=actor_of(member), state="open").state == BarrierState.OPEN
    assert refusal(lambda: operations.move(barrier=barrier, by=house.cast.actor("chair"), state="open")) == "POR-106"
    stranger = make_house("harbour")
    assert refusal(lambda: operations.give_owner(barrier=barrier, by=house.office, person=stranger.officer)) == "POR-115"


def test_a_closed_barrier_says_how_and_teaches_a_lesson_once(house):
    barrier = make_barrier(house)
    assert refusal(lambda: operations.move(barrier=barrier, by=house.office, state="resolved")) == "POR-110"
    assert refusal(lambda: operations.move(barrier=barrier, by=house.office, state="merged", resolution="x")) == "POR-111"
    for _ in range(2):
        operations.move(
            barrier=barrier, by=house.office, state="resolved", resolution="A passport number does.", lesson="Ask registrars first."
        )
    barrier.refresh_from_db()
    assert (str(barrier.resolution), barrier.closed_at is not None) == ("A passport number does.", True)
    [lesson] = framework.lessons(house.office)
    assert (str(lesson.text), lesson.ref) == ("Ask registrars first.", f"barrier:{barrier.pk}")
    assert "Learners cannot be enrolled" in lesson.provenance
    assert operations.move(barrier=barrier, by=house.office, state="open").closed_at is None


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "resolved"},
        {"closed_at": "2026-01-01T00:00Z"},
        {"state": "merged"},
        {"state": "resolved", "closed_at": "2026-01-01T00:00Z"},
    ],
)
def test_the_database_refuses_a_barrier_that_cannot_be(house, fields):
    barrier = make_barrier(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Barrier.objects.filter(pk=barrier.pk).update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Barrier.objects.filter(pk=barrier.pk).update(owner=house.officer, owning_body=make_body(house.cast.alliance))
    with pytest.raises(IntegrityError), transaction.atomic():
        Obstacle.objects.filter(barrier=barrier).update(what_happened="")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_join_crosswise_one_does():
    house = make_house()
    one, two, start = make_barrier(house), make_barrier(house), Start(2)

    def act(pair) -> str:
        try:
            start.wait(timeout=10)
            operations.join(barrier=pair[0], other=pair[1], by=house.office)
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(act, [(one, two), (two, one)])) == ["POR-105", "done"]
    assert Barrier.objects.filter(state="merged").count() == 1
    assert Obstacle.objects.values("barrier").distinct().count() == 1


# reading


def test_a_stranger_sees_nothing_and_students_only_their_own(house):
    barrier = make_barrier(house)
    stranger = make_house("harbour")
    assert not queries.visible_to(stranger.office).exists()
    assert not queries.obstacles(stranger.office).exists()
    assert not queries.visible_to(house.cast.actor("student")).exists()
    assert not queries.obstacles(house.cast.actor("student")).exists()
    assert not queries.visible_to(VISITOR).exists()
    assert list(queries.barriers(house.cast.actor("chair"))) == [barrier]
    assert queries.register(stranger.office) == []


def test_the_register_narrows_and_counts(house):
    barrier = make_barrier(house)
    operations.group(obstacle=make_obstacle(house, severity="stops"), barrier=barrier, by=house.office)
    [line] = queries.register(house.office, {"kind": "enrolment", "state": "open", "institution": "krakow", "country": "PL"})
    assert (line.obstacles, len(line.designs), line.severity) == (2, 2, "stops")
    assert queries.register(house.office, {"kind": "legal"}) == []


def test_the_public_reads_only_what_was_shown(house, client, settings):
    settings.JUNCTA_ALLIANCE = house.cast.alliance.slug
    barrier = make_barrier(house)
    make_barrier(house, title="Not told")
    page = client.get(reverse("portfolio-barriers-met")).content.decode()
    assert "Learners cannot be enrolled" not in page
    operations.show(barrier=barrier, by=house.office, public=True)
    operations.move(barrier=barrier, by=house.office, state="accepted", resolution={"en": "It stays.", "fr": "Cela reste."})
    page = client.get(reverse("portfolio-barriers-met")).content.decode()
    assert "Learners cannot be enrolled" in page
    assert "It stays." in page
    assert "Not told" not in page
    assert str(barrier.obstacles.get().design.title) not in page
    assert "national number" not in page
    assert list(queries.met_in("pl")) == [barrier]
    assert list(queries.met_in("FI")) == []
    assert list(queries.met_in("")) == []
    assert list(queries.met_in("FI", institutions=["krakow"])) == [barrier]
    assert list(queries.met_in("PL-MA", institutions=["elsewhere"])) == []


# pages


def test_the_way_of_an_obstacle_by_pages(house, sign_in):
    design = make_idea(house.cast)
    client = sign_in(house.cast.academic)
    assert "Name an obstacle" in client.get(reverse("design-home", args=[design.pk])).content.decode()
    address = reverse("portfolio-obstacle-new", args=[design.pk])
    assert client.get(address).status_code == 200
    data = {"title": "<script>alert(1)</script>", "what_happened": "It is '=1+1'.", "kind": "legal", "severity": "stops", "step": "A1"}
    assert client.post(address, data | {"what_happened": ""}).status_code == 400
    assert client.post(address, data).status_code == 302
    named = Obstacle.objects.get()
    home = client.get(reverse("design-home", args=[design.pk])).content.decode()
    assert "<script>alert" not in home
    assert "&lt;script&gt;" in home
    assert "Put it under a barrier" not in client.get(reverse("portfolio-obstacle", args=[named.pk])).content.decode()
    office = sign_in(house.officer)
    assert "not grouped yet" in office.get(reverse("portfolio-barriers")).content.decode()
    assert office.get(reverse("portfolio-obstacle", args=[named.pk])).status_code == 200
    group = reverse("portfolio-obstacle-group", args=[named.pk])
    assert office.post(group, {"barrier": "new"}).status_code == 302
    barrier = Barrier.objects.get()
    other = make_barrier(house)
    steps = [
        ("portfolio-barrier-reword", {"title": "National numbers", "title_also": "Numéros nationaux", "kind": "legal", "country": "PL"}),
        ("portfolio-barrier-owner", {"person": house.cast.chair.pk}),
        ("portfolio-barrier-move", {"state": "resolved", "resolution": "Passports do.", "lesson": "Ask first."}),
        ("portfolio-barrier-show", {"public": "yes"}),
        ("portfolio-barrier-join", {"other": other.pk}),
    ]
    for name, data in steps:
        assert office.post(reverse(name, args=[barrier.pk]), data).status_code == 302, name
    barrier.refresh_from_db()
    assert LangText(barrier.title).plain() == {"en": "National numbers", "fr": "Numéros nationaux"}
    assert (barrier.owner, barrier.state, barrier.is_public, barrier.obstacles.count()) == (house.cast.chair, "resolved", True, 2)
    assert office.get(reverse("portfolio-barrier", args=[barrier.pk])).status_code == 200
    assert office.get(reverse("portfolio-barrier", args=[other.pk])).status_code == 200
    assert office.post(group, {"barrier": "none"}).status_code == 302
    assert office.post(group, {"barrier": barrier.pk}).status_code == 302
    assert office.post(group, {"barrier": "what"}).status_code == 404
    assert office.post(reverse("portfolio-barrier-join", args=[barrier.pk]), {"other": "what"}).status_code == 404
    assert office.post(reverse("portfolio-barrier-show", args=[barrier.pk]), {"public": "no"}).status_code == 302


def test_what_was_typed_wrongly_is_kept(house, sign_in):
    barrier, office = make_barrier(house), sign_in(house.officer)
    answer = office.post(reverse("portfolio-barrier-move", args=[barrier.pk]), {"state": "resolved", "lesson": "Typed for long."})
    assert answer.status_code == 400
    assert "Say how it was answered." in answer.content.decode()
    assert "Typed for long." in answer.content.decode()
    both = {"person": house.cast.chair.pk, "body": house.cast.committee.pk}
    assert office.post(reverse("portfolio-barrier-owner", args=[barrier.pk]), both).status_code == 400


def test_a_jurisdiction_shows_what_was_met_there(house, rf):
    from juncta.portfolio.panels import jurisdiction_barriers

    barrier = make_barrier(house)
    request = rf.get("/")
    request.actor = house.office
    assert jurisdiction_barriers(request, "PL") == ""
    operations.show(barrier=barrier, by=house.office, public=True)
    assert "Learners cannot be enrolled" in jurisdiction_barriers(request, "PL")
    assert "Learners cannot be enrolled" in jurisdiction_barriers(request, SimpleNamespace(code="pl", institutions=("krakow",)))
    assert jurisdiction_barriers(request, "FI") == ""


def test_the_register_takes_as_many_queries_for_three_as_for_one(house, sign_in, django_assert_num_queries):
    client, address = sign_in(house.officer), reverse("portfolio-barriers")
    for barriers in (1, 3):
        while Barrier.objects.count() < barriers:
            make_barrier(house)
            make_obstacle(house)
        client.get(address)
        with django_assert_num_queries(QUERIES_OF_THE_REGISTER):
            client.get(address)


QUERIES_OF_THE_REGISTER = 11

import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

from juncta.alliance import operations as alliances
from juncta.base.models import Happening
from juncta.framework import operations, queries
from juncta.framework.engine import BrokenFramework
from juncta.framework.models import Framework
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from juncta.project import story
from tests.alliance.factories import actor_of, make_alliance, make_person
from tests.framework.factories import SECOND, make_framework

pytestmark = pytest.mark.django_db
HARBOUR = Path(__file__).parents[1] / "alliance" / "second-alliance.toml"
UNA = Path(story.__file__).parent / "data" / "una-europa.toml"


@pytest.fixture
def harbour():
    return alliances.load(data=tomllib.loads(HARBOUR.read_text()), by=SYSTEM)


def refused(**arguments):
    with pytest.raises(Refused) as caught:
        operations.publish(**arguments)
    return caught.value.refusal.code


def test_the_reference_alliance_takes_the_shipped_framework():
    una = alliances.load(data=tomllib.loads(UNA.read_text()), by=SYSTEM)
    framework = operations.publish(alliance=una, content=queries.shipped(), by=SYSTEM)
    assert queries.current(una) == framework
    assert framework.digest == digest(framework.content)
    seats = queries.deciding_bodies(framework, "G3")
    assert [body.slug for body in seats] == ["quality-assurance", "teaching-learning", "student-board"]
    area = una.focus_areas.get(slug="sustainability")
    assert [body.slug for body in queries.deciding_bodies(framework, "G1", area)] == ["ssc-sustainability"]


def test_another_alliance_needs_data_only(harbour):
    framework = operations.publish(alliance=harbour, content=SECOND, by=SYSTEM)
    facts = queries.facts_of(framework)
    assert [stage.code for stage in facts.stages] == ["K", "L", "M"]
    assert [body.slug for body in queries.deciding_bodies(framework, "H2")] == ["learning-council", "student-parliament"]
    assert [body.slug for body in queries.deciding_bodies(framework, "H1", harbour.focus_areas.get())] == ["crew-sea"]
    assert queries.deciding_bodies(framework, "H3") == []
    assert queries.position(framework, ["H1"], []).step == "L2"


def test_the_shipped_framework_does_not_fit_an_alliance_without_its_bodies(harbour):
    assert refused(alliance=harbour, content=queries.shipped(), by=SYSTEM) == "FRA-104"


def test_publishing_the_same_again_changes_nothing(harbour):
    first = operations.publish(alliance=harbour, content=SECOND, by=SYSTEM)
    assert operations.publish(alliance=harbour, content=tomllib.loads(SECOND), by=SYSTEM) == first
    assert Happening.objects.filter(kind="FrameworkPublished").count() == 1


def test_versions_only_go_up(harbour):
    later = SECOND.replace("version = 1", "version = 3")
    operations.publish(alliance=harbour, content=SECOND, by=SYSTEM)
    assert refused(alliance=harbour, content=SECOND.replace("Set sail", "Sail"), by=SYSTEM) == "FRA-102"
    third = operations.publish(alliance=harbour, content=later, by=SYSTEM)
    assert queries.current(harbour) == third
    assert refused(alliance=harbour, content=SECOND.replace("version = 1", "version = 2"), by=SYSTEM) == "FRA-103"


def test_only_the_alliances_own_office_publishes(harbour):
    office = actor_of(make_person(harbour, roles=[Role.ALLIANCE_OFFICE]))
    academic = actor_of(make_person(harbour, roles=[Role.ACADEMIC]))
    stranger = actor_of(make_person(make_alliance("other"), roles=[Role.ALLIANCE_OFFICE]))
    for actor in (VISITOR, academic, stranger):
        assert refused(alliance=harbour, content=SECOND, by=actor) == "FRA-101"
    assert operations.publish(alliance=harbour, content=SECOND, by=office).version == 1


def test_a_broken_file_publishes_nothing(harbour):
    with pytest.raises(BrokenFramework):
        operations.publish(alliance=harbour, content="framework = 1", by=SYSTEM)
    assert not Framework.objects.exists()


@pytest.mark.parametrize("write", ["UPDATE framework_framework SET content = '{}'", "DELETE FROM framework_framework"])
def test_the_database_keeps_what_was_published(harbour, write):
    operations.publish(alliance=harbour, content=SECOND, by=SYSTEM)
    with pytest.raises(Error, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(write)


@pytest.mark.django_db(transaction=True)
def test_publishing_from_two_sides_makes_one_version():
    harbour = alliances.load(data=tomllib.loads(HARBOUR.read_text()), by=SYSTEM)

    def publish(_number):
        try:
            return operations.publish(alliance=harbour, content=SECOND, by=SYSTEM).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as sides:
        found = set(sides.map(publish, range(4)))
    assert len(found) == 1
    assert Framework.objects.count() == Happening.objects.filter(kind="FrameworkPublished").count() == 1


def test_everybody_sees_the_framework_of_their_own_alliance(harbour):
    una = make_alliance("una")
    theirs, ours = operations.publish(alliance=harbour, content=SECOND, by=SYSTEM), make_framework(una)
    assert list(queries.visible_to(actor_of(make_person(una)))) == [ours]
    assert queries.in_force(actor_of(make_person(harbour))) == theirs
    assert set(queries.visible_to(SYSTEM)) == {ours, theirs}


def test_before_the_first_there_is_none(harbour):
    assert queries.in_force() is None
    with pytest.raises(Framework.DoesNotExist):
        queries.current(harbour)

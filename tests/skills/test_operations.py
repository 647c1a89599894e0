"""Loading a release: all of it or nothing, again without change, the next over the last."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base.models import Happening
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused
from juncta.skills import operations, queries
from juncta.skills.engine.packing import sources
from juncta.skills.facts import BrokenError
from juncta.skills.models import Release, Skill, Words
from tests.skills.factories import download, make_demo_skills, make_skill, packed, row, uri, write

pytestmark = pytest.mark.django_db


def test_a_download_is_loaded_in_all_its_languages(tmp_path):
    done = operations.load_download(place=packed(download(tmp_path / "esco")))
    assert (str(done.release), done.count, done.new, done.release.languages) == ("ESCO 1.2.0", 4, 4, ["en", "fr"])
    skill = queries.by_uri(uri(1))
    assert skill.label.plain() == {"en": "analyse climate data", "fr": "analyser des données climatiques"}
    assert (skill.is_esco, skill.kind_name, skill.reuse_name) == (True, "Skill", "in several sectors")
    assert Happening.objects.get(kind="SkillsLoaded").payload["count"] == 4


def test_loading_it_again_changes_nothing(tmp_path):
    place = packed(download(tmp_path / "esco"))
    operations.load_download(place=place)
    before = list(Skill.objects.order_by("pk").values()), list(Release.objects.values())
    again = operations.load_download(place=place)
    assert (again.changed, again.new, again.count) == (False, 0, 4)
    assert (list(Skill.objects.order_by("pk").values()), list(Release.objects.values())) == before
    assert Words.objects.count() == 8
    assert Happening.objects.filter(kind="SkillsLoaded").count() == 1


def test_a_broken_file_leaves_everything_as_it_was(tmp_path):
    operations.load_download(place=download(tmp_path / "old"), version="1.1.0")
    folder = download(tmp_path / "new", {"en": ("renamed", "manage energy use")})
    write(folder / "skills_fr.csv", [row(1, "renommé"), row(2, "")])
    with pytest.raises(BrokenError, match=r"skills_fr\.csv, line 3: preferredLabel is empty"):
        operations.load_download(place=folder, version="1.2.0")
    assert str(queries.by_uri(uri(1)).label) == "analyse climate data"
    assert not Release.objects.filter(version="1.2.0").exists()


def test_what_the_next_release_no_longer_has_is_retired_and_kept(tmp_path):
    operations.load_download(place=download(tmp_path / "old"), version="1.1.0")
    make_demo_skills()
    done = operations.load_download(place=download(tmp_path / "new", {"en": ("analyse climate data", "manage energy")}), version="1.2.0")
    assert done.retired == 2
    assert (queries.by_uri(uri(3)).retired, queries.by_uri(uri(3)).release.version) == (True, "1.1.0")
    assert str(queries.by_uri(uri(2)).label) == "manage energy"
    assert queries.search("biodiversity")[0].uri == "https://juncta.example/skill/biodiversity"
    assert len(queries.in_force()) == 2


def test_the_version_must_be_known(tmp_path):
    with pytest.raises(BrokenError, match="--release"):
        operations.load_download(place=download(tmp_path / "esco"))


def test_invented_skills_cannot_come_in_as_esco_nor_the_reverse(tmp_path):
    with pytest.raises(BrokenError, match="does not belong to ESCO"):
        operations.load_download(place=operations.DEMO_SET, version="1.2.0")
    with pytest.raises(BrokenError, match="does not belong to Demo set"):
        operations.load(by=operations.SYSTEM, source="Demo set, not ESCO", version="1", files=sources(download(tmp_path / "esco")))


def test_people_of_an_alliance_do_not_load():
    with pytest.raises(Refused) as refused:
        operations.load_demo_set(by=Actor(name="Somebody"))
    assert refused.value.refusal.code == "SKI-101"


def test_the_demo_set_says_that_it_is_invented():
    skills = make_demo_skills()
    assert len(skills) == 40
    assert not any(skill.is_esco for skill in skills)
    assert {str(skill.release) for skill in skills} == {"Demo set, not ESCO 1"}


def test_the_database_knows_two_spaces_of_addresses():
    skill = make_skill()
    with pytest.raises(IntegrityError), transaction.atomic():
        Skill.objects.filter(pk=skill.pk).update(uri="https://elsewhere.example/skill/1")


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_leave_one_consistent_outcome(tmp_path):
    place = download(tmp_path / "esco")

    def act(_turn):
        try:
            return operations.load_download(place=place, version="1.2.0").changed
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(act, range(3))) == [False, False, True]
    assert (Skill.objects.count(), Words.objects.count(), Release.objects.count()) == (4, 8, 1)

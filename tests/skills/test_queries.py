"""Search: the best first, in several languages, forgiving, and fast enough to follow typing."""

import time

import pytest

from juncta.skills import operations, queries
from tests.skills.factories import download, make_demo_skills, row, uri, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(tmp_path):
    operations.load_download(place=download(tmp_path / "esco"), version="1.2.0")


def found(text, language="en", limit=20):
    return [str(skill) for skill in queries.search(text, language, limit)]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("analyse", "analyse climate data"),
        ("climate dat", "analyse climate data"),
        ("data climate", "analyse climate data"),
        ("BIODIVERSITÉ", "biodiversity"),
        ("donnees climatiques", "analyse climate data"),
        ("consommation d'énergie", "manage energy use"),
        ("energie", "manage energy use"),
        ("biodiversitie", "biodiversity"),
        ("biodiversity zzz", "biodiversity"),
    ],
)
def test_it_is_found(few, text, best):
    assert found(text)[0] == best


@pytest.mark.parametrize("text", ["", "  ", "!!! '; drop table & | :*", "zzz", "''", "\\", "%", "_"])
def test_what_says_nothing_finds_nothing(few, text):
    assert found(text) == ([] if "drop" not in text else found("drop table"))


def test_the_exact_label_comes_before_its_beginning_before_its_words(tmp_path):
    write(
        tmp_path / "skills_en.csv",
        [
            row(1, "teach the manage method"),
            row(2, "manage energy"),
            row(3, "manage"),
            row(4, "lead", altLabels="manage people"),
        ],
    )
    operations.load_download(place=tmp_path, version="1.2.0")
    assert found("manage") == ["manage", "manage energy", "teach the manage method", "lead"]
    assert found("manage", limit=2) == ["manage", "manage energy"]


def test_a_skill_found_in_two_languages_is_one_hit(few):
    assert found("biodiversit") == ["biodiversity"]


def test_retired_skills_are_not_found(few, tmp_path):
    operations.load_download(place=download(tmp_path / "next", {"en": ("analyse climate data",)}), version="1.3.0")
    assert found("biodiversity") == []
    assert queries.by_uri(uri(3)).retired


def test_all_are_listed_in_the_alphabet_of_the_language(few):
    assert [str(each) for each in queries.listed()] == ["analyse climate data", "biodiversity", "manage energy use", "manage musical staff"]
    assert next(each.label["fr"] for each in queries.listed("fr")) == "analyser des données climatiques"
    assert len(queries.listed("pl")) == 4


def test_search_takes_three_questions_whatever_is_found(django_assert_num_queries):
    make_demo_skills()
    for text in ("sustainability", "climate"):
        with django_assert_num_queries(2):
            queries.search(text)


@pytest.mark.slow
def test_fourteen_thousand_skills_are_searched_while_somebody_types(tmp_path, record_property):
    verbs = ("analyse", "manage", "operate", "design", "explain", "monitor", "repair", "teach", "assess", "plan")
    things = ("climate", "energy", "water", "soil", "music", "metal", "language", "software", "health", "forest")
    labels = [f"{verbs[n % 10]} {things[n // 10 % 10]} system {n}" for n in range(14_000)]
    write(tmp_path / "skills_en.csv", [row(n + 1, label, altLabels=f"{label} work\n{label} practice") for n, label in enumerate(labels)])
    write(tmp_path / "skills_fr.csv", [row(n + 1, f"système {label}") for n, label in enumerate(labels)])
    began = time.perf_counter()
    operations.load_download(place=tmp_path, version="1.2.0")
    loading = time.perf_counter() - began
    worst = 0.0
    for text in ("m", "manage", "manage energy", "energy system", "systeme", "manage energy system 1211", "mangae enrgy", "zzz"):
        began = time.perf_counter()
        queries.search(text)
        worst = max(worst, time.perf_counter() - began)
    record_property("loading 14,000 skills in two languages, seconds", round(loading, 1))
    record_property("slowest search, ms", round(worst * 1000))

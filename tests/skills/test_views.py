"""The pages of skills: for everybody, with source and version."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.skills.factories import make_demo_skills, make_skill

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def test_without_skills_the_page_says_how_they_come(client):
    assert "juncta skills load" in text(client.get(reverse("skills")))


def test_everybody_searches_and_sees_where_skills_come_from(client):
    make_demo_skills()
    said = text(client.get(reverse("skills"), {"q": "biodiv"}))
    assert "causes of biodiversity loss" in said
    assert "Demo set, not ESCO 1" in said
    assert "Invented for this demonstration" in said
    assert "40 skills, in alphabetical order" in text(client.get(reverse("skills")))


def test_nothing_found_says_what_to_try(client):
    make_demo_skills()
    said = text(client.get(reverse("skills"), {"q": "<script>qqq"}))
    assert "No skill fits" in said
    assert "<script>qqq" not in said


def test_a_skill_says_its_names_in_all_languages(client):
    skill = next(each for each in make_demo_skills() if str(each) == "biodiversity")
    said = text(client.get(reverse("skills-skill", args=[skill.pk])))
    assert "biodiversité" in said
    assert "Biodiversität" in said
    assert skill.uri in said
    assert client.get(reverse("skills-skill", args=[uuid4()])).status_code == 404


def test_esco_is_credited(client):
    said = text(client.get(reverse("skills-skill", args=[make_skill().pk])))
    assert "uses the ESCO classification of the European Commission" in said


@pytest.mark.parametrize("number", ["2", "999", "x", "-1"])
def test_the_list_has_pages(client, number):
    make_demo_skills()
    assert client.get(reverse("skills"), {"page": number}).status_code == 200


def test_a_page_takes_as_many_queries_for_one_hit_as_for_three(client, django_assert_num_queries):
    make_demo_skills()
    client.get(reverse("skills"))
    counts = []
    for asked in ("biodiversity loss", "climate"):
        with django_assert_num_queries(3):
            counts.append(len(client.get(reverse("skills"), {"q": asked}).context["hits"]))
    assert counts[0] == 1
    assert counts[1] >= 3

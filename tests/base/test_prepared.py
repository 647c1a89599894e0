"""A statement that is written once brings what its queryset would, whoever asks and for whatever values."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection

from juncta.alliance.models import Institution, Person
from juncta.base.prepared import Prepared, among
from tests.alliance.factories import make_alliance, make_institution, make_person

pytestmark = pytest.mark.django_db


def people_of(alliance, slugs):
    found = Person.objects.filter(among("institution__slug", slugs), alliance=alliance)
    return found.select_related("institution").order_by("family_name")


@pytest.fixture
def alliances():
    both = [make_alliance(slug) for slug in ("una", "harbour")]
    for each in both:
        for slug in ("helsinki", "krakow", "leuven"):
            make_person(each, institution=make_institution(each, f"{slug}"), name=f"{slug} of {each.slug}")
    return both


def test_it_brings_what_the_queryset_brings_whatever_the_values(alliances, django_assert_num_queries):
    prepared = Prepared(people_of, alliance=UUID, slugs=list[str])
    for alliance in alliances:
        for slugs in (["helsinki"], ["krakow", "leuven"], [], ["it's", 'a "word"', "{a,b}", "\\"]):
            wanted = list(people_of(alliance.pk, slugs))
            with django_assert_num_queries(1):
                found = prepared.rows(alliance=alliance.pk, slugs=slugs)
                assert [(each, each.institution.slug) for each in found] == [(each, each.institution.slug) for each in wanted]
    assert prepared.rows(alliance=uuid4(), slugs=["helsinki"]) == []


def test_lists_of_values_come_as_they_are_asked_for(alliances):
    build = lambda alliance: Institution.objects.filter(alliance=alliance).order_by("slug").values_list("slug", "hours_per_ects")  # noqa: E731
    una, _other = alliances
    assert Prepared(build, alliance=UUID).rows(alliance=una.pk) == list(build(una.pk))


def test_values_are_named_and_stand_in_the_statement(alliances):
    prepared = Prepared(people_of, alliance=UUID, slugs=list[str])
    with pytest.raises(TypeError, match=r"wants \['alliance', 'slugs'\], got \['alliance'\]"):
        prepared.rows(alliance=alliances[0].pk)
    ignored = Prepared(lambda alliance, slugs: Person.objects.filter(alliance=alliance), alliance=UUID, slugs=list[str])
    with pytest.raises(TypeError, match=r"\['slugs'\] did not come into the SQL"):
        ignored.rows(alliance=alliances[0].pk, slugs=["helsinki"])


@pytest.mark.django_db(transaction=True)
def test_threads_share_the_statement_and_not_their_values(alliances):
    prepared = Prepared(people_of, alliance=UUID, slugs=list[str])

    def ask(number):
        try:
            alliance, slug = alliances[number % 2], ("helsinki", "krakow", "leuven")[number % 3]
            return [str(each.family_name) for each in prepared.rows(alliance=alliance.pk, slugs=[slug])], f"{slug} of {alliance.slug}"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for found, name in pool.map(ask, range(24)):
            assert len(found) == 1
            assert name.endswith(found[0])

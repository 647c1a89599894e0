"""Every invariant holds in the story's world, and each one names the row when somebody breaks it behind the product's back."""

import pytest
from django.db import connection

from juncta.project import invariants, nightly
from juncta.project.invariants import INVARIANTS
from tests.project.working import for_module

pytestmark = pytest.mark.django_db

# What somebody could do in the database, past every constraint and trigger; each must be noticed as this invariant.
MISDEEDS = {
    "I1 second award": (
        "I1",
        """
        INSERT INTO assessment_award (id, alliance_id, edition_id, enrolment_id, ects, series, year, serial, decided_by_id, decided_at)
        SELECT gen_random_uuid(), alliance_id, edition_id, enrolment_id, ects, series, year, serial + 1, decided_by_id, decided_at
        FROM assessment_award
        """,
    ),
    "I2 gap": ("I2", "UPDATE assessment_award SET serial = serial + 5"),
    "I2 counter set back": ("I2", "UPDATE assessment_serialcounter SET last = 0"),
    "I3 proof taken away": ("I3", "DELETE FROM credentials_proof WHERE suite = 'eddsa-jcs-2022'"),
    "I3 badge stripped": (
        "I3",
        """
        UPDATE credentials_credential c SET badge = convert_to(jsonb_set(b.said, '{proof}', (b.said -> 'proof') - 0)::text, 'UTF8')
        FROM (SELECT id, convert_from(badge, 'UTF8')::jsonb AS said FROM credentials_credential) b WHERE b.id = c.id
        """,
    ),
    "I4 document changed": ("I4", "UPDATE credentials_credential SET document = document || '\\x20'::bytea"),
    "I4 approval taken away": ("I4", "DELETE FROM credentials_approval"),
    "I4 proof before the document": ("I4", "UPDATE credentials_proof SET at = at - interval '1 day'"),
    "I6 overbooked": ("I6", "UPDATE enrolment_enrolment SET place = 1000 WHERE place IS NOT NULL"),
    "I6 somebody forgotten": (
        "I6",
        "UPDATE enrolment_enrolment SET state = 'waiting', place = NULL, applied_at = now() - interval '1 minute'",
    ),
    "I7 job given up": ("I7", "UPDATE procrastinate_jobs SET status = 'failed' WHERE id = (SELECT min(id) FROM procrastinate_jobs)"),
    "I8 index outside the list": ("I8", "UPDATE credentials_statuslist SET size = 1; UPDATE credentials_credential SET status_index = 1"),
    "I9 message without a cause": ("I9", "UPDATE base_message SET happening_id = -happening_id"),
    "I10 credits added": ("I10", "UPDATE assessment_award SET ects = ects + 1"),
    "I10 result not confirmed": ("I10", "UPDATE assessment_result SET confirmed_at = NULL, confirmed_by_id = NULL"),
    "I11 revocation taken back": (
        "I11",
        """
        INSERT INTO base_happening (at, kind, subject, subject_id, who, payload)
        SELECT now(), 'CredentialRevoked', 'credential', id, 'somebody', '{}' FROM credentials_credential
        """,
    ),
}
CHECKS = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE contype IN ('c', 'u') AND conrelid::regclass::text ~ '^(assessment|credentials|enrolment)_'
"""


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    with for_module(django_db_blocker, tmp_path_factory.mktemp("story"), "credential") as played:
        yield played


def broken():
    return invariants.check(nightly.ask)


def test_everything_holds_after_the_story(story):
    assert broken() == []
    nightly.ask_invariants.func(timestamp=0)


@pytest.mark.parametrize("deed", MISDEEDS)
def test_what_is_broken_behind_the_products_back_is_named(story, deed):
    code, statement = MISDEEDS[deed]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
        cursor.execute(CHECKS)
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(statement)
    found = broken()
    assert code in {each.code for each in found}
    assert all(each.row for each in found)
    with pytest.raises(nightly.InvariantsBroken, match=code):
        nightly.ask_invariants.func(timestamp=0)


def test_every_invariant_has_a_misdeed():
    assert {code for code, _ in MISDEEDS.values()} == {each.code for each in INVARIANTS}

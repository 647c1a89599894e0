"""The tests' own ground: a real PostgreSQL, with every table."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_tests_run_on_postgresql_15_or_newer():
    assert connection.vendor == "postgresql"
    assert connection.pg_version >= 150000

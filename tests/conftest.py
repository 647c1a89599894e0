"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis

hypothesis.register_profile("juncta", deadline=None)  # a shared machine is slow at times; what is measured stands in benchmarks
hypothesis.load_profile("juncta")

# What `./juncta test --quick` leaves out, beside browser and processes: pages, races, started commands, and tests that need a
# whole design, story or award made before they begin.
SLOW_FILES = {
    "test_addresses.py",
    "test_at_once.py",
    "test_command.py",
    "test_pages.py",
    "test_tampering.py",
    "test_verify_page.py",
    "test_views.py",
    "test_waiting.py",
}
SLOW_FOLDERS = {"assessment", "browser", "catalogue", "journeys"}
LONG = {"browser", "journeys"}  # minutes each


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests, before `-m` is asked; the longest begin first."""
    here = Path(__file__).parent
    for item in items:
        folder = item.path.relative_to(here).parts[0]
        if item.path.name in SLOW_FILES or folder in SLOW_FOLDERS or "story" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
    items.sort(key=lambda item: item.path.relative_to(here).parts[0] not in LONG)  # so that nobody waits for them at the end


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Passwords of invented people need no slow hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in English; what a test activates ends with it."""
    with translation.override("en"):
        yield


@pytest.fixture
def sign_in(client: Client):
    """Sign a person in, without a password: `sign_in(person)` returns the client."""

    def enter(person) -> Client:
        client.force_login(person.account)
        return client

    return enter

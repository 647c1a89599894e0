"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation


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

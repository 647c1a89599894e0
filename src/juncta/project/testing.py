"""The pytest plugin that gives the tests a database before pytest-django reads the settings: DATABASE_URL, or a fresh embedded server."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_folder: Path | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start the server; xdist's workers inherit its address."""
    global _folder  # noqa: PLW0603 - one server per run
    os.environ.setdefault("SECRET_KEY", "of the tests, which keep no secrets")
    os.environ.setdefault("JUNCTA_DEMO", "1")
    if "DATABASE_URL" not in os.environ:
        from juncta.adapters.embedded.server import FOR_TESTS, open_server  # noqa: PLC0415 - not needed beside a given database

        _folder = Path(tempfile.mkdtemp(prefix="juncta-tests-"))
        os.environ["DATABASE_URL"] = open_server(_folder, FOR_TESTS)


def pytest_unconfigure() -> None:
    """Stop the server and leave nothing behind."""
    if _folder:
        from juncta.adapters.embedded.server import close_servers, wait_until_stopped  # noqa: PLC0415

        close_servers()
        wait_until_stopped(_folder)
        shutil.rmtree(_folder, ignore_errors=True)
        os.environ.pop("DATABASE_URL", None)

"""The embedded PostgreSQL under every kill: one server per folder, gone with its last user, and the data still there."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from juncta.adapters.embedded import roles
from juncta.adapters.embedded.server import FOR_TESTS, is_running, wait_until_stopped

pytestmark = pytest.mark.processes

USER = """
import sys, time
from pathlib import Path
from juncta.adapters.embedded.server import open_server
print(open_server(Path(sys.argv[1]), {"fsync": "off"}), flush=True)
time.sleep(600)
"""


class User:
    """A process that opened the server of a folder."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen([sys.executable, "-c", USER, str(folder)], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def user():
    users = []

    def enter(folder):
        users.append(User(folder))
        return users[-1]

    yield enter
    for each in users:
        each.kill()


def postmaster(folder):
    return int((folder / "pg" / "postmaster.pid").read_text().splitlines()[0])


@pytest.mark.parametrize("name", ["data", "ein Ordner mit Leerzeichen", "long-" * 30], ids=["plain", "spaces", "long"])
def test_server_lives_exactly_as_long_as_its_last_user(tmp_path, user, name):
    folder = tmp_path / name
    first, second = user(folder), user(folder)
    assert first.address == second.address
    first.kill()
    with psycopg.connect(second.address) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    second.kill()
    assert wait_until_stopped(folder, wait=15)


def test_killed_postmaster_loses_nothing_that_was_committed(tmp_path, user):
    first = user(tmp_path)
    with psycopg.connect(first.address, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(tmp_path), signal.SIGKILL)
    assert wait_until_stopped(tmp_path, wait=15)
    with psycopg.connect(user(tmp_path).address) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_stale_process_number_harms_nobody(tmp_path, user):
    first = user(tmp_path)
    first.kill()
    assert wait_until_stopped(tmp_path, wait=15)
    innocent = subprocess.Popen(["sleep", "60"])
    (tmp_path / "pg" / "postmaster.pid").write_text(f"{innocent.pid}\n{tmp_path}/pg\n0\n5432\n{tmp_path}/pg\n\n\nready\n")
    try:
        with psycopg.connect(user(tmp_path).address) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()


def test_concurrent_first_starts_share_one_server(tmp_path):
    starting = [subprocess.Popen([sys.executable, "-c", USER, str(tmp_path)], stdout=subprocess.PIPE, text=True) for _ in range(5)]
    try:
        assert len({process.stdout.readline() for process in starting}) == 1
    finally:
        for process in starting:
            process.kill()
            process.wait()
    assert wait_until_stopped(tmp_path, wait=15)
    time.sleep(0.1)
    assert not is_running(tmp_path)


def test_the_products_role_owns_nothing(tmp_path, user):
    addresses = roles.prepare(user(tmp_path).address)
    assert roles.prepare(user(tmp_path).address) == addresses  # a second time changes nothing
    with psycopg.connect(addresses.owner, autocommit=True) as owner, psycopg.connect(addresses.app, autocommit=True) as app:
        owner.execute("CREATE TABLE things (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("SELECT * FROM things")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE own (id int)")
        assert app.execute("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone() == (False, False)


def test_settings_for_tests_are_taken(tmp_path, user):
    with psycopg.connect(user(tmp_path).address) as connection:
        assert connection.execute("SHOW fsync").fetchone() == (FOR_TESTS["fsync"],)

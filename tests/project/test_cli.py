"""Commands as somebody at a terminal meets them: one sentence and a status when something is to be put right."""

import json
import os
import resource
import subprocess
import sys

import pytest
from django.db import connection

from juncta.project import cli
from juncta.project.cli import invariants, serve, setup
from juncta.project.stop import Stop

HEAVY = ("django", "psycopg", "procrastinate", "pyld", "requests")
MAIN = [sys.executable, "-m", "juncta.project.cli"]


def computed():
    """Seconds that ended child processes have computed: unlike the clock on the wall, the same on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def juncta(*words, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY", "JUNCTA_DEMO"}}
    return subprocess.run([*MAIN, *words], capture_output=True, text=True, env=clean | environment, check=False, timeout=60)


def test_every_command_has_a_module_of_its_own():
    for name in cli.COMMANDS:
        if name != "verify":
            assert callable(__import__(f"juncta.project.cli.{name}", fromlist=["run"]).run)


def test_help_lists_every_command(capsys):
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in cli.COMMANDS)


def test_unknown_command_is_one_sentence(capsys):
    assert cli.main(["fly"]) == 2
    assert capsys.readouterr().err.startswith("juncta: there is no command 'fly'")


def test_console_script_loads_nothing_heavy():
    words = f"import juncta.project.cli, sys; sys.exit(bool({set(HEAVY)} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_verify_loads_no_database_and_starts_at_once(tmp_path):
    (tmp_path / "badge.json").write_text("{}")
    words = (
        "import sys; from juncta.project.cli import main; status = main(['verify', sys.argv[1]]); "
        "sys.exit(100 if {'django', 'psycopg', 'procrastinate'} & set(sys.modules) else status)"
    )
    took = []
    for _ in range(3):
        began = computed()
        ended = subprocess.run([sys.executable, "-c", words, str(tmp_path / "badge.json")], capture_output=True, text=True, check=False)
        took.append(computed() - began)
    assert ended.returncode not in {0, 100}
    assert "Traceback" not in ended.stderr
    assert min(took) < 0.5


@pytest.mark.parametrize("name", ["worker", "signer", "invariants", "migrate"])
def test_without_a_database_a_command_says_what_to_set(name):
    ended = juncta(name, JUNCTA_SIGNER_DIR="/nowhere" if name == "signer" else "")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert "DATABASE_URL" in ended.stderr


def test_data_that_is_not_there_is_one_sentence(tmp_path):
    ended = juncta("invariants", "--data", str(tmp_path))
    assert ended.returncode == 2
    assert ended.stderr == f"juncta: there is no data of Juncta in {tmp_path}\n"


def test_worker_does_not_start_where_the_signing_keys_are(tmp_path):
    ended = juncta("worker", DATABASE_URL="postgresql:///nobody", JUNCTA_SIGNER_DIR=str(tmp_path))
    assert ended.returncode == 2
    assert "signer's alone" in ended.stderr


SAFE = {"DATABASE_URL": "postgresql:///x", "SECRET_KEY": "s" * 50, "ALLOWED_HOSTS": "juncta.example"}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"JUNCTA_DEMO": "1"}, "JUNCTA_DEMO"),
        ({"JUNCTA_SIGNER_DIR": "/keys"}, "JUNCTA_SIGNER_DIR"),
    ],
)
def test_serve_does_not_start_unsafely(monkeypatch, change, word):
    for name, value in ({"JUNCTA_DEMO": "", "JUNCTA_SIGNER_DIR": ""} | SAFE | change).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Stop, match=word) as stop:
        serve.run([])
    assert stop.value.status == 2


@pytest.mark.django_db(transaction=True)
def test_serve_refuses_a_superuser_and_an_owner():
    def address(role):
        place = connection.settings_dict
        return f"dbname={place['NAME']} user={role} host={place['HOST']} port={place['PORT'] or 5432}"

    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE owner_of_one LOGIN")
        cursor.execute("CREATE ROLE owner_of_none LOGIN")
        cursor.execute("GRANT CREATE ON SCHEMA public TO owner_of_one")
        cursor.execute("CREATE TABLE one_table (id int)")
        cursor.execute("ALTER TABLE one_table OWNER TO owner_of_one")
    try:
        with pytest.raises(Stop, match="superuser"):
            serve._check_role(address("postgres"))
        with pytest.raises(Stop, match="owner of the tables"):
            serve._check_role(address("owner_of_one"))
        serve._check_role(address("owner_of_none"))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE one_table")
            cursor.execute("REVOKE CREATE ON SCHEMA public FROM owner_of_one")
            cursor.execute("DROP ROLE owner_of_one")
            cursor.execute("DROP ROLE owner_of_none")


def test_invariants_answer_in_one_line_of_json(monkeypatch, capsys):
    monkeypatch.setattr(invariants, "_ask_all", lambda _: [])
    monkeypatch.setenv("DATABASE_URL", "postgresql:///x")
    assert invariants.run(["--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["broken"] == []
    assert "I2" in said["checked"]


def test_setup_without_anybody_to_ask_is_one_sentence(monkeypatch):
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    with pytest.raises(Stop, match="--file"):
        setup.run([])

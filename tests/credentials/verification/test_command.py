"""`juncta verify` as an employer runs it: a process, files, an exit status, one line."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from juncta.credentials.verification import command
from juncta.credentials.verification.reasons import Verdict
from tests.credentials.verification.minting import KRAKOW, NOON, World
from tests.credentials.verification.test_bounds import HOSTILE

AT = "2026-11-23T13:00:00Z"


@pytest.fixture(scope="module")
def folder(world, tmp_path_factory):
    """The files that an employer holds, good and bad."""
    folder = tmp_path_factory.mktemp("files")
    badge = world.badge()
    files = {
        "badge": badge,
        "incomplete": {
            **badge,
            "proof": [proof for proof in badge["proof"] if world.assertion[KRAKOW].multibase not in proof["verificationMethod"]],
        },
        "trust": world.trust(),
        "did": world.did_document(),
        "status": world.status(),
        "revoked": world.status(indexes=[4711]),
        "root": world.root(),
        "unfit": world.root(threshold=0),
    }
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    (folder / "roots").mkdir()
    (folder / "roots" / "una.json").write_text(json.dumps(files["root"]))
    (folder / "roots" / "note.txt").write_text("no pin")
    return folder


@pytest.fixture
def run(folder, tmp_path):
    """Run the command in the folder, under a clock."""

    def go(*arguments, timeout=30, **environment):
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "juncta.credentials.verification.command", *map(str, arguments)],
            cwd=folder,
            env={**kept, "HOME": str(tmp_path), **environment},
            capture_output=True,
            timeout=timeout,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return go


def in_this_process(capsys, *arguments):
    status = command.main([str(one) for one in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


FILES = ("--trust", "trust.json", "--did", "did.json", "--root", "root.json", "--at", AT)


def test_a_good_badge_is_valid_with_exit_status_0(run):
    done = run("badge.json", *FILES, "--status", "status.json")
    assert (done.returncode, done.stderr) == (0, b"")
    page = done.stdout.decode()
    assert page.split()[0] == "VALID"
    assert "✓ Jagiellonian University" in page
    assert "Signatures: 3 of 3" in page


def test_json_is_exactly_one_line(run):
    done = run("badge.json", *FILES, "--status", "status.json", "--json")
    assert done.stdout.count(b"\n") == 1
    answer = json.loads(done.stdout)
    assert list(answer) == ["verdict", "signers", "missing", "reasons"]
    assert (answer["verdict"], len(answer["signers"]), answer["missing"], answer["reasons"]) == ("valid", 3, [], [])


def test_every_other_verdict_has_exit_status_1(run):
    done = run("incomplete.json", *FILES, "--status", "status.json")
    assert done.returncode == 1
    page = done.stdout.decode()
    assert page.split()[0] == "INCOMPLETE"
    assert "– Jagiellonian University" in page
    assert "Jagiellonian University has not signed." in page
    assert json.loads(run("badge.json", *FILES, "--status", "revoked.json", "--json").stdout)["verdict"] == "revoked"
    assert json.loads(run("badge.json", *FILES, "--json").stdout)["verdict"] == "status-unknown"
    assert json.loads(run("badge.json", "--did", "did.json", "--json").stdout)["verdict"] == "unknown-issuer"


def test_several_status_lists_may_be_given(run):
    done = run("badge.json", *FILES, "--status", "revoked.json", "--status", "status.json", "--json")
    assert json.loads(done.stdout)["verdict"] == "revoked"


def test_without_at_it_is_judged_now(run, folder):
    now = World()
    (folder / "old.json").write_text(json.dumps(now.status(at=NOON.replace(year=2020))))
    done = run("badge.json", "--trust", "trust.json", "--root", "root.json", "--status", "old.json", "--json")
    assert json.loads(done.stdout)["verdict"] in {"status-unknown", "not-yet-valid"}


@pytest.mark.parametrize("place", ["roots", "roots/una.json"])
def test_pins_are_found_where_the_environment_says(run, folder, place):
    done = run("badge.json", *FILES[:4], "--at", AT, "--status", "status.json", "--json", JUNCTA_TRUST_ROOTS=str(folder / place))
    assert json.loads(done.stdout)["verdict"] == "valid"


def test_pins_are_found_in_the_users_configuration(run, folder, tmp_path):
    for home in (tmp_path / ".config", tmp_path / "elsewhere"):
        (home / "juncta").mkdir(parents=True)
        (home / "juncta" / "trust-roots").symlink_to(folder / "roots")
    arguments = ("badge.json", *FILES[:4], "--at", AT, "--status", "status.json", "--json")
    assert json.loads(run(*arguments).stdout)["verdict"] == "valid"
    assert json.loads(run(*arguments, XDG_CONFIG_HOME=str(tmp_path / "elsewhere")).stdout)["verdict"] == "valid"
    assert json.loads(run(*arguments, XDG_CONFIG_HOME=str(tmp_path / "nowhere")).stdout)["verdict"] == "unknown-issuer"


def test_a_pin_beside_the_trust_list_is_not_taken(run):
    done = run("badge.json", *FILES[:4], "--at", AT, "--status", "status.json", "--json")
    assert json.loads(done.stdout)["verdict"] == "unknown-issuer"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("absent.json",),
        ("badge.json", "more.json"),
        ("badge.json", "--unknown"),
        ("badge.json", "--at", "yesterday"),
        ("badge.json", "--at", "0001-01-01T00:00:00+23:59"),
        ("badge.json", "--at"),
        ("badge.json", "--trust", "absent.json"),
        ("badge.json", "--did", "absent.json"),
        ("badge.json", "--status", "absent.json"),
        ("badge.json", "--root", "absent.json"),
        ("badge.json", "--root", "unfit.json"),
        ("badge.json", "--tru", "trust.json"),
        ("roots",),
        ("x" * 5000,),
        ("",),
        ("/dev/zero",),
        ("/dev/tty",),
        ("/proc/self/mem",),
    ],
)
def test_wrong_usage_and_unreadable_files_are_one_line_and_exit_status_2(capsys, monkeypatch, folder, arguments):
    monkeypatch.chdir(folder)
    for options in ((), ("--json",)):
        status, out, err = in_this_process(capsys, *arguments, *options)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("juncta verify: ")


def test_wrong_usage_as_a_process(run):
    for arguments in (("absent.json",), ("/dev/stdin",), ()):
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_pipes_loops_sockets_and_closed_files_do_not_hang(run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name in ("pipe", "loop", "socket"):
            for arguments in ((tmp_path / name,), ("badge.json", "--trust", tmp_path / name), ("badge.json", "--status", tmp_path / name)):
                done = run(*arguments, timeout=10)
                assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_gigantic_file_is_not_read_to_its_end(run, tmp_path):
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(1 << 40)
    began = time.monotonic()
    done = run(tmp_path / "huge.json", "--json", timeout=20)
    assert json.loads(done.stdout)["verdict"] == "invalid"
    assert "larger than" in json.loads(done.stdout)["reasons"][0]
    assert run("badge.json", *FILES, "--status", tmp_path / "huge.json").returncode == 1
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_badge_gets_a_verdict(capsys, tmp_path, name):
    (tmp_path / "hostile").write_bytes(HOSTILE[name])
    status, out, err = in_this_process(capsys, tmp_path / "hostile", "--json")
    assert (status, err, out.count("\n")) == (1, "", 1)
    answer = json.loads(out)
    assert answer["verdict"] == "invalid"
    assert len(answer["reasons"]) == 1
    status, out, err = in_this_process(capsys, tmp_path / "hostile")
    assert (status, err, out.split()[0]) == (1, "", "INVALID")


@pytest.mark.parametrize("option", ["--trust", "--did", "--status"])
@pytest.mark.parametrize("name", ["empty", "binary", "nested objects", "lone surrogate", "a list"])
def test_hostile_files_beside_a_good_badge_get_a_verdict(capsys, tmp_path, folder, option, name):
    (tmp_path / "hostile").write_bytes(HOSTILE[name])
    files = {"--trust": "trust.json", "--did": "did.json", "--status": "status.json", "--root": "root.json"}
    paths = {key: folder / file for key, file in files.items()} | {option: tmp_path / "hostile"}
    given = [str(part) for pair in paths.items() for part in pair]
    status, out, err = in_this_process(capsys, folder / "badge.json", *given, "--at", AT, "--json")
    assert (status, err) == (1, "")
    assert json.loads(out)["verdict"] == ("status-unknown" if option == "--status" else "unknown-issuer")


def test_foreign_names_cannot_paint_the_terminal(capsys, tmp_path, folder, world):
    keys = [{**entry, "name": "\x1b[2J\x1b[32mVALID\u202e\n"} for entry in world.trust_content()["keys"]]
    (tmp_path / "trust").write_text(json.dumps(world.trust(keys=keys)))
    foreign = {**world.document(), "@context": ["https://www.w3.org/ns/credentials/v2", "https://\x1b[2J"], "proof": world.badge()["proof"]}
    (tmp_path / "foreign").write_text(json.dumps(foreign))
    for arguments in ((folder / "incomplete.json", "--trust", tmp_path / "trust", "--root", folder / "root.json"), (tmp_path / "foreign",)):
        _, out, _ = in_this_process(capsys, *arguments)
        assert not {"\x1b", "\u202e"} & set(out)


def test_a_narrow_terminal_encoding_is_no_trouble(run):
    done = run("badge.json", *FILES, "--status", "status.json", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_who_leaves_is_no_trouble(folder):
    out, into = os.pipe()
    os.close(out)
    with os.fdopen(into, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "juncta.credentials.verification.command", "badge.json"],
            cwd=folder,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=20,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_reference_tells_the_verdicts_in_the_order_in_which_they_win():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "verdicts.md").read_text()
    assert re.findall(r"^\d\. \*\*`([a-z-]+)`\*\*", page, re.MULTILINE) == [verdict.value for verdict in Verdict]


def test_help_tells_the_verdicts(run):
    done = run("--help")
    assert done.returncode == 0
    assert b"status-unknown" in done.stdout


def test_it_starts_without_django_and_quickly(run, capsys):
    told = subprocess.run(
        [sys.executable, "-c", "import sys, juncta.credentials.verification.verify; print(sorted(m for m in sys.modules if '.' not in m))"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    for heavy in ("'django'", "'pyld'", "'pyoxigraph'", "'requests'", "'psycopg'"):
        assert heavy not in told
    took = []
    for _ in range(5):
        began = time.perf_counter()
        run("badge.json", *FILES, "--status", "status.json", "--json")
        took.append(time.perf_counter() - began)
    with capsys.disabled():
        print(f"\njuncta verify, whole run over a badge with six proofs: median {sorted(took)[2]:.2f} s (goal 0.5 s)")  # noqa: T201

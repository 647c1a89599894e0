"""The demo as one command: ready, refused a second time, alive after kills, and gone without a trace."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from juncta.adapters.embedded.server import is_running
from juncta.project.datafolder import MARK, schema

pytestmark = pytest.mark.processes

WAIT = 120


class Demo:
    """A demo in a folder of its own, whose name has spaces."""

    def __init__(self, folder: Path) -> None:
        self.data, self.ready = folder / "data folder", folder / "ready"
        self.log = (folder / "out").open("w+")
        self.process = subprocess.Popen([*demo(self.data), "--ready-file", str(self.ready)], stdout=self.log, stderr=self.log, env=clean())

    def address(self) -> str:
        wait_for(lambda: self.ready.exists() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        return self.ready.read_text().strip()

    def said(self) -> str:
        self.log.seek(0)
        return self.log.read()


def clean():
    dropped = {"DATABASE_URL", "SECRET_KEY", "JUNCTA_DEMO", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def demo(data, port="0"):
    return [sys.executable, "-m", "juncta.project.cli", "demo", "--data", str(data), "--port", port]


def refused(*words):
    ended = subprocess.run(words, capture_output=True, text=True, env=clean(), check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith("juncta: ")
    assert ended.stderr.count("\n") == 1
    return ended.stderr


def wait_for(look, seconds=WAIT):
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)
    return found


def members(data):
    """Every living process that was started for this data folder: its words or its environment name it."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes()
                everything = words + (entry / "environ").read_bytes()
            except OSError:
                continue
            if os.fsencode(str(data)) in everything:
                found[int(entry.name)] = words.replace(b"\0", b" ").decode()
    return found


def answers(address):
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:  # noqa: S310 - our own address
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    started = Demo(tmp_path_factory.mktemp("demo"))
    started.address()
    yield started
    if started.process.poll() is None:
        started.process.kill()
    started.process.wait()


def test_demo_says_where_it_is_and_who_can_sign_in(running):
    assert answers(running.address())
    said = running.said()
    assert running.address() in said
    assert "Learner, Leuven" in said


def test_only_the_signer_is_told_where_the_keys_are(running):
    told = {}
    for number, words in members(running.data).items():
        environment = Path(f"/proc/{number}/environ").read_bytes()
        for name in ("worker", "signer", "granian"):
            if name in words:
                told[name] = b"JUNCTA_SIGNER_DIR=" in environment
    assert told == {"worker": False, "signer": True, "granian": False}


def test_the_products_role_owns_no_table(running):
    ended = subprocess.run(
        [sys.executable, "-m", "juncta.project.cli", "invariants", "--data", str(running.data)],
        capture_output=True,
        text=True,
        env=clean(),
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_second_demo_in_the_folder_is_refused(running):
    assert "already running" in refused(*demo(running.data))
    assert "already running" in refused(*demo(running.data), "--reset")
    assert answers(running.address())


def test_busy_port_is_refused(running, tmp_path):
    port = running.address().rpartition(":")[2]
    assert f"port {port}" in refused(*demo(tmp_path / "other", port))
    assert answers(running.address())


@pytest.mark.parametrize("name", ["cli worker", "cli signer", "granian", "keeper"])
def test_demo_goes_on_after_a_kill(running, name):
    number = next(number for number, words in sorted(members(running.data).items()) if name in words)
    os.kill(number, signal.SIGKILL)
    wait_for(lambda: name in "".join(words for other, words in members(running.data).items() if other != number))
    wait_for(lambda: answers(running.address()))
    assert running.process.poll() is None


def test_interrupt_stops_everything(running):
    assert members(running.data)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(timeout=30) == 0
    assert not members(running.data)
    assert not is_running(running.data / "postgres")
    assert not running.ready.exists()


def test_killed_demo_leaves_nothing_and_starts_again(running, tmp_path):
    again = subprocess.Popen([*demo(running.data), "--ready-file", str(tmp_path / "ready")], env=clean(), stdout=subprocess.DEVNULL)
    wait_for((tmp_path / "ready").exists)
    again.kill()
    again.wait()
    wait_for(lambda: not members(running.data), seconds=30)
    last = subprocess.Popen([*demo(running.data), "--ready-file", str(tmp_path / "ready")], env=clean(), stdout=subprocess.DEVNULL)
    wait_for(lambda: (tmp_path / "ready").exists() and answers((tmp_path / "ready").read_text().strip()))
    last.terminate()
    assert last.wait(timeout=30) == 0
    assert not members(running.data)


def test_data_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    (tmp_path / "version").write_text(f"{MARK}{schema() + 1}\n")
    assert "newer" in refused(*demo(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["version"]


def test_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    assert "Not a directory" in refused(*demo(tmp_path / "file" / "data"))


def test_reset_of_a_foreign_folder_is_refused(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    assert "nothing in it was deleted" in refused(*demo(tmp_path), "--reset")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_port_that_is_none_is_refused(tmp_path):
    ended = subprocess.run(demo(tmp_path, "99999"), capture_output=True, text=True, env=clean(), check=False)
    assert ended.returncode == 2
    assert "99999" in ended.stderr


def test_port_taken_by_another_program_is_refused(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"port {port}" in refused(*demo(tmp_path / "data", port))

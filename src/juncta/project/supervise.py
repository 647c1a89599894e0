"""Juncta's processes as one: starts a database, tables, web, worker and signer for a data folder, and stops exactly what it started."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import psycopg

from juncta.adapters.embedded.roles import Addresses
from juncta.project.datafolder import DataFolder
from juncta.project.stop import Stop

GRACE = 8.0  # seconds between asking a part to stop and ending its whole session
HOST = "127.0.0.1"
WEB = "web"
TOLD_TO_NOBODY = ("JUNCTA_SIGNER_DIR", "JUNCTA_CAST_KEYS", "MIGRATE_DATABASE_URL", "DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


def command(*words: str) -> list[str]:
    """One of Juncta's own commands as a process."""
    return [sys.executable, "-P", "-m", "juncta.project.cli", *words]


def web_command(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    """The web server. What waits beyond the back-pressure waits in the socket's queue, not in memory."""
    options = {
        "interface": "wsgi",
        "host": host,
        "port": port,
        "workers": workers,
        "blocking-threads": threads,
        "backpressure": threads * 16,
        "backlog": 1024,
        "workers-kill-timeout": "5s",
        "log-level": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return [sys.executable, "-P", "-m", "granian", *words, "juncta.project.wsgi:application"]


@dataclass
class Parts:
    """Child processes by name, each in a session of its own and with a log of its own."""

    logs: Path
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    starts: dict[str, tuple[list[str], dict[str, str]]] = field(default_factory=dict)

    def start(self, name: str, words: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
        """Start one part; the kernel ends it when this process dies, however it dies.

        The web server is asked, since it has a worker of its own to end; a part that is still starting could miss being asked,
        and all others may be killed at any moment: what they had begun is done again.
        """
        self.starts[name] = (list(words), dict(environment))
        die = ["setpriv", f"--pdeathsig={'TERM' if name == WEB else 'KILL'}"] if shutil.which("setpriv") else []
        with (self.logs / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [*die, *words], start_new_session=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=dict(environment)
            )
        return self.running[name]

    def restart(self, name: str) -> None:
        """Start a part again, after ending what may be left of its session."""
        _end(self.running[name])
        self.start(name, *self.starts[name])

    def dead(self) -> list[str]:
        """Names of the parts that have ended."""
        return [name for name, child in self.running.items() if child.poll() is not None]

    def stop(self, now: Event | None = None) -> None:
        """Ask every part to stop; after the grace, or as soon as `now` is set, end their sessions."""
        for child in self.running.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + GRACE
        while time.monotonic() < until and len(self.dead()) < len(self.running) and not (now and now.is_set()):
            time.sleep(0.05)
        for child in self.running.values():  # the whole session, so that no worker of the web server outlives it
            _end(child)
        self.running.clear()


def _end(child: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@dataclass
class House:
    """What runs for one data folder."""

    folder: DataFolder
    addresses: Addresses
    parts: Parts
    environment: dict[str, str]  # of this folder's processes; signer and migrations get one thing more

    def start_worker(self) -> None:
        """Background jobs, all but signing."""
        self.parts.start("worker", command("worker"), self.environment)

    def start_signer(self) -> None:
        """The only process that is told where the signing keys are; it knows neither the cast's keys nor the web's secret."""
        own = {name: value for name, value in self.environment.items() if name != "JUNCTA_CAST_KEYS"}
        own |= {"JUNCTA_SIGNER_DIR": str(self.folder.signer), "SECRET_KEY": secrets.token_urlsafe(32)}
        self.parts.start("signer", command("signer"), own)

    def start_web(self, port: int) -> None:
        """Pages, on this machine only."""
        self.parts.start(WEB, web_command(host=HOST, port=port, workers=1, threads=4), self.environment)

    def revive(self) -> None:
        """Open the database again after somebody ended its server, and start every part anew on it."""
        names = list(self.parts.running)
        self.parts.stop()
        self.addresses = self.folder.open()
        for name in names:
            words, environment = self.parts.starts[name]
            self.parts.start(name, words, {**environment, "DATABASE_URL": self.addresses.app})

    def run(self, name: str, words: Sequence[str], more: Mapping[str, str], stopping: Event) -> None:
        """Run a command to its end; stops with the last line it said when it fails, or when it is interrupted."""
        child = self.parts.start(name, words, {**self.environment, **more})
        while child.poll() is None:
            if stopping.wait(0.02):
                raise Interrupted
        del self.parts.running[name]
        if child.returncode:
            log = self.folder.logs / f"{name}.log"
            last = log.read_text(errors="replace").strip().rpartition("\n")[2].removeprefix("juncta: ")
            raise Stop(f"{name} did not succeed: {last} (see {log})", status=2 if child.returncode == 2 else 1)  # noqa: PLR2004

    def prepare(self, stopping: Event) -> None:
        """Tables as they must be; the story world, once."""
        self.run("migrate", command("migrate"), {"MIGRATE_DATABASE_URL": self.addresses.owner}, stopping)
        if self.is_empty():
            self.run("seed", command("seed", str(self.folder.path)), {"JUNCTA_SIGNER_DIR": str(self.folder.signer)}, stopping)

    def is_empty(self) -> bool:
        """Whether the database knows no alliance yet."""
        with psycopg.connect(self.addresses.app) as connection:
            return connection.execute("SELECT FROM alliance_alliance LIMIT 1").rowcount == 0


class Interrupted(Exception):  # noqa: N818 - it is what happened, not an error
    """Somebody asked to stop while the house was being prepared."""


@contextlib.contextmanager
def house(folder: DataFolder, *, address: str = "", stopping: Event | None = None, now: Event | None = None) -> Iterator[House]:
    """A prepared house without processes yet; what was started inside the block is stopped at its end, the database last."""
    database = folder.open()
    environment = {name: value for name, value in os.environ.items() if name not in TOLD_TO_NOBODY}
    environment |= {
        "DATABASE_URL": database.app,
        "DJANGO_SETTINGS_MODULE": "juncta.project.settings",
        "SECRET_KEY": folder.secret(),
        "JUNCTA_DEMO": "1",
        "JUNCTA_CAST_KEYS": str(folder.cast),
        "PYTHONUNBUFFERED": "1",
        **({"JUNCTA_ADDRESS": address} if address else {}),
    }
    made = House(folder, database, Parts(folder.logs), environment)
    try:
        made.prepare(stopping or Event())
        yield made
    finally:
        made.parts.stop(now)


@contextlib.contextmanager
def working(data: Path) -> Iterator[House]:
    """Database, worker and signer for a data folder, and this process able to use them: what a story needs."""
    folder = DataFolder(data)
    folder.check()
    taken = folder.take()
    try:
        if not folder.is_finished():
            folder.reset()
        with house(folder) as made:
            folder.stamp()
            os.environ.clear()
            os.environ.update(made.environment)
            made.start_worker()
            made.start_signer()
            yield made
    finally:
        folder.close()
        os.close(taken)

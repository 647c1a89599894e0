"""What the tests take from Debian: a browser, and an older PostgreSQL beside the embedded one."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

BROWSER = ("chromium", "libatomic1")


def bring_browser() -> str:
    """Install chromium if this is root and it is missing; otherwise a sentence that says what to install, empty if all is there."""
    if shutil.which("chromium"):
        return ""
    words = f"apt-get install {' '.join(BROWSER)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"the browser tests need Debian's chromium: {words}"
    return "" if install(*BROWSER) else f"chromium could not be installed; try: {words}"


def install(*packages: str) -> bool:
    """Install Debian packages quietly; whether that worked."""
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", *words], check=False, **quiet).returncode != 0:  # type: ignore[call-overload]
            return False
    return True


@contextlib.contextmanager
def postgresql(version: int) -> Iterator[str | None]:
    """A temporary cluster of Debian's PostgreSQL on a unix socket, as a user other than root; None where it is not installed."""
    programs = Path(f"/usr/lib/postgresql/{version}/bin")
    if not (programs / "initdb").exists():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="juncta-pg-") as folder:
        cluster, log, drop = Path(folder) / "cluster", Path(folder) / "log", _without_root(Path(folder))
        quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses= -c max_connections=200"
        words = [*drop, str(programs / "initdb"), "-D", str(cluster), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        control = [*drop, str(programs / "pg_ctl"), "-D", str(cluster), "-s", "-w"]
        subprocess.run([*control, "-l", str(log), "-o", f"{quick} -k {folder}", "start"], check=True, cwd=folder)
        try:
            yield f"postgresql://postgres@/postgres?host={quote(folder, safe='')}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder)


def _without_root(folder: Path) -> list[str]:
    """PostgreSQL refuses root: what to put before its programs, with the folder given to that user."""
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o711)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]

"""A data folder: everything that a demo or a story keeps. Knows what is ours in it, of which version, and who uses it now."""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
from pathlib import Path

from juncta.adapters.embedded.roles import Addresses, prepare
from juncta.adapters.embedded.server import ServerError, close_servers, lock, open_server, wait_until_stopped
from juncta.project.stop import Stop

OURS = ("version", "running", "secret", "postgres", "signer", "cast", "logs")
MARK = "juncta data folder, schema "


def schema() -> int:
    """The number of the tables' present shape: how many migrations the rooms have. It only ever grows."""
    rooms = Path(__file__).resolve().parents[1]
    return sum(1 for _ in rooms.glob("*/migrations/[0-9]*.py"))


class DataFolder:
    """One folder. Nothing is touched before it is known to be ours, and of a version we can read."""

    def __init__(self, path: Path) -> None:
        """The folder need not exist yet."""
        self.path = path.expanduser().absolute()
        self.signer = self.path / "signer"  # keys of the signing process; only it is told
        self.cast = self.path / "cast"  # approval keys of the story's registrars
        self.logs = self.path / "logs"

    def check(self, *, resetting: bool = False) -> None:
        """Stop when the folder belongs to a newer Juncta, or holds somebody else's things under our names.

        A folder that is to be reset must be empty or ours, of whatever version.
        """
        try:
            names = sorted(entry.name for entry in self.path.iterdir()) if self.path.exists() else []
            mark = (self.path / "version").read_text() if "version" in names else ""
        except (OSError, UnicodeDecodeError) as error:
            raise Stop(f"cannot read {self.path}: {_why(error)}; choose another folder with --data") from error
        if resetting and names and not self.is_ours():
            raise Stop(f"{self.path} is not a data folder of Juncta, so nothing in it was deleted; choose another with --data")
        if resetting:
            return
        if "version" not in names:
            if taken := [name for name in names if name in OURS and name not in {"logs", "running"}]:
                raise Stop(f"{self.path} has a {taken[0]!r} that is not Juncta's; choose another folder with --data")
            return
        number = re.search(r"\d+", mark)
        if not number:
            raise Stop(f"{self.path / 'version'} is not what Juncta writes there; choose another folder with --data")
        if int(number[0]) > schema():
            raise Stop(
                f"{self.path} was made by a newer Juncta (schema {number[0]}, this one knows {schema()}); "
                "update Juncta, or choose another folder with --data"
            )

    def is_ours(self) -> bool:
        """Whether it bears our mark."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return (self.path / "version").read_text().startswith(MARK)
        return False

    def is_finished(self) -> bool:
        """Whether a first start came to its end here; until then the folder bears the number 0, and nobody has used it."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return (self.path / "version").read_text() != f"{MARK}0\n"
        return False

    def take(self) -> int:
        """Make the folder if need be and keep every other demo and story out; returns the descriptor that does. Stops if one is in."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            taken = lock(self.path / "running", fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.logs.mkdir(exist_ok=True, mode=0o700)
            if not (self.path / "version").exists():
                self.stamp(0)  # ours from the first moment on
        except BlockingIOError as error:
            raise Stop(f"Juncta is already running in {self.path}; stop it first, or choose another folder with --data") from error
        except OSError as error:
            raise Stop(f"cannot write to {self.path}: {_why(error)}; choose another folder with --data") from error
        return taken

    def reset(self) -> None:
        """Delete what is ours in it, after the server that may still run there has stopped; `check` has said that it is ours."""
        if (self.path / "postgres").is_dir() and not wait_until_stopped(self.path / "postgres"):
            raise Stop(f"another program uses the database in {self.path}; stop it first")
        for name in OURS:
            thing = self.path / name
            if thing.is_dir() and not thing.is_symlink():
                shutil.rmtree(thing)
            elif name not in {"running", "version"}:
                thing.unlink(missing_ok=True)
        self.logs.mkdir(exist_ok=True, mode=0o700)
        self.stamp(0)

    def open(self) -> Addresses:
        """Start or join the folder's database; it runs at least as long as this process."""
        try:
            return prepare(open_server(self.path / "postgres"))
        except (OSError, ServerError) as error:
            raise Stop(_why(error)) from error

    def close(self) -> None:
        """Let go of the database, and see it stop unless somebody else still uses it."""
        close_servers()
        wait_until_stopped(self.path / "postgres", wait=10)

    def stamp(self, number: int | None = None) -> None:
        """Write down which shape of tables stands here: the present one, unless another is given."""
        new = self.path / "version.new"
        new.write_text(f"{MARK}{schema() if number is None else number}\n")
        new.rename(self.path / "version")

    def secret(self) -> str:
        """The folder's own SECRET_KEY, made at first use, so that people stay signed in from one start to the next."""
        path = self.path / "secret"
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()


def joined(path: Path) -> DataFolder:
    """A data folder that must be there already, with this process as one more user of its database."""
    folder = DataFolder(path)
    folder.check()
    if not folder.is_ours():
        raise Stop(f"there is no data of Juncta in {folder.path}")
    return folder


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)

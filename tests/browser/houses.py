"""A demo of its own for tests that need the whole house: database, web server, worker and signer."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120.0  # seconds until a house is ready, its history included
DROPPED = {"DATABASE_URL", "MIGRATE_DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}


@contextmanager
def demo(folder: Path, *words: str) -> Iterator[str]:
    """The address of a running demo; `words` are further options. It is stopped, the database too, at the end."""
    ready = folder / "ready"
    environment = {name: value for name, value in os.environ.items() if name not in DROPPED and not name.startswith("JUNCTA_")}
    command = [sys.executable, "-m", "juncta.project.cli", "demo", "--data", str(folder / "data"), "--port", "0"]
    with (folder / "said").open("w+") as said:
        process = subprocess.Popen([*command, "--ready-file", str(ready), *words], stdout=said, stderr=said, env=environment)
        try:
            until = time.monotonic() + PATIENCE
            while not ready.exists():
                assert process.poll() is None, (folder / "said").read_text()
                assert time.monotonic() < until, "the demo was not ready in time"
                time.sleep(0.05)
            yield ready.read_text().strip()
        finally:
            process.terminate()
            process.wait(timeout=60)

"""`juncta test`: everything that continuous integration runs; the steps stand in the checkout, in `tools/check.py`."""

import os
import sys
from pathlib import Path

from juncta.project.stop import Stop

CHECKOUT = Path(__file__).resolve().parents[4]


def run(arguments: list[str]) -> int:
    """Hand over to the checkout's own tool."""
    if not (CHECKOUT / "tools" / "check.py").exists():
        raise Stop("tests run from a checkout of the repository only: ./juncta test")
    os.chdir(CHECKOUT)
    words = [sys.executable, "-m", "tools.check", *arguments]
    os.execv(words[0], words)  # noqa: S606 - it becomes the tool: no shell, our own words

"""What `./juncta test` does: each step with its time, all of them even if one fails, and a summary at the end."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
QUICK = "not browser and not processes and not slow"


@dataclass
class Steps:
    """Runs one step after the other and remembers how each went."""

    done: list[tuple[str, float, bool]] = field(default_factory=list)

    def step(self, name: str, words: list[str], *, aloud: bool = False, **more: str) -> None:
        """Run a program; what it said is shown if it fails, or always if `aloud`."""
        print(f"── {name}", flush=True)
        began = time.monotonic()
        environment = {**os.environ, **more}
        said = None if aloud else subprocess.PIPE
        ended = subprocess.run(words, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT, text=True, check=False)
        good = ended.returncode == 0
        if not good and ended.stdout:
            print(ended.stdout, flush=True)
        self.done.append((name, time.monotonic() - began, good))
        print(f"   {_took(self.done[-1])}", flush=True)

    def report(self) -> int:
        """All steps once more; the exit status."""
        print("\nsummary")
        width = max(len(name) for name, _, _ in self.done)
        for each in self.done:
            print(f"  {each[0]:<{width}}  {_took(each)}")
        failed = [name for name, _, good in self.done if not good]
        total = sum(seconds for _, seconds, _ in self.done)
        print(f"{'failed: ' + ', '.join(failed) if failed else 'all good'} ({total:.0f} s)", flush=True)
        return 1 if failed else 0


def _took(done: tuple[str, float, bool]) -> str:
    return f"{'ok' if done[2] else 'FAILED':<6} {done[1]:6.1f} s"


def main(arguments: list[str]) -> int:
    """`--quick` for lint and the quick tests; other arguments go to pytest and run the tests only."""
    parser = argparse.ArgumentParser(prog="juncta test", description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute: lint, and the quick tests")
    options, given = parser.parse_known_args(arguments)
    steps = Steps()
    if options.quick:
        lint(steps)
        tests(steps, "tests", ["-m", QUICK, *given])
    elif given:
        tests(steps, "tests", given)
    else:
        missing = debian.bring_browser()
        if missing:
            print(f"juncta: {missing}", file=sys.stderr)
            return 2
        lint(steps)
        thorough(steps)
        tests(steps, "tests", [])
        with debian.postgresql(15) as address:
            if address:
                tests(steps, "tests on PostgreSQL 15", ["-m", QUICK], DATABASE_URL=address)
            else:
                print("── PostgreSQL 15 is not installed here (Debian: apt-get install postgresql-15); CI runs the quick tests on it")
        docs(steps)
    return steps.report()


def tool(name: str) -> str:
    """A developer's program of this environment."""
    return str(BIN / name)


def lint(steps: Steps) -> None:
    """What reads the source in seconds."""
    steps.step("format", [tool("ruff"), "format", "--check", "--quiet", "."])
    steps.step("lint", [tool("ruff"), "check", "--quiet", "."])
    steps.step("import contracts", [tool("lint-imports")])


def thorough(steps: Steps) -> None:
    """What reads the source slowly."""
    steps.step("types", [tool("mypy")])
    steps.step("migrations", [tool("juncta"), "manage", "makemigrations", "--check", "--dry-run"])
    steps.step("security", [tool("bandit"), "-q", "-ll", "-r", "src", "-c", "pyproject.toml"])
    steps.step("templates", [tool("djlint"), "src", "--lint", "--quiet"])


def tests(steps: Steps, name: str, arguments: list[str], **more: str) -> None:
    """Pytest on every core; its own words stay visible."""
    chosen = any(word in {"-n", "--numprocesses", "--pdb"} or word.startswith("-n") for word in arguments)
    spread = [] if chosen else ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadfile", "--no-loadscope-reorder"]
    steps.step(name, [tool("pytest"), "-q", *spread, *arguments], aloud=True, **more)


def docs(steps: Steps) -> None:
    """The documentation, where every warning is a failure."""
    with tempfile.TemporaryDirectory(prefix="juncta-docs-") as folder:
        steps.step("docs", [tool("sphinx-build"), "-q", "-W", "--keep-going", "-b", "html", "docs", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What the repository must not carry: the machine it was made on, and addresses of registries."""

import re
import subprocess

import pytest

from tests.house.source import ROOT

INDEXES = ("pypi" + r"\.org", "pythonhosted" + r"\.org", "npm" + r"js\.(?:com|org)")  # in halves: this file must pass too
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]+)/"),
    "a package index": re.compile(rf"https?://[^\s\"')]*(?:{'|'.join(INDEXES)})"),
    "unfinished work": re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b"),
}


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:  # an archive without history: every file that is there
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    found = []
    for path in tracked():
        if path.suffix in {".png", ".jpg", ".ico", ".woff2", ".mo", ".gz"} or not path.exists():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in FORBIDDEN[what].finditer(text)]
    assert not found

"""`juncta story` as somebody at a terminal plays it: complete with its artefacts, or incomplete and said so."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from juncta.project.story.journey import ARTEFACTS

pytestmark = pytest.mark.processes
WAIT = 240


def environment(folder, **more):
    dropped = {"DATABASE_URL", "SECRET_KEY", "JUNCTA_DEMO", "DJANGO_SETTINGS_MODULE", "JUNCTA_TRUST_ROOTS"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"XDG_CONFIG_HOME": str(folder / "config"), **more}


def juncta(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "juncta.project.cli", *words],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT,
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("story told")
    ended = juncta(folder, "story", "--out", str(folder / "out"))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder, ended.stdout


def test_the_story_says_each_station(played):
    _folder, said = played
    stations = [line.split("  ")[0].strip() for line in said.splitlines()]
    wanted = [
        "idea",
        "partners",
        "design",
        "review",
        "edition",
        "enrolment",
        "award",
        "trust list",
        "credential",
        "recognition",
        "artefacts",
    ]
    assert [each for each in stations if each in wanted] == wanted


def test_it_leaves_every_artefact(played):
    folder, _said = played
    for name in ARTEFACTS:
        assert json.loads((folder / "out" / name).read_text(encoding="utf-8")), name
    badge = json.loads((folder / "out" / "open-badge.json").read_text(encoding="utf-8"))
    assert len(badge["proof"]) == 6
    recognition = json.loads((folder / "out" / "recognition.json").read_text(encoding="utf-8"))
    assert recognition["outcome"] == "recognised"


def verify(folder, badge):
    out = folder / "out"
    files = {"did": "did.json", "trust": "trust-list.json", "status": "status-list.json"}
    options = [word for option, name in files.items() for word in (f"--{option}", str(out / name))]
    return juncta(folder, "verify", str(badge), "--json", *options)


def test_what_it_leaves_verifies_with_the_pinned_root_and_nothing_else(played, tmp_path):
    folder, _said = played
    ended = verify(folder, folder / "out" / "open-badge.json")
    assert (ended.returncode, json.loads(ended.stdout)["verdict"]) == (0, "valid"), ended.stderr
    changed = tmp_path / "changed.json"
    changed.write_text((folder / "out" / "open-badge.json").read_text(encoding="utf-8").replace("Learner", "Forger"), encoding="utf-8")
    ended = verify(folder, changed)
    assert (ended.returncode, json.loads(ended.stdout)["verdict"]) == (1, "invalid")


def signers(data):
    """Signer processes of that data folder."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words, around = (entry / "cmdline").read_bytes(), (entry / "environ").read_bytes()
            except OSError:
                continue
            if b"cli\0signer" in words and os.fsencode(str(data)) in around:
                yield int(entry.name)


def test_without_its_signer_the_story_ends_incomplete_and_says_who_is_missing(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "open-badge.json").write_text("of an earlier story", encoding="utf-8")
    story = subprocess.Popen(
        [sys.executable, "-m", "juncta.project.cli", "story", "--out", str(out)],
        env=environment(tmp_path, JUNCTA_STORY_PATIENCE="60"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + WAIT
    while not (found := list(signers(out / "data"))):
        assert story.poll() is None, story.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)
    os.kill(found[0], signal.SIGKILL)
    said, trouble = story.communicate(timeout=WAIT)
    assert story.returncode not in {0, None}, said
    last = next(line for line in said.splitlines() if line.startswith("incomplete"))
    for name in ("Helsinki", "Krak", "Bologna"):
        assert name in last or "Jagiellonian" in last, (said, trouble)
    assert not (out / "open-badge.json").exists()
    assert not list(signers(out / "data"))

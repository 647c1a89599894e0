"""`juncta skills load`: says what it did, or why nothing was done."""

import pytest

from juncta.project.cli import main
from juncta.skills.models import Skill
from tests.skills.factories import download, packed

pytestmark = pytest.mark.django_db


def test_a_download_is_loaded_and_loaded_again(tmp_path, capsys):
    place = str(packed(download(tmp_path / "esco")))
    assert main(["skills", "load", place]) == 0
    assert "ESCO 1.2.0: 4 skills in en, fr; 4 new, 0 retired" in capsys.readouterr().out
    assert main(["skills", "load", place]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_a_broken_file_ends_with_its_line_and_the_reason(tmp_path, capsys):
    folder = download(tmp_path / "esco", {"en": ("analyse", "")})
    assert main(["skills", "load", str(folder), "--release", "1.2.0"]) == 2
    assert capsys.readouterr().err == "juncta: skills_en.csv, line 3: preferredLabel is empty; nothing was loaded\n"
    assert main(["skills", "load", str(tmp_path / "nowhere")]) == 2
    assert not Skill.objects.exists()

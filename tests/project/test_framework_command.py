"""`juncta framework` answers with a status and one line per thing."""

from pathlib import Path

import pytest

from juncta.framework import queries
from juncta.project.cli import main

SECOND = Path(__file__).parents[1] / "framework" / "second-framework.toml"


@pytest.fixture
def shipped(tmp_path):
    file = tmp_path / "shipped.toml"
    file.write_text(queries.shipped())
    return file


def test_a_whole_file_is_whole(shipped, capsys):
    assert main(["framework", "check", str(shipped)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("joint-micro-credentials 1 holds together: 8 criteria, 8 stages, 28 steps, 7 gates")
    assert main(["framework", "check", str(SECOND)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[gates]]", "[[gates]", "line "),
        ('after = "B3"', 'after = "B9"', "there is no step 'B9'"),
        ('"DES-218"]', '"DES-298"]', "nobody runs the check DES-298"),
        ('"esg-2015"', '"esg-1815"', "there is no standard set esg-1815"),
    ],
)
def test_a_broken_file_is_told_with_its_reason(shipped, capsys, old, new, said):
    shipped.write_text(shipped.read_text().replace(old, new, 1))
    assert main(["framework", "check", str(shipped)]) == 1
    assert said in capsys.readouterr().out


def test_two_files_are_compared_part_by_part(shipped, tmp_path, capsys):
    other = tmp_path / "other.toml"
    other.write_text(shipped.read_text().replace("Bring the team together", "Meet").replace("version = 1", "version = 2"))
    assert main(["framework", "diff", str(shipped), str(other)]) == 1
    assert capsys.readouterr().out == "Step B2: changed\n  name (en)\n    - Bring the team together\n    + Meet\n"
    assert main(["framework", "diff", str(shipped), str(shipped)]) == 0
    assert capsys.readouterr().out == "nothing differs\n"


def test_a_file_that_cannot_be_read_is_the_callers_to_put_right(shipped, tmp_path, capsys):
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 2_000_001)
    for file in ("nowhere.toml", tmp_path, binary, large):
        assert main(["framework", "check", str(file)]) == 2
    shipped.write_text("[[gates]")
    assert main(["framework", "diff", str(shipped), str(SECOND)]) == 2
    assert "line 1" in capsys.readouterr().err

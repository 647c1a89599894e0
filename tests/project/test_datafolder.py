"""A data folder: what is ours, of which version, and who is in it."""

import os

import pytest

from juncta.project.datafolder import MARK, DataFolder, schema
from juncta.project.stop import Stop


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path / "with a space" / "data")


def test_fresh_folder_is_ours_from_the_first_moment(folder):
    folder.check()
    taken = folder.take()
    assert folder.is_ours()
    os.close(taken)
    folder.check()


def test_nobody_else_gets_in(folder):
    taken = folder.take()
    with pytest.raises(Stop, match="already running"):
        folder.take()
    os.close(taken)
    os.close(folder.take())


def test_data_of_a_newer_version_is_left_alone(folder):
    os.close(folder.take())
    (folder.path / "version").write_text(f"{MARK}{schema() + 1}\n")
    with pytest.raises(Stop, match="newer Juncta") as stop:
        folder.check()
    assert stop.value.status == 2


def test_unreadable_version_is_left_alone(folder):
    os.close(folder.take())
    (folder.path / "version").write_text("something else\n")
    with pytest.raises(Stop, match="not what Juncta writes"):
        folder.check()


def test_path_through_a_file_cannot_be_used(tmp_path):
    (tmp_path / "file").write_text("")
    folder = DataFolder(tmp_path / "file" / "data")
    with pytest.raises(Stop, match="Not a directory"):
        folder.take()


def test_reset_never_touches_what_is_not_ours(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(Stop, match="nothing in it was deleted"):
        DataFolder(tmp_path).check(resetting=True)
    assert (tmp_path / "thesis.tex").exists()


def test_reset_deletes_ours_and_leaves_the_rest(folder):
    os.close(folder.take())
    secret = folder.secret()
    (folder.path / "notes.txt").write_text("mine")
    folder.check(resetting=True)
    folder.reset()
    assert folder.secret() != secret
    assert (folder.path / "notes.txt").read_text() == "mine"


def test_somebody_elses_postgres_is_not_taken_for_ours(tmp_path):
    (tmp_path / "postgres").mkdir()
    with pytest.raises(Stop, match="not Juncta's"):
        DataFolder(tmp_path).check()


def test_secret_is_kept_and_private(folder):
    os.close(folder.take())
    assert folder.secret() == folder.secret()
    assert (folder.path / "secret").stat().st_mode & 0o077 == 0

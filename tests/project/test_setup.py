"""The first hour of an installation: from a file, twice, and with what people get wrong."""

import tomllib

import pytest
from django.test import Client

from juncta.alliance.models import Alliance, Mandate, Person
from juncta.base.models import Account
from juncta.credentials.signer import config
from juncta.project.cli import setup
from juncta.project.stop import Stop
from juncta.project.story import cast

pytestmark = pytest.mark.django_db

UNA = cast.DATA / "una-europa.toml"
PASSWORD = "a long enough password of nobody"


@pytest.fixture
def file(tmp_path):
    def write(administrator=f'email = "admin@harbour.example"\npassword = "{PASSWORD}"', extra=""):
        path = tmp_path / "setup.toml"
        path.write_text(
            f'alliance_file = "{UNA}"\n[administrator]\ngiven_name = "Ada"\nfamily_name = "Min"\n{administrator}\n'
            f'[site]\naddress = "https://juncta.harbour.example"\n[mail]\nhost = "mail.harbour.example"\nport = 587\ntls = true\n{extra}'
        )
        return ["--file", str(path), "--env", str(tmp_path / "juncta.env")]

    return write


@pytest.fixture(autouse=True)
def _no_second_start(monkeypatch):
    monkeypatch.setattr(setup, "set_up", lambda _: None)


def counts():
    return [model.objects.count() for model in (Alliance, Person, Account, Mandate)]


def test_setup_makes_alliance_administrator_and_environment(file, tmp_path):
    assert setup.run(file()) == 0
    assert Alliance.objects.get().slug == "una-europa"
    assert {mandate.role for mandate in Mandate.objects.all()} == {"administrator", "alliance office"}
    assert Client().login(email="admin@harbour.example", password=PASSWORD)
    written = (tmp_path / "juncta.env").read_text()
    assert "ALLOWED_HOSTS=juncta.harbour.example\n" in written
    assert "EMAIL_PORT=587\nEMAIL_USE_TLS=1\n" in written
    assert (tmp_path / "juncta.env").stat().st_mode & 0o077 == 0


def test_a_second_setup_changes_nothing(file, tmp_path):
    setup.run(file())
    before, environment = counts(), (tmp_path / "juncta.env").read_text()
    setup.run(file())
    assert counts() == before
    assert (tmp_path / "juncta.env").read_text() == environment


def test_setup_makes_keys_once(file, tmp_path):
    folder = tmp_path / "keys"
    words = file(extra=f'[signer]\nfolder = "{folder}"\n')
    setup.run(words)
    first = config.load(folder).public_keys()
    setup.run(words)
    assert config.load(folder).public_keys() == first
    assert len(first) == 2 * len(tomllib.loads(UNA.read_text())["institutions"]) + 1


def test_missing_answers_are_named(file):
    with pytest.raises(Stop, match=r"\[administrator\] needs email"):
        setup.run(file(administrator=""))


def test_weak_password_leaves_nothing_behind(file):
    with pytest.raises(Stop, match="password"):
        setup.run(file(administrator='email = "a@b.example"\npassword = "short"'))
    assert counts() == [0, 0, 0, 0]


def test_broken_file_is_one_sentence(tmp_path):
    (tmp_path / "setup.toml").write_text("[administrator\n")
    with pytest.raises(Stop, match="is no TOML"):
        setup.run(["--file", str(tmp_path / "setup.toml")])

"""A signer's folder: made with fresh keys, opened with its passphrase only, and never when others could read it."""

import stat

import pytest

from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import config, folder, keys
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.config import PASSKEY, Approver
from juncta.credentials.signer.folder import NewInstitution
from tests.credentials.engine.factories import DID, HELSINKI, KRAKOW

ODD = 'The "Registrar" \\ of\tKraków\n'


@pytest.fixture
def made(tmp_path):
    place = tmp_path / "signer"
    passkey = Approver(ODD, PASSKEY, credential_id="aWQ", public_key="a2V5", rp_id="una.example", origin="https://una.example")
    institutions = [
        NewInstitution(HELSINKI, "University of Helsinki", "helsinki", (SoftwareKey.generate("One").approver(), passkey)),
        NewInstitution(KRAKOW, "Uniwersytet Jagielloński", "krakow"),
    ]
    return place, folder.init(place, did=DID, institutions=institutions, passphrase="a secret")


def test_init_makes_what_load_reads(made):
    place, opened = made
    again = config.load(place, {config.PASSPHRASE: "a secret"})
    assert again.public_keys() == opened.public_keys()
    assert [hand.approvers for hand in again.hands] == [hand.approvers for hand in opened.hands]
    assert again.hands[0].approvers[1].name == ODD
    assert [(controller, purpose) for controller, _, purpose, _ in again.public_keys()] == [
        (HELSINKI, "assertion"),
        (HELSINKI, "trust"),
        (KRAKOW, "assertion"),
        (KRAKOW, "trust"),
        (DID, "status"),
    ]
    assert len({multibase for *_, multibase in again.public_keys()}) == 5


def test_only_the_owner_reads(made):
    place, _ = made
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()} == {0o600}
    assert all(b"ENCRYPTED" in file.read_bytes() for file in place.glob("*.pem"))


def test_private_keys_do_not_show_themselves(made):
    _, opened = made
    assert "PrivateKey" not in repr(opened)
    assert "PrivateKey" not in repr(SoftwareKey.generate("One"))


def test_a_second_init_writes_nothing_over(made):
    place, _ = made
    with pytest.raises(SigningRefused, match="holds a signer already"):
        folder.init(place, did=DID, institutions=[])


def test_without_a_passphrase_one_is_kept_beside_the_keys(tmp_path):
    made = folder.init(tmp_path / "signer", did=DID, institutions=[NewInstitution(HELSINKI, "Helsinki", "helsinki")], status=False)
    opened = config.load(tmp_path / "signer", {})
    assert opened.public_keys() == made.public_keys()
    assert opened.status is None


def test_a_did_that_is_none_makes_no_folder(tmp_path):
    with pytest.raises(ValueError, match="did:web"):
        folder.init(tmp_path / "signer", did="una", institutions=[])
    assert not (tmp_path / "signer").exists()


@pytest.mark.parametrize(
    ("mischief", "environ", "reason"),
    [
        (lambda place: None, {config.PASSPHRASE: "wrong"}, "cannot be opened"),
        (lambda place: None, {}, "passphrase is missing"),
        (lambda place: (place / "status.pem").unlink(), {config.PASSPHRASE: "a secret"}, "cannot be read"),
        (lambda place: (place / "status.pem").chmod(0o644), {config.PASSPHRASE: "a secret"}, "Others can read status.pem"),
        (lambda place: (place / "signer.toml").chmod(0o640), {config.PASSPHRASE: "a secret"}, "Others can read signer.toml"),
        (lambda place: (place / "status.pem").write_text("no key"), {config.PASSPHRASE: "a secret"}, "cannot be opened"),
        (lambda place: (place / "signer.toml").write_text("did ="), {config.PASSPHRASE: "a secret"}, "cannot be read"),
        (lambda place: (place / "signer.toml").write_text("[status]\nkey='status.pem'"), {config.PASSPHRASE: "a secret"}, "not complete"),
        (
            lambda place: (place / "signer.toml").write_text("did='did:web:x'\n[[institution]]"),
            {config.PASSPHRASE: "a secret"},
            "not complete",
        ),
        (
            lambda place: (place / "signer.toml").write_text(
                "did='did:web:x'\n[[institution]]\nror='r'\nname='n'\nassertion_key='helsinki-trust.pem'\ntrust_key='helsinki-trust.pem'\n"
                "[[institution.approver]]\nname='a'\nmethod='word of mouth'\n"
            ),
            {config.PASSPHRASE: "a secret"},
            "not complete",
        ),
        (lambda place: (place / "signer.toml").unlink(), {config.PASSPHRASE: "a secret"}, "cannot be read"),
    ],
)
def test_a_broken_folder_says_what_is_wrong(made, mischief, environ, reason):
    place, _ = made
    mischief(place)
    with pytest.raises(SigningRefused, match=reason):
        config.load(place, environ)


def test_a_software_key_is_saved_and_read_again(tmp_path):
    key = SoftwareKey.generate("Registrar")
    for name, passphrase in (("plain.pem", None), ("secret.pem", "a secret")):
        key.save(tmp_path / name, passphrase)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        assert SoftwareKey.load(tmp_path / name, "Registrar", passphrase).multibase == key.multibase
        with pytest.raises(FileExistsError):
            key.save(tmp_path / name, passphrase)
    with pytest.raises(SigningRefused, match="cannot be opened"):
        SoftwareKey.load(tmp_path / "secret.pem", "Registrar")


def test_a_key_of_another_kind_is_refused(tmp_path):
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    keys.write_private(tmp_path / "ec.pem", pem)
    with pytest.raises(SigningRefused, match="no Ed25519 key"):
        keys.load(tmp_path / "ec.pem", None)

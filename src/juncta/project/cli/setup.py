"""`juncta setup`: the first administrator, the first alliance, mail and keys; asks, or takes a file."""

import argparse
import getpass
import os
import secrets
import shlex
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from juncta.project.cli.reach import add_data, set_up
from juncta.project.stop import Stop

OURS = ("administrator", "site", "mail", "signer")  # sections of the file; the rest of it is the alliance
MAIL = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "user": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "from": "DEFAULT_FROM_EMAIL",
}


def run(arguments: list[str]) -> int:
    """Do what is still to be done; a second time changes nothing."""
    parser = argparse.ArgumentParser(prog="juncta setup", description=__doc__)
    parser.add_argument("--file", type=Path, metavar="FILE", help="TOML: [administrator], [site], [mail], [signer], and the alliance")
    parser.add_argument("--env", type=Path, default=Path("juncta.env"), metavar="FILE", help="environment to write (default: ./juncta.env)")
    add_data(parser)
    options = parser.parse_args(arguments)
    given = _read(options.file) if options.file else _ask()
    sections = {name: _table(given, name) for name in OURS}
    content = {name: value for name, value in given.items() if name not in OURS}
    beside = options.file.parent if options.file else Path()
    framework = _read(beside / str(content.pop("framework_file"))) if "framework_file" in content else None
    if "alliance_file" in content:
        content |= _read(beside / str(content.pop("alliance_file")))
    who = _required(sections["administrator"], "administrator", ("given_name", "family_name", "email"))
    set_up(options.data)
    _found(content, {**sections["administrator"], **who}, sections["signer"], framework)
    written = _write_environment(options.env, sections["site"], sections["mail"])
    print(f"{options.env} {'has' if written else 'already had'} what the processes read; start them with: set -a; . {options.env}; set +a")
    return 0


def _found(content: dict[str, Any], who: dict[str, Any], signer: dict[str, Any], framework: dict[str, Any] | None) -> None:
    from django.db import DatabaseError  # noqa: PLC0415 - Django has just been started

    from juncta.project.installation import Administrator, found, make_keys  # noqa: PLC0415

    administrator = Administrator(
        given_name=who["given_name"],
        family_name=who["family_name"],
        email=who["email"],
        password=who.get("password") or os.environ.get("JUNCTA_ADMINISTRATOR_PASSWORD") or None,
    )
    try:
        print(found(content, administrator, framework))
        if signer.get("folder"):
            print(make_keys(Path(signer["folder"]), content["alliance"]["slug"], tuple(signer.get("institutions", ()))))
    except DatabaseError as error:
        raise Stop(f"the database is not ready ({str(error).strip().splitlines()[0]}); run `juncta migrate` first") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Stop(f"cannot read {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stop(f"{path} is no TOML: {error}") from error


def _table(given: dict[str, Any], name: str) -> dict[str, Any]:
    value = given.get(name, {})
    if not isinstance(value, dict):
        raise Stop(f"[{name}] must be a table")
    return value


def _required(table: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, str]:
    missing = [key for key in keys if not isinstance(table.get(key), str) or not table[key].strip()]
    if missing:
        raise Stop(f"[{name}] needs {', '.join(missing)}")
    return {key: table[key].strip() for key in keys}


def _ask() -> dict[str, Any]:
    """The same as a file, from the keyboard."""
    if not sys.stdin.isatty():
        raise Stop("nobody is there to answer; give the answers with --file FILE")
    print("Juncta asks a few questions. An empty answer leaves a thing out; setup can be run again at any time.\n")
    path = input("File with the alliance's data (TOML): ").strip()
    if not path:
        raise Stop("an installation needs an alliance; the documentation shows such a file")
    given = _read(Path(path).expanduser())
    labels = {"given_name": "Given name", "family_name": "Family name", "email": "E-mail address"}
    given["administrator"] = {key: input(f"Administrator: {label}: ").strip() for key, label in labels.items()}
    given["administrator"]["password"] = getpass.getpass("Administrator: password (empty: by the reset link in a mail): ")
    given["site"] = {"address": input("Address of the site (https://…): ").strip()}
    given["mail"] = {key: value for key in MAIL if key != "password" and (value := input(f"Mail: {key}: ").strip())}
    if given["mail"].get("user"):
        given["mail"]["password"] = getpass.getpass("Mail: password: ")
    given["signer"] = {"folder": input("New folder for the signing keys, on the signer's machine (empty: not here): ").strip()}
    return given


def _write_environment(path: Path, site: dict[str, Any], mail: dict[str, Any]) -> bool:
    """Bring the environment's file up to date, readable by its owner only; whether anything changed."""
    known = _environment(path)
    wanted = {"SECRET_KEY": known.get("SECRET_KEY") or secrets.token_urlsafe(48)}
    if address := str(site.get("address", "")).rstrip("/"):
        host = urlsplit(address).hostname
        if not host or not address.startswith(("http://", "https://")):
            raise Stop(f"[site] address must be like https://juncta.example.org, not {address!r}")
        wanted |= {"JUNCTA_ADDRESS": address, "ALLOWED_HOSTS": known.get("ALLOWED_HOSTS") or host}
    wanted |= {variable: str(mail[key]) for key, variable in MAIL.items() if mail.get(key)}
    if mail.get("tls"):
        wanted["EMAIL_USE_TLS"] = "1"
    if known | wanted == known:
        return False
    lines = "".join(f"{name}={shlex.quote(value)}\n" for name, value in (known | wanted).items())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(lines)
    except OSError as error:
        raise Stop(f"cannot write {path}: {error.strerror}; choose another with --env") from error
    return True


def _environment(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {name: "".join(shlex.split(value)) for name, _, value in pairs}

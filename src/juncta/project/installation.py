"""The first hour of an installation: its alliance, its administrator, its keys. Doing any of it twice changes nothing."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from juncta.alliance import operations as alliance_room
from juncta.alliance import queries as alliances
from juncta.credentials.ports import SigningRefused
from juncta.credentials.signer import folder as signer_folder
from juncta.credentials.signer.config import PASSPHRASE
from juncta.framework import operations as framework_room
from juncta.jurisdiction import operations as jurisdiction_room
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.refusal import Refused
from juncta.project.stop import Stop

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Person

FRAMEWORK = Path(__file__).parents[1] / "framework" / "data" / "joint-micro-credentials.toml"


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who runs the installation. Without a password they enter by the reset link in a mail."""

    given_name: str
    family_name: str
    email: str
    password: str | None = None


def found(content: Mapping[str, Any], administrator: Administrator, framework: Mapping[str, Any] | None = None) -> str:
    """Alliance, framework (ours, unless another is given), its partners' rules, administrator, all or nothing; a sentence on what was done.

    Stops with what is wrong.
    """
    _check_password(administrator)
    try:
        with transaction.atomic():
            alliance = alliance_room.load(data=content, by=SYSTEM)
            steps = framework or tomllib.loads(FRAMEWORK.read_text(encoding="utf-8"))
            framework_room.publish(alliance=alliance, content=steps, by=SYSTEM)
            jurisdiction_room.load(alliance=alliance, by=SYSTEM)
            person, new = _administrator(alliance, administrator)
    except ValueError as error:
        raise Stop(f"the data cannot be read: {error}") from error
    except Refused as refused:
        raise Stop(str(refused.refusal)) from refused
    return f"{alliance} is there; {person} ({administrator.email}) {'can now sign in and' if new else 'already'} administers it"


def _administrator(alliance: "Alliance", wanted: Administrator) -> "tuple[Person, bool]":
    person = alliances.persons(SYSTEM).filter(alliance=alliance, email__iexact=wanted.email).first()
    new = person is None
    if person is None:
        person = alliance_room.add_person(
            alliance=alliance,
            by=SYSTEM,
            given_name=wanted.given_name,
            family_name=wanted.family_name,
            email=wanted.email,
            category="professional",
        )
    if person.account is None:
        account = alliance_room.open_account(person=person, by=SYSTEM, password=wanted.password)
        EmailAddress.objects.get_or_create(user=account, email=account.email, defaults={"verified": True, "primary": True})
    held = {mandate.role for mandate in alliances.mandates_of(person)}
    for role in (Role.ADMINISTRATOR, Role.ALLIANCE_OFFICE):
        if role.value not in held:
            alliance_room.give_mandate(person=person, by=SYSTEM, role=role)
    return person, new


def _check_password(administrator: Administrator) -> None:
    if administrator.password is not None:
        try:
            validate_password(administrator.password)
        except ValidationError as error:
            raise Stop(f"the administrator's password is not good enough: {' '.join(error.messages)}") from error


def make_keys(folder: Path, slug: str = "", institutions: tuple[str, ...] = (), *, status: bool = False) -> str:
    """New signing keys for an alliance's institutions (all of them, unless some are named); a sentence on what was done.

    The keys are encrypted with JUNCTA_SIGNER_PASSPHRASE; where it is not set, a passphrase is made and kept beside them. The key
    for status lists comes with a folder for the whole alliance, or where `status` asks for it: one signer of an alliance keeps it.
    Registrars and their passkeys are added to the folder's `signer.toml` by hand: the signer believes nobody else.
    """
    alliance = alliances.alliance_by_slug(slug) if slug else alliances.current()
    if alliance is None:
        raise Stop("there is no alliance to make keys for; run `juncta setup` first")
    known = {each.slug: each for each in alliance.institutions.all()}
    if unknown := [name for name in institutions if name not in known]:
        raise Stop(f"{alliance} has no institution {unknown[0]!r}; it has {', '.join(known)}")
    chosen = [known[name] for name in institutions or known]
    new = [signer_folder.NewInstitution(ror=each.ror_uri, name=str(each.name), slug=each.slug) for each in chosen]
    try:
        signer_folder.init(
            folder,
            did=alliance.did,
            institutions=new,
            passphrase=os.environ.get(PASSPHRASE) or None,
            status=status or not institutions,
        )
    except SigningRefused as refused:
        return str(refused)
    except OSError as error:
        raise Stop(f"cannot write keys to {folder}: {error.strerror}") from error
    return f"{folder} now holds keys of {', '.join(str(each) for each in chosen)}; add the registrars' passkeys to its signer.toml"

"""Keys of the story world, all freshly generated: a signer's folder for the awarding universities, and the registrars' own.

In production every university makes its folder itself, and registrars approve with passkeys.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from juncta.base import clock
from juncta.credentials.signer.approver import SoftwareKey
from juncta.credentials.signer.config import FILE, load
from juncta.credentials.signer.folder import NewInstitution, init
from juncta.kernel.actor import SYSTEM, Actor
from juncta.project.story import cast
from juncta.project.story.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping

AWARDING = ("helsinki", "krakow", "bologna")


def make(world: World, signer: Path, keys: Path) -> None:
    """Make what is missing: the cast's approval keys, and the folder in which the signer finds its own and knows theirs."""
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (signer / FILE).exists():
        return
    institutions = []
    for slug in AWARDING:
        name = f"registrar-{slug}"
        path = keys / f"{name}.pem"
        if not path.exists():
            SoftwareKey.generate(name).save(path)
        institution = world.institution(slug)
        approver = SoftwareKey.load(path, name).approver()
        institutions.append(NewInstitution(ror=institution.ror_uri, name=str(institution.name), slug=slug, approvers=(approver,)))
    init(signer, did=world.alliance.did, institutions=institutions)
    load(signer)


class CastApprover:
    """The cast's approval keys as the port `Approver`; refuses to be made outside the demo."""

    def __init__(self) -> None:
        """Raises RuntimeError where this is no demo: real registrars approve with keys of their own."""
        if not settings.JUNCTA_DEMO or not settings.JUNCTA_CAST_KEYS:
            message = "approval keys of a cast exist in the demo only"
            raise RuntimeError(message)
        self.folder = Path(settings.JUNCTA_CAST_KEYS)

    def _path(self, actor: Actor) -> Path | None:
        from juncta.alliance import queries as alliances  # noqa: PLC0415 - at start the tables are not loaded yet

        person = alliances.persons(SYSTEM).filter(pk__in=[actor.person] if actor.person else [], email__endswith=f"@{cast.DOMAIN}").first()
        path = self.folder / f"{person.email.partition('@')[0]}.pem" if person else None
        return path if path and path.exists() else None

    def has_key(self, actor: Actor) -> bool:
        """Whether this is one of the cast's registrars."""
        return self._path(actor) is not None

    def state(self, actor: Actor, core: "Mapping[str, str]") -> "dict[str, Any]":
        """The registrar's signed statement; raises LookupError for anybody else."""
        path = self._path(actor)
        if path is None:
            raise LookupError(actor.name)
        key = SoftwareKey.load(path, path.stem)
        return key.state(batch_id=core["batch"], digest=core["digest"], institution=core["institution"], at=clock.now())


def signer_folder() -> Path:
    """Where the signing process of this data folder has its keys; only the seed and the signer are told."""
    return Path(os.environ["JUNCTA_SIGNER_DIR"])

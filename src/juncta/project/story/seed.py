"""What stands in a fresh database before anybody acts: the world, its keys, and the keys' public halves."""

from pathlib import Path

from django.conf import settings

from juncta.credentials import operations as credentials
from juncta.credentials.signer.config import load
from juncta.kernel.actor import Actor
from juncta.project.story import keys, world


def seed(data: Path) -> None:
    """Build the world; its keys lie in the data folder, the signer's apart from everybody else's."""
    built = world.build()
    signer = data / "signer"
    keys.make(built, signer, Path(settings.JUNCTA_CAST_KEYS or data / "cast"))
    announced = [
        credentials.AnnouncedKey(controller=controller, purpose=purpose, multibase=multibase)
        for controller, _name, purpose, multibase in load(signer).public_keys()
    ]
    credentials.announce_keys(alliance=built.alliance, keys=announced, by=Actor(name="Signer"))

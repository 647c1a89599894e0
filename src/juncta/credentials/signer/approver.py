"""A registrar's software key: approves like a passkey, without one. The demo's cast use it; people use passkeys."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from juncta.credentials.engine.moments import moment
from juncta.credentials.engine.multibase import base58btc
from juncta.credentials.signer import approval, keys
from juncta.credentials.signer.config import SOFTWARE, Approver


@dataclass(frozen=True, slots=True)
class SoftwareKey:
    """Somebody's own key, by their name."""

    name: str
    key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls, name: str) -> "SoftwareKey":
        """A new one."""
        return cls(name, keys.generate())

    @classmethod
    def load(cls, path: Path, name: str, passphrase: str | None = None) -> "SoftwareKey":
        """Read what `save` wrote; raises SigningRefused if it cannot be opened."""
        return cls(name, keys.load(path, passphrase.encode() if passphrase else None))

    def save(self, path: Path, passphrase: str | None = None) -> None:
        """Write it to a new file, readable by its owner only, encrypted where there is a passphrase."""
        keys.save(path, self.key, passphrase.encode() if passphrase else None)

    @property
    def multibase(self) -> str:
        """Its public half, as the signer's configuration names it."""
        return keys.multibase(self.key)

    def approver(self) -> Approver:
        """The entry for a signer's configuration."""
        return Approver(name=self.name, method=SOFTWARE, key=self.multibase)

    def state(self, *, batch_id: str, digest: str, institution: str, at: datetime) -> dict[str, str]:
        """Approve: a batch or a trust list by its id and digest, for one university (its ROR address)."""
        said = approval.core(batch_id=batch_id, digest=digest, institution=institution, at=moment(at))
        signature = base58btc(self.key.sign(approval.message(said)))
        return said | {"method": SOFTWARE, "key": self.multibase, "signature": signature}

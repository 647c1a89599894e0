"""A folder of keys as the signer that the room asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from juncta.credentials.signer import config, sign
from juncta.credentials.signer.config import SignerConfig


@dataclass(frozen=True, slots=True)
class FolderSigner:
    """Implements `juncta.credentials.ports.Signer` with the keys of one folder."""

    config: SignerConfig

    @classmethod
    def open(cls, folder: Path) -> "FolderSigner":
        """Open a folder; raises SigningRefused with what is wrong."""
        return cls(config.load(folder))

    @property
    def did(self) -> str:
        """The alliance whose documents it signs."""
        return self.config.did

    @property
    def institutions(self) -> tuple[str, ...]:
        """The universities whose keys it holds."""
        return tuple(hand.ror for hand in self.config.hands)

    def sign_batch(
        self, *, batch_id: str, documents: Sequence[bytes], statement: Mapping[str, Any], institution: str, at: datetime
    ) -> list[list[dict[str, Any]]]:
        """Proofs for every document: see `sign.sign_batch`."""
        return sign.sign_batch(batch_id, documents, statement, institution, self.config, at)

    def sign_trust_list(
        self, *, list_id: str, document: bytes, statement: Mapping[str, Any], institution: str, at: datetime
    ) -> dict[str, Any]:
        """One partner's proof: see `sign.sign_trust_list`."""
        return sign.sign_trust_list(list_id, document, statement, institution, self.config, at)

    def sign_status_list(self, *, document: bytes, at: datetime) -> dict[str, Any]:
        """The status key's proof: see `sign.sign_status_list`."""
        return sign.sign_status_list(document, self.config, at)

"""What the room needs from outside: somebody who holds a university's keys."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from juncta.kernel.actor import Actor


class SigningRefused(Exception):  # noqa: N818 - it is a refusal, not an error
    """Raised by a signer that will not sign; its text is a sentence for the page and the log."""

    @property
    def sentence(self) -> str:
        """Why not."""
        return str(self)


class Signer(Protocol):
    """Holds keys of one or several universities, and signs only what their own registrars approved.

    Every method raises `SigningRefused` with the reason. Institutions are named by their ROR address.
    """

    @property
    def did(self) -> str:
        """The alliance whose documents it signs."""

    @property
    def institutions(self) -> tuple[str, ...]:
        """The universities whose keys it holds."""

    def sign_batch(
        self, *, batch_id: str, documents: Sequence[bytes], statement: Mapping[str, Any], institution: str, at: datetime
    ) -> list[list[dict[str, Any]]]:
        """Proofs for every document, in their order: per document one proof of each suite."""

    def sign_trust_list(
        self, *, list_id: str, document: bytes, statement: Mapping[str, Any], institution: str, at: datetime
    ) -> dict[str, Any]:
        """One partner's proof over a version of the trust list."""

    def sign_status_list(self, *, document: bytes, at: datetime) -> dict[str, Any]:
        """The status key's proof over a status list; needs no approval, since it can only say what is void."""


class Approver(Protocol):
    """Keys that people approve with and that do not sit on a device of theirs: the demo's cast has such keys, nobody else."""

    def has_key(self, actor: Actor) -> bool:
        """Whether this person approves with such a key."""

    def state(self, actor: Actor, core: Mapping[str, str]) -> dict[str, Any]:
        """The core of an approval with method, key and signature; raises LookupError when there is no key."""


class NoKeys:
    """Everywhere but in the demo: people approve with their own passkey, and this process has no key of theirs."""

    def has_key(self, actor: Actor) -> bool:
        """Never."""
        del actor
        return False

    def state(self, actor: Actor, core: Mapping[str, str]) -> dict[str, Any]:
        """There is nothing to sign with."""
        raise LookupError((actor.name, core["digest"]))


_approver: list[Approver] = [NoKeys()]


def approver() -> Approver:
    """The adapter in use."""
    return _approver[-1]


def approve_with(chosen: Approver) -> None:
    """Choose the adapter (`project/wiring.py` does, at start)."""
    _approver[:] = [chosen]

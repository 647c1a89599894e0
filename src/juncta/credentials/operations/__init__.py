"""Writing credentials: prepare, approve, record what signers made, deliver, share, revoke; and the lists that carry trust."""

from juncta.credentials.operations.approving import approve
from juncta.credentials.operations.delivering import deliver_if_complete
from juncta.credentials.operations.preparing import prepare_batch
from juncta.credentials.operations.revoking import record_status_list, revoke
from juncta.credentials.operations.sharing import share, unshare
from juncta.credentials.operations.signing import record_proofs, record_trouble
from juncta.credentials.operations.trusting import (
    AnnouncedKey,
    announce_keys,
    approve_trust_list,
    propose_trust_list,
    record_trust_proof,
    record_trust_trouble,
)

__all__ = [
    "AnnouncedKey",
    "announce_keys",
    "approve",
    "approve_trust_list",
    "deliver_if_complete",
    "prepare_batch",
    "propose_trust_list",
    "record_proofs",
    "record_status_list",
    "record_trouble",
    "record_trust_proof",
    "record_trust_trouble",
    "revoke",
    "share",
    "unshare",
]

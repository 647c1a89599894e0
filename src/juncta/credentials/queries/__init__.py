"""Reading credentials: batches and lists for those who sign, credentials for their learners, documents for everybody."""

from juncta.credentials.queries.batches import (
    batch_by_id,
    batches,
    signers_of,
    trust_lists,
    waiting_batches,
    waiting_trust_lists,
)
from juncta.credentials.queries.credentials import (
    by_id,
    by_public_id,
    by_share_id,
    edition_awards_without_credential,
    issued_to,
    revocation_of,
    visible_to,
)
from juncta.credentials.queries.documents import (
    did_document,
    listed_editions,
    listed_keys,
    root_pin,
    signing_request,
    status_list_document,
    status_lists_due,
    trust_list_document,
    trust_signing_request,
    unsigned_status_list,
    verification_material,
)

__all__ = [
    "batch_by_id",
    "batches",
    "by_id",
    "by_public_id",
    "by_share_id",
    "did_document",
    "edition_awards_without_credential",
    "issued_to",
    "listed_editions",
    "listed_keys",
    "revocation_of",
    "root_pin",
    "signers_of",
    "signing_request",
    "status_list_document",
    "status_lists_due",
    "trust_list_document",
    "trust_lists",
    "trust_signing_request",
    "unsigned_status_list",
    "verification_material",
    "visible_to",
    "waiting_batches",
    "waiting_trust_lists",
]

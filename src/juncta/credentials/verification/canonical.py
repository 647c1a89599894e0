"""The bytes that a JCS proof covers: canonical JSON after RFC 8785."""

from typing import Any

import rfc8785

from juncta.credentials.verification.reasons import Doubt
from juncta.kernel.words import mark


def jcs(value: dict[str, Any]) -> bytes:
    """RFC 8785 bytes; raises Doubt where the value has none (RFC 8785 §3.1)."""
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise Doubt(mark("The content has no canonical form.")) from error

"""Lints on what stands in one badge only: the learner, the dates, the number, the name of the badge, its place in the status list.

They run for every badge, so each is one comparison; what is the same for all badges is looked at once (`Common`).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from juncta.credentials.engine import addresses
from juncta.credentials.engine.lints.reading import at
from juncta.credentials.engine.template import Values
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark

NAME: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f](?:[^\x00-\x1f\x7f-\x9f]{0,198}[^\s\x00-\x1f\x7f-\x9f])?")
NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
PUBLIC_ID: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")  # 128 random bits are 22 characters
INDEX: Final = re.compile(r"0|[1-9][0-9]{0,9}")
_BUG: Final = mark("This is a fault in Juncta, or in whoever composed the document: report it.")


@dataclass(frozen=True, slots=True)
class Common:
    """What the single values must fit to."""

    names: str  # how the name of every badge of this issuer begins
    status: str  # how the name of every entry in its status list begins
    listed: bool  # whether it is an entry of a revocation list of this issuer

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Common":
        """Read from a document or its skeleton."""
        try:
            base = addresses.base(str(at(document, "issuer", "id")))
        except ValueError:
            base = "\0"  # nothing begins so: CRE-315 says why
        entry = at(document, "credentialStatus")
        address = str(at(entry, "statusListCredential"))
        listed = (
            at(entry, "type") == "BitstringStatusListEntry"
            and at(entry, "statusPurpose") == "revocation"
            and address.startswith(f"{base}/status/")
        )
        return cls(names=f"{base}/credentials/", status=f"{address}#", listed=listed)


def learner(values: Values, _common: Common) -> Finding | None:
    """Element 1: the learner's name, as people write it."""
    if NAME.fullmatch(values.learner):
        return None
    return Finding("CRE-301", mark("The learner is not named, or by no readable name."), "identifier", mark("Correct the person's name."))


def dates(values: Values, _common: Common) -> Finding | None:
    """Element 5: the date of issuing; never before the board's decision."""
    if _is_moment(values.issued) and _is_moment(values.awarded) and values.awarded <= values.issued:
        return None
    return Finding("CRE-305", mark("The date of issuing is missing, or lies before the award."), "validFrom", _BUG)


def status(values: Values, common: Common) -> Finding | None:
    """One entry of the issuer's revocation list: its name is the list's address and the index."""
    if common.listed and INDEX.fullmatch(values.place) and values.status == common.status + values.place:
        return None
    return Finding("CRE-323", mark("The badge's place in the status list is not clear."), "credentialStatus", _BUG)


def name(values: Values, common: Common) -> Finding | None:
    """The badge's own name: an address of the issuer that nobody can guess."""
    if values.name.startswith(common.names) and PUBLIC_ID.fullmatch(values.name, len(common.names)):
        return None
    return Finding("CRE-324", mark("The badge's name is no address of the issuer."), "id", _BUG)


def number(values: Values, _common: Common) -> Finding | None:
    """The award's number, as it stands in the register."""
    if NUMBER.fullmatch(values.number):
        return None
    return Finding("CRE-325", mark("The award has no number."), "licenseNumber", _BUG)


def _is_moment(text: str) -> bool:
    if not MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True

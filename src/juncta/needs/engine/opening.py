"""May this file be opened at all? Looked at before any of it is parsed: what it is, how large it becomes, what it carries.

Office files are ZIP archives of XML (ECMA-376). A hostile one can unpack to gigabytes, define entities that do, or bring macros.
"""

import zipfile
from enum import StrEnum
from io import BytesIO

from juncta.kernel.files import UNREADABLE
from juncta.kernel.words import mark

LARGEST = 5 * 1024 * 1024  # bytes of the file
LARGEST_UNPACKED = 40 * 1024 * 1024  # bytes of all its parts
LARGEST_PART = 20 * 1024 * 1024
MOST_PARTS = 2000
HIGHEST_RATIO = 120  # unpacked to packed, of the whole file; documents of plain text reach 20
RATIO_COUNTS_FROM = 2 * 1024 * 1024  # below, a high ratio does no harm

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
DOCUMENT = b"wordprocessingml.document.main+xml"
WORKBOOK = b"spreadsheetml.sheet.main+xml"
MACROS = (b"macroEnabled", b"vbaProject")
DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Kind(StrEnum):
    """What a file is."""

    WORD = "docx"
    EXCEL = "xlsx"


class Unfit(ValueError):  # noqa: N818 - it names what the file is
    """A file that is not opened; the text is a sentence for the person, marked for translation."""


EMPTY = mark("This file is empty.")
TOO_LARGE = mark("This file is larger than 5 MB. Take large pictures out of it, or bring in a part.")
OLD = mark("This is a file of the old kind (.doc or .xls). Save it as .docx or .xlsx and bring that in.")
PROTECTED = mark("This file is protected by a password. Save it without one and bring that in.")
NO_OFFICE = mark("This is neither a Word document (.docx) nor an Excel workbook (.xlsx).")
WRONG_NAME = mark("The name of this file ends differently from what it is. Save it again from Word or Excel and bring that in.")
WITH_MACROS = mark("This file contains macros. Save it as .docx or .xlsx, which carry none, and bring that in.")
DAMAGED = mark("This file is damaged and cannot be read. Open it, save it again, and bring that in.")
SWELLS = mark("This file becomes far too large when it is unpacked, so it was not opened.")
DECLARES = mark("This file contains declarations that office documents never have, so it was not opened.")


def kind_of(name: str, data: bytes) -> Kind:
    """Which kind of file it is; raises Unfit, with the sentence, where it must not be opened."""
    if not data:
        raise Unfit(EMPTY)
    if len(data) > LARGEST:
        raise Unfit(TOO_LARGE)
    if data.startswith(OLE):
        raise Unfit(PROTECTED if ENCRYPTED in data else OLD)
    if not data.startswith(ZIP):
        raise Unfit(NO_OFFICE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _insist_on_size(archive)
            kind = _kind(archive)
            _insist_on_plain_parts(archive)
    except UNREADABLE as error:
        raise Unfit(DAMAGED) from error
    if name.rpartition(".")[2].casefold() != kind:
        raise Unfit(WRONG_NAME)
    return kind


def _insist_on_size(archive: zipfile.ZipFile) -> None:
    """Counted from the archive's own list; what a part claims to be is also the most that is ever read of it."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or any(part.file_size > LARGEST_PART for part in parts):
        raise Unfit(SWELLS)
    if unpacked > RATIO_COUNTS_FROM and unpacked / packed > HIGHEST_RATIO:
        raise Unfit(SWELLS)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unfit(PROTECTED)


def _kind(archive: zipfile.ZipFile) -> Kind:
    """By its list of content types, never by its name."""
    names = {part.filename for part in archive.infolist()}
    if TYPES not in names:
        raise Unfit(NO_OFFICE)
    types = archive.read(TYPES)
    if any(word in types for word in MACROS) or any("vbaproject" in name.casefold() for name in names):
        raise Unfit(WITH_MACROS)
    if DOCUMENT in types and WORKBOOK not in types:
        return Kind.WORD
    if WORKBOOK in types and DOCUMENT not in types:
        return Kind.EXCEL
    raise Unfit(NO_OFFICE)


def _insist_on_plain_parts(archive: zipfile.ZipFile) -> None:
    """No part declares a document type or entities: office files have none, and entities are how a small text becomes a huge one."""
    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            text = archive.read(part)
            if any(word in text for word in DECLARATIONS):
                raise Unfit(DECLARES)

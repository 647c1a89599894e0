"""What a file is, by its first bytes and its name together; and whether it may come in: type, size, and no bomb inside."""

import hashlib
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from juncta.kernel.words import mark

LARGEST = 10 * 1024 * 1024  # bytes of a file
# What reading a broken or hostile archive can raise: damaged parts, an early end, an unknown method, a password.
UNREADABLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, NotImplementedError, OSError, RuntimeError),
)
UNPACKED = 100 * 1024 * 1024  # bytes inside an office file, all together
PARTS = 5000  # files inside an office file
LONGEST_NAME = 150
CHUNK = 1 << 20
CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file: the endings of its name, its media type and what people call it."""

    endings: tuple[str, ...]
    media_type: str
    name: str


PDF = Kind(("pdf",), "application/pdf", "PDF")
DOCX = Kind(("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word")
XLSX = Kind(("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel")
ODT = Kind(("odt",), "application/vnd.oasis.opendocument.text", "OpenDocument")
PNG = Kind(("png",), "image/png", "PNG")
JPEG = Kind(("jpg", "jpeg"), "image/jpeg", "JPEG")
TEXT = Kind(("txt", "csv"), "text/plain; charset=utf-8", mark("Text"))
KINDS = (PDF, DOCX, XLSX, ODT, PNG, JPEG, TEXT)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


class Unfit(ValueError):  # noqa: N818 - it names the file, not the act
    """The file does not come in; the sentence says why, marked for translation."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence


def safe_name(name: str) -> str:
    """A file's name without folders and control characters, short enough to be shown; its ending stays."""
    bare = CONTROL.sub("", PurePosixPath(name.replace("\\", "/")).name).strip() or "file"
    if len(bare) <= LONGEST_NAME:
        return bare
    stem, dot, ending = bare.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 10 else bare[:LONGEST_NAME]  # noqa: PLR2004


def recognise(name: str, content: bytes) -> Kind:
    """The kind of a file that may come in; raises Unfit with the reason otherwise."""
    if not content:
        raise Unfit(mark("The file is empty."))
    if len(content) > LARGEST:
        raise Unfit(mark("The file is larger than 10 MB."))
    ending = name.rpartition(".")[2].casefold()
    kind = next((each for each in KINDS if ending in each.endings), None)
    if kind is None:
        raise Unfit(mark("Files of this type are not taken: bring PDF, Word, Excel, OpenDocument, PNG, JPEG or plain text."))
    if not _looks_like(kind, content):
        raise Unfit(mark("What is inside the file is not what its name says."))
    return kind


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _looks_like(kind: Kind, content: bytes) -> bool:
    if kind is PDF:
        return content.startswith(b"%PDF-")
    if kind is PNG:
        return content.startswith(b"\x89PNG\r\n\x1a\n")
    if kind is JPEG:
        return content.startswith(b"\xff\xd8\xff")
    if kind is TEXT:
        return _is_text(content)
    return content.startswith(b"PK\x03\x04") and _is_office(kind, content)


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not NO_TEXT.search(text)


def _is_office(kind: Kind, content: bytes) -> bool:
    """Whether it is a package of that kind; raises Unfit where it would burst, is locked or carries macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _no_bomb(package, parts)
            names = {part.filename for part in parts}
            if any(name.casefold().endswith("vbaproject.bin") for name in names):
                raise Unfit(mark("The file carries macros: save it without them."))
            if kind is ODT:
                return "mimetype" in names and package.read("mimetype").strip() == OPEN_DOCUMENT
            return "[Content_Types].xml" in names and ("word/document.xml" if kind is DOCX else "xl/workbook.xml") in names
    except UNREADABLE:
        return False


def _no_bomb(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Raise Unfit where the package is locked or unpacks to too much; sizes are counted, since a header can lie."""
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Unfit(mark("The file unpacks to far more than it seems, so it is not opened."))
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit(mark("The file is locked with a password: save it without one."))
    read = 0
    for part in parts:
        with package.open(part) as opened:
            while chunk := opened.read(CHUNK):
                read += len(chunk)
                if read > UNPACKED:
                    raise Unfit(mark("The file unpacks to far more than it seems, so it is not opened."))

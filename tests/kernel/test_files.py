"""Files are what their first bytes and their name say together; bombs, locks and macros stay outside."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from juncta.kernel import files


def packed(**parts: bytes) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return into.getvalue()


def word() -> bytes:
    into = BytesIO()
    Document().save(into)
    return into.getvalue()


def sheet() -> bytes:
    into = BytesIO()
    Workbook().save(into)
    return into.getvalue()


PDF = b"%PDF-1.7\n%%EOF"
ODT = packed(mimetype=files.OPEN_DOCUMENT, content=b"<office/>")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, files.PDF),
        ("A.PDF", PDF, files.PDF),
        ("a.docx", word(), files.DOCX),
        ("a.xlsx", sheet(), files.XLSX),
        ("a.odt", ODT, files.ODT),
        ("a.png", b"\x89PNG\r\n\x1a\nrest", files.PNG),
        ("a.jpeg", b"\xff\xd8\xff\xe0rest", files.JPEG),
        ("a.csv", "größe;ects\n".encode(), files.TEXT),
    ],
)
def test_file_is_recognised(name, content, kind):
    assert files.recognise(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.exe", b"MZ"),
        ("noending", PDF),
        ("a.pdf", b"MZ\x90"),
        ("a.png", PDF),
        ("a.docx", sheet()),
        ("a.xlsx", word()),
        ("a.odt", word()),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.txt", b"\x00\x01\x02"),
        ("a.txt", b"\xff\xfe\xfa"),
        ("a.html", b"<script>"),
        ("a.svg", b"<svg/>"),
        ("a.pdf.exe", PDF),
        ("a.pdf", PDF + b" " * files.LARGEST),
        ("a.docx", word()[:-40]),
    ],
)
def test_other_files_stay_outside(name, content):
    with pytest.raises(files.Unfit):
        files.recognise(name, content)


def test_office_file_with_macros_stays_outside():
    with pytest.raises(files.Unfit, match="macros"):
        files.recognise("a.docx", packed(**{"[Content_Types].xml": b"x", "word__document.xml": b"x", "word__vbaProject.bin": b"x"}))


def test_bomb_stays_outside():
    bomb = packed(**{"[Content_Types].xml": b"x", "word__document.xml": b"\0" * (files.UNPACKED + 1)})
    assert len(bomb) < files.LARGEST
    with pytest.raises(files.Unfit, match="unpacks"):
        files.recognise("a.docx", bomb)


def test_bomb_whose_header_lies_stays_outside():
    bomb = packed(**{"[Content_Types].xml": b"x", "word__document.xml": b"\0" * (files.UNPACKED + 1)})
    size = (files.UNPACKED + 1).to_bytes(4, "little")
    lying = bomb.replace(size, (10).to_bytes(4, "little"))
    with pytest.raises(files.Unfit):
        files.recognise("a.docx", lying)


def test_file_of_too_many_parts_stays_outside():
    with pytest.raises(files.Unfit, match="unpacks"):
        files.recognise("a.docx", packed(**{f"p{number}": b"" for number in range(files.PARTS + 1)}))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\minutes.pdf", "minutes.pdf"),
        ("a\r\nX: y.pdf", "aX: y.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("", "file"),
        ("a" * 300 + ".pdf", "a" * 146 + ".pdf"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert files.safe_name(given) == kept

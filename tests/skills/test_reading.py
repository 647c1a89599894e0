"""The official download, read line by line: what is wrong is named with its line, and bombs are not unpacked."""

import io
import zipfile

import pytest

from juncta.kernel.folding import folded
from juncta.skills.engine import packing, reading
from juncta.skills.engine.folding import stem, words
from juncta.skills.facts import BrokenError, Kind
from tests.skills.factories import COLUMNS, download, packed, row, uri, write

BIG = 10_000_000
HEAD = ",".join(COLUMNS)


def read(content: bytes | str, most: int = BIG):
    data = content.encode() if isinstance(content, str) else content
    return list(reading.described("skills_en.csv", io.BytesIO(data), most))


def file_of(tmp_path, *rows):
    return write(tmp_path / "skills_en.csv", list(rows)).read_bytes()


def test_a_line_becomes_a_skill(tmp_path):
    data = file_of(
        tmp_path, row(1, "analyse data", altLabels="read data\nweigh data\nread data", hiddenLabels="date", description="To look.")
    )
    (found,) = read(data)
    assert (found.uri, found.kind, found.label) == (uri(1), Kind.SKILL, "analyse data")
    assert (found.alternatives, found.hidden, found.description) == (("read data", "weigh data"), ("date",), "To look.")


def test_a_mark_at_the_beginning_and_windows_line_ends_are_read(tmp_path):
    data = b"\xef\xbb\xbf" + file_of(tmp_path, row(1, "énergie")).replace(b"\n", b"\r\n").replace(b"\r\r", b"\r")
    assert [each.label for each in read(data)] == ["énergie"]


BROKEN = [
    ({"conceptUri": "http://data.europa.eu/esco/skill/S2.4.1"}, "is no address of a skill"),
    ({"conceptUri": "javascript:alert(1)"}, "is no address of a skill"),
    ({"skillType": "talent"}, "neither skill/competence nor knowledge"),
    ({"reuseLevel": "everywhere"}, "none of transversal"),
    ({"status": "draft"}, "neither released nor obsolete"),
    ({"preferredLabel": " "}, "preferredLabel is empty"),
    ({"preferredLabel": "x" * 301}, "longer than 300 letters"),
    ({"conceptType": "Occupation"}, "not KnowledgeSkillCompetence"),
    ({"conceptUri": uri(1)}, "a second time"),
]


@pytest.mark.parametrize(("wrong", "reason"), BROKEN)
def test_what_is_wrong_is_named_with_its_line(tmp_path, wrong, reason):
    data = file_of(tmp_path, row(1, "one", altLabels="over\ntwo lines"), row(2, "two") | wrong)
    with pytest.raises(BrokenError, match=reason) as broken:
        read(data)
    assert broken.value.line == 4


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "the column conceptUri is missing"),
        ("conceptUri,preferredLabel\n", 1, "skillType is missing"),
        (f"{HEAD}\n", 2, "no skill in it"),
        (f"{HEAD}\na,b\n", 2, "it has 2 fields"),
        (f"{HEAD}\n".encode() + b"\xff\xfe", 2, "no UTF-8"),
        (f"{HEAD}\na\0b\n", 2, "zero byte"),
        (f'{HEAD}\n"a"b,c\n', 2, "no line of a CSV file"),
        (f'{HEAD}\n"{"x" * 200_000}', 2, "no line of a CSV file"),
    ],
)
def test_a_file_that_is_no_download_says_why(content, line, reason):
    with pytest.raises(BrokenError, match=reason) as broken:
        read(content)
    assert broken.value.line == line


def test_a_file_larger_than_it_may_be_is_given_up():
    with pytest.raises(BrokenError, match="larger than"):
        read(f"{HEAD}\n" + "\n" * 1_000_000, most=500_000)


def test_zip_and_folder_hold_the_same(tmp_path):
    folder = download(tmp_path / "esco")
    assert [each.language for each in packing.sources(folder)] == ["en", "fr"]
    zipped = packing.sources(packed(folder))
    assert [(each.language, each.inside) for each in zipped] == [("en", "skills_en.csv"), ("fr", "skills_fr.csv")]
    assert packing.version_of(packed(folder)) == "1.2.0"
    with zipped[0].open() as stream:
        assert stream.read() == (folder / "skills_en.csv").read_bytes()


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("skills_en.csv", HEAD + "\n" + "0" * 40_000_000)
    with pytest.raises(BrokenError, match="would unpack to"):
        packing.sources(path)


def test_a_zip_that_lies_about_its_size_is_caught(tmp_path):
    path = tmp_path / "liar.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("skills_en.csv", (HEAD + "\n" + "0" * 500_000).encode())
    data = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + place
        data[at : at + 4] = (len(HEAD) + 1).to_bytes(4, "little")
    path.write_bytes(data)
    (source,) = packing.sources(path)
    with pytest.raises(BrokenError), source.open() as stream:
        list(reading.described(source.name, stream, BIG))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"conceptUri"])
def test_what_is_no_zip_says_so(tmp_path, content):
    path = tmp_path / "esco.zip"
    path.write_bytes(content)
    with pytest.raises(BrokenError, match="no ZIP file"):
        packing.sources(path)


def test_nothing_to_load_says_so(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BrokenError, match=r"there is no"):
            packing.sources(place)


def test_words_are_folded_alike():
    assert folded("Économie d’Énergie (Œuvre, Łódź, straße)") == "economie d energie oeuvre lodz strasse"
    assert words("the THE  the") == ["the"]
    assert stem("sustainabilty") == "sustainabi"

"""What an office file is stands in it, whatever it is called."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.compound import SIGNATURE, read_streams
from index.read.formats import find_format
from index.read.office_kind import OfficeKind, tell_kind
from tests.files.make_office import compound, pack, par, word

DOC = compound({"WordDocument": b"\xec\xa5".ljust(5000, b"\0")})
LOCKED_DOC = compound({"WordDocument": (b"\xec\xa5" + bytes(8) + struct.pack("<H", 0x0100)).ljust(5000, b"\0")})
LOCKED = compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x" * 5000})
XLS = compound({"Workbook": b"x" * 5000})
PPT = compound({"PowerPoint Document": b"x" * 5000})
MSG = compound({"__properties_version1.0": b"x"})
ODT = pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
ODS = pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
RTF = b"{\\rtf1\\ansi Chao}"
DOCX = word(par("Chào"))
XLSX = pack({"xl/workbook.xml": "<a/>"})
HTML = "<html><body>Chào</body></html>".encode()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DOC, OfficeKind.DOC),
        (LOCKED_DOC, OfficeKind.LOCKED),
        (LOCKED, OfficeKind.LOCKED),
        (XLS, OfficeKind.SHEET),
        (PPT, OfficeKind.SLIDES),
        (MSG, OfficeKind.MAIL),
        (compound({"Khác": b"x"}), OfficeKind.OTHER),
        (SIGNATURE + b"\0" * 100, OfficeKind.OTHER),
        (ODT, OfficeKind.ODT),
        (ODS, OfficeKind.SHEET),
        (RTF, OfficeKind.RTF),
        (b"\xef\xbb\xbf\r\n" + RTF, OfficeKind.RTF),
        (DOCX, OfficeKind.DOCX),
        (XLSX, OfficeKind.SHEET),
        (pack({"ppt/presentation.xml": "<a/>"}), OfficeKind.SLIDES),
        (pack({"a.txt": "x"}), OfficeKind.OTHER),
        (DOCX[:-40], OfficeKind.OTHER),
        (HTML, None),
        ("Báo cáo".encode(), None),
        (b"", None),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: OfficeKind | None) -> None:
    """By the directory of a zip or compound file, or by the first characters."""
    assert tell_kind(data) is kind


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (DOCX, ".doc", "docx"),
        (DOCX, ".dotm", "docx"),
        (DOCX, ".txt", "docx"),
        (DOC, ".docx", "doc"),
        (DOC, ".dot", "doc"),
        (RTF, ".doc", "rtf"),
        (ODT, ".docx", "odt"),
        (LOCKED, ".docx", "doc"),
        (PPT, ".doc", "doc"),
        (DOCX[:-40], ".docx", "docx"),
        (SIGNATURE + b"\0" * 600, ".DOC", "doc"),
        ("Báo cáo".encode(), ".doc", "text"),
        ("Báo cáo".encode(), ".docx", "text"),
    ],
)
def test_the_reader_is_chosen_by_content(data: bytes, suffix: str, name: str) -> None:
    """A wrong ending misleads nobody."""
    assert find_format(data, suffix).name == name


@pytest.mark.parametrize(("data", "suffix"), [(HTML, ".doc"), (XLS, ".doc"), (XLSX, ".docx"), (ODS, ".odt")])
def test_what_other_readers_know_is_left_to_them(data: bytes, suffix: str) -> None:
    """A page saved as .doc is a page, a sheet a sheet."""
    assert find_format(data, suffix).name not in {"doc", "docx", "odt", "rtf"}


def test_streams_are_found_with_their_place() -> None:
    """The first sector of a stream is where its bytes begin."""
    data = compound({"Một": b"a" * 600, "Hai": b"b" * 5000})
    streams = read_streams(data)
    assert [(stream.name, stream.size) for stream in streams] == [("Một", 600), ("Hai", 5000)]
    assert data[streams[1].offset :][:3] == b"bbb"


def test_a_directory_that_leads_in_a_circle_ends() -> None:
    """The table of sectors says that the directory follows itself."""
    data = bytearray(compound({"WordDocument": b"x" * 5000}))
    struct.pack_into("<I", data, 512 + 4, 1)
    assert read_streams(bytes(data))[0].name == "WordDocument"


@given(st.binary(max_size=2000))
def test_any_bytes_behind_the_signature_do_no_harm(tail: bytes) -> None:
    """Damaged files are told, not trusted."""
    read_streams(SIGNATURE + tail)
    assert tell_kind(b"PK\x03\x04" + tail) in {OfficeKind.OTHER, *OfficeKind}

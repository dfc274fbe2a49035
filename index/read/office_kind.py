"""Bytes of a file in, which office program wrote them out, whatever the file is called.

Looks at beginnings and directories only. Does NOT unpack or read anything.
"""

import struct
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from index.read.compound import SIGNATURE, read_streams

ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
# In bytes: a stream from this size on has sectors of its own.
_SMALLEST_WITH_SECTORS = 4096
# Of the flags at byte 10 of a Word document: encrypted.
_LOCKED = 0x0100


class OfficeKind(StrEnum):
    """What an office file is by its content."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    SHEET = "sheet"
    SLIDES = "slides"
    MAIL = "mail"
    # A document, a sheet or slides with a password.
    LOCKED = "locked"
    # A zip or compound file that is none of these, or is too damaged to tell.
    OTHER = "other"


_STREAMS = (
    ("EncryptedPackage", OfficeKind.LOCKED),
    ("WordDocument", OfficeKind.DOC),
    ("Workbook", OfficeKind.SHEET),
    ("Book", OfficeKind.SHEET),
    ("PowerPoint Document", OfficeKind.SLIDES),
    ("__properties_version1.0", OfficeKind.MAIL),
)
_FOLDERS = (("word/", OfficeKind.DOCX), ("xl/", OfficeKind.SHEET), ("ppt/", OfficeKind.SLIDES))
_OPEN_DOCUMENTS = (
    (b"text", OfficeKind.ODT),
    (b"spreadsheet", OfficeKind.SHEET),
    (b"presentation", OfficeKind.SLIDES),
)


def tell_kind(data: bytes) -> OfficeKind | None:
    """Return what an office file is; None for files of any other sort."""
    if data.startswith(ZIP):
        return _kind_of_zip(data)
    if data.startswith(SIGNATURE):
        return _kind_of_compound(data)
    return OfficeKind.RTF if data[:64].lstrip(_BLANKS).startswith(_RTF) else None


def _kind_of_zip(data: bytes) -> OfficeKind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            written = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return OfficeKind.OTHER
    if written.startswith(_OPEN_DOCUMENT):
        sort = written.removeprefix(_OPEN_DOCUMENT)
        return next((kind for name, kind in _OPEN_DOCUMENTS if sort.startswith(name)), OfficeKind.OTHER)
    kinds = (kind for folder, kind in _FOLDERS if any(name.startswith(folder) for name in names))
    return next(kinds, OfficeKind.OTHER)


def _kind_of_compound(data: bytes) -> OfficeKind:
    streams = {stream.name: stream for stream in read_streams(data)}
    kind = next((kind for name, kind in _STREAMS if name in streams), OfficeKind.OTHER)
    if kind is not OfficeKind.DOC:
        return kind
    document = streams["WordDocument"]
    flags = data[document.offset + 10 : document.offset + 12]
    own = document.size >= _SMALLEST_WITH_SECTORS and len(flags) == 2
    return OfficeKind.LOCKED if own and struct.unpack("<H", flags)[0] & _LOCKED else kind

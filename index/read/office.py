"""Bytes of a .doc, .odt or .rtf file in, its text out, by way of LibreOffice and a Word document.

Does NOT read these formats itself.
"""

import re

from index.errors import UnreadableDocument
from index.pace import expect
from index.read.docx import read_docx
from index.read.libreoffice import convert, find_program
from index.read.office_kind import OfficeKind, tell_kind
from index.read.package import PASSWORD, UNLOCK, open_package
from index.reading import Reading

# In seconds. A document of 200 pages takes about 10; the first start of LibreOffice a few more.
TIME_LIMIT = 120
# For what it wrote to be read afterwards.
READ_SECONDS = 120
_INSTALL = (
    "cài LibreOffice (Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui; macOS: brew install --cask "
    "libreoffice; Windows: winget install TheDocumentFoundation.LibreOffice) rồi đọc lại, hoặc lưu tệp thành .docx"
)
_SAVE_AS = "mở bằng Word hay LibreOffice rồi lưu lại thành .docx"
_OTHER_KINDS = {
    OfficeKind.SHEET: "là bảng tính, không phải văn bản",
    OfficeKind.SLIDES: "là bản trình chiếu, không phải văn bản",
    OfficeKind.MAIL: "là thư Outlook, không phải văn bản",
}


def read_office(data: bytes, /, *, path: str) -> Reading:
    """Read a document of an older or another office program.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it has a password, is of another kind, LibreOffice is not installed, takes too long or cannot read it.
    """
    kind = tell_kind(data)
    if kind is OfficeKind.LOCKED or (kind is OfficeKind.ODT and _is_locked(data, path)):
        raise UnreadableDocument(path, PASSWORD, UNLOCK)
    if kind not in {OfficeKind.DOC, OfficeKind.ODT, OfficeKind.RTF}:
        reason = _OTHER_KINDS.get(kind, "tệp hỏng hoặc không phải văn bản Word") if kind else "không phải văn bản Word"
        raise UnreadableDocument(path, reason, "xin lại bản gốc, hoặc đổi đuôi tệp cho đúng dạng")
    program = find_program()
    if program is None:
        raise UnreadableDocument(path, f"cần LibreOffice để đọc dạng .{kind.value}", _INSTALL)
    expect(TIME_LIMIT + READ_SECONDS)
    made = convert(program, data, suffix=f".{kind.value}", to="docx:MS Word 2007 XML", seconds=TIME_LIMIT)
    if made.late:
        reason = f"LibreOffice đọc quá {TIME_LIMIT} giây chưa xong"
        raise UnreadableDocument(path, reason, f"{_SAVE_AS}, hoặc chia thành nhiều tệp nhỏ hơn")
    if made.data is None:
        raise UnreadableDocument(path, "tệp hỏng (LibreOffice không mở được)", _SAVE_AS)
    return read_docx(made.data, path=path)


def _is_locked(data: bytes, path: str) -> bool:
    package = open_package(data, path=path)
    name = "META-INF/manifest.xml"
    return name in package and re.search(rb"<(?:\w+:)?encryption-data", package.read(name)) is not None

"""Files of the formats that are tested, made of rows and strings: workbooks, mails, zip files."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def fill(sheet: Worksheet, rows: Rows, *, formats: Mapping[str, str] | None = None, merges: Sequence[str] = ()) -> None:
    """Write rows from A1 on; `formats` gives the number format of all cells of a column, by its letter."""
    for row in rows:
        sheet.append(list(row))
    for column, code in (formats or {}).items():
        for cell in sheet[column]:
            cell.number_format = code
    for merge in merges:
        sheet.merge_cells(merge)


def workbook(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    formats: Mapping[str, str] | None = None,
    merges: Sequence[str] = (),
    change: Callable[[Workbook], None] | None = None,
) -> Path:
    """Write an .xlsx file; `change` is called with the workbook before it is saved."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        fill(book.create_sheet(name), rows, formats=formats, merges=merges)
    if change is not None:
        change(book)
    book.save(path)
    return path


def replace_part(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """Rewrite one part of an .xlsx file."""
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    return zipped(path, parts)


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a .zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return path


def bytes_zipped(members: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a .zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


def rename(path: Path, before: bytes, after: bytes) -> Path:
    """Put other bytes of the same length for the name of a member, as no decent program would write it."""
    assert len(before) == len(after)
    path.write_bytes(path.read_bytes().replace(before, after))
    return path


def set_flag(path: Path, flag: int) -> Path:
    """Set a bit of the flags of all members: 1 says that they have a password."""
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(signature)
        while position >= 0:
            (flags,) = struct.unpack_from("<H", data, position + offset)
            struct.pack_into("<H", data, position + offset, flags | flag)
            position = data.find(signature, position + 4)
    path.write_bytes(data)
    return path


def mail(
    path: Path, *, plain: str = "", html: str = "", attachments: Mapping[str, bytes] | None = None, subject: str = "Thư"
) -> Path:
    """Write a mail."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Nguyễn Văn An <an@tinh.example>"
    message["Date"] = "Mon, 02 Apr 2018 08:30:00 +0700"
    if plain:
        message.set_content(plain)
    if html and plain:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    path.write_bytes(message.as_bytes())
    return path

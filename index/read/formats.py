"""The formats that can be read: how each is told by its content, and what reads it. One row a format.

Bytes in, the format out. Readers are imported when their format comes up: most runs meet one or two. A reader is a
function ``read_...(data: bytes, *, path: str) -> Reading`` that raises ``UnreadableDocument`` with reason and cure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from index.reading import Reading


class Read(Protocol):
    """Reads the bytes of one file; `path` is what to call it in an error."""

    def __call__(self, data: bytes, /, *, path: str) -> Reading:
        """Read it, or raise ``UnreadableDocument``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format.

    Parameters
    ----------
    name
        What the store and the reports call it.
    suffixes
        Endings of file names under which it is looked for in a folder, lower case with the dot.
    accepts
        Tells from the bytes and the file's ending whether a file is of this format; the content decides wherever the
        content says anything.
    read
        Reads it.
    """

    name: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes, str], bool]
    read: Read


def _read_csv(data: bytes, /, *, path: str) -> Reading:
    from index.read.csv import read_table  # noqa: PLC0415
    from index.read.text import decode_text  # noqa: PLC0415

    text = decode_text(data, path=path)
    return Reading(text=text, blocks=read_table(text))


def _read_text(data: bytes, /, *, path: str) -> Reading:
    from index.read.text import decode_text  # noqa: PLC0415

    return Reading(text=decode_text(data, path=path))


def _read_xlsx(data: bytes, /, *, path: str) -> Reading:
    from index.read.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(data, path=path)


def _read_calamine(data: bytes, /, *, path: str) -> Reading:
    from index.read.calamine import read_calamine  # noqa: PLC0415

    return read_calamine(data, path=path)


def _is_xlsx(data: bytes, _suffix: str) -> bool:
    return data.startswith(b"PK") and b"xl/workbook.xml" in data


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_SUFFIXES = (".xls", ".xlsb", ".ods")


def _is_old_workbook(data: bytes, suffix: str) -> bool:
    """Tell an .xls by the names of the streams in it, an .ods and an .xlsb by the directory of the zip file."""
    if data.startswith(_OLE):
        word = "WordDocument".encode("utf-16-le") in data
        book = any(name.encode("utf-16-le") in data for name in ("Workbook\0", "Book\0"))
        # A workbook with a password is a container of its own.
        locked = "EncryptedPackage".encode("utf-16-le") in data and suffix in {".xls", ".xlsx", ".xlsm", ".xlsb"}
        return locked or (book and (not word or suffix == ".xls"))
    if not data.startswith(b"PK"):
        return False
    return b"xl/workbook.bin" in data or b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]


# In the order in which they are asked; the last one takes what no other knows.
FORMATS: tuple[Format, ...] = (
    Format(name="xlsx", suffixes=(".xlsx", ".xlsm"), accepts=_is_xlsx, read=_read_xlsx),
    Format(name="xls", suffixes=_OLD_SUFFIXES, accepts=_is_old_workbook, read=_read_calamine),
    Format(name="csv", suffixes=(".csv",), accepts=lambda _, suffix: suffix == ".csv", read=_read_csv),
    Format(name="text", suffixes=(".txt", ".md", ".markdown"), accepts=lambda _data, _suffix: True, read=_read_text),
)

SUFFIXES = tuple(sorted({suffix for each in FORMATS for suffix in each.suffixes}))


def find_format(data: bytes, suffix: str) -> Format:
    """Return the format of a file by its content; `suffix` is the ending of its name."""
    return next(each for each in FORMATS if each.accepts(data, suffix.lower()))

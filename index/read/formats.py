"""The formats that can be read: how each is told by its content, and what reads it. One row a format.

Bytes in, the format out. Readers are imported when their format comes up: most runs meet one or two. A reader is a
function ``read_...(data: bytes, *, path: str) -> Reading`` that raises ``UnreadableDocument`` with reason and cure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from index.errors import UnreadableDocument
from index.read.compound import SIGNATURE as COMPOUND
from index.read.mail import MAIL_SUFFIXES, is_mail
from index.read.office_kind import ZIP, OfficeKind, tell_kind
from index.read.zips import SIGNATURES, zip_entries
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
    from index.read.text import decode  # noqa: PLC0415

    decoded = decode(data, path=path)
    return Reading(text=decoded.text, blocks=read_table(decoded.text), warnings=decoded.warnings)


def _read_text(data: bytes, /, *, path: str) -> Reading:
    from index.read.text import decode  # noqa: PLC0415

    decoded = decode(data, path=path)
    return Reading(text=decoded.text, warnings=decoded.warnings)


def _read_pdf(data: bytes, /, *, path: str) -> Reading:
    from index.read.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, path=path)


def _is_image(data: bytes, _suffix: str) -> bool:
    bitmap = data[:2] == b"BM" and data[6:10] == bytes(4)
    return bitmap or data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _read_image(data: bytes, /, *, path: str) -> Reading:
    from index.read.image import read_image  # noqa: PLC0415

    return read_image(data, path=path)


def _read_xlsx(data: bytes, /, *, path: str) -> Reading:
    from index.read.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(data, path=path)


def _read_calamine(data: bytes, /, *, path: str) -> Reading:
    from index.read.calamine import read_calamine  # noqa: PLC0415

    return read_calamine(data, path=path)


def _read_html(data: bytes, /, *, path: str) -> Reading:
    from index.read.html import read_html  # noqa: PLC0415

    return read_html(data, path=path)


def _read_eml(data: bytes, /, *, path: str) -> Reading:
    from index.read.eml import read_eml  # noqa: PLC0415

    return read_eml(data, path=path)


def _refuse_zip(_data: bytes, /, *, path: str) -> Reading:
    cure = "đổi đuôi tệp thành .zip rồi đọc lại; tệp nén trong tệp nén thì giải nén bằng tay"
    raise UnreadableDocument(path, "là tệp nén, không phải tệp văn bản", cure)


def _is_html(data: bytes, suffix: str) -> bool:
    from index.read.html import is_page  # noqa: PLC0415

    return is_page(data, named=suffix in _HTML)


def _is_xlsx(data: bytes, _suffix: str) -> bool:
    return "xl/workbook.xml" in zip_entries(data)


def _is_csv(data: bytes, suffix: str) -> bool:
    """Tell by the ending: programs export such text as .xls too."""
    return suffix in _CSV or (suffix in {".xls", ".xlsx"} and b"\x00" not in data[:4096] and b"\t" in data[:4096])


# First bytes of PNG, JPEG, TIFF in both byte orders; BMP has two letters and, after the size, four zeros.
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLD_WORKBOOKS = (".xls", ".xlsb", ".ods")
_HTML = (".html", ".htm", ".xhtml")
_CSV = (".csv", ".tsv")


def _is_old_workbook(data: bytes, suffix: str) -> bool:
    """Tell an .xls by the names of the streams in it, an .ods and an .xlsb by the directory of the zip file."""
    if data.startswith(COMPOUND):
        word = "WordDocument".encode("utf-16-le") in data
        book = any(name.encode("utf-16-le") in data for name in ("Workbook\0", "Book\0"))
        # A workbook with a password is a container of its own.
        locked = "EncryptedPackage".encode("utf-16-le") in data and suffix in {".xls", ".xlsx", ".xlsm", ".xlsb"}
        return locked or (book and (not word or suffix == ".xls"))
    return not zip_entries(data).isdisjoint({"xl/workbook.bin", "application/vnd.oasis.opendocument.spreadsheet"})


def _is_docx(data: bytes, suffix: str) -> bool:
    kind = tell_kind(data)
    return kind is OfficeKind.DOCX or (kind is OfficeKind.OTHER and suffix in _DOCX and data.startswith(ZIP))


def _is_doc(data: bytes, suffix: str) -> bool:
    kind = tell_kind(data)
    strange = kind is OfficeKind.OTHER or kind is OfficeKind.SLIDES or kind is OfficeKind.MAIL
    return kind is OfficeKind.DOC or kind is OfficeKind.LOCKED or (strange and suffix in (*_DOC, *_DOCX))


def _read_docx(data: bytes, /, *, path: str) -> Reading:
    from index.read.docx import read_docx  # noqa: PLC0415

    return read_docx(data, path=path)


def _read_office(data: bytes, /, *, path: str) -> Reading:
    from index.read.office import read_office  # noqa: PLC0415

    return read_office(data, path=path)


_DOCX = (".docx", ".docm", ".dotx", ".dotm")
_DOC = (".doc", ".dot")

# In the order in which they are asked; the last one takes what no other knows.
FORMATS: tuple[Format, ...] = (
    Format(name="pdf", suffixes=(".pdf",), accepts=lambda data, _: b"%PDF-" in data[:1024], read=_read_pdf),
    Format(
        name="image",
        suffixes=(".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"),
        accepts=_is_image,
        read=_read_image,
    ),
    Format(name="docx", suffixes=_DOCX, accepts=_is_docx, read=_read_docx),
    Format(name="xlsx", suffixes=(".xlsx", ".xlsm"), accepts=_is_xlsx, read=_read_xlsx),
    Format(name="xls", suffixes=_OLD_WORKBOOKS, accepts=_is_old_workbook, read=_read_calamine),
    Format(name="doc", suffixes=_DOC, accepts=_is_doc, read=_read_office),
    Format(
        name="odt",
        suffixes=(".odt", ".ott"),
        accepts=lambda data, _: tell_kind(data) is OfficeKind.ODT,
        read=_read_office,
    ),
    Format(
        name="rtf", suffixes=(".rtf",), accepts=lambda data, _: tell_kind(data) is OfficeKind.RTF, read=_read_office
    ),
    Format(name="zip", suffixes=(), accepts=lambda data, _: data.startswith(SIGNATURES), read=_refuse_zip),
    Format(
        name="eml",
        suffixes=MAIL_SUFFIXES,
        accepts=lambda data, suffix: is_mail(data, named=suffix in MAIL_SUFFIXES),
        read=_read_eml,
    ),
    Format(name="html", suffixes=_HTML, accepts=_is_html, read=_read_html),
    Format(name="csv", suffixes=_CSV, accepts=_is_csv, read=_read_csv),
    Format(name="text", suffixes=(".txt", ".md", ".markdown"), accepts=lambda _data, _suffix: True, read=_read_text),
)

SUFFIXES = tuple(sorted({suffix for each in FORMATS for suffix in each.suffixes}))


def find_format(data: bytes, suffix: str) -> Format:
    """Return the format of a file by its content; `suffix` is the ending of its name."""
    return next(each for each in FORMATS if each.accepts(data, suffix.lower()))

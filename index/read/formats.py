"""The formats that can be read: how each is told by its content, and what reads it. One row a format.

Bytes in, the format out. Readers are imported when their format comes up: most runs meet one or two. A reader is a
function ``read_...(data: bytes, *, path: str) -> Reading`` that raises ``UnreadableDocument`` with reason and cure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from index.read.office_kind import ZIP, OfficeKind, tell_kind
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
    Format(name="docx", suffixes=_DOCX, accepts=_is_docx, read=_read_docx),
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
    Format(name="csv", suffixes=(".csv",), accepts=lambda _, suffix: suffix == ".csv", read=_read_csv),
    Format(name="text", suffixes=(".txt", ".md", ".markdown"), accepts=lambda _data, _suffix: True, read=_read_text),
)

SUFFIXES = tuple(sorted({suffix for each in FORMATS for suffix in each.suffixes}))


def find_format(data: bytes, suffix: str) -> Format:
    """Return the format of a file by its content; `suffix` is the ending of its name."""
    return next(each for each in FORMATS if each.accepts(data, suffix.lower()))

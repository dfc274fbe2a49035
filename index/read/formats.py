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


def _read_pdf(data: bytes, /, *, path: str) -> Reading:
    from index.read.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, path=path)


def _is_image(data: bytes, _suffix: str) -> bool:
    bitmap = data[:2] == b"BM" and data[6:10] == bytes(4)
    return bitmap or data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _read_image(data: bytes, /, *, path: str) -> Reading:
    from index.read.image import read_image  # noqa: PLC0415

    return read_image(data, path=path)


# First bytes of PNG, JPEG, TIFF in both byte orders; BMP has two letters and, after the size, four zeros.
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")

# In the order in which they are asked; the last one takes what no other knows.
FORMATS: tuple[Format, ...] = (
    Format(name="pdf", suffixes=(".pdf",), accepts=lambda data, _: b"%PDF-" in data[:1024], read=_read_pdf),
    Format(
        name="image",
        suffixes=(".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"),
        accepts=_is_image,
        read=_read_image,
    ),
    Format(name="csv", suffixes=(".csv",), accepts=lambda _, suffix: suffix == ".csv", read=_read_csv),
    Format(name="text", suffixes=(".txt", ".md", ".markdown"), accepts=lambda _data, _suffix: True, read=_read_text),
)

SUFFIXES = tuple(sorted({suffix for each in FORMATS for suffix in each.suffixes}))


def find_format(data: bytes, suffix: str) -> Format:
    """Return the format of a file by its content; `suffix` is the ending of its name."""
    return next(each for each in FORMATS if each.accepts(data, suffix.lower()))

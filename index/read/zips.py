"""A zip file in, its directory out, once it is known to be no trap: too many entries, or sizes out of all proportion.

Sizes are those of the directory; the reader of an entry never gives more bytes than the directory promises. Does NOT
unpack anything to disk, nor look at names.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - an exception, whatever its name

from index.errors import UnreadableDocument

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# Bytes of a directory: two thousand entries with long names take a tenth of it.
LARGEST_DIRECTORY = 4 * 1024 * 1024
# Bytes that all entries may have together when they are unpacked.
LARGEST_EXPANDED = 1024 * 1024 * 1024
# Unpacked bytes for one packed byte: sheets full of zeros reach about 100, bombs 1,000.
LARGEST_RATIO = 200
# Bytes unpacked, below which nothing can be a bomb.
SMALL_ENTRY = 1024 * 1024
DAMAGED_ARCHIVE = "tệp nén hỏng, không phải tệp nén trọn vẹn ({})"
_MEGABYTE = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_LONGEST_COMMENT = 65_535
_LONGEST_TYPE = 100


def open_zip(
    source: Path | bytes, *, path: str, damaged: str = DAMAGED_ARCHIVE, cure: str = "lấy lại tệp gốc"
) -> ZipFile:
    """Open a zip file for reading.

    Parameters
    ----------
    source
        Where it lies, or its bytes.
    path
        What to call it in an error.
    damaged, cure
        What to say of a damaged one, with "{}" for what is wrong, and what to do about it.

    Raises
    ------
    UnreadableDocument
        If it is damaged, or its directory is larger than `LARGEST_DIRECTORY`.
    """
    try:
        with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
            size = _directory_size(stream)
        if size > LARGEST_DIRECTORY:
            reason = f"tệp nén có mục lục quá lớn ({size // 1024 // 1024} MB)"
            raise UnreadableDocument(path, reason, "chia thành nhiều tệp nén nhỏ hơn")
        return ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(path, damaged.format(error), cure) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a file may unpack.

    Parameters
    ----------
    expanded
        Bytes of all entries together.
    ratio
        Unpacked bytes for one packed byte of an entry.
    small
        Unpacked bytes below which no entry is a bomb.
    """

    expanded: int = LARGEST_EXPANDED
    ratio: int = LARGEST_RATIO
    small: int = SMALL_ENTRY


USUAL = Limits()


def check_expansion(entries: list[ZipInfo], *, path: str, limits: Limits = USUAL) -> None:
    """Refuse a file whose entries, unpacked, are together too large, or one of which is packed like a bomb.

    Raises
    ------
    UnreadableDocument
        With the sizes.
    """
    total = sum(entry.file_size for entry in entries)
    if total > limits.expanded:
        raise UnreadableDocument(path, size_reason(total, limits.expanded), "chia thành nhiều tệp nhỏ hơn")
    bomb = next((entry for entry in entries if is_bomb(entry, limits)), None)
    if bomb is not None:
        raise UnreadableDocument(path, bomb_reason(bomb, limits), "chỉ đọc tệp từ nguồn tin cậy; mở ra rồi lưu lại")


def size_reason(size: int, limit: int) -> str:
    """Say how large something grows."""
    return f"giải nén bung ra quá lớn ({size // _MEGABYTE} MB, quá giới hạn {limit // _MEGABYTE} MB)"


def is_bomb(entry: ZipInfo, limits: Limits = USUAL) -> bool:
    """Tell whether an entry grows beyond all measure when it is unpacked."""
    return entry.file_size > limits.small and entry.file_size > max(entry.compress_size, 1) * limits.ratio


def bomb_reason(entry: ZipInfo, limits: Limits = USUAL) -> str:
    """Say how much an entry grows."""
    ratio = entry.file_size // max(entry.compress_size, 1)
    return f"nén bất thường, một phần phình ra gấp {ratio} lần (quá giới hạn {limits.ratio} lần)"


def is_archive(names: Sequence[str]) -> bool:
    """Tell by its entries whether a zip file is an archive of files, not an office document."""
    return not {"[Content_Types].xml", "mimetype"} & set(names)


def zip_entries(data: bytes) -> frozenset[str]:
    """Return the names of the entries of a zip file; none when it is no zip file, or a damaged one.

    What an open document says that it is counts as the name of an entry: "application/vnd.oasis.opendocument.text".
    """
    if not data.startswith(SIGNATURES):
        return frozenset()
    try:
        with open_zip(data, path="") as package:
            names = package.namelist()
            written = package.open("mimetype").read(_LONGEST_TYPE).decode("ascii", "replace")
            return frozenset({*names, written})
    except KeyError:
        return frozenset(names)
    except (
        UnreadableDocument,
        BadZipFile,
        DeflateError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return frozenset()


def _directory_size(stream: BinaryIO) -> int:
    """Read from the end of the file how large its directory is; 0 where there is no end record."""
    stream.seek(0, 2)
    length = stream.tell()
    stream.seek(max(0, length - _LONGEST_COMMENT - _END.size))
    tail = stream.read()
    position = tail.rfind(b"PK\x05\x06")
    if position < 0 or len(tail) - position < _END.size:
        return 0
    return int(_END.unpack_from(tail, position)[5])

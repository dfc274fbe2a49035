"""Bytes of a compound file in, its streams out: what Word, Excel and Outlook wrote before 2007, and locked files since.

Only the directory and the first sector of a stream are read, which is enough to tell what a file is. A damaged file
gives what can still be read. Does NOT read text.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_STREAM = 2
# Sectors: a directory of 4 MB; a damaged file may lead in a circle.
_LONGEST_DIRECTORY = 8192
# Entries of the table of sectors that the header holds; later ones matter only beyond 7 MB.
_TABLES_IN_HEADER = 109


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its name, its size in bytes, where its first sector begins in the file."""

    name: str
    size: int
    offset: int


def read_streams(data: bytes) -> tuple[Stream, ...]:
    """Return the streams of a compound file; none when its directory cannot be read.

    The offset of a stream below 4096 bytes has no meaning: such streams lie in one that they share.
    """
    if not data.startswith(SIGNATURE) or len(data) < _HEADER:
        return ()
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in {9, 12}:
        return ()
    size = 1 << shift
    directory = b"".join(data[start : start + size] for start in _sectors(data, size))
    streams = []
    for position in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[position : position + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, total = struct.unpack_from("<II", entry, 116)
        if kind == _STREAM and 2 <= length <= 64:
            name = entry[: length - 2].decode("utf-16-le", "replace")
            streams.append(Stream(name, total, (first + 1) * size))
    return tuple(streams)


def _sectors(data: bytes, size: int) -> Iterator[int]:
    """Yield where the sectors of the directory begin, following the table of sectors."""
    tables = struct.unpack_from(f"<{_TABLES_IN_HEADER}I", data, 76)
    (sector,) = struct.unpack_from("<I", data, 48)
    for _ in range(_LONGEST_DIRECTORY):
        start = (sector + 1) * size
        if sector >= _LAST_SECTOR or start >= len(data):
            return
        yield start
        table, entry = divmod(sector, size // 4)
        place = (tables[table] + 1) * size + entry * 4 if table < len(tables) and tables[table] < _LAST_SECTOR else -1
        if place < 0 or place + 4 > len(data):
            return
        (sector,) = struct.unpack_from("<I", data, place)

"""The files of the index of words in, whether they are as they were written: their own checksums, read and compared.

Each file of a segment ends with the CRC-32 of what stands before (tantivy writes it, but opens files without looking).
Against damage, not against malice. Reads every byte once: the checksum takes 0.2 s for a gigabyte, reading as long as
the disk takes. Does not need the engine.
"""

import json
import struct
import zlib
from pathlib import Path

from index.errors import StoreBroken

_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_ENDING = struct.Struct("<II")  # length of the footer before it, and a mark
_MARK = 1337
_PIECE = 1 << 20
# Another process may commit while files are read: then they are other files.
_LOOKS = 3


def check_files(folder: Path) -> None:
    """Compare the files of an index with their checksums.

    Parameters
    ----------
    folder
        Of an index that was opened or made.

    Raises
    ------
    StoreBroken
        A file is missing, cut off or changed.
    """
    for look in range(_LOOKS):
        listed, names = _list_files(folder)
        try:
            wrong = [name for name in names if not _is_whole(folder / name)]
        except FileNotFoundError as error:
            wrong = [Path(str(error.filename)).name]
        if not wrong:
            return
        if look == _LOOKS - 1 or _list_files(folder)[0] == listed:
            raise _damaged(folder, f"{wrong[0]} không còn như lúc ghi")


def wasted_share(folder: Path) -> float:
    """Return the share of the entries in an index's files that were removed, between 0 and 1.

    Raises
    ------
    StoreBroken
        The description of the index cannot be read.
    """
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        removed = sum(segment["deletes"]["num_deleted_docs"] for segment in segments if segment["deletes"])
        return float(removed / max(1, sum(segment["max_doc"] for segment in segments)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, "meta.json không đọc được") from error


def _list_files(folder: Path) -> tuple[bytes, list[str]]:
    """Return the description of an index and the names of the files that it consists of."""
    try:
        listed = (folder / "meta.json").read_bytes()
        names = []
        for segment in json.loads(listed)["segments"]:
            stem = segment["segment_id"].replace("-", "")
            names += [f"{stem}.{part}" for part in _PARTS]
            if segment["deletes"] is not None:
                names.append(f"{stem}.{int(segment['deletes']['opstamp'])}.del")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder, "meta.json không đọc được") from error
    return listed, names


def _is_whole(path: Path) -> bool:
    """Tell whether a file has the checksum that it ends with."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size < _ENDING.size:
            return False
        file.seek(size - _ENDING.size)
        length, mark = _ENDING.unpack(file.read())
        body = size - _ENDING.size - length
        if mark != _MARK or body < 0:
            return False
        file.seek(body)
        try:
            told = json.loads(file.read(length))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        file.seek(0)
        found = 0
        while body and (piece := file.read(min(_PIECE, body))):
            found = zlib.crc32(piece, found)
            body -= len(piece)
    return bool(found == told)


def _damaged(folder: Path, what: str) -> StoreBroken:
    return StoreBroken(f"{folder}: chỉ mục từ bị hỏng ({what}); hãy chạy lại “qa index” để dựng lại")

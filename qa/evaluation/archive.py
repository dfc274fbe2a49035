"""A packed archive of documents in, a folder of those that are named out, for the time of an evaluation.

Members are taken by the last part of their name; nothing else is unpacked, and no path of the archive is used.
"""

import tarfile
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from index.errors import UnreadableDocument


@contextmanager
def unpack_named(archive: Path, names: AbstractSet[str]) -> Iterator[Path]:
    """Unpack the named documents of a .tar archive, compressed or not, into a folder that is thrown away after.

    Parameters
    ----------
    archive
        The archive.
    names
        File names, without folders.

    Yields
    ------
    The folder.

    Raises
    ------
    UnreadableDocument
        If the archive cannot be read, or lacks one of the documents.
    """
    with tempfile.TemporaryDirectory(prefix="qa-archive-") as folder:
        found: set[str] = set()
        try:
            with tarfile.open(archive) as packed:
                for member in packed:
                    name = member.name.rpartition("/")[2]
                    stream = packed.extractfile(member) if name in names and member.isfile() else None
                    if stream is not None:
                        (Path(folder) / name).write_bytes(stream.read())
                        found.add(name)
        except (tarfile.TarError, OSError, EOFError) as error:
            raise UnreadableDocument(str(archive), f"không mở được ({error})", "kiểm tra lại tệp nén") from error
        missing = sorted(names - found)
        if missing:
            raise UnreadableDocument(str(archive), f"thiếu tài liệu {missing[0]}", "lấy lại tệp nén đầy đủ")
        yield Path(folder)

"""Paths as a person named them in, the files to read out, with what cannot be read and why.

Does NOT open any file: a file found here may still turn out unreadable.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import UnreadableDocument

SUFFIXES = (".txt", ".md", ".markdown", ".csv")
_KNOWN = ", ".join(SUFFIXES)


def discover_files(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableDocument, ...]]:
    """Find the files that can be read, folders searched through.

    Parameters
    ----------
    paths
        Files and folders; the same file named twice is read once. Hidden files and folders inside folders are left
        out, and so are files of other formats.

    Returns
    -------
    The files in order of their path, and one problem for each path that gives none.
    """
    files: set[Path] = set()
    problems: list[UnreadableDocument] = []
    for path in paths:
        try:
            files.update(_files_of(path))
        except UnreadableDocument as problem:
            problems.append(problem)
    return tuple(sorted(files)), tuple(problems)


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        found = list(_walk(path))
        if not found:
            raise UnreadableDocument(
                str(path), "thư mục không có tệp nào đọc được", f"đặt vào đó tệp thuộc các dạng {_KNOWN}"
            )
        return found
    if not path.exists():
        raise UnreadableDocument(str(path), "không tìm thấy tệp hay thư mục này", "kiểm tra lại đường dẫn")
    if not path.is_file():
        raise UnreadableDocument(str(path), "không phải tệp thường", "chỉ ra một tệp hoặc một thư mục")
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableDocument(
            str(path), f"chưa đọc được dạng “{path.suffix or path.name}”", f"chuyển sang một trong các dạng {_KNOWN}"
        )
    return [path.resolve()]


def _walk(folder: Path) -> Iterator[Path]:
    try:
        # A folder that cannot be listed must not hide: without onerror its files would just be missing.
        for parent, folders, names in os.walk(folder, onerror=_raise):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in names:
                if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                    yield Path(parent, name).resolve()
    except OSError as error:
        where = str(error.filename or folder)
        raise UnreadableDocument(where, "không có quyền mở thư mục", "cấp quyền đọc thư mục rồi thử lại") from error


def _raise(error: OSError) -> None:
    raise error

"""Paths as a person named them in, the files to read out, with what cannot be read and why.

Does NOT open any file: a file found here may still turn out unreadable.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import UnreadableDocument
from index.read.formats import SUFFIXES

_KNOWN = ", ".join(SUFFIXES)
# Notes about a folder of documents, not documents; named by themselves they are read all the same.
NOTES = frozenset({"sources.md", "readme.md"})


def discover_files(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableDocument, ...]]:
    """Find the files that can be read, folders searched through.

    Parameters
    ----------
    paths
        Files and folders; the same file named twice is read once. Hidden files and folders inside folders are left
        out, and so are files of other formats and notes about a folder (`NOTES`).

    Returns
    -------
    The files in order of their path, and one problem for each path that gives none.
    """
    files: set[Path] = set()
    problems: list[UnreadableDocument] = []
    for path in paths:
        found, troubles = _files_of(path)
        files.update(file.resolve() for file in found)
        problems.extend(troubles)
    return tuple(sorted(files)), tuple(problems)


def _files_of(path: Path) -> tuple[list[Path], list[UnreadableDocument]]:
    name = str(path)
    if path.is_dir():
        problems: list[UnreadableDocument] = []
        files = list(_walk(path, problems))
        if not files and not problems:
            reason = "thư mục không có tệp nào đọc được"
            problems.append(UnreadableDocument(name, reason, f"đặt vào đó tệp thuộc các dạng {_KNOWN}"))
        return files, problems
    if not path.exists():
        return [], [UnreadableDocument(name, "không tìm thấy tệp hay thư mục này", "kiểm tra lại đường dẫn")]
    if not path.is_file():
        return [], [UnreadableDocument(name, "không phải tệp thường", "chỉ ra một tệp hoặc một thư mục")]
    if path.suffix.lower() not in SUFFIXES:
        reason = f"chưa đọc được dạng “{path.suffix or path.name}”"
        return [], [UnreadableDocument(name, reason, f"chuyển sang một trong các dạng {_KNOWN}")]
    return [path], []


def _walk(folder: Path, problems: list[UnreadableDocument]) -> Iterator[Path]:
    """Yield files below a folder; a folder that cannot be listed is a problem, the others go on."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        cure = "cấp quyền đọc thư mục rồi thử lại"
        problems.append(UnreadableDocument(str(folder), "không có quyền mở thư mục", cure))
        return
    for entry in entries:
        # Word leaves a file "~$..." beside each document that is open.
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            # A link to a folder may lead back up and never end.
            if not entry.is_symlink():
                yield from _walk(entry, problems)
        elif entry.suffix.lower() in SUFFIXES and entry.name.lower() not in NOTES:
            yield entry

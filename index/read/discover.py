"""Paths as a person named them in, the files to read out, with what cannot be read and why.

Archives and mails are looked into by whom the caller says; each member is a path below that of its archive, one that is
refused a problem, the others go on. Does NOT open any file itself: one found here may still turn out unreadable.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from index.errors import UnreadableDocument
from index.read.archive import ARCHIVE_SUFFIXES
from index.read.contents import LISTED_SUFFIXES, NOTES, Contents, list_contents

# Tells of each archive what is in it.
Look = Callable[[Sequence[Path]], Mapping[Path, Contents]]

_KNOWN = ", ".join(LISTED_SUFFIXES)


def look_here(archives: Sequence[Path]) -> Mapping[Path, Contents]:
    """Look into archives in this process, which a hostile one may stop: good for those that are trusted."""
    return {archive: list_contents(archive, name=archive.name) for archive in archives}


def discover_files(
    paths: Sequence[Path], *, look: Look = look_here
) -> tuple[tuple[Path, ...], tuple[UnreadableDocument, ...]]:
    """Find the files that can be read, folders and archives searched through.

    Parameters
    ----------
    paths
        Files and folders; the same file named twice is read once. Hidden files and folders inside folders and archives
        are left out, and so are files of other formats and notes about a folder (`NOTES`).
    look
        Looks into the archives among them.

    Returns
    -------
    The files in order of their path, and one problem for each path that gives none, and for each member refused.
    """
    files: set[Path] = set()
    problems: dict[str, UnreadableDocument] = {}
    for path in paths:
        found, troubles = _files_of(path)
        files.update(file.resolve() for file in found)
        problems.update((problem.path, problem) for problem in troubles)
    archives = sorted(file for file in files if file.suffix.lower() in ARCHIVE_SUFFIXES)
    for archive, contents in (look(archives) if archives else {}).items():
        files.remove(archive)
        files.update(contents.files)
        problems.update((problem.path, problem) for problem in contents.problems)
    return tuple(sorted(files)), tuple(problems.values())


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
    if path.suffix.lower() not in LISTED_SUFFIXES:
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
        elif entry.suffix.lower() in LISTED_SUFFIXES and entry.name.lower() not in NOTES:
            yield entry

"""Paths as a person named them in, the files to read out, with what cannot be read and why.

Archives and mails are opened to list their members, each a path below that of the archive; a member that is refused
is a problem, the others go on. Does NOT open any other file: one found here may still turn out unreadable.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from index.errors import UnreadableDocument
from index.read.archive import ARCHIVE_SUFFIXES, NESTED_SUFFIXES, ZIP_SUFFIX, is_zip_archive, list_members
from index.read.formats import SUFFIXES
from index.read.mail import MAIL_SUFFIXES

_LISTED = tuple(sorted({*SUFFIXES, ZIP_SUFFIX}))
_KNOWN = ", ".join(_LISTED)
# Notes about a folder of documents, not documents; named by themselves they are read all the same.
NOTES = frozenset({"sources.md", "readme.md"})


def discover_files(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableDocument, ...]]:
    """Find the files that can be read, folders and archives searched through.

    Parameters
    ----------
    paths
        Files and folders; the same file named twice is read once. Hidden files and folders inside folders and archives
        are left out, and so are files of other formats and notes about a folder (`NOTES`).

    Returns
    -------
    The files in order of their path, and one problem for each path that gives none, and for each member refused.
    """
    files: set[Path] = set()
    problems: dict[str, UnreadableDocument] = {}
    for path in paths:
        found, troubles = _files_of(path)
        for file in found:
            members, refused = _open(file.resolve())
            files.update(members)
            troubles.extend(refused)
        problems.update((problem.path, problem) for problem in troubles)
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
    if path.suffix.lower() not in _LISTED:
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
        elif entry.suffix.lower() in _LISTED and entry.name.lower() not in NOTES:
            yield entry


def _open(file: Path) -> tuple[list[Path], list[UnreadableDocument]]:
    """Return what is to be read of a file: itself, its members, or both where it is a mail."""
    suffix = file.suffix.lower()
    if suffix not in ARCHIVE_SUFFIXES:
        return [file], []
    files: list[Path] = []
    problems: list[UnreadableDocument] = []
    try:
        if suffix in MAIL_SUFFIXES or not is_zip_archive(file):
            files.append(file)
        if suffix in MAIL_SUFFIXES or not files:
            for member in list_members(file):
                if not _is_wanted(member.name):
                    continue
                if member.problem is None:
                    files.append(file / member.name)
                else:
                    problems.append(member.problem)
    except UnreadableDocument as problem:
        # A mail that cannot be taken apart is told when it is read.
        return (files, problems) if files else ([], [problem])
    if not files and not problems:
        reason = "tệp nén không có tệp nào đọc được"
        problems.append(UnreadableDocument(str(file), reason, f"đặt vào đó tệp thuộc các dạng {_KNOWN}"))
    return files, problems


def _is_wanted(name: str) -> bool:
    """Tell whether a member is to be read, or to be refused in so many words."""
    path = PurePosixPath(name)
    if any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts):
        return False
    return path.suffix.lower() in {*SUFFIXES, *NESTED_SUFFIXES} and path.name.lower() not in NOTES

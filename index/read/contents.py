"""An archive or a mail in, what is to be read of it out: members with their hashes, and why others are refused.

Importable by name, so that a process that is watched can do it. Does NOT read any format.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.errors import UnreadableDocument
from index.read.archive import NESTED_SUFFIXES, ZIP_SUFFIX, Member, hash_members, is_zip_archive, list_members
from index.read.formats import SUFFIXES
from index.read.mail import MAIL_SUFFIXES

# With archives, whose members are read.
LISTED_SUFFIXES = tuple(sorted({*SUFFIXES, ZIP_SUFFIX}))
# Notes about a folder of documents, not documents; named by themselves they are read all the same.
NOTES = frozenset({"sources.md", "readme.md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in an archive.

    Parameters
    ----------
    files
        What is to be read: members as paths below the archive, and the archive itself where it is a document too.
    problems
        One for each member that is refused, or one for the archive.
    hashes
        SHA-256 of the members by their paths; damaged members have none.
    known
        Whether the members could be listed.
    """

    files: tuple[Path, ...] = ()
    problems: tuple[UnreadableDocument, ...] = ()
    hashes: Mapping[Path, str] = field(default_factory=dict)
    known: bool = True


def list_contents(path: Path, *, name: str) -> Contents:
    """List what is to be read of an archive or a mail.

    Parameters
    ----------
    path
        An archive, a mail, or an office document that is called .zip.
    name
        What people call it; it is not looked at.

    Returns
    -------
    Hidden members, notes about a folder and members of other formats are left out.
    """
    del name
    itself: tuple[Path, ...] = ()
    try:
        is_mail = path.suffix.lower() in MAIL_SUFFIXES
        if is_mail or not is_zip_archive(path):
            itself = (path,)
        members = [each for each in list_members(path) if _is_wanted(each)] if is_mail or not itself else []
        sound = [each for each in members if each.problem is None]
        hashes = {path / name: told for name, told in hash_members(path, sound)} if sound else {}
    except UnreadableDocument as problem:
        # A mail that cannot be taken apart is told when it is read.
        return Contents(files=itself, problems=() if itself else (problem,), known=False)
    files = (*itself, *(path / each.name for each in sound))
    problems = tuple(each.problem for each in members if each.problem is not None)
    if not files and not problems:
        reason = "tệp nén không có tệp nào đọc được"
        cure = f"đặt vào đó tệp thuộc các dạng {', '.join(LISTED_SUFFIXES)}"
        problems = (UnreadableDocument(str(path), reason, cure),)
    return Contents(files=files, problems=problems, hashes=hashes)


def _is_wanted(member: Member) -> bool:
    """Tell whether a member is to be read, or to be refused in so many words."""
    path = PurePosixPath(member.name)
    if any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts):
        return False
    return path.suffix.lower() in {*SUFFIXES, *NESTED_SUFFIXES} and path.name.lower() not in NOTES

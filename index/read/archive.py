"""An archive in, the names and the bytes of its members out: a .zip file, or a mail with attachments.

A member is known by a path below the path of its archive ("kho.zip/bao-cao.docx") that exists nowhere on the disk:
nothing is ever unpacked by name. What is unsafe or too large is refused with a reason, the other members go on. Does
NOT read any format, nor look into archives inside archives.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - an exception, whatever its name

from index.errors import UnreadableDocument
from index.read.mail import MAIL_SUFFIXES, parse_mail
from index.read.member import check_name, decode_name, is_link, unique_names
from index.read.zips import LARGEST_EXPANDED, bomb_reason, is_archive, is_bomb, open_zip

# Entries of an archive, directories and other formats counted.
MOST_ENTRIES = 2_000
# Attachments of one mail; it is parsed again for each.
MOST_ATTACHMENTS = 200
# Bytes of a member, unpacked; as much as a file of its own may have.
LARGEST_MEMBER = 64 * 1024 * 1024
# Bytes of a mail with all its attachments.
LARGEST_MAIL = 128 * 1024 * 1024
ZIP_SUFFIX = ".zip"
ARCHIVE_SUFFIXES = (ZIP_SUFFIX, *MAIL_SUFFIXES)
NESTED_SUFFIXES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"})
_SPLIT = "chia thành nhiều tệp nhỏ hơn rồi đọc lại"
_MENDED = "giải nén bằng tay, đặt tệp vào thư mục rồi đọc lại"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its name with "/" between folders, where to find it, and why it is refused, or None."""

    name: str
    entry: ZipInfo | int
    problem: UnreadableDocument | None = None


def find_archive(path: Path) -> tuple[Path, str] | None:
    """Return the archive and the name of the member that a path stands for; None for the path of a file or folder."""
    if path.exists():
        return None
    archive = next((parent for parent in path.parents if parent.is_file()), None)
    return None if archive is None else (archive, path.relative_to(archive).as_posix())


def is_zip_archive(path: Path) -> bool:
    """Tell whether a file with the ending .zip is an archive, not an office document that lost its ending."""
    with open_zip(path, path=str(path)) as package:
        return is_archive(package.namelist())


def list_members(archive: Path) -> tuple[Member, ...]:
    """List the members of an archive, refused ones with their problem.

    Raises
    ------
    UnreadableDocument
        If the archive cannot be opened, or has more than `MOST_ENTRIES` entries.
    """
    if archive.suffix.lower() in MAIL_SUFFIXES:
        return tuple(_list_mail(archive, _attachments(archive)))
    with open_zip(archive, path=str(archive)) as package:
        return tuple(_list_zip(package, archive))


def read_member(archive: Path, name: str) -> bytes:
    """Return the bytes of a member.

    Raises
    ------
    UnreadableDocument
        If it is not there, refused, or damaged.
    """
    path = f"{archive}/{name}"
    if archive.suffix.lower() in MAIL_SUFFIXES:
        attachments = _attachments(archive)
        _find(_list_mail(archive, attachments), name, path)
        return dict(attachments)[name]
    with open_zip(archive, path=str(archive)) as package:
        return _unpack(package, _find(_list_zip(package, archive), name, path), path)


def hash_members(archive: Path, members: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """Yield the names of members that `list_members` gave and are not refused, with the SHA-256 of their bytes.

    Damaged ones are passed over: reading them will say why.

    Raises
    ------
    UnreadableDocument
        If the archive cannot be opened.
    """
    if archive.suffix.lower() in MAIL_SUFFIXES:
        contents = dict(_attachments(archive))
        yield from ((member.name, sha256(contents[member.name]).hexdigest()) for member in members)
        return
    with open_zip(archive, path=str(archive)) as package:
        for member in members:
            with suppress(UnreadableDocument):
                yield member.name, sha256(_unpack(package, member, "")).hexdigest()


def _unpack(package: ZipFile, member: Member, path: str) -> bytes:
    try:
        with package.open(member.entry) as stream:  # type: ignore[arg-type] # a zip file's entries are no numbers
            return stream.read(LARGEST_MEMBER)
    except (BadZipFile, DeflateError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(path, f"không giải nén được ({error})", _MENDED) from error


def _find(members: Iterator[Member], name: str, path: str) -> Member:
    member = next((each for each in members if each.name == name), None)
    if member is None:
        raise UnreadableDocument(path, "trong tệp nén không có tệp này", "kiểm tra lại tệp nén")
    if member.problem is not None:
        raise member.problem
    return member


def _list_zip(package: ZipFile, archive: Path) -> Iterator[Member]:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        reason = f"tệp nén có {len(entries)} mục, quá giới hạn {MOST_ENTRIES}"
        raise UnreadableDocument(str(archive), reason, _SPLIT)
    total = 0
    taken: set[str] = set()
    for entry in entries:
        if entry.is_dir():
            continue
        name = decode_name(entry)
        reason, cure = _reason_against(entry, name)
        if not reason and name.casefold() in taken:
            reason, cure = "trong tệp nén có hai tệp trùng tên", _MENDED
        if not reason and total + entry.file_size > LARGEST_EXPANDED:
            reason, cure = f"các tệp giải nén ra quá {LARGEST_EXPANDED // 1024 // 1024} MB", _SPLIT
        taken.add(name.casefold())
        total += 0 if reason else entry.file_size
        yield Member(name, entry, UnreadableDocument(f"{archive}/{name}", reason, cure) if reason else None)


def _reason_against(entry: ZipInfo, name: str) -> tuple[str, str]:
    """Return why an entry is refused and the cure, two empty texts when it is not."""
    reason = check_name(entry.orig_filename, name)
    if reason or is_link(entry):
        return reason or "là liên kết, không phải tệp", _MENDED
    if entry.flag_bits & 1:
        return "tệp nén có mật khẩu", "giải nén bằng tay rồi đọc lại"
    if PurePosixPath(name).suffix.lower() in NESTED_SUFFIXES:
        return "tệp nén nằm trong tệp nén", _MENDED
    if entry.file_size > LARGEST_MEMBER:
        megabytes, limit = entry.file_size // 1024 // 1024, LARGEST_MEMBER // 1024 // 1024
        return f"giải nén ra {megabytes} MB, quá giới hạn {limit} MB", _SPLIT
    return (bomb_reason(entry), _MENDED) if is_bomb(entry) else ("", "")


def _list_mail(archive: Path, attachments: Sequence[tuple[str, bytes]]) -> Iterator[Member]:
    for number, (name, _) in enumerate(attachments):
        reason = check_name(name, name)
        if not reason and PurePosixPath(name).suffix.lower() in NESTED_SUFFIXES:
            reason = "tệp nén nằm trong thư"
        if not reason and number >= MOST_ATTACHMENTS:
            reason = f"thư có quá {MOST_ATTACHMENTS} tệp đính kèm"
        yield Member(name, number, UnreadableDocument(f"{archive}/{name}", reason, _MENDED) if reason else None)


def _attachments(archive: Path) -> list[tuple[str, bytes]]:
    """Return the attachments of a mail under names that are no twice there."""
    try:
        if archive.stat().st_size > LARGEST_MAIL:
            raise UnreadableDocument(str(archive), f"thư nặng quá {LARGEST_MAIL // 1024 // 1024} MB", _SPLIT)
        data = archive.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(archive), f"không đọc được ({error.strerror or error})", "kiểm tra lại") from error
    attachments = parse_mail(data, path=str(archive)).attachments
    names = unique_names([name for name, _ in attachments])
    return [(name, content) for name, (_, content) in zip(names, attachments, strict=True)]

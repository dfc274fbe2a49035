"""Bytes in, text with its origin out; one format a file.

Out goes a document without title, territory and period, and without blocks unless the file is a table: finding them
in text is the work of later stages. Does NOT change a character of what was decoded.
"""

from hashlib import file_digest, sha256
from pathlib import Path

from index.document import Document
from index.errors import UnreadableDocument
from index.read.archive import ARCHIVE_SUFFIXES, find_archive, read_member
from index.read.contents import Contents, list_contents
from index.read.discover import discover_files
from index.read.formats import SUFFIXES, find_format

__all__ = [
    "ARCHIVE_SUFFIXES",
    "LARGEST_FILE",
    "SUFFIXES",
    "Contents",
    "discover_files",
    "find_archive",
    "hash_file",
    "is_gone",
    "is_plain_text",
    "list_contents",
    "read_bytes",
    "read_document",
]

# In bytes: beyond it a single text file is an export or a log, and would need gigabytes while it is parsed.
LARGEST_FILE = 64 * 1024 * 1024
_PLAIN_FORMATS = frozenset({"text", "csv"})
_PLAIN_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".csv", ".tsv"})


def read_document(path: Path, *, name: str) -> Document:
    """Read one file.

    Parameters
    ----------
    path
        A file of one of the formats of ``index.read.formats``, or a member of an archive.
    name
        What citations are to call it.

    Returns
    -------
    The document with its text; title equal to `name` and no blocks unless the reader knows them.

    Raises
    ------
    UnreadableDocument
        If the file cannot be opened, is larger than `LARGEST_FILE`, or its reader gives up on it.
    """
    data = read_bytes(path)
    found = find_format(data, path.suffix)
    reading = found.read(data, path=str(path))
    return Document(
        name=name,
        path=str(path.resolve()),
        title=reading.title or name,
        text=reading.text,
        content_hash=sha256(data).hexdigest(),
        format=found.name,
        blocks=reading.blocks,
        pages=reading.pages,
        warnings=reading.warnings,
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of a member of an archive.

    Raises
    ------
    UnreadableDocument
        If it cannot be opened, or is larger than `LARGEST_FILE`.
    """
    try:
        found = find_archive(path)
        if found is not None:
            return read_member(*found)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableDocument(
                str(path),
                f"tệp nặng {size / 1024 / 1024:.0f} MB, quá giới hạn {LARGEST_FILE // 1024 // 1024} MB",
                "chia tệp thành nhiều phần nhỏ hơn rồi đọc lại",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(str(path), "không tìm thấy tệp", "kiểm tra lại đường dẫn") from error
    except IsADirectoryError as error:
        raise UnreadableDocument(str(path), "là thư mục, không phải tệp", "chỉ ra tệp trong thư mục") from error
    except PermissionError as error:
        raise UnreadableDocument(str(path), "không có quyền đọc tệp", "cấp quyền đọc rồi thử lại") from error
    except OSError as error:
        raise UnreadableDocument(
            str(path), f"không đọc được ({error.strerror or error})", "kiểm tra ổ đĩa rồi thử lại"
        ) from error


def hash_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file, or "" when it cannot be read: reading it will say why."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def is_plain_text(path: Path) -> bool:
    """Tell whether a file is text or a table of text in UTF-8, by its name and its content; no program is needed."""
    if path.suffix.lower() not in _PLAIN_SUFFIXES:
        return False
    try:
        if path.stat().st_size > LARGEST_FILE:
            return False
        data = path.read_bytes()
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    except OSError:
        # Reading it will say why; a member of an archive may be anything.
        return path.is_file()
    return find_format(data, path.suffix).name in _PLAIN_FORMATS


def is_gone(path: Path) -> bool:
    """Tell whether a file is there no more for certain."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False

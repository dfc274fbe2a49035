"""One SQLite file: opened durably, shared by threads, its errors told in Vietnamese.

A path goes in; rows and transactions come out. Knows the faults of disks and files (``StoreFull``, ``StoreBroken``),
not the tables: those are ``index.schema``.
"""

import errno
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index.errors import StoreBroken, StoreError, StoreFull

BUSY_SECONDS = 30.0
CACHE_KIBIBYTES = 64 * 1024
MAPPED_BYTES = 1 << 30

# SQLITE_CANTOPEN stands here because a directory without write permission is what usually causes it.
_NO_ROOM = frozenset({"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM"})
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_FORMAT"})
_WAITED = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})

# Not the folder: it holds what was dropped on the page, and its people.
_CURE = "hãy chuyển tệp này sang chỗ khác rồi chạy lại “qa index” trên tài liệu gốc, hoặc “qa restore” từ bản sao lưu"


class Database:
    """A connection that several threads share; a lock keeps each transaction whole.

    Parameters
    ----------
    path
        The database file; it is created when missing.
    cure
        What to do about a damaged file, in Vietnamese; "" for a file that can be made anew from the documents.

    Raises
    ------
    StoreBroken
        The file is not a database, or is damaged.
    StoreFull
        It can be neither written nor read where it lies.
    """

    def __init__(self, path: Path, *, cure: str = "") -> None:
        self.path = path
        self._cure = cure or _CURE
        self._lock = threading.RLock()
        with self._told():
            self._connection = _connect(path)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a reading statement."""
        with self._lock, self._told():
            return self._connection.execute(sql, parameters).fetchall()

    def find_damage(self) -> list[str]:
        """Return what the database says is wrong with its file, and rows that point nowhere; empty when all is well.

        Reads the whole file: seconds for gigabytes.
        """
        try:
            told = [str(line) for (line,) in self.rows("PRAGMA quick_check(20)") if line != "ok"]
            loose = self.rows("PRAGMA foreign_key_check")
        except StoreError as error:
            return [str(error)]
        return told + [f"{table}: {count} dòng mồ côi" for table, count in Counter(row[0] for row in loose).items()]

    def script(self, sql: str) -> None:
        """Run statements that make the tables, in one transaction."""
        with self.transaction() as connection:
            for statement in sql.split(";"):
                connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: all of it is kept, or nothing.

        Raises
        ------
        StoreFull
            The disk is full or read-only; what was stored before is untouched.
        """
        with self._lock, self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back after some faults (a full disk); a second ROLLBACK would hide them.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the object serves no more."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _explain(error, self.path, self._cure) from error


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it stands at one moment, also while others write to it; `target` is one whole file then.

    Raises
    ------
    StoreError
        The source is damaged or cannot be read, or the copy cannot be written.
    """
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as read,
            closing(sqlite3.connect(target)) as written,
        ):
            read.backup(written)
            # One file, without the log that the other one may have.
            written.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise _explain(error, source, _CURE) from error


def disk_error(error: OSError, path: Path) -> StoreError:
    """Return the error of this project for a failed write of a file of the index."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreFull(f"{path}: hết chỗ trên đĩa; hãy giải phóng chỗ trống rồi chạy lại, phần đã lưu vẫn còn")
    return StoreFull(
        f"{path}: không ghi được ({error.strerror or error}); hãy cấp quyền ghi, hoặc chọn thư mục khác bằng --home"
    )


def _connect(path: Path) -> sqlite3.Connection:
    """Open for writing, else (a read-only medium) for reading what was checkpointed."""
    try:
        connection = _open(f"{path.absolute().as_uri()}?mode=rwc")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        if _code(error) not in _NO_ROOM or not path.exists() or (log.is_file() and log.stat().st_size > 0):
            raise
        # The folder cannot take the files of a log: nobody writes there, and the main file is all there is.
        connection = _open(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _open(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    connection.execute(f"PRAGMA mmap_size={MAPPED_BYTES}")
    return connection


def _explain(error: sqlite3.Error, path: Path, cure: str) -> StoreError:
    code = _code(error)
    if code in _NO_ROOM:
        return StoreFull(
            f"{path}: không ghi được vì đĩa đầy hoặc chỉ cho đọc ({error}); hãy giải phóng chỗ trống hoặc cấp quyền ghi"
            " rồi chạy lại, phần đã lưu vẫn còn"
        )
    if code in _WAITED:
        return StoreError(f"{path}: chương trình khác đang ghi; hãy đợi nó xong rồi chạy lại")
    if code in _DAMAGED or isinstance(error, sqlite3.DatabaseError):
        return StoreBroken(f"{path}: bị hỏng ({error}); {cure}")
    return StoreError(f"{path}: {error}")


def _code(error: sqlite3.Error) -> str:
    """Return the primary result code: "SQLITE_IOERR_WRITE" and its kin are "SQLITE_IOERR"."""
    name = getattr(error, "sqlite_errorname", "")
    return "_".join(name.split("_")[:2])

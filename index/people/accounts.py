"""Who may sign in: names and passwords in, yes or no out. Of a password only a slow hash is kept.

A removed account keeps its row, so that nobody else gets its documents and conversations by taking its name.
"""

import re
import threading
import time
import unicodedata
from collections.abc import Callable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from index.database import Database
from index.errors import CorpusError
from index.people.part import prepare_part

SHORTEST_PASSWORD = 10
"""Characters."""

LONGEST_PASSWORD = 1_000
"""Characters; hashing an endless one would cost the server its time."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL,
    generation INTEGER NOT NULL,
    created REAL NOT NULL,
    removed REAL
) WITHOUT ROWID
"""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")
_HASHER = PasswordHasher()
# What a password is compared with where there is no such account, so that the answer takes as long: a salt and a hash
# of nothing, written down and not computed, which would take a tenth of a second of every start.
_NOBODY = f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}${'A' * 22}${'A' * 43}"
# Each hash takes 64 MiB.
_AT_ONCE = threading.BoundedSemaphore(2)


class Accounts:
    """The accounts of a file of people; threads may share it.

    Parameters
    ----------
    database
        The file.
    now
        Gives the time, in seconds since 1970.
    """

    def __init__(self, database: Database, *, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now
        prepare_accounts(database)

    def names(self) -> tuple[str, ...]:
        """Return the names that can sign in, in order."""
        return tuple(row[0] for row in self._database.rows("SELECT name FROM accounts WHERE removed IS NULL"))

    def add(self, name: str, password: str, *, restore: bool = False) -> None:
        """Add an account.

        Parameters
        ----------
        name
            Lower-case letters without diacritics, digits, ".", "_", "-"; at most 32.
        password
            At least `SHORTEST_PASSWORD` characters.
        restore
            Whether to open a removed account of that name again, with its documents and conversations.

        Raises
        ------
        CorpusError
            The name or the password cannot be used, or the name is taken; a Vietnamese line says so.
        """
        refuse_name(name)
        hashed = _hash(password)
        with self._database.transaction() as connection:
            known = connection.execute("SELECT removed FROM accounts WHERE name = ?", (name,)).fetchone()
            if known is None:
                connection.execute("INSERT INTO accounts VALUES (?, ?, 1, ?, NULL)", (name, hashed, self._now()))
            elif known[0] is None:
                raise CorpusError(
                    f"tài khoản “{name}” đã có; hãy chọn tên khác, hoặc đổi mật khẩu bằng “qa user password”"
                )
            elif not restore:
                raise CorpusError(
                    f"“{name}” là tên của một tài khoản đã gỡ, còn tài liệu và hội thoại; hãy chọn tên khác, hoặc thêm "
                    "--restore để mở lại đúng tài khoản đó"
                )
            else:
                connection.execute(
                    "UPDATE accounts SET removed = NULL, password_hash = ?, generation = generation + 1 WHERE name = ?",
                    (hashed, name),
                )

    def remove(self, name: str) -> None:
        """Let a name sign in no more; its sessions and tokens end, what it keeps stays.

        Raises
        ------
        CorpusError
            There is no such account.
        """
        self._change(name, "removed = ?", self._now())

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password; all its sessions end.

        Raises
        ------
        CorpusError
            There is no such account, or the password cannot be used.
        """
        self._change(name, "password_hash = ?", _hash(password))

    def check(self, name: str, password: str) -> bool:
        """Tell whether an account has this password; it takes as long where there is no such account."""
        rows = self._database.rows("SELECT password_hash FROM accounts WHERE name = ? AND removed IS NULL", (name,))
        with _AT_ONCE:
            try:
                is_right = _HASHER.verify(rows[0][0] if rows else _NOBODY, _normal(password[:LONGEST_PASSWORD]))
            except (VerifyMismatchError, InvalidHashError):
                return False
        return bool(rows) and is_right

    def _change(self, name: str, assignment: str, value: object) -> None:
        # A session is good for one generation of its account.
        sql = f"UPDATE accounts SET {assignment}, generation = generation + 1 WHERE name = ? AND removed IS NULL"  # noqa: S608 - constants
        with self._database.transaction() as connection:
            if connection.execute(sql, (value, name)).rowcount == 0:
                raise CorpusError(f"không có tài khoản “{name}”; xem các tài khoản bằng “qa user list”")


def prepare_accounts(database: Database) -> None:
    """Make the table of accounts where it is missing; the tables of sessions and tokens are read together with it."""
    prepare_part(database, "accounts", _VERSION, _TABLES)


def refuse_name(name: str) -> None:
    """Raise `CorpusError` for a name that an account cannot have; it also names a folder."""
    if not _NAME.fullmatch(name):
        raise CorpusError(
            f"tên tài khoản “{name}” không dùng được; hãy dùng 1 đến 32 chữ thường không dấu, chữ số, “.”, “_”, “-”, "
            "bắt đầu bằng chữ hoặc số"
        )


def _hash(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise CorpusError(f"mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự; hãy chọn một câu dài, dễ nhớ")
    if len(password) > LONGEST_PASSWORD:
        raise CorpusError(f"mật khẩu dài quá {LONGEST_PASSWORD} ký tự; hãy chọn câu ngắn hơn")
    return _HASHER.hash(_normal(password))


def _normal(password: str) -> str:
    """Return the password in one of the two ways in which Vietnamese letters are typed."""
    return unicodedata.normalize("NFC", password)

"""Keys of programs: a token in, the name of the account that it acts for out. Only a hash of a token is kept."""

import time
from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe

from index.database import Database
from index.errors import CorpusError
from index.people.accounts import prepare_accounts
from index.people.part import prepare_part

PREFIX = "qa_"
"""Tells people and scanners of files what such a string is."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS tokens (
    token_hash TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    created REAL NOT NULL
) WITHOUT ROWID
"""


class Tokens:
    """The tokens of a file of people; threads may share it.

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
        prepare_part(database, "tokens", _VERSION, _TABLES)

    def make(self, owner: str) -> str:
        """Make a token for an account and return it; it cannot be shown again.

        Raises
        ------
        CorpusError
            There is no such account.
        """
        token = PREFIX + token_urlsafe(32)
        with self._database.transaction() as connection:
            made = connection.execute(
                "INSERT INTO tokens SELECT ?, name, ? FROM accounts WHERE name = ? AND removed IS NULL",
                (_hash(token), self._now(), owner),
            )
            if made.rowcount == 0:
                raise CorpusError(f"không có tài khoản “{owner}”; xem các tài khoản bằng “qa user list”")
        return token

    def owner(self, token: str) -> str | None:
        """Return whom a token acts for; None when it was revoked or its account removed."""
        rows = self._database.rows(
            "SELECT owner FROM tokens JOIN accounts ON name = owner WHERE token_hash = ? AND removed IS NULL",
            (_hash(token),),
        )
        return str(rows[0][0]) if rows else None

    def revoke(self, owner: str) -> int:
        """End all tokens of an account; return how many."""
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM tokens WHERE owner = ?", (owner,)).rowcount


def _hash(token: str) -> str:
    # Not slowly: the token is 256 random bits, nobody tries them all.
    return sha256(token.encode(errors="replace")).hexdigest()

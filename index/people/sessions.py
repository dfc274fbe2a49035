"""Who is signed in: a random token in a browser, its hash here. A token in, the account's name out, or nothing."""

import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from index.database import Database
from index.people.accounts import prepare_accounts
from index.people.part import prepare_part

IDLE = timedelta(hours=12)
"""A session ends when it was not used for so long."""

LONGEST = timedelta(days=30)
"""A session ends after so long, used or not."""

_SEEN_SECONDS = 60.0  # each use is not worth a write

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    generation INTEGER NOT NULL,
    begun REAL NOT NULL,
    seen REAL NOT NULL
) WITHOUT ROWID
"""


class Sessions:
    """The sessions of a file of people; threads may share it.

    Parameters
    ----------
    database
        The file.
    idle, longest
        When a session ends by itself.
    now
        Gives the time, in seconds since 1970.
    """

    def __init__(
        self,
        database: Database,
        *,
        idle: timedelta = IDLE,
        longest: timedelta = LONGEST,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._idle = idle.total_seconds()
        self._longest = longest.total_seconds()
        self._now = now
        prepare_accounts(database)
        prepare_part(database, "sessions", _VERSION, _TABLES)

    def begin(self, owner: str) -> str:
        """Begin a session of an account and return its token, which is not kept."""
        token, now = token_urlsafe(32), self._now()
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM sessions WHERE seen <= ? OR begun <= ?", (now - self._idle, now - self._longest)
            )
            connection.execute(
                "INSERT INTO sessions SELECT ?, name, generation, ?, ? FROM accounts WHERE name = ?",
                (_hash(token), now, now, owner),
            )
        return token

    def owner(self, token: str) -> str | None:
        """Return whose session a token is; None when it ended, or its account was removed or got another password."""
        now = self._now()
        rows = self._database.rows(
            "SELECT owner, seen FROM sessions JOIN accounts ON name = owner AND accounts.generation ="
            " sessions.generation WHERE token_hash = ? AND seen > ? AND begun > ? AND removed IS NULL",
            (_hash(token), now - self._idle, now - self._longest),
        )
        if not rows:
            return None
        owner, seen = rows[0]
        if now - seen >= min(_SEEN_SECONDS, self._idle / 2):
            with self._database.transaction() as connection:
                connection.execute("UPDATE sessions SET seen = ? WHERE token_hash = ?", (now, _hash(token)))
        return str(owner)

    def end(self, token: str) -> None:
        """End a session."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM sessions WHERE token_hash = ?", (_hash(token),))


def _hash(token: str) -> str:
    # Not slowly: the token is 256 random bits, nobody tries them all.
    return sha256(token.encode(errors="replace")).hexdigest()

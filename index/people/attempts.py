"""How often a password was wrong: a name and an address in, whether another try is allowed out."""

import time
from collections.abc import Callable

from index.database import Database
from index.people.part import prepare_part

WINDOW_SECONDS = 15 * 60
"""How long a wrong password counts."""

MOST_OF_PAIR = 5
"""Wrong passwords of one name from one address within the window."""

MOST_OF_ADDRESS = 30
"""Of all names from one address."""

MOST_OF_NAME = 100
"""Of one name from all addresses; many, so that a stranger does not easily lock somebody out."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS wrong_passwords (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS wrong_passwords_at ON wrong_passwords (at)
"""


class Attempts:
    """The tries to sign in of a file of people; threads may share it.

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
        prepare_part(database, "attempts", _VERSION, _TABLES)

    def begin(self, name: str, address: str) -> bool:
        """Count a try as wrong beforehand, so that many at once get no more than the limit; False when none is left."""
        now = self._now()
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM wrong_passwords WHERE at <= ?", (now - WINDOW_SECONDS,))
            of_pair, of_address, of_name = connection.execute(
                "SELECT coalesce(sum(name = ?1 AND address = ?2), 0), coalesce(sum(address = ?2), 0),"
                " coalesce(sum(name = ?1), 0) FROM wrong_passwords",
                (name, address),
            ).fetchone()
            if of_pair >= MOST_OF_PAIR or of_address >= MOST_OF_ADDRESS or of_name >= MOST_OF_NAME:
                return False
            connection.execute("INSERT INTO wrong_passwords (name, address, at) VALUES (?, ?, ?)", (name, address, now))
        return True

    def succeed(self, name: str, address: str) -> None:
        """Forget the tries of a name from an address, because the password was right."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM wrong_passwords WHERE name = ? AND address = ?", (name, address))

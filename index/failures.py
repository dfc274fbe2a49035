"""Files that the last indexing could not read, in the store: remembered, forgotten, listed. Reads no file itself."""

from index.database import Database
from index.replace import now
from index.rows import Failure


def record_failure(database: Database, failure: Failure) -> None:
    """Remember that a file could not be read; what was stored of it before stays."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", (failure.path, failure.reason, failure.cure, now())
        )


def forget_failure(database: Database, path: str) -> None:
    """Forget that a file could not be read."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM failures WHERE path = ?", (path,))


def read_failures(database: Database) -> tuple[Failure, ...]:
    """Return the files that could not be read, by path."""
    sql = "SELECT path, reason, cure FROM failures ORDER BY path"
    return tuple(Failure(path=path, reason=reason, cure=cure) for path, reason, cure in database.rows(sql))

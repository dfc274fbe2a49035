"""Write readings of files, each in place of the former one: all of them or none.

Rows and a database go in; new ids come out. Does not look into what it writes: ``index.document_rows`` did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection

from index.block_rows import BLOCK_COLUMNS
from index.database import Database
from index.document_rows import DocumentRows
from index.page_rows import PAGE_COLUMNS
from index.rows import FIGURE_COLUMNS

_FIGURE_MARKS = ", ".join("?" * len(FIGURE_COLUMNS.split(",")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What storing one document changed: its new id, the id of the reading that it replaces, chunk ids gone and come.

    `removed_document` is None for a document that was not stored before.
    """

    document_id: int
    removed_document: int | None
    removed: tuple[int, ...]
    added: tuple[int, ...]


def replace_documents(database: Database, readings: Sequence[DocumentRows]) -> tuple[Replacement, ...]:
    """Store readings of files in place of the former ones, in one transaction.

    Parameters
    ----------
    readings
        Each of another file.

    Returns
    -------
    What each of them changed, in their order.

    Raises
    ------
    StoreFull
        No room; the former readings are still there.
    """
    if not readings:
        return ()
    with database.transaction() as connection:
        return tuple(_replace(connection, rows) for rows in readings)


def remove_document(database: Database, path: str) -> tuple[int, ...]:
    """Remove what was read from `path`; return the ids of its chunks."""
    with database.transaction() as connection:
        document_id, removed = _remove(connection, path)
        if document_id is not None:
            advance(connection, "generation")
    return removed


def now() -> str:
    """Return the time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def advance(connection: Connection, counter: str) -> None:
    """Count one more change of what is stored; derived indexes compare it with the count they were made at."""
    connection.execute(
        "INSERT INTO meta VALUES (?, '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
        (counter,),
    )


def _remove(connection: Connection, path: str) -> tuple[int | None, tuple[int, ...]]:
    row = connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
    if row is None:
        return None, ()
    removed = connection.execute("SELECT id FROM chunks WHERE document_id = ? ORDER BY id", row).fetchall()
    connection.execute("DELETE FROM documents WHERE id = ?", row)
    return row[0], tuple(chunk_id for (chunk_id,) in removed)


def _replace(connection: Connection, rows: DocumentRows) -> Replacement:
    removed_document, removed = _remove(connection, rows.path)
    document_id = _insert_document(connection, rows)
    first = _next_chunk(connection)
    # Names of columns are put together here, never data.
    connection.executemany(
        "INSERT INTO chunks (id, document_id, ordinal, block, span_start, span_end, passage, text, context, page,"
        " source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(first + row[0], document_id, *row) for row in rows.chunks],
    )
    connection.executemany(
        f"INSERT INTO figures ({FIGURE_COLUMNS}) VALUES ({_FIGURE_MARKS})",  # noqa: S608
        [(first + row[0], document_id, *row) for row in rows.figures],
    )
    connection.execute("DELETE FROM failures WHERE path = ?", (rows.path,))
    advance(connection, "generation")
    added = tuple(range(first, first + len(rows.chunks)))
    return Replacement(document_id=document_id, removed_document=removed_document, removed=removed, added=added)


def _insert_document(connection: Connection, rows: DocumentRows) -> int:
    inserted = connection.execute(
        "INSERT INTO documents (name, path, title, content_hash, pipeline, territory, period, format, warnings,"
        " letterhead, text, indexed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*rows.document, now()),
    )
    document_id = inserted.lastrowid or 0
    connection.executemany(
        f"INSERT INTO blocks (document_id, {BLOCK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(document_id, *row) for row in rows.blocks],
    )
    connection.executemany(
        f"INSERT INTO pages (document_id, {PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(document_id, *row) for row in rows.pages],
    )
    return document_id


def _next_chunk(connection: Connection) -> int:
    """Return the id that comes after all that chunks ever had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").fetchone()
    return 1 if row is None else int(row[0]) + 1

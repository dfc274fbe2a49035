"""Write one reading of one file: all of it or nothing, in place of the former reading.

A document with its chunks and figures and a database go in; new ids come out. Every join of records is checked here,
at the door of the store: a figure must be the source text of its span.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection

from index.database import Database
from index.document import Chunk, Document
from index.errors import AlignmentError
from index.figure import Figure
from index.page_rows import PAGE_COLUMNS, page_to_row
from index.rows import (
    BLOCK_COLUMNS,
    FIGURE_COLUMNS,
    block_to_row,
    chunk_to_row,
    document_to_row,
    figure_to_row,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What storing one document changed: its new id, the id of the reading that it replaces, chunk ids gone and come.

    `removed_document` is None for a document that was not stored before.
    """

    document_id: int
    removed_document: int | None
    removed: tuple[int, ...]
    added: tuple[int, ...]


def replace_document(
    database: Database, document: Document, chunks: Sequence[Chunk], figures: Sequence[Figure], *, pipeline: str
) -> Replacement:
    """Store one reading of a file in place of the former one, in one transaction.

    Parameters
    ----------
    document
        With its blocks; its path is its identity.
    chunks
        Ordinals 0, 1, 2, ... in order.
    figures
        Each names the ordinals of a block and of a chunk of this document.
    pipeline
        Names the version of the stages that made the records.

    Raises
    ------
    AlignmentError
        A figure's text is not the source text of its span, or a record points outside the document.
    StoreFull
        No room; the former reading is still there.
    """
    _check_joins(document, chunks, figures)
    with database.transaction() as connection:
        removed_document, removed = _remove(connection, document.path)
        document_id = _insert_document(connection, document, pipeline)
        added = _insert_chunks(connection, document_id, document, chunks)
        marks = ", ".join("?" * len(FIGURE_COLUMNS.split(",")))
        connection.executemany(
            f"INSERT INTO figures ({FIGURE_COLUMNS}) VALUES ({marks})",  # noqa: S608 - names of columns, not data
            [figure_to_row(each, chunk_id=added[each.chunk], document_id=document_id) for each in figures],
        )
        connection.execute("DELETE FROM failures WHERE path = ?", (document.path,))
        advance(connection, "generation")
    return Replacement(document_id=document_id, removed_document=removed_document, removed=removed, added=added)


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


def _check_joins(document: Document, chunks: Sequence[Chunk], figures: Sequence[Figure]) -> None:
    length = len(document.text)
    blocks = {block.ordinal for block in document.blocks}
    for ordinal, chunk in enumerate(chunks):
        if chunk.ordinal != ordinal or chunk.block not in blocks or chunk.span.end > length:
            raise AlignmentError(f"{document.name}: đoạn tra cứu {ordinal} (“{chunk.text[:40]}”) nằm ngoài tài liệu")
    for figure in figures:
        found = document.text[figure.span.start : figure.span.end]
        if found != figure.text:
            raise AlignmentError(
                f"{document.name}: số liệu “{figure.text}” không khớp nguồn “{found}” tại [{figure.span.start},"
                f" {figure.span.end})"
            )
        if figure.block not in blocks or not 0 <= figure.chunk < len(chunks) or figure.clause.end > length:
            raise AlignmentError(f"{document.name}: số liệu “{figure.text}” nằm ngoài đoạn tra cứu")


def _remove(connection: Connection, path: str) -> tuple[int | None, tuple[int, ...]]:
    row = connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
    if row is None:
        return None, ()
    removed = connection.execute("SELECT id FROM chunks WHERE document_id = ? ORDER BY id", row).fetchall()
    connection.execute("DELETE FROM documents WHERE id = ?", row)
    return row[0], tuple(chunk_id for (chunk_id,) in removed)


def _insert_document(connection: Connection, document: Document, pipeline: str) -> int:
    inserted = connection.execute(
        "INSERT INTO documents (name, path, title, content_hash, pipeline, territory, period, format, warnings,"
        " letterhead, indexed_at, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        document_to_row(document, pipeline=pipeline, indexed_at=now()),
    )
    document_id = inserted.lastrowid or 0
    connection.executemany(
        f"INSERT INTO blocks (document_id, {BLOCK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(document_id, *block_to_row(block)) for block in document.blocks],
    )
    connection.executemany(
        f"INSERT INTO pages (document_id, {PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(document_id, *page_to_row(page)) for page in document.pages],
    )
    return document_id


def _insert_chunks(
    connection: Connection, document_id: int, document: Document, chunks: Sequence[Chunk]
) -> tuple[int, ...]:
    connection.executemany(
        "INSERT INTO chunks (document_id, ordinal, block, span_start, span_end, passage, text, context, page, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [chunk_to_row(chunk, document, document_id=document_id) for chunk in chunks],
    )
    rows = connection.execute("SELECT id FROM chunks WHERE document_id = ? ORDER BY ordinal", (document_id,))
    return tuple(chunk_id for (chunk_id,) in rows)

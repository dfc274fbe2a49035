"""The store: every document with its blocks, chunks, figures and vectors, in one SQLite file under a home folder.

Records in, equal records out. A document is replaced within one transaction, so that a reader never meets half of it
and a killed process loses at most the documents in hand. Does not read files, does not search: the lexical and the
dense index are derived from here, and hold nothing that cannot be made again.
"""
# ruff: noqa: S608 - statements are put together from names of columns only; data always goes as a parameter.

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.block_rows import BLOCK_COLUMNS, block_from_row
from index.database import Database, disk_error
from index.document import Block, Chunk, Document
from index.document_rows import document_rows
from index.errors import StoreMismatch, StoreMissing
from index.failures import forget_failure, read_failures, record_failure
from index.figure import Figure, Role, Status
from index.generation import Generation
from index.home import DATABASE_NAME
from index.kept import KeptById
from index.page import Page
from index.page_rows import PAGE_COLUMNS, page_from_row
from index.read_by_id import CHUNKS, read_chunks, read_figures, read_whether_figured
from index.replace import Replacement, advance, remove_document, replace_documents
from index.rows import (
    CHUNK_COLUMNS,
    DOCUMENT_COLUMNS,
    FIGURE_COLUMNS,
    DocumentRow,
    StoredChunk,
    StoredFigure,
    chunk_from_row,
    document_from_row,
    figure_from_row,
)
from index.schema import prepare_tables
from index.vector_rows import chunks_without_vectors, drop_unused_vectors, set_vectors

CACHED_ROWS = 8192
CACHED_TEXTS = 256
CACHED_BLOCKS = 256  # of which the chunks are kept; a question comes back to that of its best figure several times


def open_store(home: Path, *, create: bool = False) -> "Store":
    """Open the store of a home folder.

    Parameters
    ----------
    home, create
        Folder that holds ``store.db`` and the derived index files; whether to make both when they are missing.

    Raises
    ------
    StoreError
        Nothing was indexed there and `create` is false (StoreMissing), the file is no database or damaged (StoreBroken)
        or of another format version (StoreMismatch), or the folder cannot be written or read (StoreFull).
    """
    path = home / DATABASE_NAME
    if not path.is_file():
        if not create:
            raise StoreMissing(f"{home}: chưa có chỉ mục; hãy chạy “qa index THƯ_MỤC_TÀI_LIỆU --home {home}” trước")
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise disk_error(error, home) from error
    database = Database(path)
    try:
        prepare_tables(database, create=create)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store:
    """An open store; made by `open_store`. Threads may share it; one process at a time should write (`index.lock`)."""

    def __init__(self, database: Database) -> None:
        self.home = database.path.parent
        self._database = database
        self.rows, self.find_damage = database.rows, database.find_damage
        self.replace_documents = partial(replace_documents, database)
        self.remove_document = partial(remove_document, database)
        self.record_failure = partial(record_failure, database)
        self.forget_failure = partial(forget_failure, database)
        self.failures = partial(read_failures, database)
        self.set_vectors = partial(set_vectors, database)
        self.drop_unused_vectors = partial(drop_unused_vectors, database)
        self.chunks_without_vectors = partial(chunks_without_vectors, database)
        self._generation = Generation(lambda: int(self._meta("generation") or 0))
        self.hold_generation = self._generation.hold
        # Ids are never used twice (index.schema), so what is cached by id never goes stale.
        self.document = lru_cache(CACHED_ROWS)(self._read_document)
        self.block = lru_cache(CACHED_ROWS)(self._read_block)
        self.block_text = lru_cache(CACHED_ROWS)(self._read_block_text)
        self.chunks_of_block = lru_cache(CACHED_BLOCKS)(self._read_chunks_of_block)
        self.document_text = lru_cache(CACHED_TEXTS)(self._read_text)
        self._documents = lru_cache(1)(self._read_documents)
        self._listed: dict[int, DocumentRow] = {}
        self.document_head = lru_cache(CACHED_ROWS)(self._read_head)
        self._kept_chunks = KeptById(partial(read_chunks, database), CACHED_ROWS)
        self._kept_whether_figured = KeptById(partial(read_whether_figured, database), CACHED_ROWS)
        self._kept_figures = KeptById(partial(read_figures, database), CACHED_ROWS)

    def __enter__(self) -> Self:
        """Give the store for a ``with`` block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the database file."""
        self._database.close()

    @property
    def generation(self) -> int:
        """How many times documents were replaced or removed; a derived index of another generation is out of step."""
        return self._generation.now()

    @property
    def vector_generation(self) -> tuple[int, int]:
        """How many times all vectors were dropped for another model, and how many times some came or went."""
        return int(self._meta("model_generation") or 0), int(self._meta("vector_generation") or 0)

    @property
    def model(self) -> tuple[str, int] | None:
        """Name and dimension of the embedding model of the vectors; None before the first vector."""
        name = self._meta("model")
        return None if name is None else (name, int(self._meta("dimension") or 0))

    def claim_model(self, name: str, dimension: int) -> None:
        """Bind the vectors to a model, or check that they are bound to this one.

        Raises
        ------
        StoreMismatch
            The vectors were made with another model, or with another dimension.
        """
        held = self.model
        if held is None:
            with self._database.transaction() as connection:
                rows = [("model", name), ("dimension", str(dimension))]
                connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        elif held != (name, dimension):
            raise StoreMismatch(
                f"{self.home}: chỉ mục được tạo bằng mô hình “{held[0]}” ({held[1]} chiều), nay dùng “{name}”"
                f" ({dimension} chiều); hãy đặt QA_MODEL={held[0]}, hoặc tính lại vectơ bằng “qa index"
                f" THƯ_MỤC_TÀI_LIỆU --home {self.home} --reindex”"
            )

    def forget_vectors(self) -> None:
        """Drop all vectors and the name of their model, so that another model may come."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM vectors")
            connection.execute("DELETE FROM meta WHERE key IN ('model', 'dimension')")
            advance(connection, "model_generation")

    def replace_document(
        self, document: Document, chunks: Sequence[Chunk], figures: Sequence[Figure], *, pipeline: str = ""
    ) -> Replacement:
        """Store one reading of a file in place of the former one; see ``index.document_rows.document_rows``."""
        (change,) = self.replace_documents([document_rows(document, chunks, figures, pipeline=pipeline)])
        return change

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return all documents by name."""
        return self._documents(self.generation)

    def _read_documents(self, _generation: int) -> tuple[DocumentRow, ...]:
        sql = f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY name"
        rows = tuple(map(document_from_row, self._database.rows(sql)))
        self._listed = {row.id: row for row in rows}
        return rows

    def blocks(self, document_id: int) -> tuple[Block, ...]:
        """Return the blocks of a document in reading order."""
        sql = f"SELECT {BLOCK_COLUMNS} FROM blocks WHERE document_id = ? ORDER BY ordinal"
        return tuple(map(block_from_row, self._database.rows(sql, (document_id,))))

    def pages(self, document_id: int) -> tuple[Page, ...]:
        """Return the pages of a document in order; none where its format has none."""
        sql = f"SELECT {PAGE_COLUMNS} FROM pages WHERE document_id = ? ORDER BY number"
        return tuple(map(page_from_row, self._database.rows(sql, (document_id,))))

    def chunks(self, ids: Iterable[int]) -> dict[int, StoredChunk]:
        """Return the chunks that are stored under these ids, in the order of `ids`; unknown ids are left out."""
        return self._kept_chunks.find(ids, self.generation)

    def chunks_of_document(self, document_id: int, *, ordinals: range | None = None) -> tuple[StoredChunk, ...]:
        """Return the chunks of a document in order, all or those with these ordinals."""
        if ordinals is None:
            return self._read_chunks("", document_id)
        return self._read_chunks(" AND chunks.ordinal BETWEEN ? AND ?", document_id, ordinals.start, ordinals.stop - 1)

    def _read_chunks_of_block(self, document_id: int, block: int) -> tuple[StoredChunk, ...]:
        """Return the chunks of one block of a document in order."""
        return self._read_chunks(" AND chunks.block = ?", document_id, block)

    def _read_chunks(self, inside: str, *given: int) -> tuple[StoredChunk, ...]:
        sql = f"SELECT {CHUNK_COLUMNS} FROM {CHUNKS} WHERE chunks.document_id = ?{inside} ORDER BY chunks.ordinal"
        return tuple(map(chunk_from_row, self._database.rows(sql, given)))

    def figures_of_chunks(self, ids: Iterable[int]) -> dict[int, tuple[StoredFigure, ...]]:
        """Return the figures of chunks, each chunk's in the order of the text; chunks without figures are left out."""
        found = self._kept_figures.find(ids, self.generation)
        return {chunk_id: found[chunk_id] for chunk_id in sorted(found) if found[chunk_id]}

    def chunks_with_figures(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Return those of some ids of chunks that state a figure, in the order of `ids`; the figures are not read."""
        return tuple(each for each, has in self._kept_whether_figured.find(ids, self.generation).items() if has)

    def figures(
        self, *, document_id: int | None = None, role: Role | None = None, status: Status | None = None
    ) -> Iterator[StoredFigure]:
        """Iterate over figures document by document in the order of the text, all or those that agree."""
        documents = [document.id for document in self.documents()] if document_id is None else [document_id]
        given = {column: each.value for column, each in (("role", role), ("status", status)) if each is not None}
        clause = "".join(f" AND {column} = ?" for column in given)
        sql = f"SELECT id, {FIGURE_COLUMNS} FROM figures WHERE document_id = ?{clause} ORDER BY span_start, id"
        for each in documents:
            yield from map(figure_from_row, self._database.rows(sql, (each, *given.values())))

    def counts(self) -> dict[str, int]:
        """Return how many documents, blocks, chunks, figures, figures with an indicator and chunks with vectors."""
        counted = {
            **{table: table for table in ("documents", "blocks", "chunks", "figures")},
            "bound_figures": "figures WHERE indicator <> ''",
            "vectors": "chunks JOIN vectors USING (passage)",
        }
        return {name: self._database.rows(f"SELECT count(*) FROM {rows}")[0][0] for name, rows in counted.items()}

    def vector_ids(self) -> tuple[int, ...]:
        """Return the ids of the chunks that have a vector, ascending."""
        sql = "SELECT chunks.id FROM chunks JOIN vectors USING (passage) ORDER BY chunks.id"
        return tuple(chunk_id for (chunk_id,) in self._database.rows(sql))

    def vectors(self, ids: Iterable[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return ids int64 (n,) ascending and vectors float32 (n, dimension) of those chunks that have one."""
        sql = (
            "SELECT chunks.id, vector FROM chunks JOIN vectors USING (passage)"
            " WHERE chunks.id IN (SELECT value FROM json_each(?)) ORDER BY chunks.id"
        )
        rows = self._database.rows(sql, (json.dumps(list(ids)),))
        dimension = 0 if self.model is None else self.model[1]
        matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f4").reshape(len(rows), dimension)
        return np.array([row[0] for row in rows], dtype=np.int64), matrix.astype(np.float32)

    def _read_document(self, document_id: int) -> DocumentRow:
        """Return one document; KeyError when the id is not stored (any more)."""
        listed = self._listed.get(document_id)
        if listed is not None:
            return listed
        return document_from_row(self._one(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", document_id))

    def _read_block(self, document_id: int, ordinal: int) -> Block:
        """Return one block; KeyError when there is none."""
        sql = f"SELECT {BLOCK_COLUMNS} FROM blocks WHERE document_id = ? AND ordinal = ?"
        return block_from_row(self._one(sql, document_id, ordinal))

    def _read_block_text(self, document_id: int, ordinal: int) -> str:
        """Return the reading text of one block without the rest of it; KeyError when there is none."""
        return str(self._one("SELECT text FROM blocks WHERE document_id = ? AND ordinal = ?", document_id, ordinal)[0])

    def _read_text(self, document_id: int) -> str:
        """Return the source text of a document; KeyError when the id is not stored."""
        return str(self._one("SELECT text FROM documents WHERE id = ?", document_id)[0])

    def _read_head(self, document_id: int, length: int) -> str:
        """Return the first characters of the source text of a document; KeyError when the id is not stored."""
        return str(self._one("SELECT substr(text, 1, ?2) FROM documents WHERE id = ?1", document_id, length)[0])

    def _one(self, sql: str, *key: int) -> tuple[Any, ...]:
        rows = self._database.rows(sql, key)
        if not rows:
            raise KeyError(key)
        return rows[0]

    def _meta(self, key: str) -> str | None:
        rows = self._database.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

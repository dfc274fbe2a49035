"""What was found in stored documents, counted: document ids in, one record of counts each out.

Knows the tables of the store. Judges nothing: what a count means for a reader is said by whoever shows it.
"""
# ruff: noqa: S608 - statements are put together from constants; data always goes as a parameter.

import json
from collections.abc import Collection
from dataclasses import dataclass

from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCounts:
    """Counts of one document.

    Parameters
    ----------
    pages
        0 where the format has none.
    unread_pages
        Pages that were not read, or not well.
    figures, chunks
        What was found in it.
    vectors
        Chunks that have a vector; as many as `chunks` when the vectors have caught up.
    """

    pages: int = 0
    unread_pages: int = 0
    figures: int = 0
    chunks: int = 0
    vectors: int = 0


def count_documents(store: Store, ids: Collection[int]) -> dict[int, DocumentCounts]:
    """Return the counts of documents by id; an id that is not stored (any more) has only zeros."""
    wanted = (json.dumps(sorted(ids)),)
    among = "document_id IN (SELECT value FROM json_each(?)) GROUP BY document_id"
    pages = _count(store, f"SELECT document_id, count(*), sum(problem <> '') FROM pages WHERE {among}", wanted)
    figures = _count(store, f"SELECT document_id, count(*), 0 FROM figures WHERE {among}", wanted)
    embedded = "count(vectors.passage) FROM chunks LEFT JOIN vectors USING (passage)"
    chunks = _count(store, f"SELECT document_id, count(*), {embedded} WHERE {among}", wanted)
    none = (0, 0)
    return {
        each: DocumentCounts(
            pages=pages.get(each, none)[0],
            unread_pages=pages.get(each, none)[1],
            figures=figures.get(each, none)[0],
            chunks=chunks.get(each, none)[0],
            vectors=chunks.get(each, none)[1],
        )
        for each in ids
    }


def _count(store: Store, sql: str, parameters: tuple[str]) -> dict[int, tuple[int, int]]:
    return {document_id: (first, second) for document_id, first, second in store.rows(sql, parameters)}

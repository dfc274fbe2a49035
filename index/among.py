"""Ids of documents in, what the store holds of just those out: their rows, and the ids of their chunks.

None stands for all documents, an empty sequence for none. Ids that are not stored (any more) are passed over.
"""

import json
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from index.rows import DocumentRow
from index.store import Store


def documents_among(store: Store, documents: Collection[int] | None) -> tuple[DocumentRow, ...]:
    """Return the documents with these ids by name; None for all."""
    if documents is None:
        return store.documents()
    wanted = frozenset(documents)
    return tuple(row for row in store.documents() if row.id in wanted)


def chunks_among(store: Store, documents: Collection[int]) -> NDArray[np.int64]:
    """Return the ids of the chunks of documents, int64 (n,), ascending."""
    sql = "SELECT id FROM chunks WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    rows = store.rows(sql, (json.dumps(list(documents)),))
    return np.fromiter((chunk_id for (chunk_id,) in rows), np.int64, len(rows))

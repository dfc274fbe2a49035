"""Vectors as rows of the store: an open database in, which passages lack one out; vectors in, rows out.

A passage is what chunks that say the same under the same context share, and with it its vector. Computes none.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.database import Database
from index.replace import advance


def set_vectors(database: Database, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
    """Keep the vectors of chunks: float32 (n, dimension), one row per id; ids gone meanwhile are passed over."""
    rows = [(vector.astype("<f4").tobytes(), chunk_id) for chunk_id, vector in zip(ids, vectors, strict=True)]
    with database.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO vectors (passage, vector) SELECT passage, ? FROM chunks WHERE id = ?", rows
        )
        advance(connection, "vector_generation")


def drop_unused_vectors(database: Database) -> None:
    """Drop the vectors of passages that no document holds any more."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM vectors WHERE passage NOT IN (SELECT passage FROM chunks)")


def chunks_without_vectors(database: Database) -> tuple[int, ...]:
    """Return the ids of chunks without a vector, one for each passage, those of the document read last first."""
    # Chunks are numbered as they are read, so the highest number of a document tells when that was.
    sql = (
        "SELECT id FROM (SELECT min(id) AS id, document_id AS of FROM chunks"
        " WHERE passage NOT IN (SELECT passage FROM vectors) GROUP BY passage)"
        " ORDER BY max(id) OVER (PARTITION BY of) DESC, id"
    )
    return tuple(chunk_id for (chunk_id,) in database.rows(sql))

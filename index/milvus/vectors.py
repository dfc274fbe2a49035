"""Vectors with their chunk ids in, the nearest ids out, behind Milvus: what ``index.dense`` does on one machine.

Approximate: a graph, as on one machine beyond 100,000 vectors. The store holds every vector; which of them are here
is in the ledger.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.milvus.ledger import Ledger
from index.milvus.rows import Rows, between

# Vectors put or taken at once.
MOVED = 2000
# Ranges of chunks in one request: the chunks of a document are one, and so are those of documents read in a row.
ASKED = 200
# More are looked at than asked for: equal similarities go by id.
_BEYOND = 10
_VECTOR = "vector"


class MilvusVectors:
    """Unit vectors of one home folder behind Milvus.

    Parameters
    ----------
    address
        "milvus:" with the URI of a server.
    ledger
        Of the home folder.
    dimension
        Length of a vector; each length has its collection.

    Raises
    ------
    StoreError
        The server is out of reach or refuses; so do the methods that ask it.
    """

    def __init__(self, address: str, ledger: Ledger, dimension: int) -> None:
        self._ledger = ledger
        self._count: int | None = None
        self._rows = Rows(
            address,
            f"qa_vectors_{dimension}",
            ledger.home_id,
            numbers=("chunk",),
            vector=_VECTOR,
            dimension=dimension,
        )

    def __len__(self) -> int:
        """Count the vectors that were here when they were last changed from here."""
        if self._count is None:
            self._count = self._ledger.count_vectors()
        return self._count

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the chunks whose vectors are here."""
        return self._ledger.vector_ids()

    def held_ids(self) -> frozenset[int]:
        """Return those of `ids` that the server has."""
        rows = self._rows.read("chunk", sorted(self.ids), wanted=("chunk",))
        return frozenset(int(row["chunk"]) for row in rows)

    @property
    def state(self) -> str:
        """What `settle` was told last, "" at first."""
        return self._ledger.vector_state

    def mend(self) -> None:
        """Remove vectors that a killed process left half there, and all where some are missing.

        The caller holds ``index.lock.sole_writer``, and then adds the vectors that are not here.
        """
        self.remove(self._ledger.unsettled_vectors())
        if self._rows.count() != len(self):
            self.clear()

    def clear(self) -> None:
        """Remove all vectors."""
        self._ledger.keep_vector_state("")
        self._rows.take_all()
        self._ledger.forget_vectors(self.ids)
        self._count = None

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add vectors, float32 (n, dimension), unit rows, of chunks that have none here, int64 (n,)."""
        listed = [int(each) for each in ids]
        self._ledger.note_vectors(listed, settled=False)
        self._rows.put({"chunk": each, _VECTOR: row} for each, row in zip(listed, vectors, strict=True))
        self._ledger.note_vectors(listed, settled=True)
        self._count = None

    def remove(self, ids: Iterable[int]) -> None:
        """Remove the vectors of chunks; chunks that have none here are passed over."""
        for batch in _batches(ids):
            self._ledger.note_vectors(batch, settled=False)
            self._rows.take("chunk", batch)
            self._ledger.forget_vectors(batch)
        self._count = None

    def settle(self, state: str) -> None:
        """Remember which state of the store the vectors are in step with, and have them indexed."""
        self._rows.flush()
        self._ledger.keep_vector_state(state)

    def search(
        self, vector: NDArray[np.float32], k: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Find the nearest vectors; see ``index.searching.VectorSearch``."""
        query = np.asarray(vector, np.float32)
        conditions: list[str | None] = [None]
        if among is not None:
            runs = _runs(among)
            conditions = [between("chunk", runs[at : at + ASKED]) for at in range(0, len(runs), ASKED)]
        found = [
            chunk
            for condition in conditions
            for chunk, _ in self._rows.search(query, k + _BEYOND, wanted="chunk", inside=condition)
        ]
        pairs = self.similarities(vector, found)
        return tuple(sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:k])

    def similarities(self, vector: NDArray[np.float32], ids: Sequence[int]) -> dict[int, float]:
        """Compare a vector with those of some chunks, in the order of `ids`; chunks that have none are left out."""
        rows = {each["chunk"]: each[_VECTOR] for each in self._rows.read("chunk", ids, wanted=("chunk", _VECTOR))}
        known = [each for each in ids if each in rows]
        if not known:
            return {}
        matrix = np.array([rows[each] for each in known], np.float32)
        values = (matrix * np.asarray(vector, np.float64)).sum(axis=1)
        return dict(zip(known, values.tolist(), strict=True))


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, MOVED)):
        yield batch


def _runs(ids: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return ids in ascending order as ranges without gaps, both ends counted."""
    if not len(ids):
        return []
    breaks = np.flatnonzero(np.diff(ids) > 1)
    first, last = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [len(ids) - 1]])
    return list(zip(ids[first].tolist(), ids[last].tolist(), strict=True))

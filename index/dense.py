"""Vectors with their ids in, the nearest ids to a vector out: FAISS behind one class, and its file on disk.

Exact while there are few vectors, a graph beyond. A similarity is the inner product of unit vectors, the cosine, in
[-1, 1], higher is nearer. Knows nothing of texts, models and databases.
"""

import json
import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.durable import replace_durably, write_durably
from index.errors import StoreBroken, StoreFull

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]

# Exact search reads every vector: 9 ms for 100,000 of 384 dimensions, a third of the time that a question may take.
# A graph of as many takes half a minute to build and forgets nothing cheaply, so it has to be worth it.
EXACT_LIMIT = 100_000
# Neighbours of a vector in the graph, and candidates kept while building and searching it.
GRAPH_NEIGHBOURS = 32
GRAPH_BUILD_DEPTH = 80
GRAPH_SEARCH_DEPTH = 128
# A graph cannot drop a vector, only stop naming it; beyond this share of nameless ones it is built anew.
GRAPH_WASTE = 0.25

# So many vectors of a graph are compared one by one in about 20 ms; of a few among many its walk finds too little.
GRAPH_SCAN = 10_000

# FAISS sums in another order at another place in memory; similarities nearer than this may be one and the same.
_ROUNDING = 1e-5
_NAMELESS = -1


class DenseIndex:
    """Unit vectors by id; ids are 0 or more. Not for use by several threads while it changes."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._ids: set[int] = set()

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors) -> "DenseIndex":
        """Make an index.

        Parameters
        ----------
        ids
            int64 (n,), distinct, 0 or more; n may be 0.
        vectors
            float32 (n, d), rows of unit length.

        Returns
        -------
        An index of n vectors.
        """
        index = cls(vectors.shape[1])
        index.add(ids, vectors)
        return index

    def __len__(self) -> int:
        """Count the vectors."""
        return len(self._ids)

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the vectors."""
        return frozenset(self._ids)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors; the one that takes the index beyond `EXACT_LIMIT` waits for the graph to be built.

        Parameters
        ----------
        ids
            int64 (n,), distinct, 0 or more, none of them in the index.
        vectors
            float32 (n, dimension), rows of unit length.

        Raises
        ------
        ValueError
            If the arrays do not fit each other or the index, an id is there already, or a row has another length.
        """
        ids, vectors = np.ascontiguousarray(ids, np.int64), np.ascontiguousarray(vectors, np.float32)
        if vectors.shape != (len(ids), self.dimension):
            raise ValueError(f"vectors of shape {vectors.shape}, expected {(len(ids), self.dimension)}")
        fresh = set(ids.tolist())
        if len(fresh) < len(ids) or fresh & self._ids or min(fresh, default=0) < 0:
            raise ValueError(f"ids must be distinct, new and 0 or more; known already: {sorted(fresh & self._ids)[:5]}")
        # Written so that a length that is not a number fails too.
        if not np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3):
            raise ValueError("vectors must be of unit length")
        if not self._is_graph and len(self) + len(ids) > EXACT_LIMIT:
            self._rebuild(_make_graph(self.dimension))
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        self._index.add_with_ids(vectors, ids)
        self._ids |= fresh

    def remove(self, ids: Iterable[int]) -> None:
        """Remove vectors by id; ids that are not there are passed over."""
        gone = self._ids & set(map(int, ids))
        if not gone:
            return
        listed = np.fromiter(gone, np.int64, len(gone))
        if self._is_graph:
            names = faiss.vector_to_array(self._index.id_map)
            names[np.isin(names, listed)] = _NAMELESS
            faiss.copy_array_to_vector(names, self._index.id_map)
            self._index.construct_rev_map()
        else:
            self._index.remove_ids(faiss.IDSelectorBatch(listed))
        self._ids -= gone
        if self._is_graph and self._index.ntotal - len(self) > GRAPH_WASTE * self._index.ntotal:
            self._rebuild(_make_graph(self.dimension))

    def search(self, vector: Vectors, k: int, *, among: Ids | None = None) -> tuple[tuple[int, float], ...]:
        """Find the nearest vectors.

        Parameters
        ----------
        vector
            float32 (dimension,), of unit length.
        k
            How many, 1 or more.
        among
            int64 (m,), ids that may be found, those not there passed over; None for all.

        Returns
        -------
        At most k (id, similarity) pairs, best first, ties by id. Exact up to `EXACT_LIMIT` vectors, and among
        `GRAPH_SCAN` or fewer; beyond that about one in a thousand of the best ten is missed.
        """
        if among is not None and self._is_graph and len(among) <= GRAPH_SCAN:
            return _nearest(self.similarities(vector, among.tolist()), k)
        findable = len(self) if among is None else min(len(self), len(among))
        if not findable:
            return ()
        # One query is no work to share; threads that spin for it take the cores from whoever does work.
        faiss.omp_set_num_threads(1)
        query = np.ascontiguousarray(vector, np.float32).reshape(1, self.dimension)
        depth = k + 1
        while True:
            found, names = self._index.search(query, min(depth, findable), params=self._parameters(depth, among))
            kept = names[0] != _NAMELESS
            # Equal similarities go by id, so all that equal the last one have to be seen.
            if depth >= findable or kept.sum() < depth or found[0, k - 1] - found[0, -1] > _ROUNDING:
                break
            depth *= 2
        return _nearest(self.similarities(vector, names[0][kept].tolist()), k)

    def similarities(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """Compare a vector with some of the index.

        Parameters
        ----------
        vector
            float32 (dimension,), of unit length.
        ids
            Which; those that are not there are left out of the result.

        Returns
        -------
        Similarity by id, the same as `search` gives.
        """
        known = [number for number in ids if number in self._ids]
        if not known:
            return {}
        rows = self._index.reconstruct_batch(np.array(known, np.int64))
        # Row by row in double precision: equal vectors get equal similarities wherever they lie.
        values = (rows * np.asarray(vector, np.float64)).sum(axis=1)
        return dict(zip(known, values.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the index to a file in an existing folder, its checksum beside it, in place of what was there.

        Raises
        ------
        StoreFull
            If it cannot be written; what was there is kept.
        """
        aside = path.with_name(path.name + ".new")
        try:
            faiss.write_index(self._index, str(aside))
            replace_durably(aside, path)
            write_durably(_beside(path), json.dumps(_check(path)).encode())
        except (OSError, RuntimeError) as error:  # FAISS tells of a full disk as a RuntimeError
            aside.unlink(missing_ok=True)
            raise StoreFull(
                f"không ghi được chỉ mục vectơ {path}; giải phóng đĩa, kiểm tra quyền ghi hoặc đổi chỗ bằng QA_HOME"
            ) from error

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Read an index from its file.

        Parameters
        ----------
        path
            A file that `save` wrote.

        Returns
        -------
        The index.

        Raises
        ------
        StoreBroken
            If the file or its checksum is missing, or they do not match.
        """
        try:
            if json.loads(_beside(path).read_text(encoding="utf-8")) != _check(path):
                raise StoreBroken(_explain_damage(path))
            inner = faiss.read_index(str(path))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreBroken(_explain_damage(path)) from error
        if not isinstance(inner, faiss.IndexIDMap2):
            raise StoreBroken(_explain_damage(path))
        index = cls(inner.d)
        index._index = inner
        index._ids = set(faiss.vector_to_array(inner.id_map).tolist()) - {_NAMELESS}
        return index

    @property
    def _is_graph(self) -> bool:
        return isinstance(faiss.downcast_index(self._index.index), faiss.IndexHNSWFlat)

    def _parameters(self, depth: int, among: Ids | None) -> faiss.SearchParameters | None:
        if not self._is_graph and among is None:
            return None
        parameters: faiss.SearchParameters = faiss.SearchParameters()
        if self._is_graph:
            # Of what the walk keeps only the share that may be found is found, so it has to keep the more.
            share = 1.0 if among is None else min(1.0, len(among) / len(self))
            kept = int(max(GRAPH_SEARCH_DEPTH, 2 * depth) / share)
            parameters = faiss.SearchParametersHNSW(efSearch=kept)  # type: ignore[attr-defined]  # the stubs lack it
        parameters.sel = faiss.IDSelectorRange(0, np.iinfo(np.int64).max) if among is None else _select(among)
        return parameters

    def _rebuild(self, empty: faiss.Index) -> None:
        """Move all vectors that have a name to another index."""
        ids = np.fromiter(self._ids, np.int64, len(self._ids))
        moved = faiss.IndexIDMap2(empty)
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        if len(ids):
            moved.add_with_ids(self._index.reconstruct_batch(ids), ids)
        self._index = moved


def _select(among: Ids) -> faiss.IDSelector:
    """Return a selector of ids; a bit for each is far quicker to make and to ask than a set of them."""
    member = np.zeros(int(among.max()) + 1, bool)
    member[among] = True
    bits = np.packbits(member, bitorder="little")
    selector: faiss.IDSelector = faiss.IDSelectorBitmap(bits)  # type: ignore[arg-type, call-arg]  # as Python sees it
    return selector


def _nearest(similarities: dict[int, float], k: int) -> tuple[tuple[int, float], ...]:
    return tuple(sorted(similarities.items(), key=lambda pair: (-pair[1], pair[0]))[:k])


def _make_graph(dimension: int) -> faiss.IndexHNSWFlat:
    graph = faiss.IndexHNSWFlat(dimension, GRAPH_NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = GRAPH_BUILD_DEPTH
    return graph


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".check")


def _check(path: Path) -> dict[str, int]:
    """Give the size and the CRC-32 of a file: against damage, not against malice."""
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            checksum = zlib.crc32(piece, checksum)
        return {"bytes": file.tell(), "crc32": checksum}


def _explain_damage(path: Path) -> str:
    return f"chỉ mục vectơ {path} thiếu hoặc hỏng; chạy lại “qa index” để dựng lại từ cơ sở dữ liệu"

"""Vectors with their ids in, the nearest ids to a vector out: FAISS behind one class, and its file on disk.

Exact while there are few vectors. Beyond that lists of 8-bit codes, which stay in their file while nothing changes, say
which vectors may be near, and these are compared exactly: as they are kept elsewhere, where they are asked for. A
similarity is the inner product of unit vectors, the cosine, in [-1, 1], higher is nearer. Knows nothing of texts,
models and databases.
"""

import json
import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.durable import replace_durably, write_durably
from index.errors import StoreBroken, StoreFull
from index.vector_lists import TRAINED, Lists, count_lists, make_lists, narrow, open_file, select_ids, take_from_file

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]
# Ids in, those that are kept, and their vectors, out.
Recall = Callable[[Sequence[int]], tuple[Ids, Vectors]]

# Exact search reads every vector: 4 ms for so many of 384 dimensions, five times what the lists of as many take.
EXACT_LIMIT = 30_000
# Share of the lists that is searched, and how many of what they hold are compared exactly: among 50 by their codes the
# ten nearest of these lists are found.
SEARCHED = 1 / 32
COMPARED = 50
# Vectors moved at once from one index to another.
MOVED = 8192

# FAISS sums in another order at another place in memory; similarities nearer than this may be one and the same.
_ROUNDING = 1e-5
_NAMELESS = -1


class DenseIndex:
    """Unit vectors by id; ids are 0 or more. Not for use by several threads while it changes.

    Parameters
    ----------
    dimension
        Of the vectors.
    recall
        Gives vectors that were added, as they were; asked only beyond `EXACT_LIMIT`. Those that it leaves out are not
        found.
    """

    def __init__(self, dimension: int, recall: Recall) -> None:
        self.dimension = dimension
        self._recall = recall
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._ids: Ids = np.empty(0, np.int64)  # ascending
        self._is_mapped = False

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors, recall: Recall) -> "DenseIndex":
        """Make an index.

        Parameters
        ----------
        ids
            int64 (n,), distinct, 0 or more; n may be 0.
        vectors
            float32 (n, d), rows of unit length.
        recall
            Gives them again.

        Returns
        -------
        An index of n vectors.
        """
        index = cls(vectors.shape[1], recall)
        index.add(ids, vectors)
        return index

    def __len__(self) -> int:
        """Count the vectors."""
        return len(self._ids)

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the vectors."""
        return frozenset(self._ids.tolist())

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors; the one that takes the index beyond `EXACT_LIMIT`, or far beyond its lists, waits for new lists.

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
        known = ids[self._are_held(ids)]
        if len(known) or len(np.unique(ids)) < len(ids) or ids.min(initial=0) < 0:
            raise ValueError(f"ids must be distinct, new and 0 or more; known already: {sorted(known.tolist())[:5]}")
        # Written so that a length that is not a number fails too.
        if not np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3):
            raise ValueError("vectors must be of unit length")
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        count = len(self) + len(ids)
        lists = count_lists(count)
        if count > EXACT_LIMIT and lists >= 2 * self._lists:
            self._move(make_lists(self._sample(vectors, lists * TRAINED), lists))
        self._own()
        self._index.add_with_ids(vectors, ids)
        self._ids = np.union1d(self._ids, ids)

    def remove(self, ids: Iterable[int]) -> None:
        """Remove vectors by id; ids that are not there are passed over."""
        listed = np.unique(np.fromiter(ids, np.int64))
        gone = listed[self._are_held(listed)]
        if len(gone):
            self._own()
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
            self._ids = np.setdiff1d(self._ids, gone, assume_unique=True)

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
        At most k (id, similarity) pairs, best first, ties by id. Exact up to `EXACT_LIMIT` vectors; beyond that one of
        the best ten may be missed where it lies in a list that is not searched.
        """
        findable = len(self) if among is None else min(len(self), len(among))
        if not findable:
            return ()
        # One query is no work to share; threads that spin for it take the cores from whoever does work.
        faiss.omp_set_num_threads(1)
        query = np.ascontiguousarray(vector, np.float32).reshape(1, self.dimension)
        selector = None if among is None else select_ids(among)
        depth = max(k + 1, COMPARED) if self._lists else k + 1
        # Of few that may be found there are few in a list.
        share = max(SEARCHED * len(self), COMPARED * depth) / findable if self._lists else 1.0
        while True:
            found, names = self._index.search(query, min(depth, findable), params=narrow(self._index, share, selector))
            kept = names[0] != _NAMELESS
            # Equal similarities go by id, so all that equal the last one have to be seen.
            full = kept.sum() >= depth and found[0, k - 1] - found[0, -1] > _ROUNDING
            if full or (share >= 1 and (depth >= findable or kept.sum() < depth)):
                break
            depth, share = depth * 2, share * 2
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
        listed = np.array(ids, np.int64)
        known, rows = self._read(listed[self._are_held(listed)])
        # Row by row in double precision: equal vectors get equal similarities wherever they lie.
        values = (rows * np.asarray(vector, np.float64)).sum(axis=1)
        return dict(zip(known.tolist(), values.tolist(), strict=True))

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
    def load(cls, path: Path, recall: Recall) -> "DenseIndex":
        """Open an index; lists stay in the file, and are read as they are searched.

        Parameters
        ----------
        path
            A file that `save` wrote.
        recall
            Gives its vectors.

        Returns
        -------
        The index.

        Raises
        ------
        StoreBroken
            If the file or its checksum is missing, they do not match, or another kind of index is in it, as former
            versions made of many vectors.
        """
        try:
            if json.loads(_beside(path).read_text(encoding="utf-8")) != _check(path):
                raise StoreBroken(_explain_damage(path))
            inner, ids, is_mapped = open_file(path)
        except (OSError, ValueError, RuntimeError, TypeError) as error:
            raise StoreBroken(_explain_damage(path)) from error
        index = cls(inner.d, recall)
        index._index, index._ids, index._is_mapped = inner, ids, is_mapped
        return index

    @property
    def _lists(self) -> int:
        """How many lists there are; 0 while search is exact."""
        return int(self._index.nlist) if isinstance(self._index, Lists) else 0

    def _are_held(self, ids: Ids) -> NDArray[np.bool_]:
        """Tell of each id whether it is there."""
        if not len(self._ids):
            return np.zeros(len(ids), bool)
        places = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        held: NDArray[np.bool_] = self._ids[places] == ids
        return held

    def _read(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Return vectors as they were added, with their ids."""
        if not len(ids):
            return ids, np.empty((0, self.dimension), np.float32)
        return self._recall(ids.tolist()) if self._lists else (ids, self._index.reconstruct_batch(ids))

    def _sample(self, fresh: Vectors, size: int) -> Vectors:
        """Return so many of the vectors that are there and of those that come."""
        random = np.random.default_rng(0)
        count = len(self) + len(fresh)
        chosen = np.sort(random.choice(count, min(count, size), replace=False))
        old = chosen[chosen < len(self)]
        return np.concatenate([self._read(self._ids[old])[1], fresh[chosen[len(old) :] - len(self)]])

    def _move(self, empty: Any) -> None:
        """Put all vectors into another index."""
        for start in range(0, len(self), MOVED):
            ids, vectors = self._read(self._ids[start : start + MOVED])
            empty.add_with_ids(vectors, ids)
        self._index, self._is_mapped = empty, False

    def _own(self) -> None:
        """Copy what lies in the file, as it is to be changed."""
        if self._is_mapped:
            take_from_file(self._index)
        self._is_mapped = False


def _nearest(similarities: dict[int, float], k: int) -> tuple[tuple[int, float], ...]:
    return tuple(sorted(similarities.items(), key=lambda pair: (-pair[1], pair[0]))[:k])


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

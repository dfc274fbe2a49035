"""A number of vectors in, what each kind of index of them takes and finds out: the place where exact search ends.

The vectors are made up: unit vectors about centres that lie near each other, as those of one language and one kind of
paper do. Besides this system's own index, kinds of FAISS that it might use. Each is built and asked in a process of
its own, so that memory is that of one.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from qa.evaluation.bench_asking import percentile
from qa.evaluation.machine import memory_megabytes

Vectors = NDArray[np.float32]
Search = Callable[[Vectors], Sequence[int]]

DIMENSION = 384
DEPTH = 10
QUERIES = 200
MEMBERS = 50  # vectors about one centre, on average
# Shares of a vector that all have, that those of a centre have, and that it alone has: two of a centre have a cosine of
# about 0.9, two of different ones 0.75, as passages have with the default model.
_COMMON, _CENTRE, _OWN = 0.87, 0.39, 0.32
_NEIGHBOURS, _BUILD_DEPTH, _SEARCH_DEPTH = 32, 80, 128
_BLOCK = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of index: makes of all vectors something that is searched, and writes it to a file."""

    name: str
    build: Callable[[Vectors, Path], Search]


def make_vectors(count: int, *, seed: int, dimension: int = DIMENSION) -> tuple[Vectors, Vectors]:
    """Make up vectors and queries.

    Parameters
    ----------
    count
        Vectors, 1 or more.
    seed
        The same seed gives the same.
    dimension
        Of each.

    Returns
    -------
    float32 (count, dimension) and (`QUERIES`, dimension), rows of unit length; a query lies about one of the centres.
    """
    random = np.random.default_rng(seed)
    common = _unit(random.standard_normal((1, dimension), np.float32))
    centres = _unit(random.standard_normal((max(1, count // MEMBERS), dimension), np.float32))
    made = np.empty((count + QUERIES, dimension), np.float32)
    for start in range(0, len(made), _BLOCK):
        block = made[start : start + _BLOCK]
        own = _unit(random.standard_normal(block.shape, np.float32))
        chosen = centres[random.integers(0, len(centres), len(block))]
        block[:] = _unit(_COMMON * common + _CENTRE * chosen + _OWN * own)
    # Copied, as it would keep all the vectors in memory.
    return made[:count], made[count:].copy()


def measure_dense(counts: Sequence[int], *, kinds: Sequence[str] = (), seed: int = 1) -> dict[str, object]:
    """Build and ask every kind of index of every number of vectors.

    Parameters
    ----------
    counts
        Numbers of vectors.
    kinds
        Names of `KINDS` to measure; () for all.
    seed
        Of the vectors.

    Returns
    -------
    By number and kind: seconds to build, MB of file and of memory (own: without pages of files), milliseconds of a
    search on one thread, and the share of the true ten nearest that are found.
    """
    chosen = [kind.name for kind in KINDS if not kinds or kind.name in kinds]
    return {str(count): {name: _apart(count, name, seed) for name in chosen} for count in counts}


def _apart(count: int, name: str, seed: int) -> dict[str, float | None]:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as one:
        return one.submit(_measure, count, name, seed).result()


def _measure(count: int, name: str, seed: int) -> dict[str, float | None]:
    vectors, queries = make_vectors(count, seed=seed)
    true = _nearest(vectors, queries)
    kind = next(each for each in KINDS if each.name == name)
    with TemporaryDirectory(prefix="qa-bench-") as place:
        file = Path(place, "vectors")
        wall, cpu = perf_counter(), process_time()
        search = kind.build(vectors, file)
        wall, cpu = perf_counter() - wall, process_time() - cpu
        del vectors
        faiss.omp_set_num_threads(1)
        times: list[float] = []
        spent: list[float] = []
        found = 0
        for query, expected in zip(queries, true, strict=True):
            begun, used = perf_counter(), process_time()
            answer = search(query)
            spent.append((process_time() - used) * 1000)
            times.append((perf_counter() - begun) * 1000)
            found += len(expected & set(answer))
        return {
            "build_s": round(wall, 2),
            "build_cpu_s": round(cpu, 2),
            "file_mb": round(file.stat().st_size / 1e6, 1),
            "memory_mb": memory_megabytes()["own"],
            f"recall_at_{DEPTH}": round(found / (len(queries) * min(DEPTH, count)), 4),
            **{f"search_ms_p{percent}": round(percentile(times, percent), 3) for percent in (50, 95)},
            **{f"search_cpu_ms_p{percent}": round(percentile(spent, percent), 3) for percent in (50, 95)},
        }


def _nearest(vectors: Vectors, queries: Vectors) -> list[set[int]]:
    """Return the true nearest of each query, by plain products."""
    best: list[list[tuple[float, int]]] = [[] for _ in queries]
    for start in range(0, len(vectors), _BLOCK):
        products = queries @ vectors[start : start + _BLOCK].T
        for row, kept in zip(products, best, strict=True):
            top = np.argsort(row)[-DEPTH:]
            kept[:] = sorted([*kept, *((float(row[each]), start + int(each)) for each in top)])[-DEPTH:]
    return [{number for _, number in kept} for kept in best]


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def _build_ours(vectors: Vectors, file: Path) -> Search:
    # The database keeps the vectors; a file of them stands in for it, so that they are not counted as memory.
    kept = file.with_suffix(".npy")
    np.save(kept, vectors)
    rows = np.load(kept, mmap_mode="r")

    def recall(ids: Sequence[int]) -> tuple[NDArray[np.int64], Vectors]:
        return np.array(ids, np.int64), np.array(rows[ids])

    DenseIndex.build(np.arange(len(vectors), dtype=np.int64), vectors, recall).save(file)
    index = DenseIndex.load(file, recall)
    return lambda query: [number for number, _ in index.search(query, DEPTH)]


def _of_faiss(make: Callable[[int], Any], *, read_mapped: bool = False) -> Callable[[Vectors, Path], Search]:
    def build(vectors: Vectors, file: Path) -> Search:
        index = make(len(vectors))
        index.train(vectors)
        index.add(vectors)
        faiss.write_index(index, str(file))
        if read_mapped:
            index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
        return lambda query: index.search(query.reshape(1, -1), DEPTH)[1][0].tolist()

    return build


def _make(description: str) -> Any:
    """Return an empty index of a class that its description decides."""
    return faiss.index_factory(DIMENSION, description, faiss.METRIC_INNER_PRODUCT)


def _make_graph(_count: int) -> Any:
    graph = _make(f"HNSW{_NEIGHBOURS}_SQ8")
    graph.hnsw.efConstruction, graph.hnsw.efSearch = _BUILD_DEPTH, _SEARCH_DEPTH
    return graph


def _make_lists(count: int) -> Any:
    lists = max(1, int(4 * count**0.5))
    index = _make(f"IVF{lists},SQ8")
    index.nprobe = max(1, lists // 50)
    return index


KINDS = (
    Kind(name="this system", build=_build_ours),
    Kind(name="exact", build=_of_faiss(lambda _count: _make("Flat"))),
    Kind(name="exact, mapped from the file", build=_of_faiss(lambda _count: _make("Flat"), read_mapped=True)),
    Kind(name="exact, 8-bit codes", build=_of_faiss(lambda _count: _make("SQ8"))),
    Kind(name="graph, 8-bit codes", build=_of_faiss(_make_graph)),
    Kind(name="lists, 8-bit codes", build=_of_faiss(_make_lists)),
)

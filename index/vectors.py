"""Vectors catch up: stored chunks without a vector and an encoder in, stored vectors and the dense index out.

Done after the documents can be found by their words, in batches that are each kept: killed in between, the next run
goes on where this one stopped. The dense index is derived: its file name says which state of the store it holds, so a
file of another state is brought up to date, and a damaged one is made anew. Knows no files of documents.
"""

from collections.abc import Callable
from pathlib import Path

from index.address import LOCAL, read_address
from index.dense import DenseIndex
from index.document import Chunk
from index.embed import Encoder
from index.errors import StoreBroken, StoreError
from index.lock import sole_writer
from index.milvus.ledger import Ledger
from index.milvus.vectors import MilvusVectors
from index.searching import VectorSearch
from index.store import Store

# Passages a transaction: what a killed process computes again.
BATCH = 256
# Vectors moved at once from the store to the dense index.
MOVED = 8192
_PATTERN = "dense-*.faiss"
Report = Callable[[str], None]


def passage_text(chunk: Chunk) -> str:
    """Return what is embedded of a chunk: the nearest thing that it stands under, and what it says."""
    nearest = chunk.context.rsplit(" › ", 1)[-1]
    return f"{nearest}: {chunk.text}" if nearest else chunk.text


def complete_vectors(store: Store, encoder: Encoder, *, progress: Callable[[str, int, int], None]) -> int:
    """Compute and store the vectors that are missing.

    Parameters
    ----------
    store
        Bound to the encoder by ``Store.claim_model``.
    encoder
        Makes unit vectors, float32 (n, dimension).
    progress
        Told "Tính vectơ", how many are done, how many there are to do.

    Returns
    -------
    How many were computed.
    """
    missing = store.chunks_without_vectors()
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("Tính vectơ", done, len(missing))

    for start in range(0, len(missing), BATCH):
        chunks = store.chunks(missing[start : start + BATCH])
        if start == 0:
            advance(0)
        texts = [passage_text(each.chunk) for each in chunks.values()]
        store.set_vectors(list(chunks), encoder.encode_passages(texts, progress=advance))
    return done


def read_dense(store: Store, encoder: Encoder, *, report: Report | None = None) -> VectorSearch | None:
    """Open the dense index for searching with the vectors of an encoder; None while the store has no vectors.

    Where it is behind the store, it is brought up to date, and kept when nobody else is writing; `report` is told in
    Vietnamese of a damaged file.

    Raises
    ------
    StoreMismatch
        The vectors were made with another model.
    StoreError
        The index lies in a Milvus that is out of reach.
    """
    if store.model is None:
        return None
    store.claim_model(encoder.name, encoder.dimension)
    remote = open_remote_vectors(store)
    if remote is not None:
        if remote.state == _state(store):
            return remote
    elif (dense := _load(store, report)) is not None:
        return dense
    try:
        with sole_writer(store.home, wait_seconds=0):
            return refresh_dense(store)
    except StoreError:
        # Another process is indexing, or nothing can be written here: what is stored serves all the same.
        return remote or _catch_up(store)


def refresh_dense(store: Store, *, report: Report | None = None) -> VectorSearch:
    """Bring the dense index in step with the store; the caller holds ``index.lock.sole_writer``.

    Raises
    ------
    StoreFull
        It cannot be written; the former file is still there.
    StoreError
        The index lies in a Milvus that is out of reach.
    """
    remote = open_remote_vectors(store)
    if remote is not None:
        _refresh_remote(store, remote)
        return remote
    path = dense_path(store)
    dense = _load(store, report)
    if dense is not None:
        return dense
    dense = _catch_up(store)
    dense.save(path)
    for former in store.home.glob(f"{_PATTERN}*"):
        if not former.name.startswith(path.name):
            former.unlink(missing_ok=True)
    return dense


def open_remote_vectors(store: Store) -> MilvusVectors | None:
    """Open the index where the home has it in Milvus, None for a file of the home and while there are no vectors."""
    address = read_address(store.home)
    if address == LOCAL or store.model is None:
        return None
    return MilvusVectors(address, Ledger(store.home), store.model[1])


def _refresh_remote(store: Store, remote: MilvusVectors) -> None:
    state = _state(store)
    remote.mend()
    if remote.state == state:
        return
    # Equal ids do not mean equal vectors after another model came.
    if remote.state.partition("-")[0] != state.partition("-")[0]:
        remote.clear()
    _bring_in_step(store, remote)
    remote.settle(state)


def _load(store: Store, report: Report | None) -> DenseIndex | None:
    """Return the index of what is stored; None where its file is missing, as after each change, or (told) damaged."""
    path = dense_path(store)
    try:
        return DenseIndex.load(path, store.vectors)
    except StoreBroken:
        if report is not None and path.is_file():
            report(f"{path}: chỉ mục vectơ bị hỏng; đang dựng lại từ kho")
    return None


def _catch_up(store: Store) -> DenseIndex:
    """Make an index of all stored vectors, from the last file where that can be read."""
    dimension = 0 if store.model is None else store.model[1]
    dense = _newest(store, dimension) or DenseIndex(dimension, store.vectors)
    _bring_in_step(store, dense)
    return dense


def _bring_in_step(store: Store, dense: DenseIndex | MilvusVectors) -> None:
    stored = store.vector_ids()
    dense.remove(dense.ids.difference(stored))
    known = dense.ids
    missing = [chunk_id for chunk_id in stored if chunk_id not in known]
    for start in range(0, len(missing), MOVED):
        dense.add(*store.vectors(missing[start : start + MOVED]))


def _newest(store: Store, dimension: int) -> DenseIndex | None:
    """Return the last kept index of the same model, None when there is none or it is damaged."""
    files = sorted(
        store.home.glob(f"dense-{store.vector_generation[0]}-*.faiss"), key=lambda path: path.stat().st_mtime
    )
    for path in reversed(files):
        try:
            dense = DenseIndex.load(path, store.vectors)
        except StoreBroken:
            continue
        if dense.dimension == dimension:
            return dense
    return None


def dense_path(store: Store) -> Path:
    """Return the file of the dense index of what the store holds now; it may be missing."""
    return store.home / f"dense-{_state(store)}.faiss"


def _state(store: Store) -> str:
    models, vectors = store.vector_generation
    return f"{models}-{store.generation}-{vectors}"

"""Vectors catch up: stored chunks without a vector and an encoder in, stored vectors and the dense index file out.

Done after the documents can be found by their words, in batches that are each kept: killed in between, the next run
goes on where this one stopped. Knows no files of documents.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.document import Chunk
from index.store import Store

if TYPE_CHECKING:
    from index.embed import Encoder

# Passages a transaction: what a killed process computes again.
BATCH = 256
DENSE_NAME = "dense"


def passage_text(chunk: Chunk) -> str:
    """Return what is embedded of a chunk: the nearest thing that it stands under, and what it says."""
    nearest = chunk.context.rsplit(" › ", 1)[-1]
    return f"{nearest}: {chunk.text}" if nearest else chunk.text


def complete_vectors(store: Store, encoder: "Encoder", *, progress: Callable[[str, int, int], None]) -> int:
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

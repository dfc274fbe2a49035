"""Words catch up: stored chunks whose words are not indexed and a lexical index in, the same index with words out.

Finding the words of a text takes a hundred times as long as finding its syllables, so it is done after the documents
can be found by these, in batches that are each kept: stopped in between, the next run goes on where this one ended.
What batches leave behind of the documents as they were before is cleared away at the end.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO

from joblib import Parallel, delayed

from index.searching import WordIndex
from index.segment import split_words
from index.store import Store
from index.terms import chunk_terms, find_words

# Seconds between two commits: what a killed process finds again.
COMMIT_SECONDS = 10.0
# Chunks handed to a process at once; and for fewer in all, starting processes costs more than it saves.
BATCH = 64
WORTH_PROCESSES = 1500
# Share of removed entries beyond which an index is cleared of them. A search reads them like the others, and the engine
# drops them only where no entry of a batch is left: of 3,000 documents every third, for 7.3 ms a search against 4.3.
MOST_WASTED = 0.05
# Seconds after which a process without work ends.
IDLE_SECONDS = 5

Progress = Callable[[str, int, int], None]


def complete_words(store: Store, lexical: WordIndex, *, workers: int | None = None, progress: Progress) -> int:
    """Find and index the words of all documents that are indexed by their syllables alone.

    Parameters
    ----------
    store, lexical
        Of one home, in step; the caller holds ``index.lock.sole_writer``.
    workers
        Processes to use at most; None for as many as there are processors.
    progress
        Told "Tách từ", how many chunks are done, how many there are to do. What it raises is passed on after what is
        done is kept.

    Returns
    -------
    How many documents were completed.
    """
    waiting = lexical.documents_without_words()
    sizes = dict(store.rows("SELECT document_id, count(*) FROM chunks GROUP BY document_id")) if waiting else {}
    total = sum(sizes.get(each, 0) for each in waiting)
    processes = 1 if total < WORTH_PROCESSES else workers or os.cpu_count() or 1
    done, completed, kept_at = 0, 0, time.monotonic()
    if waiting:
        progress("Tách từ", 0, total)
    with TemporaryFile("w+", encoding="utf-8") as kept:
        try:
            for document_id, words in _find(store, waiting, processes):
                size = _replace(store, lexical, document_id, words)
                kept.write(json.dumps([document_id, words]) + "\n")
                completed, done = completed + 1, done + size
                if time.monotonic() - kept_at > COMMIT_SECONDS:
                    lexical.commit(store.generation)
                    kept_at = time.monotonic()
                progress("Tách từ", done, total)
        finally:
            if completed:
                lexical.commit(store.generation)
        if completed and lexical.wasted > MOST_WASTED:
            _write_anew(store, lexical, kept)
    return completed


def _replace(store: Store, lexical: WordIndex, document_id: int, words: Sequence[str]) -> int:
    """Put a document with the words of its chunks in place of itself; return how many chunks it has."""
    chunks = store.chunks_of_document(document_id)
    entries = [(each.id, chunk_terms(each.chunk, found)) for each, found in zip(chunks, words, strict=True)]
    lexical.remove_document(document_id)
    lexical.add(document_id, entries)
    return len(chunks)


def _write_anew(store: Store, lexical: WordIndex, kept: IO[str]) -> None:
    """Write documents again, all in one commit: what they were in before holds nothing then, and goes whole."""
    kept.seek(0)
    for line in kept:
        document_id, words = json.loads(line)
        _replace(store, lexical, document_id, words)
    lexical.commit(store.generation)


def words_of(texts: Sequence[str]) -> list[str]:
    """Return the words of each text, joined by spaces."""
    return [" ".join(find_words(text, split_words)) for text in texts]


def _find(store: Store, documents: Iterable[int], processes: int) -> Iterator[tuple[int, list[str]]]:
    """Give each document with the words of its chunks; what is found for a batch lies in memory, not all."""
    batches = _batches(store, documents)
    if processes == 1:
        for batch in batches:
            for document_id, texts in batch:
                yield document_id, words_of(texts)
        return
    with Parallel(
        n_jobs=processes, return_as="generator", pre_dispatch="2*n_jobs", idle_worker_timeout=IDLE_SECONDS
    ) as run:
        for found in run(delayed(_words_of_batch)(batch) for batch in batches):
            yield from found


def _batches(store: Store, documents: Iterable[int]) -> Iterator[list[tuple[int, list[str]]]]:
    batch: list[tuple[int, list[str]]] = []
    size = 0
    for document_id in documents:
        texts = [each.chunk.text for each in store.chunks_of_document(document_id)]
        batch.append((document_id, texts))
        size += len(texts)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _words_of_batch(batch: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    return [(document_id, words_of(texts)) for document_id, texts in batch]

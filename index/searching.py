"""What is asked of an index by words and of an index by vectors, whatever engine holds them.

The engines are ``index.lexical`` and ``index.dense`` on this machine, ``index.milvus`` beyond it. Does nothing itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.terms import ChunkTerms

# Told to ``WordIndex.commit`` in place of a generation: more is to come before the index is in step with the store.
UNFINISHED = -1


class WordSearch(Protocol):
    """Chunks ranked by the tokens that they share with a question."""

    @property
    def generation(self) -> int | None:
        """The store's generation at the last commit; None when nothing was committed, or tokens were other ones."""

    def count_chunks(self, syllable: str | None = None) -> int:
        """Return how many chunks hold an accent-folded syllable or pair of neighbours ("ngan_sach"); None for all."""

    def find_held(self, syllables: Iterable[str], documents: Sequence[int]) -> frozenset[str]:
        """Return those of some lower-case syllables that a chunk of the documents holds as written."""

    def search(
        self,
        question: str,
        k: int,
        *,
        accented: bool,
        documents: Sequence[int] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> tuple[tuple[int, float], ...]:
        """Return at most k (chunk id, BM25 score) pairs, best first, ties by chunk id.

        `accented` tells whether the question carries diacritics; `documents` are the ids to search in, None for all;
        `weights` by field stand in place of the usual ones (``index.terms``).
        """

    def refresh(self) -> None:
        """See what was committed meanwhile, here or by another process."""


class WordIndex(WordSearch, Protocol):
    """The same, kept in step with the store; the writer holds ``index.lock.sole_writer``."""

    @property
    def place(self) -> str:
        """Where it lies, to be told to a person."""

    @property
    def wasted(self) -> float:
        """Share of the entries that were removed and that searches still read; 0 where the engine clears them away."""

    def document_ids(self) -> frozenset[int]:
        """Return the ids of the documents that can be found."""

    def chunk_ids(self) -> frozenset[int]:
        """Return the ids of the chunks that can be found."""

    def documents_without_words(self) -> tuple[int, ...]:
        """Return the ids of the documents of which some chunk was added without its words, in order."""

    def add(self, document_id: int, entries: Iterable[tuple[int, ChunkTerms]]) -> None:
        """Add the chunks of a document, as (chunk id, terms); they are found after `commit`."""

    def remove_document(self, document_id: int) -> None:
        """Remove the chunks of a document; they are found until `commit`."""

    def commit(self, generation: int) -> None:
        """Make all changes since the last commit visible, and mark them with the store's generation."""

    def release(self) -> None:
        """Let go of the right to write; uncommitted changes are lost."""


class VectorSearch(Protocol):
    """Unit vectors by chunk id."""

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the vectors."""

    def __len__(self) -> int:
        """Count the vectors."""

    def search(
        self, vector: NDArray[np.float32], k: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Return the k nearest to a unit vector, float32 (dimension,): (id, cosine) pairs, best first, ties by id.

        `among` are the ids that may be found, int64 (m,), ascending, those not there passed over; None for all.
        """

    def similarities(self, vector: NDArray[np.float32], ids: Sequence[int]) -> dict[int, float]:
        """Return the cosine by id; ids that are not there are left out."""

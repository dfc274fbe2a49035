"""An Encoder for tests: no model, no training, the same vectors everywhere."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


class HashingEncoder:
    """Adds up one pseudo-random sign vector per word, so that texts with more words in common are nearer.

    Parameters
    ----------
    name
        What an index remembers.
    dimension
        Length of a vector, a multiple of 8 up to 512.
    """

    def __init__(self, name: str = "hashing", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return float32 (n, dimension), unit rows; `progress` gets 1 for each."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = self.encode_query(text)
            if progress is not None:
                progress(1)
        return rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return float32 (dimension,); a text without words is told by a word that nobody writes."""
        total = np.sum([self._signs(word) for word in text.casefold().split() or ["\0"]], axis=0)
        # Words that cancel each other out must still have a direction.
        total[0] += 0.5
        unit: NDArray[np.float32] = (total / np.linalg.norm(total)).astype(np.float32)
        return unit

    def _signs(self, word: str) -> NDArray[np.float64]:
        digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=self.dimension // 8).digest()
        return np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.float64) * 2 - 1

"""A text in, a unit vector of its words out: an encoder that costs nothing, for trials that judge no answer."""

from collections.abc import Callable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

DIMENSION = 32


class WordEncoder:
    """Adds up one fixed pseudo-random vector per word; an ``index.embed.Encoder`` of `DIMENSION` dimensions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.dimension = DIMENSION

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return float32 (n, dimension), rows of unit length; `progress` hears of each."""
        rows = np.empty((len(texts), DIMENSION), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = self.encode_query(text)
            if progress is not None:
                progress(1)
        return rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return float32 (dimension,), of unit length."""
        total = np.zeros(DIMENSION)
        for word in (self.name, *text.casefold().split()):
            seed = crc32(word.encode("utf-8", "replace"))
            total += np.random.default_rng(seed).standard_normal(DIMENSION)
        unit: NDArray[np.float32] = (total / np.linalg.norm(total)).astype(np.float32)
        return unit

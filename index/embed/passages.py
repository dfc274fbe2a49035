"""Passages in, their vectors out, by the packed default model: a batch a thread, one thread for each processor.

Threads that share the products of one batch wait for each other 300 times a batch; a batch each, they wait for
nothing. Batches hold tokens of passages of like length. Imports torch.
"""

import math
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.embed.convert import PASSAGE_PROMPT
from index.embed.encoder import clean_text
from index.embed.packed import PackedModel
from index.embed.pieces import Vocabulary, cut_text

# Tokens of a batch: with fewer, the weights are fetched from memory too often; with more, what is urgent waits longer
# for a batch to end, a third of a second for this many.
BATCH_TOKENS = 2_048
# Tokens that are not worth a second thread.
FEW_TOKENS = 256
_NICENESS = 10


class PassageEncoder:
    """What encodes passages; safe to call from several threads, though all share the processors.

    Parameters
    ----------
    model
        The packed model.
    vocabulary
        The pieces of its folder.
    threads
        Batches at once, from 1.
    """

    def __init__(self, model: PackedModel, vocabulary: Vocabulary, *, threads: int) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._threads = threads

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Encode passages, longest first.

        Parameters
        ----------
        texts
            Any number, of any length; what exceeds the model's longest input does not count.
        progress
            Called after each batch, in the caller's thread, with the number of passages done since its last call. No
            further batch is begun before it returns; what it raises is passed on when the batches in work are done.

        Returns
        -------
        float32 (n, dimension), unit rows in the order of `texts`.
        """
        rows = [
            cut_text(self._vocabulary, PASSAGE_PROMPT + clean_text(text), limit=self._model.longest) for text in texts
        ]
        vectors = np.empty((len(texts), self._model.dimension), np.float32)
        working: dict[Future[Tensor], list[int]] = {}

        def collect() -> None:
            for future in wait(working, return_when=FIRST_COMPLETED).done:
                positions = working.pop(future)
                vectors[positions] = future.result().numpy()
                if progress is not None:
                    progress(len(positions))

        with ThreadPoolExecutor(self._threads, "embed", _settle) as pool:
            for batch in split_tokens([len(row) for row in rows], threads=self._threads):
                if len(working) == self._threads:
                    collect()
                working[pool.submit(self._model.encode, [rows[position] for position in batch])] = batch
            while working:
                collect()
        return vectors


def _settle() -> None:
    """Make the thread that calls it one that works alone and lets others go first."""
    torch.set_num_threads(1)
    if sys.platform == "linux":
        # Of this thread only: a question that comes while a batch is in work gets the processor at once.
        os.nice(_NICENESS)


def split_tokens(lengths: Sequence[int], *, threads: int) -> Iterator[list[int]]:
    """Group passages of like length, longest first, in batches of about the same number of tokens.

    Parameters
    ----------
    lengths
        Tokens of each passage, from 1.
    threads
        Batches at once; there are as many for each, unless the tokens are few.

    Yields
    ------
    Positions of one batch, each position in one batch: at most `BATCH_TOKENS` and a passage.
    """
    total = sum(lengths)
    count = math.ceil(total / BATCH_TOKENS)
    if total > FEW_TOKENS:
        count = math.ceil(count / threads) * threads
    batch: list[int] = []
    given, begun = 0, 0
    for position in sorted(range(len(lengths)), key=lambda position: -lengths[position]):
        batch.append(position)
        given += lengths[position]
        if given * count >= total * (begun + 1):
            yield batch
            batch, begun = [], begun + 1
    if batch:
        yield batch

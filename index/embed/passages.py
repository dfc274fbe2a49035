"""Passages in, their vectors out, by the packed default model: a batch a thread, one thread for each processor.

Threads that share the products of one batch wait for each other 300 times a batch; a batch each, they wait for
nothing. Batches hold tokens of passages of like length. Imports torch.
"""

import math
import threading
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

# Tokens of a batch: with fewer, the weights are fetched from memory too often.
BATCH_TOKENS = 2_048
# Tokens that are not worth a second thread.
FEW_TOKENS = 256
# Between two looks at whether something is more urgent.
_LOOK_SECONDS = 0.05


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
            Called in the caller's thread after each batch, with the number of passages done since its last call, and
            with 0 many times a second in between. While it runs, no layer of any batch is begun; what it raises is
            passed on when the batches in work are done.

        Returns
        -------
        float32 (n, dimension), unit rows in the order of `texts`.
        """
        rows = [
            cut_text(self._vocabulary, PASSAGE_PROMPT + clean_text(text), limit=self._model.longest) for text in texts
        ]
        vectors = np.empty((len(texts), self._model.dimension), np.float32)
        working: dict[Future[Tensor], list[int]] = {}
        may_work = threading.Event()
        may_work.set()

        def tell(count: int) -> None:
            if progress is not None:
                may_work.clear()
                try:
                    progress(count)
                finally:
                    may_work.set()

        def collect() -> None:
            while not (done := wait(working, _LOOK_SECONDS, FIRST_COMPLETED).done):
                tell(0)
            for future in done:
                positions = working.pop(future)
                vectors[positions] = future.result().numpy()
                tell(len(positions))

        # Within a batch nothing is shared: what torch divides among threads it divides among one.
        with ThreadPoolExecutor(self._threads, "embed", torch.set_num_threads, (1,)) as pool:
            for batch in split_tokens([len(row) for row in rows], threads=self._threads):
                if len(working) == self._threads:
                    collect()
                some = [rows[position] for position in batch]
                working[pool.submit(self._model.encode, some, may_work.wait)] = batch
            while working:
                collect()
        return vectors


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

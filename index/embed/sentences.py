"""A SentenceTransformer as an Encoder. With ``bert`` and ``reranker`` the only module that imports that library.

Takes a folder or a hub name. Knows nothing of the default model, of caches and of indexes.
"""

# These take seconds to import: only whoever loads a model pays for them.
# ruff: noqa: PLC0415

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.embed.convert import PASSAGE_PROMPT, QUERY_PROMPT
from index.embed.device import batch_bounds, precision
from index.embed.encoder import clean_text

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceEncoder:
    """A loaded SentenceTransformer as an Encoder; safe to call from several threads.

    Parameters
    ----------
    model
        The model; it is switched to inference.
    name
        What an index remembers.
    query_prompt, passage_prompt
        Put before every query and passage.
    """

    def __init__(self, model: "SentenceTransformer", *, name: str, query_prompt: str, passage_prompt: str) -> None:
        self._model = model.eval()
        self._name = name
        self._prompts = {"query": query_prompt, "document": passage_prompt}
        # The tokenizer changes its own truncation and padding on each call and breaks when two threads do so.
        self._tokenizing = Lock()
        self._dimension = len(self._encode(["a"], "query")[0])

    @property
    def name(self) -> str:
        """What an index remembers, to refuse vectors of another model."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Encode passages, longest first, so that memory is known from the first batch and little is padded.

        Parameters
        ----------
        texts
            Any number, of any length; what exceeds the model's own limit does not count.
        progress
            Called after each batch with the number of passages done since its last call.

        Returns
        -------
        float32 (n, dimension), unit rows in the order of `texts`.
        """
        vectors = np.empty((len(texts), self._dimension), np.float32)
        passages, characters = batch_bounds(self._model.device)
        for batch in split_batches([len(text) for text in texts], passages=passages, characters=characters):
            vectors[batch] = self._encode_fitting([texts[position] for position in batch])
            if progress is not None:
                progress(len(batch))
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Encode one query.

        Parameters
        ----------
        text
            What is searched for.

        Returns
        -------
        float32 (dimension,), of unit length.
        """
        vector: NDArray[np.float32] = self._encode([text], "query")[0]
        return vector

    def _encode_fitting(self, texts: list[str]) -> NDArray[np.float32]:
        """Encode passages at once, or in halves where the memory of a card does not hold them."""
        import torch

        try:
            return self._encode(texts, "document")
        except torch.OutOfMemoryError:
            if len(texts) == 1:
                raise
        # Outside of the handler: the error holds on to what did not fit.
        torch.cuda.empty_cache()
        half = len(texts) // 2
        return np.concatenate([self._encode_fitting(texts[:half]), self._encode_fitting(texts[half:])])

    def _encode(self, texts: list[str], task: str) -> NDArray[np.float32]:
        """Do what ``SentenceTransformer.encode`` does for one batch, without its 2-3 ms of checks per call."""
        import torch
        from sentence_transformers.util import batch_to_device

        clean = [clean_text(text) for text in texts]
        with torch.inference_mode(), precision(self._model.device):
            with self._tokenizing:
                features = self._model.preprocess(clean, prompt=self._prompts[task], task=task)
            vectors = self._model(batch_to_device(features, self._model.device), task=task)["sentence_embedding"]
            unit = torch.nn.functional.normalize(vectors.float(), dim=1)
        array: NDArray[np.float32] = unit.cpu().numpy()
        return array


def split_batches(lengths: Sequence[int], *, passages: int, characters: int) -> Iterator[list[int]]:
    """Group passages of like length, longest first.

    Parameters
    ----------
    lengths
        Characters of each passage.
    passages, characters
        The most of a batch.

    Yields
    ------
    Positions of one batch: at most `passages`, and at most `characters` when each counts as much as the longest, but
    never none. Each position stands in one batch.
    """
    order = sorted(range(len(lengths)), key=lambda position: -lengths[position])
    first = 0
    while first < len(order):
        size = max(1, min(passages, characters // max(1, lengths[order[first]])))
        yield order[first : first + size]
        first += size


def load_model(source: str, *, local: bool) -> "SentenceTransformer":
    """Load a SentenceTransformer from a folder or, where `local` is false, from the hub."""
    prepare_torch()
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(source, local_files_only=local)


def prepare_torch() -> None:
    """Use all cores, and keep the libraries' progress bars and load reports off the screen; call it before all else.

    Threads that wait for each other sleep instead of spinning: while another process wants a core too, encoding is
    two to three times as fast, for half the processor time.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import torch
    from huggingface_hub.utils import logging as hub_logging
    from transformers.utils import logging

    hub_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(os.cpu_count() or 1)


def choose_prompts(prompts: Mapping[str, str | None], name: str) -> tuple[str, str]:
    """Return (query prompt, passage prompt): the model's own, else those that all e5 models were trained with."""
    query = prompts.get("query") or ""
    passage = prompts.get("passage") or prompts.get("document") or ""
    if not query and not passage and re.search(r"\be5\b", name.lower()) and "instruct" not in name.lower():
        return QUERY_PROMPT, PASSAGE_PROMPT
    return query, passage

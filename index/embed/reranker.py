"""A CrossEncoder that reads a question and a passage together and says how relevant the one is to the other.

Any one-score CrossEncoder that sentence-transformers can read, from a folder or by its hub name. Optional: no command
loads one unless it is set. Ranks nothing itself.
"""

# Importing sentence-transformers takes seconds: only whoever sets a reranker pays for it.
# ruff: noqa: PLC0415

import os
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.embed.encoder import clean_text
from index.embed.load import find_named
from index.embed.sentences import prepare_torch

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 16  # pairs of one forward pass


class Reranker(Protocol):
    """What reads a question and a passage together."""

    def score(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 (n,), each 0..1, higher is more relevant, in the order of `passages`."""


class CrossEncoderReranker:
    """A loaded CrossEncoder as a Reranker; safe to call from several threads.

    Parameters
    ----------
    model
        With one output a pair.

    Raises
    ------
    ValueError
        If the model tells classes apart in place of giving one score.
    """

    def __init__(self, model: "CrossEncoder") -> None:
        if model.num_labels != 1:
            raise ValueError(f"mô hình cho {model.num_labels} nhãn mỗi cặp, cần đúng một điểm số")
        self._model = model.eval()
        # The tokenizer changes its own truncation and padding on each call and breaks when two threads do so.
        self._lock = Lock()

    def score(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Score pairs of the question and each passage.

        Parameters
        ----------
        question
            What is asked.
        passages
            Any number, of any length; what exceeds the model's own limit does not count.

        Returns
        -------
        float32 (n,), each 0..1: the logistic function of the model's output, whatever activation it was trained with.
        """
        if not passages:
            return np.zeros(0, np.float32)
        import torch
        from torch.nn import Sigmoid

        # Whoever embeds passages (``index.embed.passages``) leaves torch at one thread.
        torch.set_num_threads(os.cpu_count() or 1)
        pairs = [(clean_text(question), clean_text(passage)) for passage in passages]
        with self._lock:
            scores = self._model.predict(
                pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=Sigmoid(), convert_to_numpy=True
            )
        return np.asarray(scores, np.float32)


def load_reranker(setting: str, *, report: Callable[[str], None]) -> CrossEncoderReranker:
    """Load a cross-encoder.

    Parameters
    ----------
    setting
        A folder that sentence-transformers can read, or a name on the Hugging Face hub. A hub model that was
        downloaded before is taken from disk without asking the hub.
    report
        Gets one line of Vietnamese before a download.

    Raises
    ------
    ModelUnavailable
        If it cannot be loaded; its text says why and what to do.
    """
    return find_named(setting, _load, kind="mô hình xếp hạng lại", cure="hoặc bỏ QA_RERANKER", report=report)


def _load(source: str, *, local: bool) -> CrossEncoderReranker:
    prepare_torch()
    from sentence_transformers import CrossEncoder

    return CrossEncoderReranker(CrossEncoder(source, local_files_only=local))

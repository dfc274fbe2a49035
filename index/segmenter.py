"""Loads the finders of sentences and of words: each when it is first asked for, and nothing beside it.

The only importer of underthesea. Does NOT look at texts: that is ``index.segment``.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from threading import Lock
from typing import NoReturn, Protocol


class Tokenize(Protocol):
    """What cuts a sentence into words."""

    def __call__(self, sentence: str, *, use_token_normalize: bool) -> list[str]:
        """Return the words in order, several syllables to a word."""


# Imported by the package beside what is used here: the translator alone brings torch, 2.4 s and 250 MB.
_EXTRAS = tuple(
    f"underthesea.{name}"
    for name in (
        "address",
        "agent",
        "pipeline.classification",
        "pipeline.dependency_parse",
        "pipeline.lang_detect",
        "pipeline.sentiment",
        "pipeline.translate",
    )
)


# The library loads at first use, and lets a second thread at what the first is still loading; so does the import below.
_LOADING = Lock()


def sentence_tokenizer() -> Callable[[str], list[str]]:
    """Return what cuts a text into its sentences; loads it at the first call, without what finds words."""
    with _LOADING:
        return _load_sentence_tokenizer()


def word_tokenizer() -> Tokenize:
    """Return what cuts a sentence into its words; loads it at the first call, which takes half a second."""
    with _LOADING:
        return _load_word_tokenizer()


@cache
def _load_sentence_tokenizer() -> Callable[[str], list[str]]:
    with _alone("underthesea", "underthesea.pipeline"):
        from underthesea.pipeline.sent_tokenize import sent_tokenize  # noqa: PLC0415

        sent_tokenize("Một.")
    return sent_tokenize  # type: ignore[no-any-return]


@cache
def _load_word_tokenizer() -> Tokenize:
    # Imported at first use: it costs half a second, which neither reading a document nor asking need pay.
    with _without_extras(), _read_plainly():
        from underthesea import word_tokenize  # noqa: PLC0415

        word_tokenize("một", use_token_normalize=False)
    return word_tokenize  # type: ignore[no-any-return]


@contextmanager
def _alone(*packages: str) -> Iterator[None]:
    """Import modules of packages, outermost first, without what these import; nothing of it stays imported."""
    before = set(sys.modules)
    for name in packages:
        spec = find_spec(name)
        if name not in sys.modules and spec is not None:
            sys.modules[name] = module_from_spec(spec)
    try:
        yield
    finally:
        for name in set(sys.modules) - before:
            if name.startswith(packages):
                del sys.modules[name]


@contextmanager
def _without_extras() -> Iterator[None]:
    """Import underthesea as if its extras were not installed, which it allows for."""
    hidden = [name for name in _EXTRAS if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment] # how Python is told that a module cannot be imported
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


class _PlainReader(pickle.Unpickler):
    """Reads lists, sets and texts, and nothing that would have to be made by a class."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name}")


@contextmanager
def _read_plainly() -> Iterator[None]:
    """Let underthesea read its dictionaries with Python's own reader: joblib's takes five times as long.

    What holds more than plain data is left to joblib.
    """
    import joblib  # noqa: PLC0415 - as underthesea

    read = joblib.load

    def load(path: str, *options: object, **named: object) -> object:
        with suppress(pickle.UnpicklingError), Path(path).open("rb") as file:
            return _PlainReader(file).load()
        return read(path, *options, **named)

    joblib.load = load
    try:
        yield
    finally:
        joblib.load = read

"""An open index that may change while the page is served: opened anew when documents came or went. Answers nothing."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from index.errors import CorpusError
from index.lock import is_writing
from index.store import Store
from qa.answer import Answer
from qa.rank.search_hit import SearchHit
from qa.step import Tell, tell_nobody

_LOG = logging.getLogger(__name__)

WRITING_PAUSE = 10.0
"""Seconds before an index that is still being written is opened all the same: each opening may take seconds, and what
is written by then is only a part."""


class AnsweringIndex(Protocol):
    """What the page needs of ``qa.ask.Asker``."""

    @property
    def store(self) -> Store:
        """The documents that are answered from."""
        ...

    def ask(
        self,
        text: str,
        *,
        context: Sequence[str] = (),
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Answer one question."""
        ...

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text."""
        ...


class OpenedLater:
    """An index that is opened by whoever asks it first; its documents are at hand before that. Threads may share it.

    Parameters
    ----------
    store
        The documents of the index.
    open_index
        Opens it, which may take a second; what it raises is raised to whoever asks.
    """

    def __init__(self, store: Store, open_index: Callable[[], AnsweringIndex]) -> None:
        self.store = store
        self._open_index = open_index
        self._opening = threading.Lock()
        self._opened: AnsweringIndex | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody asked it already."""
        return self._opened is not None

    def open(self) -> AnsweringIndex:
        """Return the open index; others who ask meanwhile wait for it."""
        with self._opening:
            if self._opened is None:
                self._opened = self._open_index()
            return self._opened

    def ask(
        self,
        text: str,
        *,
        context: Sequence[str] = (),
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Answer one question."""
        return self.open().ask(text, context=context, documents=documents, as_typed=as_typed, tell=tell)

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text."""
        return self.open().search(text, k, documents=documents)


class LiveIndex:
    """An index that is kept up with its files; threads may share it.

    Parameters
    ----------
    index
        As it was opened first.
    reopen
        Opens the same index anew; None when it never changes.
    """

    def __init__(self, index: AnsweringIndex, reopen: Callable[[], AnsweringIndex] | None) -> None:
        self.index = index
        self.opened = 0
        self._reopen = reopen
        # None: opened while somebody was writing, so that what was opened may be behind.
        self._state: tuple[int, ...] | None = self._look()
        self._waits_since: float | None = None
        self._opening = threading.Lock()

    def refresh(self) -> None:
        """Open it anew; whoever asks it now keeps what is open."""
        if self._reopen is None:
            return
        with self._opening:
            self._open_anew(self._reopen)

    def keep_up(self) -> None:
        """Open it anew where it was changed from outside; one caller does so, others go on meanwhile."""
        if self._reopen is None or self._look() == self._state or not self._opening.acquire(blocking=False):
            return
        try:
            if not (is_writing(self.index.store.home) and self._is_soon()):
                self._open_anew(self._reopen)
        except CorpusError as error:
            _LOG.warning("%s; trang web trả lời từ phần đã mở trước đó", error)
        finally:
            self._opening.release()

    def _open_anew(self, reopen: Callable[[], AnsweringIndex]) -> None:
        # In this order: what changes after the first look is seen by the next one.
        state = self._look()
        self._state = None if is_writing(self.index.store.home) else state
        self.index = reopen()
        self.opened += 1
        self._waits_since = None

    def _is_soon(self) -> bool:
        """Tell whether what is being written was first seen a short while ago."""
        now = time.monotonic()
        self._waits_since = now if self._waits_since is None else self._waits_since
        return now - self._waits_since < WRITING_PAUSE

    def _look(self) -> tuple[int, ...]:
        """Return what differs once anything that is searched does: a matter of microseconds."""
        store = self.index.store
        return store.generation, *store.vector_generation

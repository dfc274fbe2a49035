"""Long work in a thread of its own, watched from outside: how far it is, what it gave, and an end when it is told.

Knows nothing of the work but the function that it calls as it goes on.
"""

import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TypeVar

from qa.watched import Report

Result = TypeVar("Result")

_SECONDS = 0.4  # between two words about the progress
_LONGEST_NAME = 80


class Stopped(Exception):
    """The work was told to end."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` steps of `total`."""

    done: int
    total: int


class Tasks:
    """The work that runs, each under a name that only whoever started it knows; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, threading.Event] = {}

    def stop(self, name: str) -> None:
        """Tell a piece of work to end; one that does not run is left alone."""
        with self._lock:
            ended = self._running.get(name)
        if ended is not None:
            ended.set()

    def watch(self, name: str, work: Callable[[Report], Result]) -> Generator[Progress, None, Result]:
        """Run `work` and yield its progress now and then; return its result.

        When the generator is closed, the work is told to end.

        Raises
        ------
        Stopped
            `stop` was called with the name.
        """
        told: SimpleQueue[Progress | None] = SimpleQueue()
        results: list[Result] = []
        errors: list[BaseException] = []
        with self._named(name[:_LONGEST_NAME]) as ended:

            def report(done: int, total: int) -> None:
                if ended.is_set():
                    raise Stopped
                told.put(Progress(done, total))

            def run() -> None:
                try:
                    results.append(work(report))
                except BaseException as error:  # noqa: BLE001 - handed to whoever watches
                    errors.append(error)
                finally:
                    told.put(None)

            thread = threading.Thread(target=run, daemon=True)
            thread.start()
            yield from _follow(told)
            thread.join()
        if errors:
            raise errors[0]
        return results[0]

    @contextmanager
    def _named(self, name: str) -> Iterator[threading.Event]:
        ended = threading.Event()
        with self._lock:
            self._running[name] = ended
        try:
            yield ended
        finally:
            ended.set()
            with self._lock:
                if self._running.get(name) is ended:
                    del self._running[name]


def _follow(told: "SimpleQueue[Progress | None]") -> Iterator[Progress]:
    """Yield what is told, no more often than every few tenths of a second, until the end is told."""
    last = float("-inf")
    while (progress := told.get()) is not None:
        if time.monotonic() - last >= _SECONDS:
            last = time.monotonic()
            yield progress

"""How many questions are being answered right now, and waiting until there are none. Threads in, nothing out."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class InHand:
    """Counts what several threads have in hand."""

    def __init__(self) -> None:
        self._count = 0
        self._ended = -math.inf
        self._news = threading.Condition()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one more for the length of a ``with`` block."""
        with self._news:
            self._count += 1
        try:
            yield
        finally:
            with self._news:
                self._count -= 1
                self._ended = time.monotonic()
                self._news.notify_all()

    def wait_for_none(self, seconds: float) -> bool:
        """Wait until nothing is in hand, at most so many seconds; tell whether that came."""
        with self._news:
            return self._news.wait_for(lambda: self._count == 0, timeout=seconds)

    def wait_for_quiet(
        self, quiet: float, seconds: float, *, unless: Callable[[], bool] = lambda: False, look: float = math.inf
    ) -> bool:
        """Wait until nothing has been in hand for `quiet` seconds; tell whether that came.

        Parameters
        ----------
        quiet, seconds
            How long nothing is in hand, and how long that is waited for at most.
        unless, look
            What ends the waiting too, and after how many seconds each time it is asked.
        """
        until = time.monotonic() + seconds
        with self._news:
            while True:
                now = time.monotonic()
                rest = math.inf if self._count else self._ended + quiet - now
                if rest <= 0 or now >= until or unless():
                    return rest <= 0
                self._news.wait(min(rest, until - now, look))

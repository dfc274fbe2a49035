"""How many questions are being answered right now, and waiting until there are none. Threads in, nothing out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class InHand:
    """Counts what several threads have in hand."""

    def __init__(self) -> None:
        self._count = 0
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
                self._news.notify_all()

    def wait_for_none(self, seconds: float) -> bool:
        """Wait until nothing is in hand, at most so many seconds; tell whether that came."""
        with self._news:
            return self._news.wait_for(lambda: self._count == 0, timeout=seconds)

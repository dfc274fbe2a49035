"""A way to look up the generation of a store in, the generation out: looked up each time, or once for a piece of work.

A question asks for it eight times within milliseconds, and each look is a read transaction. Knows no tables.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Generation:
    """How many times documents of a store were replaced or removed; threads may share it.

    Parameters
    ----------
    look_up
        Reads it from the store.
    """

    def __init__(self, look_up: Callable[[], int]) -> None:
        self._look_up = look_up
        self._held = threading.local()

    def now(self) -> int:
        """Return what this thread holds, else what the store says."""
        held: int | None = getattr(self._held, "number", None)
        return self._look_up() if held is None else held

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let `now` say the same all the while in this thread, whatever is written meanwhile."""
        before = getattr(self._held, "number", None)
        self._held.number = self.now()
        try:
            yield
        finally:
            self._held.number = before

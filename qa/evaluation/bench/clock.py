"""Wall and processor time of stretches of work, added up by name. Knows nothing of what it times."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(slots=True)
class Spent:
    """Seconds of the wall clock and of the processor, all threads of this process together."""

    wall: float = 0.0
    cpu: float = 0.0


class Clock:
    """Adds up what is spent in named stretches; a stretch inside another counts for itself alone."""

    def __init__(self) -> None:
        self.spent: dict[str, Spent] = {}
        self._inner = [Spent()]

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Count the time of a ``with`` block for a name, without the stretches inside it."""
        self._inner.append(Spent())
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            inside = self._inner.pop()
            mine = self.spent.setdefault(name, Spent())
            mine.wall += wall - inside.wall
            mine.cpu += cpu - inside.cpu
            self._inner[-1].wall += wall
            self._inner[-1].cpu += cpu

    def timed(self, name: str, work: Callable[..., Made]) -> Callable[..., Made]:
        """Return a function that does the same, its time counted for a name."""

        def run(*arguments: object, **named: object) -> Made:
            with self.time(name):
                return work(*arguments, **named)

        return run


@contextmanager
def watched(module: ModuleType, stages: Mapping[str, str], clock: Clock) -> Iterator[None]:
    """Time functions that a module calls by its own names, as long as the ``with`` block runs.

    Parameters
    ----------
    module
        The module that composes them: what is timed is the real flow, not a copy of it.
    stages
        Name in the module -> name to count for.
    clock
        Counts.
    """
    own = {name: getattr(module, name) for name in stages}
    try:
        for name, stage in stages.items():
            setattr(module, name, clock.timed(stage, own[name]))
        yield
    finally:
        for name, work in own.items():
            setattr(module, name, work)

"""Ids in, what was read for them out: kept by id, as long as the store stays as it is.

Bounded, the oldest goes first; threads may share it. Reads nothing itself.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")


class KeptById(Generic[T]):
    """Remembers records of one generation of a store.

    Parameters
    ----------
    read
        Reads the records of some ids; an id without one may be left out.
    most
        How many records are kept.
    """

    def __init__(self, read: Callable[[Sequence[int]], Mapping[int, T]], most: int) -> None:
        self._read = read
        self._most = most
        self._generation: int | None = None
        self._kept: dict[int, T] = {}
        self._lock = threading.Lock()

    def find(self, ids: Iterable[int], generation: int) -> dict[int, T]:
        """Return the records of ids in their order, those without one left out.

        Parameters
        ----------
        ids
            Each once.
        generation
            Of the store, looked up before: what was kept of another one is forgotten.
        """
        order = list(ids)
        with self._lock:
            if generation != self._generation:
                self._kept.clear()
                self._generation = generation
            found = {each: self._kept[each] for each in order if each in self._kept}
        if len(found) < len(order):
            fresh = self._read([each for each in order if each not in found])
            found.update(fresh)
            self._keep(fresh, generation)
        return {each: found[each] for each in order if each in found}

    def _keep(self, fresh: Mapping[int, T], generation: int) -> None:
        with self._lock:
            if generation == self._generation:
                self._kept.update(fresh)
                for each in list(islice(self._kept, max(0, len(self._kept) - self._most))):
                    del self._kept[each]

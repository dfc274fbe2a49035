"""Ranges of characters that are taken already: many of them in, whether another meets one out, however many they are."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from index.span import Span


class TakenSpans:
    """Spans in any order, which may overlap each other."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        ordered = [(span.start, span.end) for span in spans]
        if len(ordered) > 1:
            ordered.sort()
        self._starts = [start for start, _ in ordered]
        self._farthest = [end for _, end in ordered]
        if len(ordered) > 1:
            self._farthest = list(accumulate(self._farthest, max))

    def meets(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps the characters [start, end)."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._farthest[before - 1] > start

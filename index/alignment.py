"""A source span and an aligned text in, the reading characters that come from it out; the other way is its own."""

from bisect import bisect_right
from itertools import islice

from index.document import AlignedText, Span


def find_reading(aligned: AlignedText, source: Span) -> Span | None:
    """Return the reading characters that come from a source span; None when none do.

    A run whose lengths differ counts as a whole, as in ``AlignedText.to_source``.
    """
    start = end = None
    runs = aligned.runs
    first_run = bisect_right(runs, source.start, key=lambda run: run.source_start) - 1
    while first_run > 0 and runs[first_run - 1].source_start + runs[first_run - 1].source_length > source.start:
        first_run -= 1
    for run in islice(runs, max(first_run, 0), None):
        if run.source_start >= source.end:
            break
        first = max(source.start, run.source_start)
        last = min(source.end, run.source_start + run.source_length)
        if first >= last:
            continue
        exact = run.reading_length == run.source_length
        if start is None:
            start = run.reading_start + (first - run.source_start if exact else 0)
        end = run.reading_start + (last - run.source_start if exact else run.reading_length)
    return None if start is None or end is None else Span(start, end)

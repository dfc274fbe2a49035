"""Two alignments in, one out: a reading text of a spelled text, followed through to the file.

Does NOT look at words.
"""

from bisect import bisect_right
from collections.abc import Iterator

from index.document import AlignedText, Run, align_pieces


def follow(outer: AlignedText, inner: AlignedText) -> AlignedText:
    """Follow an aligned text through the alignment of its source.

    Parameters
    ----------
    outer
        The source of `inner`, aligned with the file.
    inner
        Reading text, aligned with ``outer.text``.

    Returns
    -------
    The text of `inner`, aligned with the file.
    """
    pieces = [piece for run in inner.runs for piece in _pieces(outer, inner, run)]
    return align_pieces(pieces)


def _pieces(outer: AlignedText, inner: AlignedText, run: Run) -> Iterator[tuple[str, int, int]]:
    text = inner.text[run.reading_start : run.reading_start + run.reading_length]
    first, last = run.source_start, run.source_start + run.source_length
    if run.reading_length != run.source_length:
        if first == last:
            yield text, _start(outer, first), 0
        else:
            span = outer.to_source(first, last)
            yield text, span.start, span.end - span.start
        return
    number = bisect_right(outer.runs, first, key=lambda other: other.reading_start) - 1
    while first < last:
        other = outer.runs[number]
        stop = min(last, other.reading_start + other.reading_length)
        span = outer.to_source(first, stop)
        yield text[first - run.source_start : stop - run.source_start], span.start, span.end - span.start
        first = stop
        number += 1


def _start(outer: AlignedText, offset: int) -> int:
    if offset >= len(outer.text):
        return outer.runs[-1].source_start + outer.runs[-1].source_length
    return outer.to_source(offset, offset + 1).start

"""Source spans laid over the reading text of a block: which reading characters show a highlighted source span.

Blocks and spans in, escaped HTML of a stretch of reading text out. Footnote marks, which are not part of the
reading text, are put back where they stood. Never looks at the kind of the block.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from index.alignment import find_reading
from index.document import Block, FootnoteMark, Span

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹*"


@dataclass(frozen=True, slots=True)
class Label:
    """A figure that is marked with what is told of it: plain text, not yet escaped."""

    span: Span
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """What is highlighted, in source offsets.

    Parameters
    ----------
    passage, marked
        One passage, and the figures inside it.
    labels
        Figures marked all over the document, in order; none overlaps another.
    """

    passage: Span | None = None
    marked: tuple[Span, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A highlight laid over one block: `source` in source offsets, the rest in reading offsets."""

    source: Span | None
    passage: Span | None
    marked: tuple[Span, ...]
    labels: tuple[Label, ...] = ()

    def style(self, start: int, end: int) -> str:
        """Return the CSS classes of reading characters that no boundary cuts, "" outside the passage."""
        piece = Span(start, end)
        if self.passage is None or not self.passage.overlaps(piece):
            return ""
        return "qa-hit qa-hit-figure" if any(span.overlaps(piece) for span in self.marked) else "qa-hit"


def lay_over(block: Block, highlight: Highlight) -> Layer:
    """Return the highlight in the reading offsets of `block`."""
    labels = tuple(_lay_labels(block, highlight.labels))
    passage = find_reading(block.aligned, highlight.passage) if highlight.passage is not None else None
    if passage is None:
        return Layer(None, None, (), labels)
    marked = (find_reading(block.aligned, span) for span in highlight.marked)
    return Layer(highlight.passage, passage, tuple(span for span in marked if span is not None), labels)


def labels_within(labels: Sequence[Label], span: Span) -> Sequence[Label]:
    """Return those of ordered labels that share a character with a span."""
    first = bisect_right(labels, span.start, key=lambda label: label.span.end)
    return labels[first : bisect_left(labels, span.end, key=lambda label: label.span.start)]


def draw_text(text: str) -> str:
    """Escape text of a document so that the browser keeps every character of it: one for one."""
    # A parser of HTML would drop the null character, and make one of the two of a Windows line end.
    return escape(text).replace("\0", "\ufffd").replace("\r", "&#13;")


def draw_label(label: Label | None, drawn: str) -> str:
    """Draw what is already escaped as a marked figure; unchanged without a label."""
    return drawn if label is None else f'<span class="qa-number" title="{escape(label.told)}">{drawn}</span>'


def _lay_labels(block: Block, labels: Sequence[Label]) -> Iterable[Label]:
    if not labels or not block.text:
        return
    for label in labels_within(labels, block.source):
        span = find_reading(block.aligned, label.span)
        if span is not None:
            yield Label(span, label.told)


def draw_reading(block: Block, layer: Layer, shown: Span, notes: Iterable[str] = ()) -> str:
    """Draw the reading characters `shown` of a block with highlights and footnote marks.

    Parameters
    ----------
    block
        The block whose text is drawn.
    layer
        From `lay_over` on the same block.
    shown
        Reading offsets: the whole block, or one cell of a table.
    notes
        Marks of the footnotes that stand in this document; a mark found among them becomes a link.

    Returns
    -------
    Escaped HTML. Its text is the reading text, with the footnote marks back in place.
    """
    known = frozenset(notes)
    labels = labels_within(layer.labels, shown)
    # A mark "stood before" its offset; at the end of a block it stands before nothing, so the end is included.
    marks = [mark for mark in block.marks if shown.start < mark.offset <= shown.end or mark.offset == 0 == shown.start]
    cuts = sorted({shown.start, shown.end, *_edges(layer, labels, shown), *(mark.offset for mark in marks)})
    parts = _draw_marks(block, marks, shown.start, layer, known)
    for start, end in pairwise(cuts):
        style = layer.style(start, end)
        label = next(iter(labels_within(labels, Span(start, end))), None)
        text = draw_label(label, draw_text(block.text[start:end]))
        parts.append(f'<mark class="{style}">{text}</mark>' if style else text)
        parts += _draw_marks(block, marks, end, layer, known)
    return "".join(parts)


def _edges(layer: Layer, labels: Sequence[Label], shown: Span) -> Iterable[int]:
    spans = [*layer.marked, *(label.span for label in labels)]
    spans += [layer.passage] if layer.passage is not None else []
    return (edge for span in spans for edge in (span.start, span.end) if shown.start < edge < shown.end)


def _draw_marks(
    block: Block, marks: Sequence[FootnoteMark], offset: int, layer: Layer, known: frozenset[str]
) -> list[str]:
    drawn = []
    for mark in marks:
        if mark.offset != offset:
            continue
        text = escape(mark.mark)
        linked = f'<a href="#qa-note-{text}" data-note="{text}">{text}</a>' if mark.mark in known else text
        shown = f'<mark class="qa-hit">{linked}</mark>' if _holds_mark(block, offset, layer) else linked
        # A superscript digit is raised already.
        tag = "span" if mark.mark[:1] in _SUPERSCRIPTS else "sup"
        drawn.append(f'<{tag} class="qa-note-mark">{shown}</{tag}>')
    return drawn


def _holds_mark(block: Block, offset: int, layer: Layer) -> bool:
    """Tell whether the passage reaches over the source characters left out before a reading offset."""
    if layer.source is None:
        return False
    if offset == 0:
        return layer.source.start < block.source.start
    gap = block.aligned.to_source(offset - 1, offset).end
    return layer.source.start <= gap < layer.source.end

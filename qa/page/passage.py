"""A span of an open document in, its name for an official letter out, and what a reader selects as a span.

The way citations of answers are named (`qa.cite.official`), for any place that somebody points at.
"""

from dataclasses import dataclass, replace

from index.alignment import find_reading
from index.document import Block, Span
from qa.cite.official import name_paper, name_place
from qa.page.service import SourceView

_LONGEST_QUOTE = 2_000


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a selection: a reading offset in a block, or a source offset where `paragraph` is None."""

    paragraph: int | None
    offset: int


def write_official(view: SourceView, span: Span | None, figure: Span | None = None) -> str:
    """Return a place as plain text for a letter: quote, paper, section, paragraph, page.

    Parameters
    ----------
    view
        The document.
    span
        What is quoted; None names the paper alone.
    figure
        The figure inside it that is meant; it tells the row and the column of a table.
    """
    paper = name_paper(view.letterhead, view.title or view.name)
    if span is None:
        return paper
    block = _block_at(view, figure or span)
    if block is None:
        return f"{_quote(view, span)} ({paper})"
    # A footnote belongs to the section of its mark, wherever the page put it.
    anchor = block.anchor[0] if block.anchor is not None else block.ordinal
    home = next((each for each in view.blocks if each.ordinal == anchor), block)
    beside = [each for each in view.blocks if each.section == home.section]
    place = name_place(replace(block, section=home.section), beside, figure or span)
    number = next((page.number for page in view.pages if page.span.overlaps(span)), block.page)
    page = f", trang {number}" if number is not None else ""
    return f"{_quote(view, span)} ({paper}, {place}{page})"


def read_selection(view: SourceView, first: Edge, last: Edge) -> Span | None:
    """Return the source characters between two edges, `last` exclusive; None when they are not in the document."""
    start, end = _source_of(view, first, is_end=False), _source_of(view, last, is_end=True)
    return Span(start, end) if start is not None and end is not None and start < end else None


def _source_of(view: SourceView, edge: Edge, *, is_end: bool) -> int | None:
    if edge.paragraph is None:
        return edge.offset if 0 <= edge.offset <= len(view.text) else None
    index = next((index for index, block in enumerate(view.blocks) if block.ordinal == edge.paragraph), None)
    block = None if index is None else view.blocks[index]
    if index is None or block is None or not block.text or not 0 <= edge.offset <= len(block.text):
        return None
    if is_end and edge.offset == 0:
        # Nothing of this block: the selection ends with the one before it, not with the signs between them.
        return next((each.source.end for each in reversed(view.blocks[:index]) if each.text), None)
    if is_end:
        return block.aligned.to_source(edge.offset - 1, edge.offset).end
    if edge.offset == len(block.text):
        return block.source.end
    return block.aligned.to_source(edge.offset, edge.offset + 1).start


def _block_at(view: SourceView, span: Span) -> Block | None:
    return next((block for block in view.blocks if find_reading(block.aligned, span) is not None), None)


def _quote(view: SourceView, span: Span) -> str:
    text = view.text[span.start : span.end]
    cut = "…" if len(text) > _LONGEST_QUOTE else ""
    return f"“{' '.join(text[:_LONGEST_QUOTE].split())}{cut}”"

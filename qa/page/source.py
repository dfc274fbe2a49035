"""The source viewer: one document and a place in it in, escaped HTML out.

Blocks are laid out as what they are (headings, paragraphs, list items, footnotes, tables); on demand the stored text
is shown character by character. Of a long document the surroundings of the place are drawn, the rest as one reads on.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from index.alignment import find_reading
from index.document import Block, BlockKind, Span
from qa.page.highlight import Highlight, draw_label, draw_reading, draw_text, labels_within, lay_over
from qa.page.marking import label_figures
from qa.page.picture import choose_page, draw_picture
from qa.page.place import Place, write_query
from qa.page.service import SourceView
from qa.page.source_head import CLOSE, draw_head
from qa.page.table import draw_table

SHOWN_LENGTH = 80_000
"""Characters of a document that are put on the page at once, around the place asked for."""

MORE_LENGTH = 40_000
"""Characters that are added to them when one reads on."""

_BLOCK_WEIGHT = 60
"""Characters that a block counts for besides its own: ten thousand one-word footnotes are a long document as well."""


def draw_source(view: SourceView, place: Place, picture: Callable[[int], bytes | None] = lambda _page: None) -> str:
    """Draw a document opened at a place.

    Parameters
    ----------
    view
        The whole document.
    place
        Where to open it; a span outside the text, or a paragraph that is not there, opens the top and says so.
    picture
        Gives the picture of a page by its number; asked only where the place is to be seen on it.

    Returns
    -------
    HTML whose highlighted characters carry the class ``qa-hit``, its figures ``qa-hit-figure`` as well, and every other
    marked figure ``qa-number``.
    """
    highlight, lost = find_highlight(view, place)
    page = choose_page(view.pages, place, highlight)
    is_picture = place.is_picture and page is not None
    verbatim = not is_picture and is_verbatim(view, place, highlight)
    if is_picture and page is not None:
        body = draw_picture(view.pages, page, picture(page.number), highlight, place)
    else:
        body = _draw_stored(view, highlight) if verbatim else _draw_laid_out(view, highlight, place)
    warning = '<p class="qa-notice">Vị trí trong liên kết không còn khớp với tài liệu này.</p>' if lost else ""
    head = draw_head(view, place, highlight, verbatim=verbatim, is_picture=is_picture)
    return f'<article class="qa-source" data-query="{escape(write_query(place))}">{head}{warning}{body}</article>'


def draw_more(view: SourceView, place: Place, at: int, *, backward: bool) -> str:
    """Draw what stands before or after what is shown, with a step to what is left beyond it.

    Parameters
    ----------
    view, place
        As the document was opened.
    at
        What a step of the drawn document names: a paragraph, or a source offset in the verbatim form.
    backward
        Towards the beginning; `at` is then the last that is drawn, and else the first.

    Returns
    -------
    HTML to stand in the place of the step; "" when there is nothing there.
    """
    highlight, _ = find_highlight(view, place)
    if is_verbatim(view, place, highlight):
        if not 0 <= at <= len(view.text):
            return ""
        shown = Span(max(0, at - MORE_LENGTH), at) if backward else Span(at, min(len(view.text), at + MORE_LENGTH))
        return _draw_stretch(view, highlight, shown, before=backward, after=not backward)
    index = next((index for index, block in enumerate(view.blocks) if block.ordinal == at), None)
    if index is None:
        return ""
    first, last = (0, index + 1) if backward else (index, len(view.blocks))
    kept = _grow(view.blocks[first:last], (last - first - 1, last - first) if backward else (0, 1), MORE_LENGTH)
    shown = Span(first + kept[0], first + kept[1])
    return _draw_blocks(view, highlight, place, shown, before=backward, after=not backward)


def draw_missing(name: str) -> str:
    """Draw what a link to a document that is not there opens."""
    return (
        '<article class="qa-source"><header class="qa-source-head"><div class="qa-source-bar">'
        f'{CLOSE}</div><h2 tabindex="-1">Không tìm thấy tài liệu</h2></header>'
        f'<p class="qa-notice">Trong kho không có tài liệu “{escape(name[:200])}”. Có thể tài liệu đã được đổi tên '
        "hoặc đã bị gỡ.</p></article>"
    )


def find_highlight(view: SourceView, place: Place) -> tuple[Highlight, bool]:
    """Return what to highlight, and whether the place asked for is not in the document."""
    labels = label_figures(view.figures) if place.shows_figures else ()
    if place.span is not None:
        if place.span.end > len(view.text):
            return Highlight(labels=labels), True
        span = place.span
        marked = tuple(mark for mark in place.marked if span.contains(mark))
        return Highlight(passage=span, marked=marked, labels=labels), False
    if place.paragraph is not None:
        block = next((block for block in view.blocks if block.ordinal == place.paragraph), None)
        if block is None or not block.text:
            return Highlight(labels=labels), True
        return Highlight(passage=block.source, labels=labels), False
    return Highlight(labels=labels), False


def is_verbatim(view: SourceView, place: Place, highlight: Highlight) -> bool:
    """Tell whether the stored text is shown: asked for, or the only form that can show the place."""
    if place.verbatim or not view.blocks:
        return True
    passage = highlight.passage
    if passage is not None and all(find_reading(block.aligned, passage) is None for block in view.blocks):
        return True
    # The verbatim view can be cut anywhere, so it also serves files that are one endless line.
    return any(len(block.text) > SHOWN_LENGTH for block in view.blocks if block.kind is not BlockKind.TABLE)


def choose_blocks(blocks: Sequence[Block], highlight: Highlight) -> tuple[int, int]:
    """Return the range of blocks that is shown: all, or about `SHOWN_LENGTH` characters around the highlight."""
    passage = highlight.passage or Span(0, 0)
    hits = [index for index, block in enumerate(blocks) if find_reading(block.aligned, passage) is not None]
    return _grow(blocks, (hits[0], hits[-1] + 1) if hits else (0, min(1, len(blocks))), SHOWN_LENGTH)


def _grow(blocks: Sequence[Block], shown: tuple[int, int], length: int) -> tuple[int, int]:
    first, last = shown
    room = length - sum(map(_weigh, blocks[first:last]))
    while room > 0 and (first > 0 or last < len(blocks)):
        if first > 0:
            first -= 1
            room -= _weigh(blocks[first])
        if last < len(blocks):
            room -= _weigh(blocks[last])
            last += 1
    return first, last


def _weigh(block: Block) -> int:
    return len(block.text) + _BLOCK_WEIGHT


def _draw_stored(view: SourceView, highlight: Highlight) -> str:
    passage = highlight.passage or Span(0, 0)
    start = max(0, min(passage.start - SHOWN_LENGTH // 2, len(view.text) - SHOWN_LENGTH))
    end = min(len(view.text), max(start + SHOWN_LENGTH, passage.end))
    stretch = _draw_stretch(view, highlight, Span(start, end), before=True, after=True)
    return f'<div class="qa-stored">{stretch}</div>'


def _draw_stretch(view: SourceView, highlight: Highlight, shown: Span, *, before: bool, after: bool) -> str:
    passage = highlight.passage or Span(0, 0)
    labels = labels_within(highlight.labels, shown)
    spans = [passage, *highlight.marked, *(label.span for label in labels)]
    edges = (edge for span in spans for edge in (span.start, span.end) if shown.start < edge < shown.end)
    parts: list[str] = []
    for first, last in pairwise(sorted({shown.start, shown.end, *edges})):
        piece = Span(first, last)
        label = next(iter(labels_within(labels, piece)), None)
        text = draw_label(label, draw_text(view.text[first:last]))
        figure = " qa-hit-figure" if any(span.overlaps(piece) for span in highlight.marked) else ""
        parts.append(f'<mark class="qa-hit{figure}">{text}</mark>' if passage.overlaps(piece) else text)
    # The first line end behind the tag would be dropped.
    kept = "\n" if view.text[shown.start : shown.start + 1] == "\n" else ""
    back = _draw_step(shown.start, backward=True) if before and shown.start > 0 else ""
    forth = _draw_step(shown.end, backward=False) if after and shown.end < len(view.text) else ""
    return f'{back}<pre class="qa-verbatim" data-start="{shown.start}">{kept}{"".join(parts)}</pre>{forth}'


def _draw_laid_out(view: SourceView, highlight: Highlight, place: Place) -> str:
    shown = Span(*choose_blocks(view.blocks, highlight))
    return f'<div class="qa-blocks">{_draw_blocks(view, highlight, place, shown, before=True, after=True)}</div>'


def _draw_blocks(
    view: SourceView, highlight: Highlight, place: Place, shown: Span, *, before: bool, after: bool
) -> str:
    notes = frozenset(block.mark for block in view.blocks if block.kind is BlockKind.FOOTNOTE and block.mark)
    parts: list[str] = []
    page = view.blocks[shown.start - 1].page if shown.start > 0 else None
    for block in view.blocks[shown.start : shown.end]:
        if block.page is not None and block.page != page:
            page = block.page
            parts.append(f'<p class="qa-page" data-page="{page}">Trang {page}{_draw_page_link(view, place, page)}</p>')
        parts.append(_draw_block(view.name, block, highlight, notes))
    back = forth = ""
    if before and shown.start > 0:
        back = _draw_step(view.blocks[shown.start - 1].ordinal, backward=True)
    if after and shown.end < len(view.blocks):
        forth = _draw_step(view.blocks[shown.end].ordinal, backward=False)
    return f"{back}{''.join(parts)}{forth}"


def _draw_page_link(view: SourceView, place: Place, page: int) -> str:
    if not view.pages:
        return ""
    href = escape(write_query(replace(place, is_picture=True, page=page)))
    return f' · <a data-place href="{href}">Xem trang gốc</a>'


def _draw_step(at: int, *, backward: bool) -> str:
    words = "↑ Xem phần trước" if backward else "↓ Xem phần sau"
    way = "before" if backward else "after"
    return f'<p class="qa-step"><button type="button" data-more="{way}" data-at="{at}">{words}</button></p>'


def _draw_block(name: str, block: Block, highlight: Highlight, notes: Collection[str]) -> str:
    layer = lay_over(block, highlight)
    href = escape(write_query(Place(document=name, paragraph=block.ordinal)))
    number = f'<a class="qa-ordinal" data-place href="{href}" aria-label="Đoạn {block.ordinal}">{block.ordinal}</a>'
    own = f'data-paragraph="{block.ordinal}"'
    if block.kind is BlockKind.TABLE:
        return f'<div class="qa-block qa-block-table" {own}>{number}{draw_table(block, layer, notes)}</div>'
    text = draw_reading(block, layer, Span(0, len(block.text)), notes)
    words = "" if not block.mark or block.text.startswith(block.mark) else f"{escape(block.mark)} "
    label = f'<span class="qa-block-mark">{words}</span>' if words else ""
    if block.kind is BlockKind.HEADING:
        level = min(6, 2 + (block.level or 1))
        return f'<div class="qa-block qa-block-heading" {own}>{number}<h{level}>{label}{text}</h{level}></div>'
    if block.kind is BlockKind.FOOTNOTE:
        identity = f' id="qa-note-{escape(block.mark)}"' if block.mark else ""
        return f'<div class="qa-block qa-block-footnote"{identity} {own}>{number}<p><b>{label}</b>{text}</p></div>'
    kind = " qa-block-item" if block.kind is BlockKind.LIST_ITEM else ""
    return f'<div class="qa-block{kind}" {own}>{number}<p>{label}{text}</p></div>'

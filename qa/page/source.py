"""The source viewer: one document and a place in it in, escaped HTML out.

Blocks are laid out as what they are (headings, paragraphs, list items, footnotes, tables); on demand the stored text
is shown character by character. Documents too long for a page are cut around the place, and the cut is said.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from index.document import Block, BlockKind, Span
from qa.page.highlight import Highlight, draw_reading, find_reading, lay_over
from qa.page.picture import choose_page, draw_picture
from qa.page.place import Place, write_query
from qa.page.service import SourceView
from qa.page.table import draw_table

SHOWN_LENGTH = 300_000
"""Characters of a document that are put on the page at once, around the place asked for."""


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
    HTML whose highlighted characters carry the class ``qa-hit``, its figures ``qa-hit-figure`` as well.
    """
    highlight, lost = find_highlight(view, place)
    passage = highlight.passage
    seen = passage is None or any(find_reading(block.aligned, passage) is not None for block in view.blocks)
    # The verbatim view can be cut anywhere, so it also serves files that are one endless line.
    endless = any(len(block.text) > SHOWN_LENGTH for block in view.blocks if block.kind is not BlockKind.TABLE)
    page = choose_page(view.pages, place, highlight)
    is_picture = place.is_picture and page is not None
    verbatim = not is_picture and (place.verbatim or not seen or endless or not view.blocks)
    if is_picture and page is not None:
        body = draw_picture(view.pages, page, picture(page.number), highlight, place)
    else:
        body = _draw_verbatim(view, highlight) if verbatim else _draw_blocks(view, highlight, place)
    warning = '<p class="qa-notice">Vị trí trong liên kết không còn khớp với tài liệu này.</p>' if lost else ""
    return (
        f'<article class="qa-source" data-query="{escape(write_query(place))}">'
        f"{_draw_head(view, place, verbatim=verbatim, is_picture=is_picture)}{warning}{body}</article>"
    )


def draw_missing(name: str) -> str:
    """Draw what a link to a document that is not there opens."""
    return (
        '<article class="qa-source"><header class="qa-source-head"><div class="qa-source-bar">'
        f'{_CLOSE}</div><h2 tabindex="-1">Không tìm thấy tài liệu</h2></header>'
        f'<p class="qa-notice">Trong kho không có tài liệu “{escape(name[:200])}”. Có thể tài liệu đã được đổi tên '
        "hoặc đã bị gỡ.</p></article>"
    )


def find_highlight(view: SourceView, place: Place) -> tuple[Highlight, bool]:
    """Return what to highlight, and whether the place asked for is not in the document."""
    if place.span is not None:
        if place.span.end > len(view.text):
            return Highlight(), True
        span = place.span
        return Highlight(passage=span, marked=tuple(mark for mark in place.marked if span.contains(mark))), False
    if place.paragraph is not None:
        block = next((block for block in view.blocks if block.ordinal == place.paragraph), None)
        if block is None or not block.text:
            return Highlight(), True
        return Highlight(passage=block.source), False
    return Highlight(), False


_CLOSE = (
    '<button type="button" class="qa-close" data-close><span class="qa-close-narrow"><span aria-hidden="true">←</span> '
    'Quay lại</span><span class="qa-close-wide">Đóng <span aria-hidden="true">✕</span></span></button>'
)


def _draw_head(view: SourceView, place: Place, *, verbatim: bool, is_picture: bool) -> str:
    laid_out = ("Bản dàn trang", replace(place, verbatim=False, is_picture=False, page=None))
    as_stored = ("Nguyên văn", replace(place, verbatim=True, is_picture=False, page=None))
    on_page = ("Trang gốc", replace(place, verbatim=False, is_picture=True))
    views = [] if is_picture or not view.pages else [on_page]
    views += ([laid_out] if verbatim or is_picture else []) + ([] if verbatim else [as_stored])
    links = "".join(
        f'<a class="qa-tool" data-place href="{escape(write_query(other))}">{words}</a>' for words, other in views
    )
    name = f'<p class="qa-source-file">Tệp: {escape(view.name)}</p>' if view.title != view.name else ""
    return (
        f'<header class="qa-source-head"><div class="qa-source-bar">{_CLOSE}'
        f"{links}"
        '<button type="button" class="qa-tool" data-link>Chép liên kết</button></div>'
        f'<p class="qa-source-label">Tài liệu gốc</p><h2 tabindex="-1">{escape(view.title or view.name)}</h2>{name}'
        "</header>"
    )


def _draw_verbatim(view: SourceView, highlight: Highlight) -> str:
    passage = highlight.passage or Span(0, 0)
    start = max(0, min(passage.start - SHOWN_LENGTH // 2, len(view.text) - SHOWN_LENGTH))
    end = min(len(view.text), max(start + SHOWN_LENGTH, passage.end))
    spans = [passage, *highlight.marked]
    cuts = sorted({start, end, *(edge for span in spans for edge in (span.start, span.end) if start < edge < end)})
    parts: list[str] = []
    for first, last in pairwise(cuts):
        piece = Span(first, last)
        text = escape(view.text[first:last])
        figure = " qa-hit-figure" if any(span.overlaps(piece) for span in highlight.marked) else ""
        parts.append(f'<mark class="qa-hit{figure}">{text}</mark>' if passage.overlaps(piece) else text)
    cut = _CUT_NOTICE if start > 0 or end < len(view.text) else ""
    return f'{cut}<pre class="qa-verbatim">{"".join(parts)}</pre>'


_CUT_NOTICE = '<p class="qa-notice">Tài liệu dài; chỉ hiện phần quanh chỗ đang xem.</p>'


def _draw_blocks(view: SourceView, highlight: Highlight, place: Place) -> str:
    first, last = choose_blocks(view.blocks, highlight)
    shown = view.blocks[first:last]
    notes = [block.mark for block in view.blocks if block.kind is BlockKind.FOOTNOTE and block.mark]
    parts: list[str] = []
    page = None
    for block in shown:
        if block.page is not None and block.page != page:
            page = block.page
            parts.append(f'<p class="qa-page">Trang {page}{_draw_page_link(view, place, page)}</p>')
        parts.append(_draw_block(view.name, block, highlight, notes))
    before = _draw_step(view, first - 1, "↑ Xem phần trước") if first > 0 else ""
    after = _draw_step(view, last, "↓ Xem phần sau") if last < len(view.blocks) else ""
    return f'<div class="qa-blocks">{before}{"".join(parts)}{after}</div>'


def _draw_page_link(view: SourceView, place: Place, page: int) -> str:
    if not view.pages:
        return ""
    href = escape(write_query(replace(place, is_picture=True, page=page)))
    return f' · <a data-place href="{href}">Xem trang gốc</a>'


def choose_blocks(blocks: Sequence[Block], highlight: Highlight) -> tuple[int, int]:
    """Return the range of blocks that is shown: all, or at most `SHOWN_LENGTH` characters around the highlight."""
    passage = highlight.passage or Span(0, 0)
    hits = [index for index, block in enumerate(blocks) if find_reading(block.aligned, passage) is not None]
    first, last = (hits[0], hits[-1] + 1) if hits else (0, min(1, len(blocks)))
    room = SHOWN_LENGTH - sum(len(block.text) for block in blocks[first:last])
    while room > 0 and (first > 0 or last < len(blocks)):
        if first > 0:
            first -= 1
            room -= len(blocks[first].text)
        if last < len(blocks):
            room -= len(blocks[last].text)
            last += 1
    return first, last


def _draw_step(view: SourceView, index: int, words: str) -> str:
    href = escape(write_query(Place(document=view.name, paragraph=view.blocks[index].ordinal)))
    return f'<p class="qa-step"><a data-place href="{href}">{words}</a></p>'


def _draw_block(name: str, block: Block, highlight: Highlight, notes: Sequence[str]) -> str:
    layer = lay_over(block, highlight)
    href = escape(write_query(Place(document=name, paragraph=block.ordinal)))
    number = f'<a class="qa-ordinal" data-place href="{href}" aria-label="Đoạn {block.ordinal}">{block.ordinal}</a>'
    if block.kind is BlockKind.TABLE:
        return f'<div class="qa-block qa-block-table">{number}{draw_table(block, layer, notes)}</div>'
    text = draw_reading(block, layer, Span(0, len(block.text)), notes)
    label = "" if not block.mark or block.text.startswith(block.mark) else escape(block.mark) + " "
    if block.kind is BlockKind.HEADING:
        level = min(6, 2 + (block.level or 1))
        return f'<div class="qa-block qa-block-heading">{number}<h{level}>{label}{text}</h{level}></div>'
    if block.kind is BlockKind.FOOTNOTE:
        identity = f' id="qa-note-{escape(block.mark)}"' if block.mark else ""
        return f'<div class="qa-block qa-block-footnote"{identity}>{number}<p><b>{label}</b>{text}</p></div>'
    kind = " qa-block-item" if block.kind is BlockKind.LIST_ITEM else ""
    return f'<div class="qa-block{kind}">{number}<p>{label}{text}</p></div>'

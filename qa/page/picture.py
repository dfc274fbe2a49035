"""The picture of a page with what is highlighted on it: pages, spans and the picture in, HTML and SVG out.

Places come from the store, where each character of a page has its box. Draws no page and reads no file.
"""

import struct
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from index.document import Span
from index.page import Page
from qa.page.highlight import Highlight, labels_within
from qa.page.place import Place, write_query

_BOX = struct.Struct("<4h")
_TENTHS = 10
_GAP = 1.5  # of the height of a line: a wider hole between characters parts two boxes, as between columns


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def find_boxes(page: Page, span: Span, *, before: Page | None = None) -> tuple[Box, ...]:
    """Return the rectangles that the characters of a source span fill on a page: one a line, in order; none elsewhere.

    What the page `before` it holds of the text of this one counts too.

    Examples
    --------
    >>> page = Page(number=1, span=Span(10, 12), width=100, height=50, boxes=_BOX.pack(100, 20, 150, 80) * 2)
    >>> find_boxes(page, Span(0, 11))
    (Box(left=10.0, top=2.0, right=15.0, bottom=8.0),)
    """
    boxes: list[Box] = []
    hung = _characters(before, span, below=True) if before is not None else ()
    for box in (*hung, *_characters(page, span)):
        last = boxes[-1] if boxes else None
        if last is not None and _goes_on(last, box):
            boxes[-1] = Box(
                min(last.left, box.left),
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            boxes.append(box)
    return tuple(boxes)


def choose_page(pages: Sequence[Page], place: Place, highlight: Highlight) -> Page | None:
    """Return the page asked for, else the one that the highlight begins on, else the first; None without pages."""
    asked = next((page for page in pages if page.number == place.page), None)
    if asked is not None or highlight.passage is None:
        return asked or next(iter(pages), None)
    passage = highlight.passage
    return next((page for page in pages if page.span.overlaps(passage)), next(iter(pages), None))


def draw_picture(pages: Sequence[Page], page: Page, picture: bytes | None, highlight: Highlight, place: Place) -> str:
    """Draw a page with its highlight and the steps to its neighbours.

    Parameters
    ----------
    pages
        All of the document.
    page
        The one shown.
    picture
        WebP; None says that the file is not there any more.
    highlight, place
        What is marked, and the link that led here.
    """
    steps = _draw_steps(pages, page, place)
    if picture is None:
        return (
            f'{steps}<p class="qa-notice">Không vẽ được trang này: tệp gốc không còn ở chỗ cũ, đã đổi từ khi đọc, hoặc '
            "trang bị hỏng. Bản dàn trang và nguyên văn vẫn xem được.</p>"
        )
    before = next((each for each in pages if each.number == page.number - 1), None)
    marks = "".join(_draw_marks(page, before, highlight)) if page.width > 0 and page.height > 0 else ""
    overlay = (
        f'<svg viewBox="0 0 {page.width:g} {page.height:g}" preserveAspectRatio="none" aria-hidden="true">{marks}</svg>'
        if marks
        else ""
    )
    ratio = f"{page.width:g}/{page.height:g}" if page.width > 0 and page.height > 0 else "auto"
    data = b64encode(picture).decode()
    return (
        f'{steps}<figure class="qa-sheet" style="aspect-ratio:{ratio}"><img src="data:image/webp;base64,{data}" '
        f'alt="Ảnh trang {page.number} của tài liệu gốc">{overlay}</figure>{steps}'
    )


def _draw_marks(page: Page, before: Page | None, highlight: Highlight) -> Iterator[str]:
    start = page.span.start if before is None else before.span.start
    for label in labels_within(highlight.labels, Span(start, page.span.end)):
        for box in find_boxes(page, label.span, before=before):
            yield _draw_box("qa-number", box, f"<title>{escape(label.told)}</title>")
    spans = [("qa-hit", highlight.passage)] if highlight.passage is not None else []
    for style, span in (*spans, *(("qa-hit-figure", mark) for mark in highlight.marked)):
        for box in find_boxes(page, span, before=before):
            yield _draw_box(style, box)


def _draw_box(style: str, box: Box, inside: str = "") -> str:
    return (
        f'<rect class="{style}" x="{box.left:g}" y="{box.top:g}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}">{inside}</rect>'
    )


def _draw_steps(pages: Sequence[Page], page: Page, place: Place) -> str:
    index = pages.index(page)
    before = _draw_step(place, pages[index - 1].number, "← Trang trước") if index > 0 else ""
    after = _draw_step(place, pages[index + 1].number, "Trang sau →") if index + 1 < len(pages) else ""
    return (
        f'<nav class="qa-sheet-steps" data-page="{page.number}" aria-label="Trang">{before}'
        f"<span>Trang {page.number}/{pages[-1].number}</span>"
        f"{after}</nav>"
    )


def _draw_step(place: Place, number: int, words: str) -> str:
    href = escape(write_query(replace(place, page=number)))
    return f'<a class="qa-tool" data-place href="{href}">{words}</a>'


def _characters(page: Page, span: Span, *, below: bool = False) -> Iterator[Box]:
    """Iterate over the boxes of a page's characters of a span; what was put in has none.

    Either those that stand on it, or with `below` those that hang below it, as they stand on the next page.
    """
    first, last = max(span.start, page.span.start), min(span.end, page.span.end)
    for offset in range(first - page.span.start, last - page.span.start):
        data = page.boxes[offset * _BOX.size : (offset + 1) * _BOX.size]
        if len(data) == _BOX.size and any(data):
            left, top, right, bottom = (edge / _TENTHS for edge in _BOX.unpack(data))
            hangs = 0 < page.height <= top
            if right > left and bottom > top and hangs is below:
                moved = page.height if below else 0
                yield Box(left, top - moved, right, bottom - moved)


def _goes_on(line: Box, box: Box) -> bool:
    """Tell whether a character goes on a line: mostly at its height, and not far behind its end."""
    height = max(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    smaller = min(line.bottom - line.top, box.bottom - box.top)
    return shared > smaller / 2 and -height < box.left - line.right < _GAP * height

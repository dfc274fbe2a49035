"""Pages <-> rows of the store, exactly; the places of characters are compressed. Knows no SQL connection."""

from typing import Any
from zlib import compress, decompress

from index.document import Span
from index.page import Page

PAGE_COLUMNS = "number, span_start, span_end, name, width, height, boxes, confidence, problem"


def page_to_row(page: Page) -> tuple[Any, ...]:
    """Return the values of `PAGE_COLUMNS`; boxes are compressed."""
    return (
        page.number,
        page.span.start,
        page.span.end,
        page.name,
        page.width,
        page.height,
        compress(page.boxes) if page.boxes else b"",
        page.confidence,
        page.problem,
    )


def page_from_row(row: tuple[Any, ...]) -> Page:
    """Return the page of a row of `PAGE_COLUMNS`."""
    number, start, end, name, width, height, boxes, confidence, problem = row
    return Page(
        number=number,
        span=Span(start, end),
        name=name,
        width=width,
        height=height,
        boxes=decompress(boxes) if boxes else b"",
        confidence=confidence,
        problem=problem,
    )

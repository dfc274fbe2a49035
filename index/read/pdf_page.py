"""An open page of a PDF in, its sheet out: lines, tables and letterheads in reading order.

Composes the steps that look at one page alone. Does NOT know what other pages repeat, nor paragraphs.
"""

from pypdfium2 import PdfPage

from index.read.glyph import Edge, Glyph, Grid, Line, Sheet
from index.read.pdf_columns import order_rows
from index.read.pdf_glyphs import frame_of, read_glyphs
from index.read.pdf_lines import find_rows
from index.read.pdf_rules import has_drawing, picture_share, read_edges
from index.read.pdf_tables import find_tables

# Fewer letters beside a picture are a stamp or a page number on a scan.
_FEWEST_LETTERS = 40
_PICTURE_SHARE = 0.5
# Share of characters without a known letter from which a text layer is worthless.
_BROKEN = 0.3
SCANNED = "trông như ảnh quét, không có lớp chữ"
BROKEN = "lớp chữ hỏng, phần lớn ký tự không rõ là chữ gì"
TURNED = "phần lớn chữ đặt xoay nghiêng, chưa đọc được"


def read_sheet(page: PdfPage, number: int) -> Sheet:
    """Read a page of a PDF.

    Returns
    -------
    The sheet; its problem is `SCANNED` or `BROKEN` where only recognising the picture can help.

    Raises
    ------
    PageTooLarge
        There is more on the page than text.
    """
    frame = frame_of(page)
    width, height = frame.size
    sheet = Sheet(number=number, width=width, height=height)
    characters = read_glyphs(page, frame)
    letters = sum(glyph.char.isalnum() for glyph in characters.glyphs)
    if characters.turned > len(characters.glyphs):
        sheet.problem = TURNED
    elif characters.unknown > _BROKEN * len(characters.glyphs):
        sheet.problem = BROKEN
        return sheet
    elif (letters < _FEWEST_LETTERS and picture_share(page, frame) >= _PICTURE_SHARE) or (
        not characters.glyphs and has_drawing(page)
    ):
        sheet.problem = SCANNED
        return sheet
    sheet.rules = read_edges(page, frame)
    sheet.parts = arrange(sheet.rules, characters.glyphs)
    return sheet


def arrange(edges: tuple[Edge, ...], glyphs: tuple[Glyph, ...]) -> list[Line | Grid]:
    """Put what stands on a page into reading order: ruled tables, and the rest in lines."""
    grids, rest = find_tables(edges, glyphs)
    parts = order_rows(find_rows(rest))
    for grid in grids:
        below = next((place for place, part in enumerate(parts) if _top(part) >= grid.top), len(parts))
        parts.insert(below, grid)
    return parts


def _top(part: Line | Grid) -> float:
    return part.top if isinstance(part, Grid) else part.baseline

"""Blocks and sheets in, the stored text and its pages out.

The text of a page stands in one span, pages in order. Footnotes stand at the end of their page, but before a block that
runs over the end of that page: so the halves of a sentence meet. What a footnote says on the next page stays with
its first half, its places hanging below the page. Does NOT decide what belongs together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.document import Span
from index.page import Page
from index.read.glyph import Line, Sheet, hang_below, turn_boxes
from index.read.markdown import superscript
from index.read.pdf_paragraphs import Block
from index.read.pdf_table_joins import repeat_header
from index.read.pdf_text import (
    Piece,
    close_line,
    count_headers,
    dashes,
    join,
    plain,
    write_lines,
    write_row,
    write_rows,
)
from index.read.pdf_titles import Titles, find_titles

# Paragraphs that name the table right below them.
_NAMES_TABLE = re.compile(r"(?:bảng|biểu)\b|\(?(?:đơn vị(?: tính)?|đvt|đv tính)\b", re.IGNORECASE)
_LONGEST_CAPTION = 250
_ENDS = (".", "!", "?", ".”", ".)")


@dataclass(slots=True)
class _Written:
    """The text so far and the page that is being written."""

    sheets: Sequence[Sheet]
    texts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    start: int = 0
    boxes: bytearray = field(default_factory=bytearray)

    @property
    def sheet(self) -> Sheet:
        """The sheet of the page that is being written."""
        return self.sheets[len(self.pages)]

    def add(self, piece: Piece) -> None:
        self.texts.append(piece[0])
        self.length += len(piece[0])
        self.boxes += piece[1]

    def part(self, newlines: str = "\n\n") -> None:
        """Begin a new block unless the text begins here."""
        if self.length:
            self.add(plain(newlines))

    def close_page(self) -> None:
        sheet, boxes = self.sheet, bytes(self.boxes)
        self.pages.append(
            Page(
                number=sheet.number,
                span=Span(self.start, self.length),
                width=sheet.width,
                height=sheet.height,
                boxes=turn_boxes(boxes, sheet.tilt, sheet.width, sheet.height) if sheet.tilt else boxes,
                confidence=sheet.confidence,
                problem=sheet.problem,
            )
        )
        self.start = self.length
        self.boxes = bytearray()


def write_text(blocks: list[Block], sheets: Sequence[Sheet]) -> tuple[str, tuple[Page, ...]]:
    """Write the text of a file.

    Parameters
    ----------
    blocks
        In reading order; taken away one by one as they are written.
    sheets
        One for each page, without gaps in their numbers.

    Returns
    -------
    The text, and a page for each sheet.
    """
    join_cut_notes(sheets)
    written = _Written(sheets)
    titles = find_titles(blocks)
    blocks.reverse()
    newlines = "\n\n"
    while blocks:
        block = blocks.pop()
        for piece in _split(block, sheets):
            _turn_to(written, piece.pages[0])
            if piece.pages[0] != piece.pages[-1]:
                _write_notes(written)
            written.part(newlines)
            newlines = "\n\n"
            _write_block(written, piece, titles)
        if _names_table(block) and _leads_to_table(blocks[-1:-3:-1]):
            newlines = "\n"
    while len(written.pages) < len(sheets):
        _write_notes(written)
        written.close_page()
    return "".join(written.texts), tuple(written.pages)


def join_cut_notes(sheets: Sequence[Sheet]) -> None:
    """Put what a page goes on with of the last note of the page before to that note.

    A note that ended with its sentence is whole: what stands without a mark on the next page is a note of that page
    whose mark was not recognised.
    """
    last: list[Line] = []
    above: Sheet | None = None  # the page that the last note stands on
    for sheet in sheets:
        goes_on = bool(sheet.notes and last) and not sheet.notes[0][0] and not last[-1].text.rstrip().endswith(_ENDS)
        if goes_on:
            height = above.height if above is not None and above.number + 1 == sheet.number else None
            last.extend(hang_below(line, height) for line in sheet.notes.pop(0)[1])
        if sheet.notes or not goes_on:
            last, above = sheet.notes[-1][1] if sheet.notes else [], sheet


def _names_table(block: Block) -> bool:
    return bool(block.lines) and (
        _NAMES_TABLE.match(block.lines[0].text) is not None
        and sum(len(line.text) for line in block.lines) <= _LONGEST_CAPTION
    )


def _leads_to_table(following: Sequence[Block]) -> bool:
    """Tell whether a table comes next, at most with its unit before it."""
    if len(following) > 1 and _names_table(following[0]):
        following = following[1:]
    return bool(following) and bool(following[0].grids) and not following[0].grids[0].framed


def _split(block: Block, sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Part a block after each page but its first that has footnotes; a table repeats its header."""
    start = 0
    first = block.grids[0] if block.grids else None
    pieces = block.lines or block.grids
    for place in range(1, len(pieces)):
        before, page = block.pages[place - 1 : place + 1]
        if before == page or before == block.pages[start] or not sheets[before - 1].notes:
            continue
        yield Block(block.lines[start:place], block.grids[start:place], block.pages[start:place])
        start = place
        if first is not None:
            block.grids[start] = repeat_header(first, block.grids[start])
    yield Block(block.lines[start:], block.grids[start:], block.pages[start:])


def _turn_to(written: _Written, page: int) -> None:
    while written.sheet.number < page:
        _write_notes(written)
        written.close_page()


def _write_notes(written: _Written) -> None:
    for mark, lines in written.sheet.notes:
        written.part()
        if mark:
            written.add(plain(superscript(mark) + " "))
        written.add(write_lines(lines))
    written.sheet.notes = []


def _write_block(written: _Written, block: Block, titles: Titles) -> None:
    if block.grids:
        _write_table(written, block)
        return
    before, after = titles.markup(block)
    written.add(plain(before))
    start = 0
    for place in range(1, len(block.lines) + 1):
        if place < len(block.lines) and block.pages[place] == block.pages[start]:
            continue
        _turn_page(written, block.pages[start])
        piece = write_lines(block.lines[start:place])
        if place < len(block.lines):
            piece = close_line(piece, block.lines[place].text)
        written.add(piece)
        start = place
    written.add(plain(after))


def _turn_page(written: _Written, page: int) -> None:
    """Go on with a block on a later page; its notes come after the block."""
    while written.sheet.number < page:
        written.close_page()


def _write_table(written: _Written, block: Block) -> None:
    header: list[str] = []
    for number, (grid, page) in enumerate(zip(block.grids, block.pages, strict=True)):
        if number:
            written.add(plain("\n"))
            _turn_page(written, page)
        rows = write_rows(grid)
        if not number:
            count = count_headers(grid)
            header = [_told(row) for row in rows[:count]]
            _write_rows(written, rows[:count])
            if count:
                written.add(join([plain("\n"), dashes(len(grid.borders)), plain("\n" if rows[count:] else "")]))
            rows = rows[count:]
        elif header and [_told(row) for row in rows[: len(header)]] == header:
            rows = rows[len(header) :]
        _write_rows(written, rows)


def _write_rows(written: _Written, rows: Sequence[Sequence[Piece]]) -> None:
    for number, row in enumerate(rows):
        if number:
            written.add(plain("\n"))
        written.add(write_row(row))


def _told(row: Sequence[Piece]) -> str:
    return join(row)[0]

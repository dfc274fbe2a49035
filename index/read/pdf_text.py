"""Lines and cells in, pieces of Markdown-flavoured text out, each character with its place.

A piece is a text with eight bytes a character; what is put in has zeros. Signs that a reader of Markdown would take for
markup are escaped. Does NOT know pages.
"""

import re
from collections.abc import Iterable, Sequence

from index.read.glyph import Grid, GridCell, Line

Piece = tuple[str, bytes]

# "(*)" and a lone star are read as they are.
_MARKUP = re.compile(r"\\|\||(?<!\()\*(?!\))(?!\s)|(?<=\S)(?<!\()\*(?!\))|^#(?=#{0,6}\s)")
_HYPHEN = re.compile(r"(?:^|[\s(])(?P<word>[^\W\d_]+)[-\u00ad\u2010]$")
_ASCII = re.compile(r"[A-Za-z]{3,}")
_NUMBER = re.compile(r"[(<>≈~±+–-]?\s*\d")
_YEAR = re.compile(r"(?:năm\s+)?(?:1[6-9]|20)\d\d", re.IGNORECASE)
# Letters: a longer word is no Vietnamese syllable.
_LONGEST_SYLLABLE = 7


def plain(text: str) -> Piece:
    """Return a piece that was put in."""
    return text, bytes(8 * len(text))


def join(pieces: Iterable[Piece]) -> Piece:
    """Put pieces one after the other."""
    pieces = list(pieces)
    return "".join(text for text, _ in pieces), b"".join(boxes for _, boxes in pieces)


def write_lines(lines: Sequence[Line]) -> Piece:
    """Join the lines of a paragraph or a cell to one; a word parted at a line's end is whole again."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces[-1] = close_line(pieces[-1], line.text)
        pieces.append((line.text, line.boxes))
    return escape(join(pieces))


def close_line(piece: Piece, following: str) -> Piece:
    """Return a line as it stands before the next one: with a space, or without its hyphen.

    A hyphen that parts a word which is too long for a syllable goes; that of a compound ("kinh tế-xã hội") stays.
    """
    text, boxes = piece
    if text.endswith("\u00ad"):
        return text[:-1], boxes[:-8]
    if text[-1:] in "-\u2010" and text[-2:-1].isalnum():
        if text[-2].isdigit() or not following[:1].islower():
            # "2016-/2020", "Xô-/Viết".
            return piece
        match = _HYPHEN.search(text)
        rest = re.match(r"[^\W\d_]+", following)
        if match is not None and rest is not None:
            word, rest_word = match.group("word"), rest.group()
            if (
                _ASCII.fullmatch(word)
                and _ASCII.fullmatch(rest_word)
                and len(word) + len(rest_word) > _LONGEST_SYLLABLE
            ):
                return text[:-1], boxes[:-8]
        return piece
    return join([piece, plain(" ")])


def escape(piece: Piece) -> Piece:
    """Put a backslash before what would be taken for markup."""
    text, boxes = piece
    if _MARKUP.search(text) is None:
        return piece
    pieces: list[Piece] = []
    done = 0
    for match in _MARKUP.finditer(text):
        pieces.append((text[done : match.start()], boxes[8 * done : 8 * match.start()]))
        pieces.append(plain("\\"))
        done = match.start()
    pieces.append((text[done:], boxes[8 * done :]))
    return join(pieces)


def write_rows(grid: Grid) -> list[list[Piece]]:
    """Return the texts of a table, row by row, one for each column.

    A cell of the header that covers several columns or rows stands in each of them, so that every column has its names;
    further down it stands once, but for a name beside several rows.
    """
    columns = len(grid.borders)
    rows = max(cell.last_row for cell in grid.cells) + 1
    header = count_headers(grid)
    texts: list[list[Piece]] = [[("", b"")] * columns for _ in range(rows)]
    for cell in grid.cells:
        piece = write_lines(cell.lines)
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.column, min(cell.last_column, columns - 1) + 1):
                first = row == cell.row and column == cell.column
                below = column == cell.column and not any(char.isdigit() for char in piece[0])
                if first or row < header or below:
                    texts[row][column] = piece
    return texts


def count_headers(grid: Grid) -> int:
    """Return how many rows name the columns: the first, those beside its tall cells, those below its wide ones."""
    if grid.framed:
        return 0
    columns = len(grid.borders)
    top = [cell for cell in grid.cells if cell.row == 0]
    whole = [cell for cell in top if cell.column == 0 and cell.last_column >= columns - 1]
    if whole:
        # A title over all columns: the names stand below it.
        return 1
    if _is_data_row(top):
        return 0
    count = max(cell.last_row for cell in top) + 1
    if count == 1 and any(cell.last_column > cell.column for cell in top):
        below = [cell for cell in grid.cells if cell.row == 1]
        count += bool(below) and not _is_data_row(below)
    return count


def _is_data_row(cells: Sequence[GridCell]) -> bool:
    texts = [" ".join(line.text for line in cell.lines) for cell in cells]
    filled = [text for text in texts if text]
    data = [text for text in filled[1:] if _NUMBER.match(text) and not _YEAR.match(text)]
    return bool(data) and len(data) * 2 >= len(filled) - 1


def write_row(cells: Sequence[Piece]) -> Piece:
    """Return a row of a pipe table."""
    pieces = [plain("|")]
    for cell in cells:
        pieces.extend([plain(" "), cell, plain(" |")] if cell[0] else [plain(" |")])
    return join(pieces)


def dashes(columns: int) -> Piece:
    """Return the line below the header."""
    return plain("|" + "---|" * columns)

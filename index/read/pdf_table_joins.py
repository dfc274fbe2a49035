"""A table and the one at the head of the next page in, whether they are one, and the row between them made whole out.

A row that the page's end cuts is joined only where its text shows it: every cell that goes on was full to its border
and did not end there, others are empty, and no figure stands below the cut. Does NOT write text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.read.glyph import Grid, GridCell, Line, hang_below
from index.read.pdf_text import count_headers

# In points: borders that differ by less are the same.
_SAME = 3.0
# Share of the font size: play at the right border of a cell.
_PLAY = 0.6
_ENDS = re.compile(r"[.;:!?…][\"”’»)\]]*$")
# What begins a row of its own, though in small letters.
_OWN_ROW = re.compile(r"[^\W\d_]{1,4}[.)](?:\s|$)|trong đó\b|gồm\b|chia ra\b|.*:$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")


def is_same_table(first: Grid, last: Grid, grid: Grid) -> bool:
    """Tell whether a table at the head of a page goes on with one that ended at the end of the page before.

    Parameters
    ----------
    first, last
        The first and the last part of the table so far.
    grid
        The table at the head of the page.

    Returns
    -------
    Whether its columns are as wide and stand where they stood, or elsewhere below the same header: left and right pages
    have other margins.
    """
    if grid.framed or last.framed or len(last.borders) != len(grid.borders):
        return False
    moved = grid.borders[0] - last.borders[0]
    if any(abs(other - one - moved) > _SAME for one, other in zip(last.borders, grid.borders, strict=True)):
        return False
    return abs(moved) <= _SAME or count_repeated(first, grid) > 0


def count_repeated(first: Grid, grid: Grid) -> int:
    """Return how many rows of a part repeat the header of the first part: all of them or none."""
    count = count_headers(first)
    return count if count and _head(first, count) == _head(grid, count) else 0


def _head(grid: Grid, count: int) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.last_row, cell.last_column, _text(cell)) for cell in grid.cells if cell.row < count
    ]


def join_cut_row(first: Grid, last: Grid, grid: Grid, *, height: float | None) -> tuple[Grid, Grid | None]:
    """Make a row whole that is cut between two parts of a table.

    Parameters
    ----------
    first, last, grid
        As of `is_same_table`, which holds.
    height
        Of the page that the last part stands on; None when the new part is not on the very next one.

    Returns
    -------
    The last part and the new one; the text of the row stands in the last part, what came from the next page with places
    that hang below (``index.page.Page.boxes``). The new part is None when nothing is left of it.
    """
    row = count_repeated(first, grid)
    above = _row(last, max(cell.last_row for cell in last.cells))
    below = _row(grid, row)
    if above is None or below is None or above.keys() != below.keys() or not _is_cut(last, above, grid, below):
        return last, grid
    joined = {id(above[column]): _join(above[column], below[column], height) for column in above}
    rest = tuple(
        replace(cell, row=cell.row - (cell.row > row), last_row=cell.last_row - (cell.last_row > row))
        for cell in grid.cells
        if cell.row != row
    )
    whole = replace(last, cells=tuple(joined.get(id(cell), cell) for cell in last.cells))
    return whole, replace(grid, cells=rest) if any(cell.row >= row for cell in rest) else None


def repeat_header(first: Grid, grid: Grid) -> Grid:
    """Put the header of the first part, without places, over a part that is to stand for itself and has none."""
    count = count_headers(first)
    if not count or count_repeated(first, grid):
        return grid
    header = (
        replace(cell, lines=tuple(hang_below(line, None) for line in cell.lines))
        for cell in first.cells
        if cell.row < count
    )
    below = (replace(cell, row=cell.row + count, last_row=cell.last_row + count) for cell in grid.cells)
    return replace(grid, cells=(*header, *below))


def _row(grid: Grid, row: int) -> dict[int, GridCell] | None:
    """Return the cells of a row by their columns; None when one of them covers more."""
    cells = [cell for cell in grid.cells if cell.row <= row <= cell.last_row]
    if not cells or any(cell.row != cell.last_row or cell.column != cell.last_column for cell in cells):
        return None
    return {cell.column: cell for cell in cells}


def _is_cut(last: Grid, above: dict[int, GridCell], grid: Grid, below: dict[int, GridCell]) -> bool:
    going_on = [column for column, cell in below.items() if cell.lines]
    ended = [column for column, cell in above.items() if cell.lines and not below[column].lines]
    moved = grid.borders[0] - last.borders[0]
    return (
        bool(going_on)
        and bool(ended)
        and any(_text(below[column])[0].islower() for column in going_on)
        and all(
            _flows(above[column], below[column], max(_rights(last, column, 0.0), _rights(grid, column, moved)))
            for column in going_on
        )
    )


def _flows(above: GridCell, below: GridCell, border: float) -> bool:
    """Tell whether the text of a cell goes on in another: full to the border, in the middle of a sentence."""
    if not above.lines:
        return False
    before, after = _text(above), _text(below)
    if _ENDS.search(before) is not None or not after[0].isalpha() or _OWN_ROW.match(after) is not None:
        return False
    last, following = above.lines[-1], below.lines[0]
    return last.right + _first_word(following) + _PLAY * last.size >= border


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is."""
    word = _FIRST_WORD.match(line.text)
    return (line.right - line.left) * len(word.group()) / len(line.text) if word is not None else 0.0


def _rights(grid: Grid, column: int, moved: float) -> float:
    """Return where the longest line of a column ends."""
    lines = _lines(cell for cell in grid.cells if cell.column == cell.last_column == column)
    return max((line.right - moved for line in lines), default=0.0)


def _lines(cells: Iterable[GridCell]) -> Sequence[Line]:
    return [line for cell in cells for line in cell.lines]


def _join(above: GridCell, below: GridCell, height: float | None) -> GridCell:
    return replace(above, lines=above.lines + tuple(hang_below(line, height) for line in below.lines))


def _text(cell: GridCell) -> str:
    return " ".join(line.text for line in cell.lines)

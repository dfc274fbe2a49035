"""Rows of a page in, lines in reading order out: columns one after the other, letterheads as one framed row.

Rows in which the same gap stays free are a band. A band of long lines is text in columns; one that holds a letterhead
or signatures is kept side by side; any other (a table without rules) is read row by row. Does NOT see ruled tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.read.glyph import Grid, GridCell, Line
from index.read.pdf_lines import STRETCH_GAP, Row, Stretch, make_line

_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^nơi nhận|^(?:kt|tm|tl|tuq)\.\s|"
    r"ngày\s+\S+\s+tháng\s+\S+\s+năm",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zđ])[.)/]\s*$|[-–+•●▪*]\s*$")
# As shares of the font size: the distance of two rows of one band; that of rows that only one column has.
_BAND_PITCH = 3.2
_TAIL_PITCH = 1.5
_OTHER_SIZE = 0.15
# Rows on both sides that show text in columns; share of the page's text that a column of text takes at least.
_FEWEST_ROWS = 4
_COLUMN_WIDTH = 0.25
_LETTERS = 0.6
_MOST_LETTERHEAD_ROWS = 16

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `[first, last)` with the gaps that stay free in them."""

    first: int
    last: int
    gaps: tuple[Interval, ...]


def order_rows(rows: Sequence[Row]) -> list[Line | Grid]:
    """Return the lines and letterheads of a page in reading order."""
    rows = [_with_labels(row) for row in rows]
    if not rows:
        return []
    edges = (min(row[0].left for row in rows), max(row[-1].right for row in rows))
    parts: list[Line | Grid] = []
    column = 0
    position = 0
    for band in _find_bands(rows, edges):
        parts.extend(_lines(rows[position : band.first], column, edges))
        inside = rows[band.first : band.last]
        if _is_letterhead(inside):
            parts.append(_frame(inside, band.gaps))
        else:
            for stretches in _columns(inside, band.gaps):
                column += 1
                borders = (min(row[0].left for row in stretches), max(row[-1].right for row in stretches))
                parts.extend(_lines(stretches, column, borders))
        column += 1
        position = band.last
    parts.extend(_lines(rows[position:], column, edges))
    return parts


def _lines(rows: Sequence[Row], column: int, edges: Interval) -> list[Line]:
    made = (make_line(row, column=column, edges=edges) for row in rows if row)
    return [line for line in made if line is not None]


def _with_labels(row: Row) -> Row:
    """Join a label or bullet with what it stands before, however wide the gap."""
    if len(row) < 2 or _LABEL.fullmatch(row[0].text.strip()) is None:
        return row
    first, second = row[:2]
    joined = Stretch(
        first.glyphs + second.glyphs,
        first.left,
        second.right,
        min(first.top, second.top),
        max(first.bottom, second.bottom),
        second.baseline,
        second.size,
    )
    return [joined, *row[2:]]


def _find_bands(rows: Sequence[Row], edges: Interval) -> list[_Band]:
    bands: list[_Band] = []
    position = 0
    while position < len(rows):
        band = _grow(rows, position) if len(rows[position]) > 1 else None
        if band is not None and (_is_letterhead(rows[band.first : band.last]) or _is_text(rows, band, edges)):
            bands.append(_with_head(rows, band, bands[-1].last if bands else 0))
            position = band.last
        else:
            position += 1
    return bands


def _grow(rows: Sequence[Row], first: int) -> _Band:
    """Go down from a row with gaps as long as one of the gaps stays free."""
    gaps = _gaps(rows[first])
    last = first + 1
    both = 1
    for number in range(first + 1, len(rows)):
        row = rows[number]
        pitch = (row[0].baseline - rows[number - 1][0].baseline) / row[0].size
        free = _free(gaps, row)
        if not free or pitch > _BAND_PITCH:
            break
        sided = any(_splits(gap, row) for gap in free)
        if (
            not sided
            and _own_pitch(rows[first : number + 1], free) > _TAIL_PITCH
            and not _comes_back(rows, number, free)
        ):
            break
        gaps = free
        both += sided
        last = number + 1
    return _Band(first, last, tuple(gap for gap in gaps if any(_splits(gap, row) for row in rows[first:last])))


def _own_pitch(rows: Sequence[Row], gaps: Sequence[Interval]) -> float:
    """Return how far the last row is below the one before it in its own column, as a share of the font size."""
    *above, last = rows
    column = sum(last[0].left >= gap[1] for gap in gaps)
    for row in reversed(above):
        if any(sum(stretch.left >= gap[1] for gap in gaps) == column for stretch in row):
            return (last[0].baseline - row[0].baseline) / last[0].size
    return float("inf")


def _comes_back(rows: Sequence[Row], number: int, gaps: Sequence[Interval]) -> bool:
    """Tell whether one of the next rows has text on both sides again."""
    return any(_splits(gap, row) for row in rows[number + 1 : number + 3] for gap in _free(gaps, row))


def _with_head(rows: Sequence[Row], band: _Band, lowest: int) -> _Band:
    """Add the rows above that only one column has."""
    first = band.first
    while first > lowest and len(rows[first - 1]) == 1 and _free(band.gaps, rows[first - 1]) == list(band.gaps):
        pitch = (rows[first][0].baseline - rows[first - 1][0].baseline) / rows[first][0].size
        if pitch > _TAIL_PITCH or abs(rows[first - 1][0].size / rows[first][0].size - 1) > _OTHER_SIZE:
            break
        first -= 1
    return _Band(first, band.last, band.gaps)


def _gaps(row: Row) -> list[Interval]:
    return [(one.right, other.left) for one, other in pairwise(row)]


def _free(gaps: Sequence[Interval], row: Row) -> list[Interval]:
    """Return what a row leaves of the gaps, where that is still wide."""
    left: list[Interval] = []
    for start, end in gaps:
        before = max((stretch.right for stretch in row if stretch.left < (start + end) / 2), default=start)
        after = min((stretch.left for stretch in row if stretch.left >= (start + end) / 2), default=end)
        free = (max(start, before), min(end, after))
        if free[1] - free[0] >= STRETCH_GAP * row[0].size * 0.8:
            left.append(free)
    return left


def _splits(gap: Interval, row: Row) -> bool:
    return row[0].right <= gap[0] and row[-1].left >= gap[1]


def _columns(rows: Sequence[Row], gaps: Sequence[Interval]) -> list[list[Row]]:
    """Part rows at the gaps; rows of a column that hold nothing are left out."""
    borders = [float("-inf"), *(gap[1] for gap in gaps), float("inf")]
    parted = [
        [[stretch for stretch in row if start <= stretch.left + 0.01 < end] for row in rows]
        for start, end in pairwise(borders)
    ]
    return [[row for row in column if row] for column in parted if any(column)]


def _is_text(rows: Sequence[Row], band: _Band, edges: Interval) -> bool:
    """Tell whether the columns of a band hold running text and not the cells of a table."""
    inside = rows[band.first : band.last]
    columns = _columns(inside, band.gaps)
    if sum(any(_splits(gap, row) for gap in band.gaps) for row in inside) < _FEWEST_ROWS or len(columns) < 2:
        return False
    for column in columns:
        width = median(row[-1].right - row[0].left for row in column)
        text = "".join(stretch.text for row in column for stretch in row)
        letters = sum(char.isalpha() or char == " " for char in text)
        if width < _COLUMN_WIDTH * (edges[1] - edges[0]) or letters < _LETTERS * len(text):
            return False
    return True


def _is_letterhead(rows: Sequence[Row]) -> bool:
    if len(rows) > _MOST_LETTERHEAD_ROWS:
        return False
    lines = [make_line([stretch]) for row in rows for stretch in row]
    return any(_LETTERHEAD.search(line.text) is not None for line in lines if line is not None)


def _frame(rows: Sequence[Row], gaps: Sequence[Interval]) -> Grid:
    columns = _columns(rows, gaps)
    return Grid(
        cells=tuple(
            GridCell(row=0, column=number, last_row=0, last_column=number, lines=tuple(_lines(column, 0, (0.0, 0.0))))
            for number, column in enumerate(columns)
        ),
        top=rows[0][0].top,
        bottom=rows[-1][0].bottom,
        borders=tuple(min(row[0].left for row in column) for column in columns),
        framed=True,
    )

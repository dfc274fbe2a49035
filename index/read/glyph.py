"""The records of a page in the making: glyphs as a page sets them, lines, tables, and the sheet that holds them.

All places are in points from the upper left corner of the page as it is shown. Holds data only. Glyphs are tuples: a
page has thousands of them.
"""

import math
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

# Tenths of a point that fit an int16.
_FARTHEST = 32767


class Glyph(NamedTuple):
    """One character where it stands; `baseline` is the height of its line, `size` that of its font."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool


class Edge(NamedTuple):
    """A straight level or upright stroke."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one column, as it will be written.

    Parameters
    ----------
    text
        Composed text; raised digits are superscripts.
    boxes
        Eight bytes a character, as ``index.page.Page.boxes`` has them.
    left, top, right, bottom, baseline
        Its place.
    size
        Most common font size in it.
    bold
        Share of its letters that are bold, 0 to 1.
    column
        Number of the column of the page that it stands in; lines of another column are another stretch of text.
    edges
        Left and right border of its column.
    """

    text: str
    boxes: bytes
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: float = 0.0
    column: int = 0
    edges: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell: the rows and columns that it covers, both ends counted in, and its lines."""

    row: int
    column: int
    last_row: int
    last_column: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table, or a letterhead side by side (`framed`); `borders` are the left edges of the columns."""

    cells: tuple[GridCell, ...]
    top: float
    bottom: float
    borders: tuple[float, ...]
    framed: bool = False


@dataclass(slots=True, kw_only=True)
class Sheet:
    """What was found on a page, in reading order; later steps take out what is not running text.

    `parts` holds lines and tables, `notes` the footnotes, each of some lines, as (mark, lines); an empty mark goes on
    with the last note of the page before. `tilt` is by how many degrees a picture was turned before it was read.
    """

    number: int
    width: float
    height: float
    parts: list[Line | Grid] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    rules: tuple[Edge, ...] = ()
    tilt: float = 0.0
    confidence: float | None = None
    problem: str = ""

    @property
    def lines(self) -> list[Line]:
        """The lines that belong to no table."""
        return [part for part in self.parts if isinstance(part, Line)]

    @property
    def all_lines(self) -> list[Line]:
        """The lines, those in tables too."""
        inside = [line for part in self.parts if isinstance(part, Grid) for cell in part.cells for line in cell.lines]
        return self.lines + inside


def pack_boxes(glyphs: Iterable[Glyph]) -> bytes:
    """Pack places as ``Page.boxes`` wants them; they lie on the page, so none is below zero."""
    tenths = [round(value * 10) for glyph in glyphs for value in glyph[1:5]]
    if tenths and max(tenths) > _FARTHEST:
        tenths = [min(value, _FARTHEST) for value in tenths]
    return _little_endian(array("h", tenths)).tobytes()


def hang_below(line: Line, height: float | None) -> Line:
    """Return a line of the next page with its places counted from the page before, `height` above; None knows none."""
    if height is None:
        return replace(line, boxes=bytes(len(line.boxes)))
    hung = array("h")
    hung.frombytes(line.boxes)
    hung = _little_endian(hung)
    for place in range(0, len(hung), 4):
        if hung[place] != hung[place + 2]:
            hung[place + 1] = _tenths(hung[place + 1] / 10 + height)
            hung[place + 3] = _tenths(hung[place + 3] / 10 + height)
    return replace(line, boxes=_little_endian(hung).tobytes())


def turn_boxes(boxes: bytes, tilt: float, width: float, height: float) -> bytes:
    """Turn places of a picture that was made level back to those of the picture as it was; sizes stay.

    Those that hang below it, on the next page, are left as they are.
    """
    turned = array("h")
    turned.frombytes(boxes)
    turned = _little_endian(turned)
    sine, cosine = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    for place in range(0, len(turned), 4):
        left, top, right, bottom = (value / 10 for value in turned[place : place + 4])
        if left == right or top >= height:
            continue
        x, y = (left + right) / 2 - width / 2, (top + bottom) / 2 - height / 2
        across = min(max(x * cosine - y * sine + width / 2 - (left + right) / 2, -left), width - right)
        down = min(max(x * sine + y * cosine + height / 2 - (top + bottom) / 2, -top), height - bottom)
        moved = (left + across, top + down, right + across, bottom + down)
        turned[place : place + 4] = array("h", map(_tenths, moved))
    return _little_endian(turned).tobytes()


def _tenths(value: float) -> int:
    return max(-_FARTHEST, min(_FARTHEST, round(value * 10)))


def _little_endian(packed: "array[int]") -> "array[int]":
    """Swap the bytes of 16-bit integers where the machine is big-endian."""
    if sys.byteorder == "big":
        packed.byteswap()
    return packed

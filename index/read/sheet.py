"""Records of a sheet before its tables are found: cells in their grid, rectangles of merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.normalise import normalise

# Rectangle of merged cells: first row, first column, last row, last column, counted from 0.
Merge = tuple[int, int, int, int]

# Beyond these a sheet is a database: finding the figures of a million cells takes about five minutes and 4 GB.
MOST_ROWS = 150_000  # filled rows of a workbook
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000  # filled cells of a workbook


class SheetCell(NamedTuple):
    """A cell that shows something: `text` as a reader sees it, on one line; `number` tells that it holds a number."""

    text: str
    number: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row that shows something: its number from 0, and its cells by column, from 0, in order."""

    number: int
    cells: dict[int, SheetCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One visible sheet.

    Parameters
    ----------
    number, name
        Its place in the workbook, from 1, hidden sheets counted; what its tab says.
    rows
        In order; rows without text and hidden rows and columns are left out.
    merges
        Rectangles of merged cells; the text stands in the first cell of each.
    hidden
        Numbers of hidden rows that hold text: they part nothing.
    warnings
        What was left out of it, in Vietnamese, without a full stop.
    """

    number: int
    name: str
    rows: tuple[SheetRow, ...]
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    warnings: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Write the text of a cell on one line, in the spelling that all stages expect."""
    return " ".join(normalise(text).text.split())


def tell_hidden(names: Sequence[str]) -> list[str]:
    """Say which sheets were left out because they are hidden."""
    return [f"bỏ qua {len(names)} trang ẩn ({', '.join(f'“{name}”' for name in names)})"] if names else []

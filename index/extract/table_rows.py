"""A table block in, its rows out: which head columns, which name their row, which columns group by commas.

Does NOT read the numbers of cells; that is ``index.extract.cells``.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import Block, Cell, Span
from index.extract.number import DIGITS
from index.extract.place import YEAR
from index.outline import rows_of
from index.record import record

ALONE = re.compile(
    rf"\s*(?P<sign>[-–−+]?)(?:(?P<spaced>\d{{1,3}}(?: \d{{3}})+(?:,\d+)?|\d+, \d+)|(?P<digits>{DIGITS}))\s*(?P<percent>%?)\s*"
)
# "B2" and "Bước 2" count the steps of a procedure.
_MARKER = re.compile(r"^(?:[IVXLC]+|[A-Za-zđ]|[-–+*•]|(?:B|Bước )\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?: \d{1,2})+)[.):]?$")
_LEAST_NUMBERED = 3  # rows
_ONLY_NUMBER = re.compile(r"[-–+]?[\d.,]+\s*%?|[-–.…]+")
_GROUPED_BY_COMMA = re.compile(r"^[1-9]\d{0,2},\d{3}$")


@record(frozen=True, slots=True)
class Row:
    """A row from left to right, whether all of it heads columns, and its `own` cells: not those that span down to it."""

    cells: tuple[Cell, ...]
    header: bool
    own: frozenset[Cell]


def read_rows(block: Block) -> list[Row]:
    """Gather the cells of a table row by row."""
    rows = []
    told: set[Span] = set()
    for _, cells in rows_of(block):
        own = frozenset(cell for cell in cells if cell.span not in told)
        told.update(cell.span for cell in own if cell.span.start < cell.span.end)
        rows.append(Row(tuple(cells), all(cell.header for cell in cells), own))
    return rows


def first_below_headers(block: Block, rows: Sequence[Row]) -> int:
    """Return the number of the first row that is no column header; group rows right below the headers are none."""
    first = next((i for i, row in enumerate(rows) if not row.header), len(rows))
    below = first
    while below and _is_group(block, rows[below - 1]):
        below -= 1
    return below or first


def _is_group(block: Block, row: Row) -> bool:
    """Tell whether a marked row is a name alone or a number and a name ("I | Cây công nghiệp")."""
    texts = [block.text[span.start : span.end].strip() for span in sorted({cell.span for cell in row.cells})]
    texts = [text for text in texts if text]
    if len(texts) != 2:
        return len(texts) == 1
    number, name = texts
    return (number.isdigit() or _MARKER.match(number) is not None) and not _is_number(name)


def cell_text(block: Block, cell: Cell) -> str:
    """Return what a cell holds."""
    return block.text[cell.span.start : cell.span.end].strip()


def column_headers(block: Block, rows: Sequence[Row]) -> dict[int, str]:
    """Return the header of each column, rows of a stacked header joined; key -1 holds all headers that head no data.

    A second header row of running numbers ("1", "2", "3 = 1 + 2") names nothing, one of years does.
    """
    headers: dict[int, str] = {}
    corner = ""
    for row in rows:
        if len(row.cells) == 1:
            continue
        for cell in row.cells:
            text = cell_text(block, cell)
            known = headers.get(cell.column, "")
            if not text or text in known or (known and _is_number(text) and not YEAR.match(text)):
                continue
            corner = corner or text
            month = corner.lower() == "tháng" and text.isdigit()
            headers[cell.column] = f"{known} tháng {text}".strip() if month else f"{known} {text}".strip()
    data = {cell.column for cell in block.cells if not cell.header}
    headers[-1] = " ".join(header for column, header in headers.items() if column not in data)
    return headers


def comma_columns(block: Block, rows: Sequence[Row]) -> set[int]:
    """Return the columns whose commas group thousands: each number has exactly three digits after its comma."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            text = cell_text(block, cell)
            if not row.header and "," in text and re.fullmatch(r"[\d.,]+", text):
                columns.setdefault(cell.column, []).append(text)
    return {
        column
        for column, texts in columns.items()
        if len(texts) >= 3 and all(_GROUPED_BY_COMMA.match(text) for text in texts)
    }


def running_column(block: Block, rows: Sequence[Row]) -> int | None:
    """Return the column that only numbers the rows, "1", "2", "3", three at least; None where the first one does not.

    A row of one cell goes on with the one above it, or stands over those below it.
    """
    filled = ([cell for cell in row.cells if cell_text(block, cell)] for row in rows)
    firsts = [cells[0] for row, cells in zip(rows, filled, strict=True) if len(cells) > 1 and cells[0] is row.cells[0]]
    numbers = [cell_text(block, cell).rstrip(".") for cell in firsts]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    same = len({cell.column for cell in firsts}) == 1
    return firsts[0].column if same and len(numbers) >= _LEAST_NUMBERED and numbers == counted else None


def merged_columns(block: Block, rows: Sequence[Row]) -> set[int]:
    """Return the columns in which two rows, one after the other, say the same: a cell merged over them, told again."""
    texts = [{(cell.column, text) for cell in row.cells if (text := cell_text(block, cell))} for row in rows]
    return {column for upper, lower in pairwise(texts) for column, _ in upper & lower}


def row_labels(block: Block, row: Row, merged: set[int], units: Sequence[int]) -> tuple[Cell | None, Sequence[Cell]]:
    """Return the cell that names its row, and those before it that name several rows ("Vùng Đông" over "Huyện Mây").

    A row's name is its first cell with words, else a first cell that is a year.
    """
    filled = [cell for cell in row.cells if cell_text(block, cell)]
    names = [cell for cell in filled[:3] if _names_row(cell_text(block, cell)) and cell.column not in units]
    inner = next((number for number, cell in enumerate(names) if cell.column not in merged), 0)
    # Only cells side by side with a value behind them: a remark behind the values names nothing, and in a row of two
    # cells the second one is the value, though the row above has the same name.
    if inner and (names[inner].column != names[0].column + inner or names[inner] is filled[-1]):
        inner = 0
    return (names[inner] if names else None), names[:inner]


def _names_row(text: str) -> bool:
    return (not _is_number(text) and not _MARKER.match(text)) or YEAR.match(text) is not None


def _is_number(text: str) -> bool:
    return ALONE.fullmatch(text) is not None or _ONLY_NUMBER.fullmatch(text) is not None

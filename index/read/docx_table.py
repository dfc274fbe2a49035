"""The cells of a table in a Word document in, rows of texts as they are stored out: merged cells spread out.

A header is repeated over the columns that it spans, a label over the rows; a number is never repeated, for it would be
counted twice. Does NOT read the text of a cell, nor decide which column means what.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from index.read.docx_names import DROPPED, TC, TR, w
from index.read.docx_styles import integer_of, is_on, value_of

# Word allows 63 columns; a hostile file may claim millions.
_MOST_COLUMNS = 128
# Below a header of so many rows nothing more is taken for one.
_MOST_HEADER_ROWS = 5
# In characters: longer merged cells are prose that nobody wants on every row.
_LONGEST_LABEL = 80
_LETTERHEAD_ROWS = 6
_LETTERHEAD_COLUMNS = 3
_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^nơi nhận|^số\s*:|^(?:kt|tm|tl|tuq)\.\s|^(?:người lập|xác nhận)|"
    r"ngày\s+\S+\s+tháng\s+\S+\s+năm",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[-–+(]?\d[\d.,\s]*%?\)?")
_NUMBER = re.compile(r"[(<>≈~±+–-]?\s*\d")
_YEAR = re.compile(r"(?:năm\s+)?(?:1[6-9]|20)\d\d(?:\s*[-–/]\s*\d{2,4})?[*⁰¹²³⁴-⁹]*", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}\s+(?:tháng|quý|năm)\b|\d{1,2}/\d{4}", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_INDEX = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\(?[A-Z]\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: the texts of its paragraphs, whether all of them are bold, how many columns it spans."""

    lines: tuple[str, ...]
    bold: bool = False
    columns: int = 1

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(line for line in self.lines if line)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the grid, the cell that covers it, and whether the cell begins in this row and column."""

    cell: Cell
    first_row: bool
    first_column: bool


Grid = list[list[Slot]]
# Texts of the paragraphs of a cell, and whether all of them are bold.
CellText = tuple[tuple[str, ...], bool]
ReadCell = Callable[[etree._Element], CellText]  # noqa: SLF001  # lxml has no other name for the class
_NOTHING = Cell(lines=())


def read_grid(table: etree._Element, read_cell: ReadCell) -> tuple[Grid, int]:
    """Read the cells of a table.

    Parameters
    ----------
    table
        The element w:tbl.
    read_cell
        Reads the text of a cell; called once for each that shows any, in order.

    Returns
    -------
    The grid, rows of equal length, and how many rows at its top the document itself calls a header.
    """
    grid: Grid = []
    marked = 0
    for row in _shown_rows(table):
        properties = row.find(w("trPr"))
        if properties is not None and marked == len(grid):
            marked += is_on(properties.find(w("tblHeader")))
        grid.append(_read_row(row, grid[-1] if grid else [], read_cell))
    width = max(map(len, grid), default=0)
    blank = Slot(_NOTHING, first_row=True, first_column=True)
    return [[*row, *[blank] * (width - len(row))] for row in grid], marked


def find_cells(table: etree._Element) -> list[list[etree._Element]]:
    """Return the elements of the cells, row by row, merged ones as they are written."""
    return [list(_inside(row, TC)) for row in _shown_rows(table)]


def is_letterhead(grid: Grid) -> bool:
    """Tell whether a table only sets the head or the signatures of a letter side by side."""
    if len(grid) > _LETTERHEAD_ROWS or max(map(len, grid), default=0) > _LETTERHEAD_COLUMNS:
        return False
    if any(_VALUE.fullmatch(slot.cell.text) is not None for row in grid for slot in row):
        # "Đến ngày 31 tháng 12 năm 2017" over values is a header.
        return False
    return any(_LETTERHEAD.search(line) for row in grid for slot in row for line in slot.cell.lines)


def letterhead_rows(grid: Grid) -> list[list[str]]:
    """Write a letterhead so that each line of it is read alone: one line a row, in the column where it stood."""
    width = max(map(len, grid), default=0)
    rows: list[list[str]] = []
    for slots in grid:
        for column, slot in enumerate(slots):
            if slot.first_row and slot.first_column:
                lines = (line for line in slot.cell.lines if line)
                rows.extend([*[""] * column, line, *[""] * (width - column - 1)] for line in lines)
    return rows


def count_header_rows(grid: Grid, marked: int) -> int:
    """Tell how many rows at the top surely name columns: marked so, merged, or alone in bold; 0 when unsure."""
    limit = min(_MOST_HEADER_ROWS, len(grid) - 1)
    title = _count_titles(grid, limit)
    limit = next((number for number in range(title, limit) if _is_body(grid[number], first=number == title)), limit)
    rows = max(min(marked, len(grid) - 1), _merged_rows(grid, title, limit), _bold_rows(grid, title, limit))
    return rows if rows > title else 0


def spread(grid: Grid, header_rows: int) -> list[list[str]]:
    """Write the text of each place of the grid; see the head of this module for what is repeated."""
    return [
        [_text_at(row, column, header=number < header_rows) for column in range(len(row))]
        for number, row in enumerate(grid)
    ]


def _shown_rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _inside(table, TR):
        properties = row.find(w("trPr"))
        deleted = properties is not None and properties.find(w("del")) is not None
        if not deleted and not is_on(properties.find(w("hidden")) if properties is not None else None):
            yield row


def _read_row(row: etree._Element, above: list[Slot], read_cell: ReadCell) -> list[Slot]:
    before = integer_of(value_of(row.find(f"{w('trPr')}/{w('gridBefore')}")), 0)
    slots = [Slot(_NOTHING, first_row=True, first_column=True)] * min(before, _MOST_COLUMNS)
    for element in _inside(row, TC):
        properties = element.find(w("tcPr"))
        find = properties.find if properties is not None else element.find
        if find(w("cellDel")) is not None:
            continue
        merged, joined = find(w("vMerge")), find(w("hMerge"))
        if joined is not None and value_of(joined) != "restart" and slots:
            slots.append(Slot(slots[-1].cell, slots[-1].first_row, first_column=False))
            continue
        room = max(1, _MOST_COLUMNS - len(slots))
        columns = max(1, min(integer_of(value_of(find(w("gridSpan"))), 1), room))
        goes_on = merged is not None and value_of(merged) != "restart" and len(slots) < len(above)
        cell = above[len(slots)].cell if goes_on else _read(element, columns, read_cell)
        slots.extend(Slot(cell, not goes_on, number == 0) for number in range(columns))
    return slots


def _read(element: etree._Element, columns: int, read_cell: ReadCell) -> Cell:
    lines, bold = read_cell(element)
    return Cell(lines=lines, bold=bold, columns=columns)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows or cells, those in content controls and insertions too, but none of a table inside."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in DROPPED and child.tag not in {TR, TC}:
            yield from _inside(child, tag)


def _cells(row: list[Slot]) -> list[Cell]:
    """Return the cells of a row that say anything, each once."""
    found = {id(slot.cell): slot.cell for slot in row}
    return [cell for cell in found.values() if cell.text]


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a value, and not a period or a name."""
    return _NUMBER.match(text) is not None and _YEAR.fullmatch(text) is None and _TIME.match(text) is None


def _is_body(row: list[Slot], *, first: bool) -> bool:
    """Tell whether a row surely is no part of the header: it holds values, counts columns, or opens a section."""
    cells = _cells(row)
    if any(is_figure(cell.text) for cell in cells):
        return True
    if len(cells) > 2 and all(_INDEX.fullmatch(cell.text) for cell in cells):
        return True
    numbered = row[0].first_row and _ORDINAL.fullmatch(row[0].cell.text) is not None
    return not first and (len(cells) < 2 or numbered)


def _count_titles(grid: Grid, limit: int) -> int:
    """Count the rows at the top with one cell over all columns."""
    return next((number for number in range(limit) if len(_cells(grid[number])) != 1), limit)


def _merged_rows(grid: Grid, title: int, limit: int) -> int:
    """Count the header rows that merged cells give away: one over columns has names below it, one over rows is long."""
    rows = 0
    number = title
    while number < limit and (number == title or number < rows):
        begun = {id(slot.cell): slot.cell for slot in grid[number] if slot.first_row and slot.cell.text}
        if len(begun) > 1 and any(cell.columns > 1 for cell in begun.values()):
            rows = max(rows, number + 2)
        last = number + 1
        while last < limit and any(id(slot.cell) in begun for slot in grid[last]):
            last += 1
        rows = max(rows, last if last > number + 1 else 0)
        number += 1
    return min(rows, limit)


def _bold_rows(grid: Grid, title: int, limit: int) -> int:
    """Count the rows at the top that are bold, unless everything is."""
    rows = title
    while rows < limit and len(_cells(grid[rows])) > 1 and all(cell.bold for cell in _cells(grid[rows])):
        rows += 1
    plain = any(not cell.bold for row in grid[rows:] for cell in _cells(row))
    return rows if plain and rows > title else 0


def _text_at(row: list[Slot], column: int, *, header: bool) -> str:
    slot = row[column]
    text = slot.cell.text
    alone = len(_cells(row)) == 1
    if header:
        return text if not alone or slot.first_column else ""
    if not slot.first_row and not _may_repeat(text, column):
        return ""
    if slot.cell.columns == 1 or alone:
        return text if slot.first_column else ""
    # "Tổng cộng" over the counter and the name stands with the names.
    last = column + 1 == len(row) or row[column + 1].cell is not slot.cell
    at_left = row[0].cell is slot.cell and not is_figure(text)
    return text if (last if at_left else slot.first_column) else ""


def _may_repeat(text: str, column: int) -> bool:
    """Tell whether the text of a cell merged over rows is a label of all of them, and no value."""
    if len(text) > _LONGEST_LABEL or is_figure(text):
        return False
    if _YEAR.fullmatch(text) is not None:
        return column == 0
    return column <= 1 or not any(char.isdigit() for char in text)

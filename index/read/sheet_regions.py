"""A sheet in, stretches of rows out, with merged cells worked out: blank rows part them, and so do blank columns.

Does NOT know which rows are headers.
"""

from collections import defaultdict
from collections.abc import Iterator

from index.read.sheet import MOST_CELLS, Sheet, SheetCell
from index.read.sheet_rows import GridRow, is_lone, is_number

_Spread = dict[int, dict[int, SheetCell]]


def find_regions(sheet: Sheet) -> Iterator[list[GridRow]]:
    """Yield stretches of rows in reading order, tables that stand side by side one after the other.

    A row is blank when nothing stands in it, not even a cell merged with one above; a hidden row is not.
    """
    wide, tall = _spread(sheet)
    region: list[GridRow] = []
    previous = -1
    for row in sheet.rows:
        gap = range(previous + 1, row.number)
        if region and any(number not in tall and number not in sheet.hidden for number in gap):
            yield from _side_by_side(region)
            region = []
        cells = {**row.cells, **wide.get(row.number, {})}
        region.append(GridRow(number=row.number, cells=row.cells, wide=cells, tall=tall.get(row.number, {})))
        previous = row.number
    yield from _side_by_side(region)


def _spread(sheet: Sheet) -> tuple[_Spread, _Spread]:
    """Put merged cells over the columns and over the rows that they cover, as far as the sheet is used."""
    rows = {row.number: row.cells for row in sheet.rows}
    used = sorted({column for cells in rows.values() for column in cells})
    wide: _Spread = defaultdict(dict)
    tall: _Spread = defaultdict(dict)
    room = MOST_CELLS
    for top, left, bottom, right in sheet.merges:
        cell = rows.get(top, {}).get(left)
        columns = [column for column in used if left <= column <= right]
        last = min(bottom, sheet.rows[-1].number)
        room -= len(columns) * max(0, last - top + 1)
        if cell is None or room < 0:
            continue
        wide[top].update(dict.fromkeys(columns, cell))
        for number in range(top + 1, last + 1):
            tall[number].update(dict.fromkeys(columns, cell))
    return wide, tall


def _side_by_side(region: list[GridRow]) -> Iterator[list[GridRow]]:
    """Part tables with an empty column between them: each has labels of its own."""
    columns = sorted({column for row in region if not is_lone(row) for column in row.columns})
    groups: list[list[int]] = []
    for column in columns:
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) < 2 or not all(_is_table(region, group) for group in groups):
        yield region
        return
    for number, group in enumerate(groups):
        start = 0 if number == 0 else group[0]
        end = groups[number + 1][0] if number + 1 < len(groups) else columns[-1] + 1
        rows = [_cut(row, start, end) for row in region]
        yield [row for row in rows if row.cells]


def _is_table(region: list[GridRow], columns: list[int]) -> bool:
    """Tell whether columns make a table of their own: the first one holds names, others numbers or more names."""
    firsts = [row.cells[columns[0]] for row in region if columns[0] in row.cells]
    names = sum(not is_number(cell) for cell in firsts)
    return len(columns) > 1 and len(firsts) > 1 and names * 2 > len(firsts)


def _cut(row: GridRow, start: int, end: int) -> GridRow:
    def inside(cells: dict[int, SheetCell]) -> dict[int, SheetCell]:
        return {column: cell for column, cell in cells.items() if start <= column < end}

    return GridRow(number=row.number, cells=inside(row.cells), wide=inside(row.wide), tall=inside(row.tall))

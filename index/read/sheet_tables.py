"""A sheet in, its lines of text and its tables out, in reading order.

Rows below a blank one that have no headers of their own go on with the table above when they fill the same columns. A
text merged over columns heads each of them; one merged over rows is repeated down, a number never. Does NOT write
text or blocks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.read.sheet import Sheet
from index.read.sheet_regions import find_regions
from index.read.sheet_rows import (
    LETTERHEAD,
    NOTE,
    OFFICE,
    UNIT,
    GridRow,
    ends_table,
    find_body,
    is_frame,
    is_index,
    is_lone,
    is_number,
    is_section,
    names_table,
    values_of,
)

_MOST_HEADERS = 8  # rows
_LONGEST_CAPTION = 400  # characters
_MOST_GROUPS = 2  # lone rows that may open what goes on with the table above a blank row
_DEFAULT_NAME = re.compile(r"(?:sheet|trang[ _]?tính|trang|bảng[ _]?tính|table)[ _]?\d*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNTER = re.compile(r"s?tt\.?|số tt|(?:số )?thứ tự", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table: its texts by column, and whether it names the rows below it."""

    cells: dict[int, str]
    section: bool = False


@dataclass(slots=True, kw_only=True)
class SheetTable:
    """One table: rows of column headers, rows below them, the lines above that name it, the unit they give.

    `values` are the columns that hold numbers, `last` the number of its last row in the sheet.
    """

    headers: list[TableRow]
    rows: list[TableRow] = field(default_factory=list)
    caption: str = ""
    unit: str | None = None
    values: set[int] = field(default_factory=set)
    last: int = 0


Part = str | SheetTable


def find_tables(sheet: Sheet) -> list[Part]:
    """Find the lines and tables of a sheet.

    Parameters
    ----------
    sheet
        With at least one row.

    Returns
    -------
    Lines of text as strings, and tables, in reading order.
    """
    parts: list[Part] = []
    for region in find_regions(sheet):
        rows: Sequence[GridRow] = region
        while rows:
            rows = _read_region(rows, parts, sheet.name)
    return parts


def is_default_name(name: str) -> bool:
    """Tell whether a sheet was never given a name: "Sheet1", "Trang tính 2"."""
    return _DEFAULT_NAME.fullmatch(name) is not None


def _read_region(rows: Sequence[GridRow], parts: list[Part], name: str) -> Sequence[GridRow]:
    """Read the first table of a region with the lines around it; return the rows of the next one."""
    columns = sorted({column for row in rows if not is_lone(row) for column in row.columns})
    body = find_body(rows, columns[0]) if columns else len(rows)
    if body == len(rows):
        _read_words(rows, parts, name, columns)
        return ()
    top, bottom = _find_headers(rows, body, len(columns))
    end = next((number for number in range(body + 1, len(rows)) if names_table(rows[number])), len(rows))
    last = end
    while last > body + 1 and ends_table(rows[last - 1]) and not values_of(rows[last - 1], columns[0]):
        last -= 1
    above = _goes_on(rows[:last], body, parts, columns[0]) if top == bottom else None
    if above is not None:
        _add_rows(above, rows[:last], len(columns))
    else:
        start = bottom if top < bottom else body
        _add_lines(rows[: top if top < bottom else body], parts)
        table = _open_table(rows[top:bottom] if top < bottom else (), parts, name)
        _add_rows(table, rows[start:last], len(columns))
        parts.append(table)
    _add_lines(rows[last:end], parts)
    return rows[end:]


def _find_headers(rows: Sequence[GridRow], body: int, width: int) -> tuple[int, int]:
    """Return the first and the end of the rows of column headers; group rows may stand between them and the body."""
    bottom = body
    while bottom and is_section(rows[bottom - 1], width):
        bottom -= 1
    top = bottom
    while top and bottom - top < _MOST_HEADERS and not is_lone(rows[top - 1]) and not is_frame(rows[top - 1]):
        top -= 1
    return top, bottom


def _goes_on(rows: Sequence[GridRow], body: int, parts: list[Part], first: int) -> SheetTable | None:
    """Return the table above when rows without headers go on with it."""
    table = parts[-1] if parts else None
    if not isinstance(table, SheetTable) or not table.headers or rows[0].number > table.last + 2:
        return None
    if body > _MOST_GROUPS or any(is_frame(row) or names_table(row) or NOTE.match(_text(row)) for row in rows[:body]):
        return None
    fits = all(values_of(row, first).keys() <= table.values for row in rows)
    labelled = any(not is_number(cell) for cell in rows[body].cells.values())
    return table if fits and labelled else None


def _text(row: GridRow) -> str:
    return next(iter(row.cells.values())).text


def _read_words(rows: Sequence[GridRow], parts: list[Part], name: str, columns: Sequence[int]) -> None:
    """Read a region without values: a table of words, or lines."""
    first = next((i for i, row in enumerate(rows) if not is_lone(row) and not is_frame(row)), len(rows))
    last = len(rows)
    while last > first and ends_table(rows[last - 1]):
        last -= 1
    if sum(not is_lone(row) for row in rows[first:last]) < 2:
        _add_lines(rows, parts)
        return
    _add_lines(rows[:first], parts)
    head = rows[first]
    named = len(columns) > 2 or _COUNTER.fullmatch(_text(head)) or all(cell.bold for cell in head.cells.values())
    table = _open_table(rows[first : first + 1] if named else (), parts, name)
    _add_rows(table, rows[first + 1 if named else first : last], len(columns))
    parts.append(table)
    _add_lines(rows[last:], parts)


def _add_lines(rows: Sequence[GridRow], parts: list[Part]) -> None:
    parts.extend(cell.text for row in rows for cell in row.cells.values())


def _open_table(headers: Sequence[GridRow], parts: Sequence[Part], name: str) -> SheetTable:
    """Begin a table under its headers; the lines since the table before give caption and unit."""
    lines: list[str] = []
    for part in reversed(parts):
        if isinstance(part, SheetTable):
            break
        lines.insert(0, part)
    units = [match.group(1).strip() for line in reversed(lines) if (match := UNIT.search(line)) is not None]
    return SheetTable(
        headers=[TableRow(cells=_header_texts(row)) for row in headers if not is_index(row)],
        caption=_caption(lines, name),
        unit=next(filter(None, units), None),
    )


def _header_texts(row: GridRow) -> dict[int, str]:
    return {column: row.wide[column].text for column in sorted(row.wide)}


def _caption(lines: Sequence[str], name: str) -> str:
    named = [line for line in lines if _names(line)]
    while named and sum(map(len, named)) > _LONGEST_CAPTION:
        named.pop(0)
    caption = ", ".join(named)
    if is_default_name(name) or name in caption or (caption and (_YEAR.search(caption) or not _YEAR.search(name))):
        return caption
    return f"{caption}, {name}" if caption else name


def _names(line: str) -> bool:
    """Tell whether a line above a table may name it: not a letterhead, a note, or nothing but a unit."""
    if LETTERHEAD.search(line) or OFFICE.match(line) or NOTE.match(line):
        return False
    unit = UNIT.search(line)
    return unit is None or unit.start() > 3


def _add_rows(table: SheetTable, rows: Sequence[GridRow], width: int) -> None:
    for row in rows:
        if is_index(row) and not table.rows:
            continue
        section = is_section(row, width) and row is not rows[-1]
        repeated = {column: cell for column, cell in row.tall.items() if not is_number(cell)}
        cells = {**repeated, **row.cells}
        table.rows.append(TableRow(cells={column: cells[column].text for column in sorted(cells)}, section=section))
        table.values.update(column for column, cell in row.cells.items() if is_number(cell))
        table.last = row.number

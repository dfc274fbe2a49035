"""The entry of one sheet of an .xlsx file in, its visible cells with their text out; one row in memory at a time.

Formulas give the value that was stored with them. Does NOT find tables, nor compute anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from index.read.number_format import GENERAL, is_date, show_date, show_number
from index.read.package import Package
from index.read.sheet import MOST_COLUMNS, Merge, Sheet, SheetCell, SheetRow, tidy
from index.read.xlsx_parts import SheetPart, Style, Workbook, iterate, local_name, text_of, unescape

if TYPE_CHECKING:
    from lxml import etree

_TAGS = frozenset({"col", "row", "mergeCell"})
_PLAIN = Style()
# Whole numbers below so many digits are shown as they are stored.
_FEW_DIGITS = 12
# Addresses named in a warning; the others are counted.
_MOST_NAMED = 8


@dataclass(slots=True)
class _Faults:
    """What had to be left out: addresses of cells, numbers of rows and columns."""

    uncomputed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    wide: bool = False
    cut: bool = False


@dataclass(slots=True)
class Room:
    """How many rows and cells may still be read of the workbook."""

    rows: int
    cells: int


def read_rows(package: Package, part: SheetPart, workbook: Workbook, room: Room) -> Sheet:
    """Read the cells of one sheet.

    Parameters
    ----------
    package
        The workbook's file.
    part, workbook
        The sheet and what all sheets share.
    room
        Lessened by what is read; a sheet that needs more is cut, with a warning.

    Raises
    ------
    UnreadableDocument
        If the sheet is damaged.
    """
    faults = _Faults()
    rows: list[SheetRow] = []
    merges: list[Merge] = []
    number = -1
    for element in iterate(package, part.entry, _TAGS):
        tag = local_name(element)
        if tag == "col":
            if element.get("hidden") in {"1", "true"}:
                first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                faults.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        elif tag == "mergeCell":
            merges.extend(_merge(element.get("ref") or ""))
        elif not faults.cut:
            number = int(element.get("r") or number + 2) - 1
            cells = dict(_cells(element, number, workbook, faults))
            if not cells:
                continue
            if element.get("hidden") in {"1", "true"}:
                faults.hidden_rows.add(number)
            elif room.rows <= 0 or room.cells < len(cells):
                faults.cut = True
            else:
                room.rows -= 1
                room.cells -= len(cells)
                rows.append(SheetRow(number=number, cells=cells))
    warnings = tuple(_tell(faults, part.name, rows))
    return Sheet(
        number=part.number,
        name=tidy(part.name),
        rows=tuple(rows),
        merges=tuple(merges),
        hidden=frozenset(faults.hidden_rows),
        warnings=warnings,
    )


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _place(address: str) -> tuple[int, int]:
    """Return row and column of an address, both from 0; -1 for a part that is missing."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters.replace("$", "").upper():
        column = column * 26 + ord(letter) - 64
    digits = address[len(letters) :]
    return (int(digits) if digits else 0) - 1, column - 1


def _merge(reference: str) -> Iterator[Merge]:
    first, _, last = reference.partition(":")
    if first and last:
        yield (*_place(first), *_place(last))


def _cells(row: "etree._Element", number: int, workbook: Workbook, faults: _Faults) -> Iterator[tuple[int, SheetCell]]:
    column = -1
    for element in row:
        address = element.get("r")
        column = _place(address)[1] if address else column + 1
        if column >= MOST_COLUMNS:
            faults.wide = faults.wide or any(local_name(child) in {"v", "is"} for child in element)
            continue
        if column in faults.hidden_columns:
            continue
        cell = _read_cell(element, workbook, faults, (number, column))
        if cell is not None:
            yield column, cell


def _read_cell(
    element: "etree._Element", workbook: Workbook, faults: _Faults, place: tuple[int, int]
) -> SheetCell | None:
    value: str | None = None
    formula = False
    kind = element.get("t") or "n"
    for child in element:
        tag = local_name(child)
        if tag == "v":
            value = child.text
        elif tag == "f":
            formula = True
        elif tag == "is":
            value = text_of(child)
    if value is None:
        if formula and kind != "str":
            faults.uncomputed.append(f"{column_name(place[1])}{place[0] + 1}")
        return None
    if kind == "e":
        faults.errors.append(f"{column_name(place[1])}{place[0] + 1}")
        return None
    style = _style(element, workbook)
    if kind == "n":
        return _number_cell(value, style, workbook)
    text = _text(value, kind, workbook)
    return SheetCell(text, bold=style.bold) if text else None


def _style(element: "etree._Element", workbook: Workbook) -> Style:
    number = int(element.get("s") or 0)
    return workbook.styles[number] if 0 <= number < len(workbook.styles) else _PLAIN


def _number_cell(value: str, style: Style, workbook: Workbook) -> SheetCell | None:
    if style.code == GENERAL and len(value) < _FEW_DIGITS and value.isascii() and value.isdigit():
        return SheetCell(value, number=True, bold=style.bold)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return SheetCell(value, bold=style.bold)
    if is_date(style.code):
        return SheetCell(show_date(number, style.code, from_1904=workbook.from_1904), bold=style.bold)
    text = show_number(number, style.code)
    return SheetCell(text, number=True, bold=style.bold) if text else None


def _text(value: str, kind: str, workbook: Workbook) -> str:
    if kind == "s":
        number = int(value)
        value = workbook.strings[number] if 0 <= number < len(workbook.strings) else ""
    elif kind == "b":
        value = "TRUE" if value == "1" else "FALSE"
    elif kind == "str":
        value = unescape(value)
    return tidy(value)


def _tell(faults: _Faults, name: str, rows: list[SheetRow]) -> Iterator[str]:
    sheet = f"trang “{name}”"
    if faults.uncomputed:
        cells = f"{len(faults.uncomputed)} ô công thức chưa có giá trị ({_list(faults.uncomputed)})"
        yield f"{sheet}: {cells} bị bỏ trống; mở bằng Excel/LibreOffice, lưu lại rồi đọc lại"
    if faults.errors:
        yield f"{sheet}: {len(faults.errors)} ô báo lỗi ({_list(faults.errors)}) bị bỏ trống; sửa công thức rồi đọc lại"
    if faults.hidden_rows:
        yield f"{sheet}: bỏ qua {len(faults.hidden_rows)} hàng ẩn"
    if faults.hidden_columns:
        columns = [column_name(column) for column in sorted(faults.hidden_columns)]
        yield f"{sheet}: bỏ qua {len(columns)} cột ẩn ({_list(columns)})"
    if faults.wide:
        yield f"{sheet}: bỏ qua các cột sau cột {column_name(MOST_COLUMNS - 1)} (giới hạn {MOST_COLUMNS} cột)"
    if faults.cut:
        last = rows[-1].number + 1 if rows else 0
        yield f"{sheet}: quá lớn, chỉ đọc đến hàng {last}; chia sổ tính thành nhiều tệp nhỏ hơn"


def _list(names: list[str]) -> str:
    more = f", … thêm {len(names) - _MOST_NAMED}" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more

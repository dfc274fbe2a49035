"""The bytes of an .xls, .xlsb or .ods file in, the text, tables and pages of its visible sheets out.

LibreOffice makes an .xlsx file of them where it is installed. Where it is not, or fails, they are read without the
formats of their cells, and a warning says so: numbers are plain, "12%" is 0,12, hidden rows and columns are not known.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from index.errors import UnreadableDocument
from index.pace import expect
from index.read.libreoffice import convert, find_program
from index.read.number_format import show_number, write_moment, write_time
from index.read.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sheet, SheetCell, SheetRow, tell_hidden, tidy
from index.read.sheet_text import write_sheets
from index.read.xlsx import read_xlsx
from index.read.zips import SIGNATURES, check_expansion, open_zip
from index.reading import Reading

# In seconds; LibreOffice takes about 20 for a workbook of 100,000 rows.
TIME_LIMIT = 120
# For what it wrote to be read afterwards, or the workbook without it.
READ_SECONDS = 120
_WITHOUT_FORMATS = "{} nên đọc không kèm định dạng ô, 12% có thể ghi là 0,12; {} rồi đọc lại"
_SAVE = "lưu thành .xlsx"
Value = int | float | str | bool | time | date | datetime | timedelta


def read_calamine(data: bytes, /, *, path: str) -> Reading:
    """Read a workbook of an older or an open format.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Returns
    -------
    As ``index.read.xlsx.read_xlsx``.

    Raises
    ------
    UnreadableDocument
        If the file is damaged, has a password, is packed like a bomb, or shows nothing.
    """
    suffix = ".xls"
    if data.startswith(SIGNATURES):
        suffix = ".xlsb" if b"xl/workbook.bin" in data else ".ods"
        with open_zip(data, path=path) as package:
            check_expansion(package.infolist(), path=path)
    program = find_program()
    if program is None:
        return _read_plainly(data, path, why="không có LibreOffice", cure=f"cài LibreOffice hoặc {_SAVE}")
    expect(TIME_LIMIT + READ_SECONDS)
    made = convert(program, data, suffix=suffix, to="xlsx:Calc MS Excel 2007 XML", seconds=TIME_LIMIT)
    if made.data is not None:
        return read_xlsx(made.data, path=path)
    why = f"LibreOffice đọc quá {TIME_LIMIT} giây chưa xong" if made.late else "LibreOffice không mở được"
    return _read_plainly(data, path, why=why, cure=_SAVE)


def _read_plainly(data: bytes, path: str, *, why: str, cure: str) -> Reading:
    try:
        workbook = load_workbook(BytesIO(data))
        sheets = list(_read_sheets(workbook))
    except PasswordError as error:
        raise UnreadableDocument(path, "tệp có mật khẩu", "bỏ mật khẩu rồi đọc lại") from error
    except (CalamineError, ValueError, OSError) as error:
        cure = "mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi đọc lại"
        raise UnreadableDocument(path, f"sổ tính hỏng hoặc không đúng dạng ({error})", cure) from error
    hidden = [each.name for each in workbook.sheets_metadata if _is_hidden(each.visible)]
    return write_sheets(sheets, warnings=[_WITHOUT_FORMATS.format(why, cure), *tell_hidden(hidden)], path=path)


def _is_hidden(visible: SheetVisibleEnum) -> bool:
    return visible is not SheetVisibleEnum.Visible


def _read_sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    rows, cells = MOST_ROWS, MOST_CELLS
    for number, metadata in enumerate(workbook.sheets_metadata, 1):
        if _is_hidden(metadata.visible) or metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = _read_sheet(workbook.get_sheet_by_name(metadata.name), number, rows, cells)
        rows -= len(sheet.rows)
        cells -= sum(len(row.cells) for row in sheet.rows)
        yield sheet


def _read_sheet(source: CalamineSheet, number: int, most_rows: int, most_cells: int) -> Sheet:
    rows: list[SheetRow] = []
    warnings: list[str] = []
    for row_number, values in enumerate(source.iter_rows()):
        cells = {column: cell for column, value in enumerate(values[:MOST_COLUMNS]) if (cell := _cell(value))}
        if not cells:
            continue
        most_cells -= len(cells)
        if len(rows) >= most_rows or most_cells < 0:
            warnings.append(
                f"trang “{source.name}”: quá lớn, chỉ đọc đến hàng {row_number}; chia sổ tính thành nhiều tệp nhỏ hơn"
            )
            break
        rows.append(SheetRow(number=row_number, cells=cells))
    if source.width > MOST_COLUMNS:
        warnings.append(f"trang “{source.name}”: bỏ qua các cột sau cột thứ {MOST_COLUMNS}")
    merges = source.merged_cell_ranges or []
    return Sheet(
        number=number,
        name=tidy(source.name),
        rows=tuple(rows),
        merges=tuple((*first, *last) for first, last in merges),
        warnings=tuple(warnings),
    )


def _cell(value: Value) -> SheetCell | None:
    """Return what a value shows; dates are no numbers, and nothing is made of nothing."""
    if isinstance(value, bool):
        return SheetCell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        text = show_number(Decimal(repr(value)))
        return SheetCell(text, number=True) if text else None
    if isinstance(value, str):
        text = tidy(value)
        return SheetCell(text) if text else None
    if isinstance(value, time | timedelta):
        return SheetCell(write_time(value))
    if isinstance(value, datetime) and (value.hour or value.minute):
        return SheetCell(write_moment(value, "dd/mm/yyyy hh:mm"))
    return SheetCell(value.strftime("%d/%m/%Y"))

"""Rows of the table of figures in, the bytes of a CSV file or an Excel workbook out: numbers as numbers, each cited.

A text that a spreadsheet would take for a formula stays a text. Chooses no rows.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from qa.office_text import Value, fill_cell, write_field
from qa.page.figure_table import TableRow
from qa.page.figure_view import say_role
from qa.page.words import say_period
from qa.show import STATUSES, show_place

MOST_ROWS = 20_000
"""Rows of one file: it is made in memory, and handed to the browser whole."""

_HEADS = (
    "Chỉ tiêu",
    "Thuộc",
    "Địa bàn",
    "Kỳ",
    "Con số",
    "Đến",
    "Đơn vị",
    "Nguyên văn",
    "Vai trò",
    "Tình trạng",
    "Tài liệu",
    "Trích dẫn",
)


def write_csv(rows: Iterable[TableRow]) -> bytes:
    """Write a CSV file in UTF-8, with the mark that spreadsheets need to know it."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in (_HEADS, *_values(rows)):
        writer.writerow([write_field(value) for value in row])
    return written.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Iterable[TableRow]) -> bytes:
    """Write an Excel workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Số liệu")
    sheet.freeze_panes = "A2"
    for row in (_HEADS, *_values(rows)):
        sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _values(rows: Iterable[TableRow]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        figure, document = row.figure, row.document
        place = show_place(document.title or document.name, row.block.section, figure.block, row.block.page)
        yield (
            figure.indicator,
            figure.parent or "",
            figure.territory,
            say_period(figure.period),
            figure.number,
            "" if figure.upper is None else figure.upper,
            figure.unit,
            " ".join(figure.text.split()),
            say_role(figure),
            STATUSES[figure.status.value],
            document.name,
            f"{place}: “{' '.join(row.clause.split())}”",
        )


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    fill_cell(cell, value)
    return cell

"""Rows of texts and numbers in, the bytes of a CSV file or an Excel workbook out: numbers as numbers.

A text that a spreadsheet would take for a formula stays a text. Knows nothing of what the rows say.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from qa.export.office_text import Value, fill_cell, write_field


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write a CSV file in UTF-8, with the mark that spreadsheets need to know it."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in (heads, *rows):
        writer.writerow([write_field(value) for value in row])
    return written.getvalue().encode("utf-8-sig")


def write_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write an Excel workbook of one sheet, called `title`."""
    # Not before somebody saves a workbook: a page that opens does not wait for it.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in (heads, *rows):
        cells = [WriteOnlyCell(sheet) for _ in row]
        for cell, value in zip(cells, row, strict=True):
            fill_cell(cell, value)
        sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()

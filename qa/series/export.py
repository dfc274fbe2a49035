"""Series in, a CSV file or an Excel workbook out: numbers as numbers, every value with its citation.

A text that a spreadsheet would take for a formula is kept a text. Chooses no values.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.errors import CorpusError
from qa.cite.phrase import say_value
from qa.export.office_text import Value, fill_cell, write_field
from qa.series.record import Series
from qa.series.show import NOTES
from qa.show import STATUSES

HEADER = (
    "Chỉ tiêu",
    "Thuộc",
    "Địa bàn",
    "Kỳ",
    "Giá trị",
    "Đơn vị",
    "Nguyên văn",
    "Tình trạng",
    "Ghi chú",
    "Trích dẫn",
    "Vị trí ký tự",
)
_WIDTHS = (36, 28, 18, 12, 16, 16, 24, 18, 24, 60, 16)
_GAP = "không tài liệu nào nêu"


def export_csv(series: Sequence[Series], path: Path) -> None:
    """Write a CSV file in UTF-8 with the mark that spreadsheets need to know it.

    Raises
    ------
    CorpusError
        The file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            for row in (HEADER, *series_rows(series)):
                writer.writerow([write_field(value) for value in row])
    except OSError as error:
        raise _unwritable(path, error) from error


def export_xlsx(series: Sequence[Series], path: Path) -> None:
    """Write an Excel workbook of one sheet.

    Raises
    ------
    CorpusError
        The file cannot be written.
    """
    # The rows are written by others too, who do not want to wait for it.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "Chuỗi số liệu"
    for number, row in enumerate((HEADER, *series_rows(series)), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            fill_cell(cell, value)
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    try:
        book.save(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def series_rows(series: Iterable[Series]) -> Iterator[tuple[Value, ...]]:
    """Return a row of `HEADER` for each value, a fall below zero, and for each gap one without a value."""
    for one in series:
        name = (one.indicator, one.parent, one.territory)
        for point in one.points:
            figure = point.figure
            yield (
                *name,
                figure.period,
                point.signed,
                one.unit,
                say_value(figure),
                STATUSES[figure.status.value],
                NOTES[point.note],
                point.citation,
                f"{figure.span.start}-{figure.span.end}",
            )
        for gap in one.gaps:
            yield (*name, gap, "", one.unit, "", "", _GAP, "", "")


def _unwritable(path: Path, error: OSError) -> CorpusError:
    reason = error.strerror or type(error).__name__
    return CorpusError(f"{path}: không ghi được ({reason}); hãy chọn chỗ khác hoặc đóng tệp đang mở")

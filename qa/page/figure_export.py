"""Rows of the table of figures in, the bytes of a CSV file or an Excel workbook out: numbers as numbers, each cited.

Chooses no rows.
"""

from collections.abc import Iterable, Iterator

from index.figure import Direction
from qa.export.office_text import Value
from qa.page.figure_table import TableRow
from qa.page.figure_view import figure_href, say_role
from qa.page.sheet import write_csv, write_xlsx
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
    "Chiều",
    "Tài liệu",
    "Liên kết",
    "Trích dẫn",
)
_DIRECTIONS = {Direction.UP: "tăng", Direction.DOWN: "giảm", Direction.FLAT: "không đổi", Direction.NONE: ""}


def write_figures(rows: Iterable[TableRow], kind: str, address: str = "") -> bytes:
    """Write a CSV file, or an Excel workbook for the kind "xlsx"; `address` of the page makes links of the places."""
    values = _values(rows, address)
    return write_xlsx("Số liệu", _HEADS, values) if kind == "xlsx" else write_csv(_HEADS, values)


def _values(rows: Iterable[TableRow], address: str) -> Iterator[tuple[Value, ...]]:
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
            _DIRECTIONS[figure.direction],
            document.name,
            f"{address}{figure_href(row)}" if address else "",
            f"{place}: “{' '.join(row.clause.split())}”",
        )

"""Series, or places of a value in, the bytes of a CSV file or an Excel workbook out: each value cited and linked."""

from collections.abc import Iterator, Sequence

from qa.cite.phrase import written
from qa.export.office_text import Value
from qa.find import Place
from qa.listing import FigureRow
from qa.page.figure_view import figure_href, say_role
from qa.page.find_view import say_fit
from qa.page.sheet import write_csv, write_xlsx
from qa.page.words import say_period
from qa.series.export import HEADER, series_rows
from qa.series.record import Series
from qa.show import STATUSES, show_row_place

_LINK = "Liên kết"
_PLACE_HEADS = (
    "Khớp",
    "Con số",
    "Đơn vị",
    "Nguyên văn",
    "Chỉ tiêu",
    "Địa bàn",
    "Kỳ",
    "Vai trò",
    "Tình trạng",
    _LINK,
    "Trích dẫn",
)


def write_series(series: Sequence[Series], kind: str, address: str = "") -> bytes:
    """Write a CSV file, or an Excel workbook for the kind "xlsx"; `address` of the page makes links of the places."""
    links = (
        link
        for one in series
        for link in (*(_link(point.row, address) for point in one.points), *("" for _ in one.gaps))
    )
    rows = ((*row, link) for row, link in zip(series_rows(series), links, strict=True))
    heads = (*HEADER, _LINK)
    return write_xlsx("Chuỗi số liệu", heads, rows) if kind == "xlsx" else write_csv(heads, rows)


def write_places(places: Sequence[Place], kind: str, address: str = "") -> bytes:
    """Write the places that state a value, all of them; the rest as for `write_series`."""
    rows = _place_rows(places, address)
    return write_xlsx("Nơi nêu giá trị", _PLACE_HEADS, rows) if kind == "xlsx" else write_csv(_PLACE_HEADS, rows)


def _place_rows(places: Sequence[Place], address: str) -> Iterator[tuple[Value, ...]]:
    for place in places:
        row, figure = place.row, place.row.figure
        yield (
            say_fit(place),
            figure.number,
            figure.unit,
            written(figure),
            figure.indicator,
            figure.territory,
            say_period(figure.period),
            say_role(figure),
            STATUSES[figure.status.value],
            _link(row, address),
            f"{show_row_place(row)}: “{' '.join(row.clause.split())}”",
        )


def _link(row: FigureRow, address: str) -> str:
    return f"{address}{figure_href(row)}" if address else ""

"""Series in, escaped HTML out: each as a table by period, its gaps in their places, and its chart."""

from collections.abc import Sequence
from html import escape

from qa.arithmetic.compute import write_number
from qa.cite.phrase import say_value
from qa.page.analysis_view import draw_saves
from qa.page.chart.build import chart_series
from qa.page.chart.view import draw_charts
from qa.page.figure_view import figure_href, say_place
from qa.page.words import say_period
from qa.series.record import Note, Point, Series
from qa.series.show import NOTES
from qa.show import STATUSES

MOST_SERIES = 8
"""Series that are drawn; a file holds all of them."""

_HEADS = ("Kỳ", "Giá trị", "Nguyên văn", "Tình trạng", "Nơi ghi")
_PLACES = 6


def draw_series(found: Sequence[Series]) -> str:
    """Draw the series that bear an asked name, the longest first."""
    if not found:
        return (
            '<p class="qa-tab-empty" role="status">Không tìm thấy số liệu nào của chỉ tiêu này. Hãy dùng ít từ hơn, bỏ '
            "địa bàn, hoặc chọn “Con số nói gì” khác.</p>"
        )
    more = (
        f'<p class="qa-tab-count">Hiện {MOST_SERIES} chuỗi dài nhất trong {len(found)}; tệp tải về có đủ.</p>'
        if len(found) > MOST_SERIES
        else ""
    )
    count = f'<p class="qa-tab-count" role="status">{len(found)} chuỗi số liệu</p>'
    return f"{count}{draw_saves('series')}{more}{''.join(map(_draw_one, found[:MOST_SERIES]))}"


def _draw_one(series: Series) -> str:
    parts = (f"thuộc {series.parent}" if series.parent else "", series.territory)
    about = "".join(f'<span class="qa-chart-unit">; {escape(part)}</span>' for part in parts if part)
    unit = f' <span class="qa-chart-unit">({escape(series.unit)})</span>' if series.unit else ""
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    rows = "".join(_draw_point(series, point) for point in series.points)
    gaps = (
        f'<p class="qa-series-gap">Không tài liệu nào nêu: {escape(", ".join(map(say_period, series.gaps)))}.</p>'
        if series.gaps
        else ""
    )
    chart = draw_charts([chart_series(series)], is_open=False)
    return (
        f'<section class="qa-series"><h3>{escape(series.indicator)}{about}{unit}</h3>'
        f'<div class="qa-table" tabindex="0" role="group" aria-label="{escape(series.indicator)}"><table><thead>'
        f"<tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{gaps}{chart}"
        "</section>"
    )


def _draw_point(series: Series, point: Point) -> str:
    figure = point.figure
    glue = "" if series.unit in {"%", "‰"} else " "
    number = f"{write_number(round(point.signed, _PLACES))}{glue}{series.unit}".strip()
    note = f'<span class="qa-figure-parent">{escape(NOTES[point.note])}</span>' if point.note is not Note.NONE else ""
    style = ' class="qa-replaced"' if point.note is Note.REPLACED else ""
    shown = f'<a data-place href="{escape(figure_href(point.row))}">{escape(number)}</a>'
    cells = (
        shown,
        escape(say_value(figure)),
        f"<span>{escape(STATUSES[figure.status.value])}{note}</span>",
        escape(say_place(point.row)),
    )
    drawn = "".join(
        f'<td{" class=qa-amount" if cell is shown else ""} data-head="{head}">{cell}</td>'
        for head, cell in zip(_HEADS[1:], cells, strict=True)
    )
    return f'<tr{style}><th scope="row">{escape(say_period(figure.period) or "chưa rõ kỳ")}</th>{drawn}</tr>'

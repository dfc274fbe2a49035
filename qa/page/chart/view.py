"""Charts in, escaped HTML out: the drawing, what has to be said beside it, and the same figures as a table of links."""

from collections.abc import Sequence
from html import escape

from qa.cite.phrase import say_value
from qa.page.chart.plot import describe_plot, name_sources, say_mark
from qa.page.chart.record import Chart, Mark, Strand
from qa.page.figure_view import figure_href, say_place


def draw_charts(charts: Sequence[Chart], *, is_open: bool = True) -> str:
    """Draw charts one under the other; `is_open` shows their tables at once."""
    return "".join(_draw_chart(chart, is_open=is_open) for chart in charts)


def _draw_chart(chart: Chart, *, is_open: bool) -> str:
    notes = "".join(f"<li>{escape(note)}</li>" for note in chart.notes)
    listed = f'<div role="status"><ul class="qa-chart-notes">{notes}</ul></div>' if notes else ""
    if not chart.strands:
        return f'<div class="qa-chart qa-chart-empty">{listed}</div>'
    told_unit = f" ({chart.unit})" if chart.unit else ""
    count = sum(1 for _ in chart.marks())
    told = f"Biểu đồ {chart.title}: {count} số, có bảng ở dưới"
    return (
        f'<figure class="qa-chart"><figcaption>{escape(chart.title)}'
        f'<span class="qa-chart-unit">{escape(told_unit)}</span></figcaption>'
        f'<div class="qa-plot" role="img" aria-label="{escape(told)}" data-plot="{escape(describe_plot(chart))}" '
        f'data-title="{escape(chart.title + told_unit)}" data-sources="{escape(name_sources(chart))}">'
        f'<p class="qa-chart-wait">Đang vẽ biểu đồ…</p></div>{listed}'
        '<div class="qa-chart-buttons"><button type="button" class="qa-tool" data-picture="png">Tải ảnh PNG</button>'
        '<button type="button" class="qa-tool" data-picture="svg">Tải ảnh SVG</button></div>'
        f"{_draw_marks(chart, is_open=is_open)}</figure>"
    )


def _draw_marks(chart: Chart, *, is_open: bool) -> str:
    names = ("Mục", "Chỉ tiêu", "Giá trị", "Nguyên văn", "Nơi ghi")
    heads = "".join(f'<th scope="col">{name}</th>' for name in names if len(chart.strands) > 1 or name != "Chỉ tiêu")
    rows = "".join(_draw_mark(chart, number, *pair) for number, pair in enumerate(chart.marks()))
    return (
        f'<details class="qa-chart-data"{" open" if is_open else ""}><summary>Số liệu của biểu đồ</summary>'
        '<div class="qa-table" tabindex="0" '
        f'role="group" aria-label="Số liệu của biểu đồ"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        "</table></div></details>"
    )


def _draw_mark(chart: Chart, number: int, strand: Strand, mark: Mark) -> str:
    said = f'<span class="qa-figure-parent">{escape(mark.said)}</span>' if mark.said else ""
    series = f"<td>{escape(strand.name)}</td>" if len(chart.strands) > 1 else ""
    return (
        f'<tr><th scope="row">{escape(chart.categories[mark.category])}</th>{series}'
        f'<td class="qa-amount"><a data-place data-mark="{number}" href="{escape(figure_href(mark.row))}">'
        f"{escape(say_mark(chart, mark))}</a>{said}</td><td>{escape(say_value(mark.row.figure))}</td>"
        f"<td>{escape(say_place(mark.row))}</td></tr>"
    )

"""A chart in, the description that plotly.js draws out. Colours and fonts are those of the page: the browser adds them.

Texts of documents are escaped, since plotly reads a few tags in them. Categories are numbered, so that two of the same
name stay two. Numbers are shown the Vietnamese way.
"""

import textwrap
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from qa.arithmetic.compute import write_number
from qa.cite.phrase import say_value
from qa.page.chart.record import Chart, ChartKind, Mark, Strand
from qa.page.figure_view import say_place
from qa.page.words import say_period
from qa.show import STATUSES

if TYPE_CHECKING:
    import plotly.graph_objects as go

_LABEL_WIDTH = 24
_LEGEND_WIDTH = 48
_HOVER_WIDTH = 60
_LONGEST_LABEL = 90
_MOST_LABELS = 24
_FEW_BARS = 3
_BAR_HEIGHT = 44
_FLAT_HEIGHT = 400
_NOTHING = "\u200b"  # a sign without width
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
# Bars that lie have room for long names beside them.
_LYING = frozenset({ChartKind.PLAN, ChartKind.SHARES, ChartKind.RANK})
_PATTERNS = ("", "/", "x", ".", "-", "+")


def describe_plot(chart: Chart) -> str:
    """Return the JSON of data and layout; ``customdata`` of a point is the number of its mark in the chart."""
    # Not before somebody wants a chart: a page that opens does not wait for it.
    import plotly.graph_objects as go  # noqa: PLC0415

    figure = go.Figure()
    number = 0
    for order, strand in enumerate(chart.strands):
        indices = list(range(number, number + len(strand.marks)))
        number += len(strand.marks)
        figure.add_trace(_trace(chart, strand, indices, order))
    figure.update_layout(**_layout(chart))
    return str(figure.to_json())


def _trace(chart: Chart, strand: Strand, indices: list[int], order: int) -> "go.Scatter | go.Bar | go.Pie":
    import plotly.graph_objects as go  # noqa: PLC0415 - as above

    hovers = [_hover(chart, mark) for mark in strand.marks]
    values = [float(mark.number) for mark in strand.marks]
    told = {"name": _wrap(strand.name, _LEGEND_WIDTH), "customdata": indices, "hoverinfo": "text", "hovertext": hovers}
    if chart.kind is ChartKind.PIE:
        labels = [_wrap(chart.categories[mark.category], _LABEL_WIDTH) for mark in strand.marks]
        shares = [mark.said.split(" (")[0].removeprefix("chiếm ") for mark in strand.marks]
        texts = [f"{label}<br>{share}" for label, share in zip(labels, shares, strict=True)]
        # Labels that are the same would be added up.
        unique = [f"{label}{_NOTHING * place}" for place, label in enumerate(labels)]
        return go.Pie(
            **told, labels=unique, values=values, text=texts, textinfo="text", sort=False, direction="clockwise"
        )
    places = [mark.category for mark in strand.marks]
    if strand.is_aside:
        symbol = f"{_SYMBOLS[order % len(_SYMBOLS)]}-open"
        return go.Scatter(**told, x=places, y=values, mode="markers", marker={"size": 11, "symbol": symbol})
    if chart.kind is ChartKind.LINE:
        known = dict(zip(places, zip(values, indices, hovers, strict=True), strict=True))
        every = [known.get(place, (None, None, "")) for place in range(len(chart.categories))]
        told |= {"customdata": [each[1] for each in every], "hovertext": [each[2] for each in every]}
        return go.Scatter(
            **told,
            x=list(range(len(chart.categories))),
            y=[each[0] for each in every],
            mode="lines+markers",
            connectgaps=False,
            line={"width": 2.5, "dash": _DASHES[order % len(_DASHES)]},
            marker={"size": 9, "symbol": _SYMBOLS[order % len(_SYMBOLS)]},
        )
    texts = [_bar_text(chart, mark) for mark in strand.marks]
    pattern = {"pattern": {"shape": _PATTERNS[order % len(_PATTERNS)], "solidity": 0.25}}
    if chart.kind in _LYING:
        return go.Bar(
            **told,
            y=places,
            x=values,
            orientation="h",
            text=texts,
            textposition="outside",
            cliponaxis=False,
            marker=pattern,
        )
    return go.Bar(**told, x=places, y=values, text=texts, textposition="outside", cliponaxis=False, marker=pattern)


def _layout(chart: Chart) -> dict[str, object]:
    count = len(chart.categories)
    measure = {"tickformat": ",~f", "automargin": True, "zeroline": True}
    step = max(1, -(-count // _MOST_LABELS)) if chart.kind not in _LYING else 1
    shown = list(range(0, count, step))
    named = {
        "tickvals": shown,
        "ticktext": [_wrap(chart.categories[index], _LABEL_WIDTH) for index in shown],
        "range": [-0.5, count - 0.5],
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
    }
    layout: dict[str, object] = {
        "template": "none",
        "separators": ",.",
        "margin": {"l": 12, "r": 12, "t": 24, "b": 12},
        "showlegend": len(chart.strands) > 1,
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "xanchor": "left", "x": 0},
        "hovermode": "closest",
        "height": _FLAT_HEIGHT,
        "dragmode": False,
        # A bar alone is not as wide as the page.
        "bargap": 0.6 if count <= _FEW_BARS else 0.25,
    }
    if chart.kind is ChartKind.PIE:
        return layout
    if chart.kind in _LYING:
        height = max(240, 110 + _BAR_HEIGHT * count * max(1, len(chart.strands)))
        turned = {**named, "range": [count - 0.5, -0.5]}
        return {**layout, "xaxis": measure, "yaxis": turned, "height": height}
    return {**layout, "xaxis": named, "yaxis": measure}


def _hover(chart: Chart, mark: Mark) -> str:
    figure = mark.row.figure
    about = [figure.indicator, figure.territory, say_period(figure.period), STATUSES[figure.status.value]]
    lines = [
        f"<b>{escape(say_mark(chart, mark))}</b>",
        _wrap("; ".join(filter(None, about)), _HOVER_WIDTH),
        _wrap(f"nguyên văn: {say_value(figure)}", _HOVER_WIDTH),
        escape(mark.said),
        _wrap(say_place(mark.row), _HOVER_WIDTH),
    ]
    return "<br>".join(filter(None, lines))


def say_mark(chart: Chart, mark: Mark) -> str:
    """Return the number of a mark with the unit of its chart: "1.131,6 tỷ đồng"."""
    glue = "" if chart.unit in {"%", "‰"} else " "
    return f"{write_number(round(mark.number, 6))}{glue}{chart.unit}".strip()


def _bar_text(chart: Chart, mark: Mark) -> str:
    written = write_number(round(mark.number, 6))
    share = mark.said.split(" (")[0].removeprefix("chiếm ") if chart.kind is ChartKind.SHARES else ""
    return f"{written}<br>{share}" if share else written


def _wrap(text: str, width: int) -> str:
    short = textwrap.shorten(text, _LONGEST_LABEL if width == _LABEL_WIDTH else 4 * width, placeholder=" …")
    return "<br>".join(map(escape, textwrap.wrap(short, width)))


def name_sources(chart: Chart) -> str:
    """Return the documents of a chart in one line, for a picture that leaves the page."""
    return f"Nguồn: {'; '.join(_distinct(mark.row.document.name for _, mark in chart.marks()))}"


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

"""Charts of chosen figures: one unit each, gaps and disagreements shown, shares computed, every mark cited."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from index.store import open_store
from qa.page.chart.build import build_charts
from qa.page.chart.plot import describe_plot
from qa.page.chart.record import Chart, ChartKind
from qa.page.chart.view import draw_charts
from qa.page.figure_table import FigureQuery, FigureTable, TableRow
from qa.page.figure_view import read_picked
from qa.page.screen.figures import answer_draw
from tests.html_text import read_html, words
from tests.yearly_reports import index_years


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FigureTable:
    """Give the table of four yearly reports."""
    return FigureTable(open_store(index_years(tmp_path_factory.mktemp("bieu-do"))))


def rows(table: FigureTable, **query: object) -> tuple[TableRow, ...]:
    """Return the figures that a filter finds."""
    return table.all_rows(FigureQuery(**query), 100)[0]  # type: ignore[arg-type]


def numbers(chart: Chart) -> list[tuple[str, str, Decimal]]:
    """Return strand, category and number of every mark."""
    return [(strand.name, chart.categories[mark.category], mark.number) for strand, mark in chart.marks()]


def test_values_over_years_leave_the_missing_year_empty_and_say_what_was_converted(table: FigureTable) -> None:
    """1.205.000 triệu is 1.205 tỷ; nothing states 2020, so nothing is drawn there."""
    own = [row for row in rows(table, words="thu noi dia", role="level") if not row.figure.parent]
    (chart,) = build_charts(own, ChartKind.LINE)
    assert chart.unit == "tỷ đồng"
    assert chart.categories == ("2018", "2019", "2020", "2021", "2022")
    assert [(when, number) for _, when, number in numbers(chart)] == [
        ("2018", Decimal("1131.6")),
        ("2019", Decimal(1205)),
        ("2021", Decimal(1300)),
        ("2022", Decimal(1410)),
    ]
    assert "Số ghi bằng triệu đồng đã quy về tỷ đồng." in chart.notes
    assert "Trong các số đã chọn không có số của năm 2020 (thu nội địa)." in chart.notes
    plot = json.loads(describe_plot(chart))
    assert plot["data"][0]["y"] == [1131.6, 1205.0, None, 1300.0, 1410.0]
    assert plot["data"][0]["connectgaps"] is False
    assert plot["layout"]["separators"] == ",."
    assert "1.131,6 tỷ đồng" in plot["data"][0]["hovertext"][0]


def test_each_unit_has_a_chart_of_its_own(table: FigureTable) -> None:
    """Tonnes and money never share an axis; a fall is below zero."""
    charts = build_charts(rows(table), ChartKind.RANK)
    assert [chart.unit for chart in charts] == ["tỷ đồng", "tấn", "%"]
    assert any("3 loại đơn vị" in note for note in charts[0].notes)
    assert [number for _, _, number in numbers(charts[2])] == [Decimal("-3.2")]
    assert [number for _, _, number in numbers(charts[1])] == [Decimal(42500), Decimal(40200)]


def test_what_was_done_stands_beside_what_was_planned(table: FigureTable) -> None:
    """Only 2022 has both; the plan that no chosen figure states is said to be missing."""
    (chart,) = build_charts(rows(table, words="thu noi dia", unit="tỷ đồng"), ChartKind.PLAN)
    of_2022 = [(name, number) for name, where, number in numbers(chart) if "2022" in where]
    assert of_2022 == [("Thực hiện", Decimal(1410)), ("Kế hoạch, mục tiêu", Decimal(1380))]
    assert any(note.startswith("Trong các số đã chọn không có số kế hoạch của") for note in chart.notes)
    (none,) = build_charts(rows(table, words="thu noi dia", period="2018"), ChartKind.PLAN)
    assert none.strands == ()
    assert "hãy chọn cả hai" in none.notes[-1]


def test_parts_have_shares_of_the_whole_that_was_chosen_with_them(table: FigureTable) -> None:
    """2.610 and 870 make up 3.480: 75% and 25%."""
    year = rows(table, words="thu", period="2021", role="level")
    (chart,) = build_charts([row for row in year if row.figure.status == "actual"], ChartKind.PIE)
    assert chart.kind is ChartKind.PIE
    assert [mark.said for _, mark in chart.marks()] == ["chiếm 75% (tính ra)", "chiếm 25% (tính ra)"]
    assert "Tỷ trọng được tính trên tổng thu ngân sách, 3.480 tỷ đồng." in chart.notes


def test_parts_that_do_not_make_up_the_whole_are_no_circle(table: FigureTable) -> None:
    """With 870 made 500 the parts add up to less: bars, and the rest is told, not drawn."""
    year = [row for row in rows(table, words="thu", period="2021", role="level") if row.figure.status == "actual"]
    less = [
        replace(row, figure=replace(row.figure, number=Decimal(500), value=Decimal(500) * 10**9))
        if row.figure.number == 870
        else row
        for row in year
    ]
    (chart,) = build_charts(less, ChartKind.PIE)
    assert chart.kind is ChartKind.SHARES
    assert any("cộng lại 3.110 tỷ đồng, ít hơn tổng" in note for note in chart.notes)


@pytest.mark.parametrize(
    ("query", "kind", "told"),
    [
        ({"words": "thu noi dia"}, ChartKind.PIE, "Các phần phải cùng một kỳ"),
        ({"words": "che", "period": "2018"}, ChartKind.SHARES, "ít nhất hai phần"),
        ({"words": "che", "period": "2018"}, ChartKind.LINE, "Chỉ có một kỳ (năm 2018)"),
        ({"words": "che", "period": "2018"}, ChartKind.RANK, "Chỉ có một số (40.200)"),
    ],
)
def test_what_is_missing_is_said(table: FigureTable, query: dict[str, str], kind: ChartKind, told: str) -> None:
    """In place of an empty drawing, or beside it."""
    (chart,) = build_charts(rows(table, **query), kind)
    assert any(told in note for note in chart.notes)


def test_equally_final_statements_that_disagree_are_not_joined_and_not_chosen_from(table: FigureTable) -> None:
    """Both are drawn beside the line, and a comparison that needs one of them leaves the pair out."""
    (first,) = rows(table, words="thu noi dia", period="2018")
    other = replace(first, figure=replace(first.figure, number=Decimal(900), value=Decimal(900) * 10**9))
    (chart,) = build_charts([first, other], ChartKind.LINE)
    assert [(strand.is_aside, mark.said) for strand, mark in chart.marks()] == [
        (True, "các nguồn nêu khác nhau"),
        (True, "các nguồn nêu khác nhau"),
    ]
    (plan,) = build_charts([first, other], ChartKind.PLAN)
    assert plan.strands == ()
    assert "1 chỉ tiêu có các nguồn nêu khác nhau" in plan.notes[0]


def test_ranges_are_left_out_with_a_word(table: FigureTable) -> None:
    """From … to … has no one height."""
    (first,) = rows(table, words="che", period="2018")
    (chart,) = build_charts([replace(first, figure=replace(first.figure, upper=Decimal(41000)))], ChartKind.RANK)
    assert chart.strands == ()
    assert chart.notes == ("1 số ghi dưới dạng khoảng (từ … đến …) nên không vẽ.",)


def test_every_mark_has_a_row_with_its_link_and_hostile_names_stay_text(table: FigureTable) -> None:
    """In the table under the chart and in what plotly is given, which reads tags."""
    name = 'thu <img src=x onerror=alert(1)> <a href="javascript:x">'
    drawn = [replace(row, figure=replace(row.figure, indicator=name)) for row in rows(table, words="thu noi dia")]
    charts = build_charts(drawn, ChartKind.RANK)
    html = draw_charts(charts)
    page = read_html(html)
    assert "img" not in page.tags
    assert html.count("data-mark=") == len(drawn)
    assert all(f"f={row.figure.span.start}-{row.figure.span.end}" in html for row in drawn)
    assert name in words(page.text)
    plot = describe_plot(charts[0])
    assert "<img" not in plot
    assert "<a " not in plot


def test_ticked_figures_are_drawn_and_too_many_are_refused(table: FigureTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ticks those of the filter; whatever anybody sends gives charts or a line."""
    first = table.find(FigureQuery(words="che")).rows[0]
    _, html = answer_draw(table, {"picked": [first.id], "kind": "rank"})
    assert html.count("data-mark=") == 1
    _, html = answer_draw(table, {"words": "san luong che", "role": "level", "kind": "line"})
    assert html.count("data-mark=") == 2
    monkeypatch.setattr("qa.page.screen.figures.MOST_FIGURES", 1)
    notice, html = answer_draw(table, {"words": "thu"})
    assert "hãy chọn từng số hoặc lọc hẹp lại" in notice
    assert html == ""
    assert "Không có số nào để vẽ" in answer_draw(table, {"picked": [10**12]})[0]
    assert read_picked({"picked": ["1", True, 2**70, -1, 7]}) == (7,)

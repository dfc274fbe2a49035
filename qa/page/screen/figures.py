"""The tab of figures: the form of filters, the table, files of its rows. A table in, wired components out."""

import logging
from collections.abc import Sequence
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.chart.build import MOST_FIGURES, build_charts
from qa.page.chart.record import KIND_WORDS, ChartKind
from qa.page.chart.view import draw_charts
from qa.page.download import draw_sheet
from qa.page.figure_export import MOST_ROWS, write_figures
from qa.page.figure_table import FigureQuery, FigureTable
from qa.page.figure_view import (
    FIGURES_HEAD,
    draw_filters,
    draw_pick_bar,
    draw_table,
    read_figure_query,
    read_picked,
)
from qa.page.frame import read_asset
from qa.page.place import read_address
from qa.page.reach import Reach
from qa.page.reader import NOBODY, Reader, Visible, read_reader
from qa.page.screen.sent import read_sent
from qa.page.shelf_view import draw_notice
from qa.page.words import group_digits

_LOG = logging.getLogger(__name__)


def build_figures(table: FigureTable, download: gr.HTML, visible: Visible, reach: Reach | None = None) -> None:
    """Build the tab inside the page that is being built; `download` hands files to the browser.

    `visible` tells which documents somebody may see; with `reach` the table can be kept to a set of them.
    """
    with gr.Column(elem_id="qa-figures-tab", elem_classes="qa-tab"):
        head = gr.HTML(FIGURES_HEAD, js_on_load=read_asset("figures.js"), apply_default_css=False)
        filters = gr.HTML("", elem_id="qa-figures-filters", js_on_load=None, apply_default_css=False)
        notice = gr.HTML("", elem_id="qa-figures-notice", js_on_load=None, apply_default_css=False)
        gr.HTML(
            draw_pick_bar([(kind.value, words) for kind, words in KIND_WORDS.items()]),
            elem_id="qa-figures-picked",
            js_on_load=None,
            apply_default_css=False,
        )
        chart = gr.HTML("", elem_id="qa-figures-chart", js_on_load=read_asset("chart.js"), apply_default_css=False)
        rows = gr.HTML("", elem_id="qa-figures-rows", js_on_load=None, apply_default_css=False)

    def seen(reader: Reader) -> Sequence[int] | None:
        # With sets, what is seen goes by the set that is chosen.
        return visible(reader.owner) if reach is None else ()

    def act(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        sent, reader = read_sent(event), read_reader(request)
        return answer_click(table, sent, reach, reader, documents=seen(reader))

    def draw(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        sent, reader = read_sent(event), read_reader(request)
        return answer_draw(table, sent, reach, reader, documents=seen(reader))

    # One at a time, so that the answers come in the order of what was typed.
    head.act(
        act,
        None,
        [filters, notice, rows, download],
        show_progress="hidden",
        api_visibility="private",
        trigger_mode="multiple",
        concurrency_limit=1,
    )
    head.draw(draw, None, [notice, chart], show_progress="hidden", api_visibility="private", trigger_mode="once")


def answer_click(
    table: FigureTable,
    sent: dict[str, Any],
    reach: Reach | None = None,
    reader: Reader = NOBODY,
    *,
    documents: Sequence[int] | None = None,
) -> tuple[Any, ...]:
    """Return filters, notice, rows and file for what the browser sent; what does not change is left as it is.

    `documents` are the ids of those whose figures are shown, where no set of the `reader` is chosen; None for all.
    """
    name, query = str(sent.get("name", "")), read_figure_query(sent)
    try:
        documents = _scope(sent, reach, reader, documents)
        if name in {"csv", "xlsx"}:
            return gr.skip(), *_save(table, query, name, read_address(sent), documents)
        filters: Any = gr.skip()
        if name == "open":
            sets = () if reach is None else reach.visible(reader.owner)
            filters = draw_filters(table.offers(documents=documents), sets=sets)
        return filters, "", draw_table(table.find(query, documents=documents)), gr.skip()
    except CorpusError as error:
        _LOG.warning("%s", error)
        return gr.skip(), draw_notice((str(error),), is_bad=True), gr.skip(), gr.skip()


def answer_draw(
    table: FigureTable,
    sent: dict[str, Any],
    reach: Reach | None = None,
    reader: Reader = NOBODY,
    *,
    documents: Sequence[int] | None = None,
) -> tuple[Any, ...]:
    """Return notice and charts for ticked figures, or without any for those of the filter, if they are few.

    The rest as for `answer_click`.
    """
    kind = next((each for each in ChartKind if each.value == sent.get("kind")), ChartKind.LINE)
    picked = read_picked(sent)
    try:
        documents = _scope(sent, reach, reader, documents)
        if picked:
            rows, found = table.pick(picked[:MOST_FIGURES], documents=documents), len(picked)
        else:
            rows, found = table.all_rows(read_figure_query(sent), MOST_FIGURES, documents=documents)
        if not rows:
            return draw_notice(("Không có số nào để vẽ; hãy chọn số hoặc nới bộ lọc.",), is_bad=True), ""
        if found > MOST_FIGURES:
            told = (
                f"Có {group_digits(found)} số, biểu đồ vẽ được nhiều nhất {MOST_FIGURES}; "
                "hãy chọn từng số hoặc lọc hẹp lại."
            )
            return draw_notice((told,), is_bad=True), ""
        return "", draw_charts(build_charts(rows, kind))
    except CorpusError as error:
        _LOG.warning("%s", error)
        return draw_notice((str(error),), is_bad=True), gr.skip()


def _scope(
    sent: dict[str, Any], reach: Reach | None, reader: Reader, documents: Sequence[int] | None
) -> Sequence[int] | None:
    """Return the ids of the documents of the set that is chosen; where there are no sets, those that were given."""
    return documents if reach is None else reach.documents(str(sent.get("collection", "")), reader.owner)


def _save(
    table: FigureTable, query: FigureQuery, kind: str, address: str, documents: Sequence[int] | None
) -> tuple[Any, ...]:
    rows, found = table.all_rows(query, MOST_ROWS, documents=documents)
    if not rows:
        return draw_notice(("Không có hàng nào để tải.",), is_bad=True), gr.skip(), gr.skip()
    cut = f"Tệp chỉ có {MOST_ROWS} hàng đầu trong {found}; hãy lọc hẹp lại để lấy đủ."
    file = draw_sheet(write_figures(rows, kind, address), "so-lieu", kind)
    return draw_notice((cut,) if found > len(rows) else (), is_bad=True), gr.skip(), file

"""The tab of analyses: series, arithmetic, places of a value. An `Analysis` in, wired components out."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gradio as gr

from index.errors import CorpusError
from index.figure import Role
from qa.find import Place
from qa.page.analysis import Analysis, Audited
from qa.page.analysis_export import write_places, write_series
from qa.page.analysis_view import PENDING, draw_documents, draw_head, draw_progress
from qa.page.audit_export import write_audit
from qa.page.audit_view import Sieve, draw_audit, sift
from qa.page.download import draw_sheet
from qa.page.find_view import draw_places
from qa.page.frame import read_asset
from qa.page.place import read_address
from qa.page.reader import Visible, read_reader
from qa.page.screen.memory import remember
from qa.page.screen.sent import read_sent
from qa.page.series_view import draw_series
from qa.page.shelf_view import draw_notice
from qa.page.task import Progress, Stopped, Tasks
from qa.series.record import Series
from qa.watched import Report

_LOG = logging.getLogger(__name__)

_AUDITING = "Đang kiểm tra"
_STOPPED = "Đã dừng theo yêu cầu; chưa có kết quả. Bấm “Kiểm tra” để chạy lại từ đầu."
_UNEXPECTED = "Có lỗi ngoài dự kiến. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."
_NOTHING = "Chưa có kết quả để tải."

Sent = dict[str, Any]


def build_analysis(analysis: Analysis, download: gr.HTML, visible: Visible) -> None:
    """Build the tab inside the page that is being built; `download` hands files to the browser.

    `visible` tells which documents somebody may see.
    """
    tasks = Tasks()
    found, audited, placed = remember(()), remember(None), remember(())
    with gr.Column(elem_id="qa-analysis-tab", elem_classes=["qa-tab", "qa-analysis"]):
        head = gr.HTML(draw_head(), js_on_load=read_asset("analysis.js"), apply_default_css=False)
        names = gr.HTML("", elem_id="qa-analysis-names", js_on_load=None, apply_default_css=False)
        series, audit, find = (
            gr.HTML(
                "",
                elem_id=f"qa-analysis-{part}",
                js_on_load=read_asset("chart.js"),
                apply_default_css=False,
            )
            for part in ("series", "audit", "find")
        )

    def seen(request: gr.Request) -> Sequence[int] | None:
        return visible(read_reader(request).owner)

    def name_documents(request: gr.Request) -> str:
        return draw_documents(analysis.documents(documents=seen(request)))

    def lay_out(event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        sent = read_sent(event)
        yield PENDING, ()
        yield answer_series(analysis, sent, documents=seen(request))

    def look(event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield PENDING, ()
        yield answer_find(analysis, read_sent(event), documents=seen(request))

    def check(event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from answer_audit(analysis, tasks, read_sent(event), documents=seen(request))

    def sieve(held: Audited | None, event: gr.EventData) -> Any:
        return gr.skip() if held is None else draw_audit(held, read_sieve(read_sent(event)))

    def save(lines: tuple[Series, ...], held: Audited | None, places: tuple[Place, ...], event: gr.EventData) -> Any:
        return answer_save(lines, held, read_sent(event), places)

    hidden: Sent = {"show_progress": "hidden", "api_visibility": "private"}
    head.arrive(name_documents, None, names, **hidden)
    head.series(lay_out, None, [series, found], **hidden)
    head.find(look, None, [find, placed], **hidden)
    head.audit(check, None, [audit, audited], concurrency_limit=2, **hidden)
    head.sieve(sieve, audited, audit, **hidden)
    head.save(save, [found, audited, placed], download, **hidden)
    _wire_stop(head, tasks, hidden)


def _wire_stop(head: gr.HTML, tasks: Tasks, hidden: Sent) -> None:
    def stop(event: gr.EventData) -> None:
        tasks.stop(read_run(read_sent(event)))

    head.stop(stop, None, None, **hidden)


def read_run(sent: Sent) -> str:
    """Return the name that the browser gave to a piece of work."""
    return str(sent.get("run", ""))


def read_sieve(sent: Sent) -> Sieve:
    """Return which findings the browser asked for; read leniently, since anybody can send anything."""
    page = sent.get("page", 1)
    return Sieve(
        check=str(sent.get("check") or ""),
        severity=str(sent.get("severity") or ""),
        page=page if isinstance(page, int) else 1,
    )


def answer_series(
    analysis: Analysis, sent: Sent, *, documents: Sequence[int] | None = None
) -> tuple[str, tuple[Series, ...]]:
    """Return the HTML of the asked series, and the series; of the documents with these ids, None for all."""
    role = next((each for each in Role if each.value == sent.get("role")), None)
    held: tuple[Series, ...] = ()

    def work() -> str:
        nonlocal held
        held = analysis.series(_text(sent, "indicator"), _text(sent, "territory"), role, documents=documents)
        return draw_series(held)

    return _guard(work), held


def answer_find(
    analysis: Analysis, sent: Sent, *, documents: Sequence[int] | None = None
) -> tuple[str, tuple[Place, ...]]:
    """Return the HTML of the places that state the asked value, and the places; of these documents, None for all."""
    held: tuple[Place, ...] = ()

    def work() -> str:
        nonlocal held
        held = analysis.find(_text(sent, "value"), documents=documents)
        return draw_places(held)

    return _guard(work), held


def answer_audit(
    analysis: Analysis, tasks: Tasks, sent: Sent, *, documents: Sequence[int] | None = None
) -> Iterator[tuple[str, Audited | None]]:
    """Run an audit of the documents with these ids, None for all: its progress, then what it found.

    What goes wrong becomes one Vietnamese line.
    """
    document = _text(sent, "document")

    def work(report: Report) -> Audited:
        return analysis.audit(document, report, documents=documents)

    yield draw_progress(None, _AUDITING, ""), None
    watched = tasks.watch(read_run(sent), work)
    try:
        while True:
            progress: Progress = next(watched)
            yield draw_progress(progress, _AUDITING, "bước"), None
    except StopIteration as ended:
        held: Audited = ended.value
        yield draw_audit(held, Sieve()), held
    except Stopped:
        yield draw_notice((_STOPPED,)), None
    except Exception as error:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        yield _tell(error), None


def answer_save(lines: tuple[Series, ...], held: Audited | None, sent: Sent, places: tuple[Place, ...] = ()) -> Any:
    """Return the file of the series, of the findings or of the places that are shown."""
    kind, address = str(sent.get("kind", "")), read_address(sent)
    if sent.get("what") == "series" and lines:
        return draw_sheet(write_series(lines, kind, address), "chuoi-so-lieu", kind)
    if sent.get("what") == "find" and places:
        return draw_sheet(write_places(places, kind, address), "noi-neu-gia-tri", kind)
    if sent.get("what") == "audit" and held is not None:
        return draw_sheet(write_audit(sift(held, read_sieve(sent)), kind, address), "kiem-tra-so-hoc", kind)
    gr.Warning(_NOTHING)
    return gr.skip()


def _text(sent: Sent, name: str) -> str:
    return str(sent.get(name) or "")[:300]


def _guard(work: Callable[[], str]) -> str:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - as above
        return _tell(error)


def _tell(error: Exception) -> str:
    if isinstance(error, CorpusError):
        _LOG.warning("%s", error)
        told = str(error)
        return draw_notice((told[:1].upper() + told[1:],), is_bad=True)
    _LOG.error("the analysis failed", exc_info=error)
    return draw_notice((_UNEXPECTED,), is_bad=True)

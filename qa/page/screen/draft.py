"""The tab that checks a draft: a field to paste into or a file, then the marked draft. A checker in, components out."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.analysis_view import draw_progress
from qa.page.download import WORD, draw_download
from qa.page.draft import CheckedDraft, DraftChecker
from qa.page.draft_view import DRAFT_HEAD, draw_draft
from qa.page.frame import read_asset
from qa.page.reach import Reach
from qa.page.reader import Visible, read_reader
from qa.page.screen.collections import DRAFT_SCOPE, build_scope, offer_sets
from qa.page.screen.memory import remember
from qa.page.shelf_view import draw_notice
from qa.page.task import Progress, Stopped, Tasks
from qa.watched import Report

_LOG = logging.getLogger(__name__)

_CHECKING = "Đang đối chiếu từng con số"
_STOPPED = "Đã dừng theo yêu cầu; bản thảo chưa được soát xong. Bấm “Soát số liệu” để soát lại từ đầu."
_UNEXPECTED = "Có lỗi ngoài dự kiến, bản thảo chưa được soát. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."


def build_draft(
    checker: DraftChecker,
    page: gr.Blocks,
    *,
    takes_files: bool,
    download: gr.HTML,
    visible: Visible,
    reach: Reach | None = None,
) -> None:
    """Build the tab inside the `page` that is being built; `download` hands files to the browser.

    `visible` tells which documents somebody may see; with `reach` a draft can be checked against a set of them.
    """
    checked, tasks = remember(None), Tasks()
    with gr.Column(elem_id="qa-draft-tab", elem_classes="qa-tab"):
        gr.HTML(DRAFT_HEAD, js_on_load=None, apply_default_css=False)
        pasted = gr.Textbox(
            label="Bản thảo",
            placeholder="Dán văn bản vào đây…",
            lines=6,
            max_lines=12,
            elem_id="qa-draft-pasted",
            container=False,
        )
        scope = build_scope(page, reach, DRAFT_SCOPE) if reach is not None else gr.State("")
        send = gr.Button("Soát số liệu", variant="primary", elem_id="qa-draft-send")
        drop = (
            gr.File(label="Bản thảo", show_label=False, file_count="single", elem_id="qa-draft-drop", height=130)
            if takes_files
            else None
        )
        report = gr.HTML("", elem_id="qa-draft-report", js_on_load=read_asset("draft.js"), apply_default_css=False)

    def check_pasted(text: str, chosen: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        if not (text or "").strip():
            yield draw_notice(("Hãy dán bản thảo trước khi soát.",), is_bad=True), None
            return

        def work(told: Report) -> CheckedDraft:
            return checker.check_text(text, told, documents=_documents(visible, reach, chosen, request))

        yield from watch(tasks, name_of(request), work)

    def check_dropped(file: str | None, chosen: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        if not file:
            return
        path = Path(file)

        def work(told: Report) -> CheckedDraft:
            return checker.check_file(path, path.name, told, documents=_documents(visible, reach, chosen, request))

        try:
            for shown in watch(tasks, name_of(request), work):
                yield (*shown, gr.skip())
            yield gr.skip(), gr.skip(), None
        finally:
            path.unlink(missing_ok=True)

    def stop(request: gr.Request) -> None:
        tasks.stop(name_of(request))

    def save(draft: CheckedDraft | None) -> Any:
        if draft is None:
            return gr.skip()
        # Not before somebody saves a draft: a page that opens does not wait for it.
        from qa.page.draft_docx import write_draft  # noqa: PLC0415

        return draw_download(write_draft(draft), f"{Path(draft.name).stem} - đã soát.docx", WORD)

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    send.click(check_pasted, [pasted, scope], [report, checked], concurrency_limit=1, concurrency_id="check", **hidden)
    if drop is not None:
        given, shown = [drop, scope], [report, checked, drop]
        drop.upload(check_dropped, given, shown, concurrency_limit=1, concurrency_id="check", **hidden)
    report.stop(stop, None, None, **hidden)
    _wire_sets(report, scope, reach, hidden)
    report.save(save, checked, download, **hidden)


def _wire_sets(report: gr.HTML, scope: gr.Dropdown | gr.State, reach: Reach | None, hidden: dict[str, Any]) -> None:
    """Offer the sets that there are now, each time the tab is opened."""
    if reach is None:
        return

    def offer(request: gr.Request) -> Any:
        return gr.update(**offer_sets(reach, read_reader(request), DRAFT_SCOPE[1]))

    report.arrive(offer, None, scope, **hidden)


def _documents(visible: Visible, reach: Reach | None, chosen: str | None, request: gr.Request) -> Sequence[int] | None:
    """Return the ids of the documents to check against, None for all."""
    owner = read_reader(request).owner
    return visible(owner) if reach is None else reach.documents(chosen or "", owner)


def name_of(request: gr.Request) -> str:
    """Return the name of the work of a window; one draft of it is checked at a time."""
    return str(request.session_hash or "")


def watch(tasks: Tasks, run: str, work: Callable[[Report], CheckedDraft]) -> Iterator[tuple[str, CheckedDraft | None]]:
    """Check a draft under a name: the HTML of its progress, then what was found or one Vietnamese line."""
    yield draw_progress(None, _CHECKING, ""), None
    watched = tasks.watch(run, lambda report: check(lambda: work(report)))
    try:
        while True:
            progress: Progress = next(watched)
            yield draw_progress(progress, _CHECKING, "số"), None
    except StopIteration as ended:
        yield ended.value
    except Stopped:
        yield draw_notice((_STOPPED,)), None


def check(work: Callable[[], CheckedDraft]) -> tuple[str, CheckedDraft | None]:
    """Check a draft and return its HTML with it; what goes wrong becomes one Vietnamese line."""
    try:
        draft = work()
        return draw_draft(draft), draft
    except Stopped:
        raise
    except CorpusError as error:
        _LOG.warning("%s", error)
        return draw_notice((str(error),), is_bad=True), None
    except Exception:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        _LOG.exception("the draft could not be checked")
        return draw_notice((_UNEXPECTED,), is_bad=True), None

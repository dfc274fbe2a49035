"""The tab of documents: a field to drop files on, what is being done, the list. A shelf in, wired components out."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.correction_view import CORRECTION_DIALOG, draw_corrected, read_corrections
from qa.page.frame import LIVE_REGION, read_asset
from qa.page.reach import Reach
from qa.page.reader import NOBODY, Reader, read_reader
from qa.page.screen.collections import build_bar
from qa.page.screen.sent import read_sent
from qa.page.shelf import Shelf
from qa.page.shelf_view import CLOSED_NOTE, SHELF_HEAD, draw_notice, draw_removed, draw_shelf, draw_work

_LOG = logging.getLogger(__name__)


def build_shelf(
    shelf: Shelf,
    reach: Reach | None = None,
    scope: gr.Dropdown | gr.State | None = None,
    *,
    has_people: bool = False,
) -> None:
    """Build the tab inside the page that is being built; `scope` is the choice of a set above the question.

    Where people sign in, they say whom a file is for.
    """
    with gr.Column(elem_id="qa-shelf-tab", elem_classes="qa-tab"):
        head = gr.HTML(SHELF_HEAD, elem_id="qa-shelf-head", js_on_load=read_asset("shelf.js"), apply_default_css=False)
        drop = (
            gr.File(label="Thêm tài liệu", show_label=False, file_count="multiple", elem_id="qa-shelf-drop", height=130)
            if shelf.is_open
            else None
        )
        folder = gr.UploadButton(
            "Chọn cả một thư mục…",
            file_count="directory",
            visible=drop is not None,
            elem_id="qa-shelf-folder",
            elem_classes="qa-tool",
        )
        shared = gr.Checkbox(
            label="Chia sẻ với mọi người (nếu không, chỉ bạn thấy các tệp thả vào)",
            visible=has_people and drop is not None,
            elem_id="qa-shelf-shared",
            container=False,
        )
        if drop is None:
            gr.HTML(CLOSED_NOTE, js_on_load=None, apply_default_css=False)
        gr.HTML(CORRECTION_DIALOG, js_on_load=read_asset("corrections.js"), apply_default_css=False)
        notice, work = (_status(name) for name in ("qa-shelf-notice", "qa-shelf-work"))
        if reach is not None:
            build_bar(shelf, reach, notice, scope)
        listed = gr.HTML("", elem_id="qa-shelf-list", js_on_load=None, apply_default_css=False)
    shown = [notice, work, listed]

    def act(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        sent = read_sent(event)
        return answer_click(shelf, sent, reach, read_reader(request))

    # One at a time, so that the answers come in the order of the clicks.
    head.act(
        act,
        None,
        shown,
        show_progress="hidden",
        api_visibility="private",
        trigger_mode="multiple",
        concurrency_limit=1,
    )
    if drop is not None:

        def add(files: list[str] | None, is_shared: bool, request: gr.Request) -> tuple[Any, ...]:
            paths = [Path(file) for file in files or ()]
            return (*take_files(shelf, paths, read_reader(request), is_shared=is_shared), None)

        for given in (drop, folder):
            given.upload(add, [given, shared], [*shown, given], show_progress="hidden", api_visibility="private")


def answer_click(
    shelf: Shelf, sent: dict[str, Any], reach: Reach | None = None, reader: Reader = NOBODY
) -> tuple[Any, ...]:
    """Do what a click asks for and return notice, work and list; what did not change is left as it is.

    Parameters
    ----------
    shelf
        The documents.
    sent
        From ``shelf.js``; read leniently, since anybody can send anything.
    reach
        The sets that the list may be kept to; None has none.
    reader
        Who sent it.
    """
    name, key = str(sent.get("name", "")), str(sent.get("key", ""))
    query, page, stamp = str(sent.get("query", ""))[:200], sent.get("page", 1), sent.get("stamp", "")
    try:
        facts, owner = sent.get("facts"), reader.owner
        notice = _correct(shelf, key, facts, owner) if name == "correct" else _do(shelf, name, key, owner)
        number = str(sent.get("set", ""))
        documents = reach.documents(number, owner) if reach is not None and number else None
        view = shelf.view(query, page if isinstance(page, int) else 1, documents=documents, owner=owner)
        work = draw_work(shelf.work())
    except CorpusError as error:
        _LOG.warning("%s", error)
        return draw_notice((str(error),), is_bad=True), gr.skip(), gr.skip()
    return notice, work, gr.skip() if view.stamp == stamp else draw_shelf(view)


def _do(shelf: Shelf, name: str, key: str, owner: str) -> Any:
    if name == "remove":
        removed = shelf.remove(key, owner=owner)
        return draw_removed(removed, key) if removed else draw_notice(("Tài liệu này không còn trong kho.",))
    if name == "undo":
        restored = shelf.undo(key, owner=owner)
        told = f"Đã đưa lại “{restored}”, đang đọc." if restored else "Không đưa lại được: tệp không còn ở chỗ cũ."
        return draw_notice((told,), is_bad=not restored)
    if name == "again":
        again = shelf.read_again(key, owner=owner)
        return draw_notice((f"Đang đọc lại “{again}”.",) if again else ("Tệp này không còn trong kho.",))
    return gr.skip()


def _correct(shelf: Shelf, key: str, sent: object, owner: str) -> str:
    name, former = shelf.correct(key, read_corrections(sent), owner=owner)
    return draw_corrected(name, key, former) if name else draw_notice(("Tài liệu này không còn trong kho.",))


def take_files(shelf: Shelf, files: Sequence[Path], reader: Reader, *, is_shared: bool = False) -> tuple[str, str, str]:
    """Hand dropped files to the shelf, and take them out of the framework's folder; return notice, work and list."""
    try:
        count, refused = shelf.add([(file, file.name) for file in files], owner=reader.owner, is_shared=is_shared)
    except (CorpusError, OSError) as error:
        _LOG.warning("%s", error)
        count, refused = 0, (f"Không giữ được tệp ({error}); hãy kiểm tra chỗ trống và quyền ghi rồi thả lại.",)
    finally:
        for file in files:
            file.unlink(missing_ok=True)
    taken = (f"Đã nhận {count} tệp.",) if count else ()
    return (
        draw_notice((*taken, *refused), is_bad=bool(refused)),
        draw_work(shelf.work()),
        draw_shelf(shelf.view(owner=reader.owner)),
    )


def _status(identity: str) -> gr.HTML:
    return gr.HTML("", elem_id=identity, js_on_load=LIVE_REGION, apply_default_css=False)
